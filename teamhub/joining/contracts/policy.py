"""Who sees the clocks of a contract: whom it is about, their team, its MPP and HR. Who does what: KAD-14."""

from collections.abc import Iterable

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed


def sees(actor: Actor, person: int, teams: Iterable[int]) -> bool:
    near = actor.member_of | actor.oversees
    return actor is SYSTEM or actor.id == person or actor.has(Office.HR) or any(team in near for team in teams)


def reads_voices(actor: Actor, person: int, teams: Iterable[int]) -> bool:
    """The sentences stay in the team: its MPP reads the advice."""
    return actor is SYSTEM or actor.id == person or any(team in actor.member_of for team in teams)


def advises(actor: Actor, person: int, teams: Iterable[int]) -> bool:
    return actor.id != person and any(team in actor.member_of for team in teams)


def decides(actor: Actor, person: int, teams: Iterable[int]) -> bool:
    return actor.id != person and any(team in actor.oversees for team in teams)


def require_hr(actor: Actor) -> None:
    if actor is not SYSTEM and not actor.has(Office.HR):
        raise NotAllowed("HR records contracts.")


def require_advises(actor: Actor, person: int, teams: Iterable[int]) -> None:
    if actor.id == person:
        raise NotAllowed("Your colleagues say this about you. You read along.")
    if not advises(actor, person, teams):
        raise NotAllowed("The team of this colleague advises.")


def require_decides(actor: Actor, person: int, teams: Iterable[int]) -> None:
    if not decides(actor, person, teams):
        raise NotAllowed("The MPP of the team decides this, on the team's advice.")
