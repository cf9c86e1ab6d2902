from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed
from teamhub.core.second_factor import require_second_factor


def require_own(actor: Actor) -> None:
    """One's own data, which may tell of one's absence: with the second factor."""
    require_second_factor(actor)


def require_overview(actor: Actor) -> None:
    """How many records of each kind, without names."""
    if actor is SYSTEM:
        return
    if not actor.has(Office.HR):
        raise NotAllowed("HR looks after how long things are kept. Your own data are on a page of your own.")
    require_second_factor(actor)
