"""Who: may this person do that about that person? HR keeps the record; what is somebody's own is theirs alone."""

from collections.abc import Iterable
from enum import StrEnum

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed, NotFound


class Verb(StrEnum):
    FOUND = "found"
    KEEP_RECORD = "keep_record"  # welcome, correct, change contract hours, leave, come back
    CHANGE_CASELOAD = "change_caseload"
    NAME_TALENT = "name_talent"
    NAME_SUCCESSOR = "name_successor"


OWN = frozenset({Verb.NAME_TALENT, Verb.NAME_SUCCESSOR, Verb.CHANGE_CASELOAD})
OF_HR = frozenset({Verb.KEEP_RECORD, Verb.CHANGE_CASELOAD})


def may(verb: Verb, actor: Actor, person_id: int | None = None) -> bool:
    """TeamHub itself acts for the operator at a terminal. Nobody names another person's talents or successor."""
    if verb in OWN and actor.id is not None and actor.id == person_id:
        return True
    if verb is Verb.FOUND:
        return actor is SYSTEM
    return verb in OF_HR and (actor is SYSTEM or actor.has(Office.HR))


def require(verb: Verb, actor: Actor, person_id: int | None = None) -> None:
    if may(verb, actor, person_id):
        return
    if verb in OWN:
        raise NotAllowed("Only this colleague can do this: it is about themselves.")
    raise NotAllowed("HR keeps this record. Ask HR to change it.")


def works_here(actor: Actor) -> None:
    """What is between colleagues does not exist for an operator, nor for the client council: NotFound."""
    if not actor.is_colleague:
        raise NotFound("There is no such page.")


def sees_person(actor: Actor, person_id: int) -> bool:
    """Who works here sees colleagues; the client council and an operator see nobody's page but their own."""
    return actor is SYSTEM or actor.is_colleague or actor.id == person_id


def sees_away(actor: Actor, person_id: int, teams: Iterable[int]) -> bool:
    """Whether somebody is in today: they themselves, their team, and HR with their second factor.

    Not an MPP, whatever it is for (KAD-09).
    """
    hr = actor.has(Office.HR) and actor.proved
    return actor.id == person_id or hr or bool((actor.member_of - actor.oversees) & {*teams})


def sees_hours(actor: Actor, person_id: int, teams: Iterable[int]) -> bool:
    """Contract hours, and a professional registration, are known to oneself, to who shares a team today, and to HR.

    Not to the MPP of that team.
    """
    return actor is SYSTEM or actor.has(Office.HR) or sees_caseload(actor, person_id, teams)


def sees_caseload(actor: Actor, person_id: int, teams: Iterable[int]) -> bool:
    """How much work somebody carries is between them and who they divide it with."""
    return actor.id is not None and (actor.id == person_id or not actor.member_of.isdisjoint(teams))
