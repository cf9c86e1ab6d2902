"""Who may do what with the catalogue and with certificates. Pure."""

from collections.abc import Collection

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed

KEEPERS = frozenset({Office.HR, Office.PROCESS, Office.PRACTICE})
DEVELOPER = "ontwikkelaar"
STEWARD = "methodiek"


def may_edit(actor: Actor, team: int | None) -> bool:
    """HR, the process supporter and the practice coach keep the catalogue; a team what it added itself."""
    return actor is SYSTEM or bool(actor.offices & KEEPERS) or (team is not None and team in actor.member_of)


def may_judge(actor: Actor, team: int | None) -> bool:
    """Whether a training fits the method: the practice coach, or the method steward of the team that added it."""
    return actor is SYSTEM or actor.has(Office.PRACTICE) or (team is not None and (team, STEWARD) in actor.roles)


def sees_who_knows(actor: Actor) -> bool:
    """Who can do what is between colleagues; an MPP and a director see how many (no figures about one person)."""
    return actor is SYSTEM or bool(actor.member_of) or bool(actor.offices & KEEPERS)


def may_record(actor: Actor, person: int, teams: Collection[int]) -> bool:
    """A certificate: oneself, the developer of a team that they are in, and HR."""
    developer = any((team, DEVELOPER) in actor.roles for team in teams)
    return actor is SYSTEM or actor.id == person or developer or actor.has(Office.HR)


def require_edit(actor: Actor, team: int | None) -> None:
    if not may_edit(actor, team):
        raise NotAllowed(
            "HR, the process supporter and the practice coach keep the catalogue; a team keeps what it added itself."
        )


def require_judge(actor: Actor, team: int | None) -> None:
    if not may_judge(actor, team):
        raise NotAllowed(
            "Whether a training fits the method is said by the practice coach; of what a team added itself also by "
            "its method steward."
        )


def require_record(actor: Actor, person: int, teams: Collection[int]) -> None:
    if not may_record(actor, person, teams):
        raise NotAllowed("A certificate is recorded by who has it, by the developer of their team, or by HR.")
