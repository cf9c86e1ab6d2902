"""An error as a log may tell it: its kind and where it came from. Its words may quote what people wrote."""

import traceback


def placed(error: BaseException) -> str:
    """ "KeyError at service.py:88, behind queries.py:12": the last two places, without the message."""
    frames = traceback.extract_tb(error.__traceback__)[-2:]
    places = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames)]
    return f"{type(error).__name__} at {', behind '.join(places) or 'nowhere'}"


def trace(error: BaseException) -> list[str]:
    """Every place that it passed through, the outermost first, and what it came from before that."""
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    before = trace(error.__cause__) if error.__cause__ else []
    return [*before, *places, type(error).__name__]
