"""Who may do what in an election: the team of the role, and for some steps whoever leads it."""

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import NotAllowed


def reads(actor: Actor, team: int) -> bool:
    """The team itself: reasons are for each other, not for the MPP, HR or other teams."""
    return actor is SYSTEM or team in actor.member_of


def require_leads(actor: Actor, facilitator: int, name: str) -> None:
    if actor.id != facilitator:
        raise NotAllowed("%(name)s leads this election. Ask them, or take over where that is possible.", name=name)


def may_withdraw(actor: Actor, facilitator: int, by: int) -> bool:
    return actor.id in (facilitator, by)


def require_may_withdraw(actor: Actor, facilitator: int, by: int) -> None:
    if not may_withdraw(actor, facilitator, by):
        raise NotAllowed("Who started this election, or who leads it, can withdraw it.")
