"""Who: may this person know of a vacancy, write it, post it, read who applied? Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed
from teamhub.hiring.rules import ENDED, Stage
from teamhub.hiring.stages import STAGES, Verb

RECRUITER = "werving"  # the key of the role


class Vacancy(Protocol):
    @property
    def team(self) -> int: ...
    @property
    def stage(self) -> Stage: ...
    @property
    def committee(self) -> Collection[int]: ...  # ids of those who take part
    @property
    def asked(self) -> Collection[int]: ...  # ids of those who have yet to answer
    @property
    def names_on(self) -> date | None: ...  # empty: the committee reads letters without names


def of_team(actor: Actor, vacancy: Vacancy) -> bool:
    return vacancy.team in actor.member_of


def recruits(actor: Actor, team: int) -> bool:
    """Holds the recruiter's role in that team today."""
    return (team, RECRUITER) in actor.roles


def runs(actor: Actor, vacancy: Vacancy) -> bool:
    return recruits(actor, vacancy.team)


def selects(actor: Actor, vacancy: Vacancy) -> bool:
    """Is on the committee, and takes part."""
    return actor.id is not None and actor.id in vacancy.committee


def was_asked(actor: Actor, vacancy: Vacancy) -> bool:
    return actor.id is not None and actor.id in vacancy.asked


def sees_inside(actor: Actor, vacancy: Vacancy) -> bool:
    """The vacancy's own page with its stages, people and numbers: the team, its MPP, HR, and who is asked to select."""
    near = of_team(actor, vacancy) or vacancy.team in actor.oversees
    return actor is SYSTEM or near or actor.has(Office.HR) or selects(actor, vacancy) or was_asked(actor, vacancy)


def sees(actor: Actor, vacancy: Vacancy) -> bool:
    """Colleagues know of a vacancy once the team consented to it; a draft is the team's, its MPP's and HR's."""
    if sees_inside(actor, vacancy):
        return True
    return actor.is_colleague and vacancy.stage is not Stage.DRAFT


def reads_letters(actor: Actor, vacancy: Vacancy) -> bool:
    """Who applied, by name, and their files: the recruiter and HR; no MPP, no team.

    The committee from when it has decided on all letters without names, for as long as it selects.
    """
    known = vacancy.names_on is not None and vacancy.stage not in ENDED
    return actor.has(Office.HR) or runs(actor, vacancy) or (selects(actor, vacancy) and known)


def writes(actor: Actor, vacancy: Vacancy) -> bool:
    """Anybody of the team writes the profile with the recruiter."""
    return of_team(actor, vacancy)


def may(verb: Verb, actor: Actor, vacancy: Vacancy) -> bool:
    if verb is Verb.POST:
        return actor.has(Office.HR)
    if verb is Verb.MOVE_CLOSING:
        return actor.has(Office.HR) or runs(actor, vacancy)
    if verb is Verb.STOP:
        return runs(actor, vacancy) or (vacancy.stage is Stage.DRAFT and of_team(actor, vacancy))
    if verb in (Verb.WRITE, Verb.REWRITE):
        return writes(actor, vacancy)
    return actor is SYSTEM


def require(verb: Verb, actor: Actor, vacancy: Vacancy) -> None:
    if may(verb, actor, vacancy):
        return
    if verb is Verb.POST:
        raise NotAllowed("HR posts a vacancy. Ask HR.")
    if verb is Verb.MOVE_CLOSING:
        raise NotAllowed("The recruiter of the team moves the closing date, or HR.")
    if verb is Verb.STOP:
        raise NotAllowed("The recruiter of the team stops a vacancy, or the team by consent.")
    raise NotAllowed("The team writes the profile of its vacancy.")


def offers(actor: Actor, vacancy: Vacancy) -> list[Verb]:
    """What can be done now, by this person."""
    verbs = [verb for verb in STAGES.verbs_from(vacancy.stage) if may(verb, actor, vacancy)]
    return [verb for verb in verbs if verb is not Verb.MOVE_CLOSING or vacancy.names_on is None]


def may_form(actor: Actor, vacancy: Vacancy) -> bool:
    """Who asks people for the committee: the recruiter, or anybody of the team where it has none."""
    return of_team(actor, vacancy) and vacancy.stage not in ENDED


def require_form(actor: Actor, vacancy: Vacancy) -> None:
    if not may_form(actor, vacancy):
        raise NotAllowed("The team of the vacancy asks people for its committee.")


def may_enter(actor: Actor, vacancy: Vacancy) -> bool:
    """Who writes down an application that came in another way."""
    return actor.has(Office.HR) or runs(actor, vacancy)


def require_enter(actor: Actor, vacancy: Vacancy) -> None:
    if not may_enter(actor, vacancy):
        raise NotAllowed("The recruiter of the team enters an application by hand, or HR.")


def changes_texts(actor: Actor, team: int | None) -> bool:
    """The mails of a team: its recruiter and HR. Those of the whole organisation: HR."""
    return actor.has(Office.HR) or (team is not None and recruits(actor, team))
