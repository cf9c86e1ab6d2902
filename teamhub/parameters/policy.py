"""Who reads these numbers: everybody who works here. Who changes them: HR."""

from teamhub.core.act import Actor, Office
from teamhub.core.errors import NotAllowed, NotFound


def require_sees(actor: Actor) -> None:
    if not actor.is_colleague:
        raise NotFound("There is no such page.")


def may_change(actor: Actor) -> bool:
    """HR follows what the law, the code and the collective agreement say, and records what was agreed besides.

    What teams and management agreed in a framework is none of these: a limit of a framework changes with its framework.
    """
    return actor.has(Office.HR)


def require_change(actor: Actor) -> None:
    require_sees(actor)
    if not may_change(actor):
        raise NotAllowed("HR changes these numbers. Tell HR what has changed, and since when.")
