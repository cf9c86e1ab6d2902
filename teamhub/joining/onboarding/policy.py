"""Who sees an onboarding plan: its newcomer, their team, and HR. Newcomer, mentor and team change it (KAD-14)."""

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed


def sees(actor: Actor, team: int, person: int) -> bool:
    return actor is SYSTEM or actor.id == person or team in actor.member_of or actor.has(Office.HR)


def works_on(actor: Actor, team: int, person: int) -> bool:
    return actor is SYSTEM or actor.id == person or team in actor.member_of


def require_team(actor: Actor, team: int) -> None:
    if actor is not SYSTEM and team not in actor.member_of:
        raise NotAllowed("The team itself makes the onboarding plan of a new colleague.")


def require_works_on(actor: Actor, team: int, person: int) -> None:
    if not works_on(actor, team, person):
        raise NotAllowed("The newcomer, the mentor and their team change this plan.")
