"""Who sees what a team can do. Colleagues of the team, and who keeps the catalogue, by name; its MPP how many. Pure."""

from collections.abc import Collection

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.training.policy import KEEPERS, may_record


def sees_names(actor: Actor, team: int) -> bool:
    return actor is SYSTEM or team in actor.member_of or bool(actor.offices & KEEPERS)


def require_seen(actor: Actor, team: int) -> None:
    if not (sees_names(actor, team) or team in actor.oversees or actor.has(Office.DIRECTOR)):
        raise NotFound("There is no such page.")


def require_record(actor: Actor, person: int, teams: Collection[int]) -> None:
    if not may_record(actor, person, teams):
        raise NotAllowed("A certificate is recorded by who has it, by the developer of their team, or by HR.")


def sees_person(actor: Actor, person: int, teams: Collection[int]) -> bool:
    """Their own page: themselves, their team's colleagues, HR, the process supporter and the practice coach."""
    return actor.id == person or any(sees_names(actor, team) for team in teams) or bool(actor.offices & KEEPERS)
