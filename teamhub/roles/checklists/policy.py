"""Who writes and ticks a role's checklist: the team of the role. What was ticked is for the team alone."""

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import NotAllowed, NotFound


def sees_ticks(actor: Actor, team_id: int) -> bool:
    """Of a role that one person holds they would be figures about that person: not for an MPP, nor for other teams."""
    return actor is SYSTEM or team_id in actor.member_of


def require_ticks(actor: Actor, team_id: int) -> None:
    if not sees_ticks(actor, team_id):
        raise NotFound("There is no such page.")


def require(actor: Actor, team_id: int) -> None:
    if team_id not in actor.member_of:
        raise NotAllowed("A role's checklist is its team's: only the team writes and ticks it.")
