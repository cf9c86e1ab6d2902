"""Who may know what of somebody's absence (domain.md 2.2.1), and who may do what. Pure.

Whoever may not know gets the same as if there were nothing. An MPP and the director see no absence of anybody else.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Protocol

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.core.second_factor import require_second_factor

ROLE = "verzuim"  # the key of the absence coordinator's role


class Sight(IntEnum):
    """How much somebody may know; each knows what those before it know."""

    NOTHING = 0
    AWAY = 1  # that somebody is absent, and until when that is expected: a colleague of the team
    CASE = 2  # first day, contact, what was agreed: the absence coordinator, until HR took over
    FILE = 3  # and what the person entered for HR: HR
    OWN = 4


class Whose(Protocol):
    @property
    def person(self) -> int: ...
    @property
    def teams(self) -> frozenset[int]: ...  # the one that it was reported in, and those that they are in today
    @property
    def coordinated_by(self) -> int | None: ...  # the team that it was reported in
    @property
    def handed_over(self) -> bool: ...  # HR has it
    @property
    def current(self) -> bool: ...  # it goes on, or it was said today that it does not any more


def sight(actor: Actor, of: Whose) -> Sight:
    if actor is SYSTEM:
        return Sight.FILE
    if actor.id is None:
        return Sight.NOTHING
    if actor.id == of.person:
        return Sight.OWN
    if actor.has(Office.HR):
        return Sight.FILE
    if coordinates(actor, of.coordinated_by) and not of.handed_over:
        return Sight.CASE
    return Sight.AWAY if _colleague(actor, of) else Sight.NOTHING


def coordinates(actor: Actor, team: int | None) -> bool:
    return team is not None and (team, ROLE) in actor.roles and team in actor.member_of


def coordinated(actor: Actor) -> list[int]:
    """The teams that they are absence coordinator of."""
    return sorted(team for team, role in actor.roles if role == ROLE and team in actor.member_of)


def sees_team(actor: Actor, team: int) -> bool:
    """Who of a team is absent: its members, and HR. Not its MPP."""
    return actor.has(Office.HR) or (team in actor.member_of and team not in actor.oversees)


def sees_word(actor: Actor, team: int) -> bool:
    """The word, and until when it is expected, on the page of the team: who is in it, and HR with the second factor."""
    return sees_team(actor, team) and (team in actor.member_of or actor.proved)


def sees_counts(actor: Actor, team: int) -> bool:
    """How many pieces of work have a holder, and how many have not: its MPP, who sees no names."""
    return team in actor.oversees


def may_report_for(actor: Actor, teams: frozenset[int]) -> bool:
    """A colleague of the team for who phones; HR for anybody."""
    return actor.has(Office.HR) or bool(teams & actor.member_of - actor.oversees)


def works_here(actor: Actor) -> None:
    if not actor.is_colleague:
        raise NotFound("There is no such page.")


def require_sight(actor: Actor, of: Whose, least: Sight) -> Sight:
    """Of who knows less it does not exist. Beyond one's own and the word "absent" the second factor is asked for."""
    found = sight(actor, of)
    if found < least:
        raise NotFound("There is no such page.")
    if actor is not SYSTEM and found is not Sight.OWN:
        require_second_factor(actor)
    return found


def require_guide(actor: Actor, of: Whose) -> None:
    """The coordinator, until HR has it; HR always. Not about oneself."""
    if require_sight(actor, of, Sight.AWAY) not in (Sight.CASE, Sight.FILE):
        raise NotAllowed("The absence coordinator of the team does this, or HR.")


def require_hr(actor: Actor, of: Whose) -> None:
    if require_sight(actor, of, Sight.AWAY) is not Sight.FILE:
        raise NotAllowed("HR does this.")


def require_hand_over(actor: Actor, of: Whose, due: bool) -> None:
    """HR takes over whenever it wants to; the coordinator hands over once it is due."""
    require_guide(actor, of)
    if not (due or actor is SYSTEM or actor.has(Office.HR)):
        raise NotAllowed("HR takes over on its day, or earlier if you ask for it.")


def require_recording(actor: Actor, of: Whose) -> None:
    """To note that somebody stays away longer, or is back: they themselves, a colleague of the team, HR."""
    require_sight(actor, of, Sight.AWAY)


def require_team(actor: Actor, team: int) -> None:
    if not sees_team(actor, team):
        raise NotFound("There is no such page.")
    require_second_factor(actor)


def require_coordinator(actor: Actor, team: int) -> None:
    """The page of the absence coordinator of a team; HR reads it too."""
    if not sees_team(actor, team):
        raise NotFound("There is no such page.")
    if not (coordinates(actor, team) or actor.has(Office.HR)):
        raise NotAllowed("This page is for the absence coordinator of the team, and for HR.")
    require_second_factor(actor)


def _colleague(actor: Actor, of: Whose) -> bool:
    """A team does not look back: who was absent before is none of its business."""
    return of.current and bool(of.teams & actor.member_of - actor.oversees)
