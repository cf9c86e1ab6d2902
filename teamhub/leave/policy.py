"""Who: leave is its asker's; while it is open their team reads it and speaks. Pure."""

from collections.abc import Collection

from teamhub.core.act import Actor, Office
from teamhub.core.errors import NotAllowed, NotFound


def require_asker(actor: Actor, person: int) -> None:
    if actor.id is None or actor.id != person:
        raise NotAllowed("Only who asked for this leave can do this.")


def require_colleague(actor: Actor, person: int) -> None:
    """Of who may read it anyway: their own leave is for the others to say something to."""
    if actor.id == person:
        raise NotAllowed("This is your own leave. Your colleagues say something to it.")


def sees_names(actor: Actor, team: int) -> bool:
    """Who of a team is away: the team itself, and HR with the second factor. Its MPP sees how many are there."""
    return team in actor.member_of or (actor.has(Office.HR) and actor.proved)


def require_member(actor: Actor, team: int) -> None:
    if team not in actor.member_of:
        raise NotAllowed("This is for the team itself.")


def works_here(actor: Actor) -> None:
    if not actor.is_colleague:
        raise NotFound("There is no such page.")


def everybody_said(by: Collection[int], others: Collection[int]) -> bool:
    """Whether all the others have said that it is fine: `by` are those who did."""
    return set(others) <= set(by)
