"""Who: may this person read letters without names, score them, decide, see the choice, talk terms, fill? Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.hiring.policy import RECRUITER
from teamhub.hiring.rules import Stage

NO_PAGE = "There is no such page."


class Vacancy(Protocol):
    @property
    def team(self) -> int: ...
    @property
    def stage(self) -> Stage: ...
    @property
    def contact(self) -> int | None: ...
    @property
    def committee(self) -> Collection[int]: ...
    @property
    def names_on(self) -> date | None: ...


def runs(actor: Actor, vacancy: Vacancy) -> bool:
    """The recruiter: the role's holder today, or who is named in the vacancy and in its team."""
    named = actor.id is not None and actor.id == vacancy.contact and vacancy.team in actor.member_of
    return named or (vacancy.team, RECRUITER) in actor.roles


def selects(actor: Actor, vacancy: Vacancy) -> bool:
    return actor.id is not None and actor.id in vacancy.committee


def knows_names(actor: Actor, vacancy: Vacancy) -> bool:
    """Who answers applicants knows who they are before anybody else does, and so scores no letter."""
    return runs(actor, vacancy) or actor.has(Office.HR)


def reads(actor: Actor, vacancy: Vacancy) -> bool:
    """Letters and talks: the committee and the recruiter. Not the MPP, not HR, and not the rest of the team."""
    return selects(actor, vacancy) or runs(actor, vacancy)


def require_reads(actor: Actor, vacancy: Vacancy) -> None:
    if not reads(actor, vacancy):
        raise NotFound(NO_PAGE)


def scores(actor: Actor, vacancy: Vacancy) -> bool:
    return selects(actor, vacancy) and not knows_names(actor, vacancy)


def require_scores(actor: Actor, vacancy: Vacancy) -> None:
    require_reads(actor, vacancy)
    if not scores(actor, vacancy):
        raise NotAllowed("Two of the committee who do not know the names score the letters. You know who wrote them.")


def require_selects(actor: Actor, vacancy: Vacancy) -> None:
    require_reads(actor, vacancy)
    if not selects(actor, vacancy):
        raise NotAllowed("The committee decides this. Its members can do it.")


def require_runs(actor: Actor, vacancy: Vacancy) -> None:
    require_reads(actor, vacancy)
    if not runs(actor, vacancy):
        raise NotAllowed("The recruiter of the team does this. Ask them.")


def asks_own(actor: Actor, vacancy: Vacancy) -> bool:
    """Who sits in the committee for the client council asks questions of the council's own."""
    return selects(actor, vacancy) and actor.has(Office.COUNCIL)


def of_team(actor: Actor, vacancy: Vacancy) -> bool:
    return vacancy.team in actor.member_of


def talks_terms(actor: Actor, vacancy: Vacancy) -> bool:
    return vacancy.team in actor.oversees


def reads_choice(actor: Actor, vacancy: Vacancy, chosen: bool) -> bool:
    """Whom the team asks: team and committee; the MPP of the team and HR once the team has chosen, and not before."""
    if actor is SYSTEM or of_team(actor, vacancy) or selects(actor, vacancy):
        return True
    return chosen and (talks_terms(actor, vacancy) or actor.has(Office.HR))


def require_choice(actor: Actor, vacancy: Vacancy, chosen: bool) -> None:
    if not reads_choice(actor, vacancy, chosen):
        raise NotFound(NO_PAGE)


def proposes(actor: Actor, vacancy: Vacancy) -> bool:
    """Who puts a candidate to the team: the recruiter, or who of the team is on the committee."""
    return runs(actor, vacancy) or (selects(actor, vacancy) and of_team(actor, vacancy))


def require_proposes(actor: Actor, vacancy: Vacancy) -> None:
    if not proposes(actor, vacancy):
        raise NotAllowed("The recruiter puts a candidate to the team, or a member of the committee from the team.")


def require_mpp(actor: Actor, vacancy: Vacancy) -> None:
    if not talks_terms(actor, vacancy):
        raise NotAllowed("The terms talk is held by the primary-process manager of this team.")


def require_hr(actor: Actor) -> None:
    if not actor.has(Office.HR):
        raise NotAllowed("HR checks certificates and fills the vacancy. Ask HR.")


def declines(actor: Actor, vacancy: Vacancy) -> bool:
    """Who may write down that the candidate said no: who spoke with them."""
    return talks_terms(actor, vacancy) or runs(actor, vacancy) or actor.has(Office.HR)


def require_declines(actor: Actor, vacancy: Vacancy) -> None:
    if not declines(actor, vacancy):
        raise NotAllowed("The MPP, the recruiter or HR writes down that the candidate said no.")


def require_team(actor: Actor, vacancy: Vacancy) -> None:
    if not of_team(actor, vacancy):
        raise NotAllowed("The team answers this.")
