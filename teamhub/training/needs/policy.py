"""Needs are between the people of one team; for everybody else they do not exist. Pure.

The MPP sees the learning plan and the spending (KAD-04), and of needs how many there are: not whose.
"""

from collections.abc import Collection

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.training.policy import DEVELOPER


def sees(actor: Actor, team: int) -> bool:
    return actor is SYSTEM or team in actor.member_of


def sees_count(actor: Actor, team: int) -> bool:
    near = team in actor.member_of or team in actor.oversees
    return actor is SYSTEM or near or bool(actor.offices & {Office.HR, Office.PROCESS, Office.PRACTICE})


def require_team(actor: Actor, team: int) -> None:
    if not sees(actor, team):
        raise NotFound("There is no such page.")


def require_owner(actor: Actor, owner: int, by: int) -> None:
    if actor.id not in (owner, by):
        raise NotAllowed("Only whose need this is can do this, or who wrote it down.")


def collects(actor: Actor, team: int, holders: Collection[int]) -> bool:
    """The developer of the team; where nobody holds that role, anybody in it."""
    return (team, DEVELOPER) in actor.roles or (team in actor.member_of and not holders)


def require_collects(actor: Actor, team: int, holders: Collection[int]) -> None:
    if not collects(actor, team, holders):
        raise NotAllowed("The developer of the team collects what people want to learn. You can write a need yourself.")
