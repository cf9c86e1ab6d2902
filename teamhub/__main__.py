"""`teamhub` and `python -m teamhub`: how an operator runs it. The commands are in `cli/`."""

import gc
import sys

from teamhub.settings import Settings, WrongSetting


def main() -> int:
    """The settings come first: a wrong one is said in one line, before anything else is even loaded."""
    try:
        settings = Settings()
    except WrongSetting as wrong:
        from teamhub.cli.words import complain, speak

        speak()
        complain(wrong)
        return 2
    gc.disable()  # a start makes thousands of classes, and none of them is garbage
    from teamhub.cli.main import run

    gc.freeze()  # nor will it be: the workers, made from us, need not look through it either
    gc.enable()
    return run(settings, sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
