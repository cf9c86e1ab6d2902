"""Who: everybody who works here reads a draft, its group writes it, and a few things are somebody's alone."""

from collections.abc import Collection

from teamhub.core.act import Actor, Office
from teamhub.core.errors import NotAllowed

COUNCIL_RECORDERS = frozenset({Office.HR, Office.DIRECTOR})
REVIEWERS = frozenset({Office.MPP, Office.DIRECTOR, Office.PROCESS})


def require_group(actor: Actor, group: Collection[int], names: str) -> None:
    """`group` are the ids of who is in it now, `names` how a refusal says who they are."""
    if actor.id not in group:
        raise NotAllowed("Only the framework group writes this draft: %(names)s. Ask one of them.", names=names)


def records_council(actor: Actor) -> bool:
    return bool(actor.offices & COUNCIL_RECORDERS)


def require_council_recorder(actor: Actor) -> None:
    if not records_council(actor):
        raise NotAllowed("What the works council said is recorded by HR or the managing director.")


def decides_for_a_while(actor: Actor) -> bool:
    """KAD-18: without consent after two rounds, the managing director does."""
    return actor.has(Office.DIRECTOR)


def require_director(actor: Actor) -> None:
    if not decides_for_a_while(actor):
        raise NotAllowed("Only the managing director decides for a while, after two rounds without consent.")


def reviews(actor: Actor) -> bool:
    """Who is reminded that a framework is due for review: MPP, managing director and process supporter."""
    return bool(actor.offices & REVIEWERS)
