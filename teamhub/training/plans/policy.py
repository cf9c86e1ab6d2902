"""Who may read a plan, and who may do what with it. Pure.

The team plans; its MPP sees the plan and the spending (KAD-04) and how many go, not who: no figures about one person.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.training.policy import DEVELOPER

OFFICES = frozenset({Office.HR, Office.PROCESS, Office.PRACTICE})
TREASURER = "penningmeester"


class Planned(Protocol):
    @property
    def team(self) -> int: ...
    @property
    def by(self) -> int: ...
    @property
    def by_name(self) -> str: ...
    @property
    def by_here(self) -> bool: ...


def sees_team(actor: Actor, team: int) -> bool:
    """The learning plan of a team and what it spends."""
    near = team in actor.member_of or team in actor.oversees
    return actor is SYSTEM or near or bool(actor.offices & OFFICES)


def require_sees(actor: Actor, team: int) -> None:
    if not sees_team(actor, team):
        raise NotFound("There is no such page.")


def sees_people(actor: Actor, team: int, going: Collection[int] = ()) -> bool:
    """Who goes, and what they wrote afterwards: the team, and who goes along from another one."""
    return actor is SYSTEM or team in actor.member_of or actor.id in going


def is_of_team(actor: Actor, team: int) -> bool:
    return team in actor.member_of


def require_team(actor: Actor, team: int) -> None:
    """Who sees the plan, and is not of the team, is told whose it is."""
    if not is_of_team(actor, team):
        raise NotAllowed("This is for the team itself: what it learns, it chooses (KAD-04).")


def runs(actor: Actor, plan: Planned) -> bool:
    """Who made it, or the developer of the team; once who made it has gone, anybody of the team."""
    if not is_of_team(actor, plan.team):
        return False
    return actor.id == plan.by or (plan.team, DEVELOPER) in actor.roles or not plan.by_here


def require_runs(actor: Actor, plan: Planned) -> None:
    if not runs(actor, plan):
        raise NotAllowed("%(name)s made this plan. They can do this, or the developer of the team.", name=plan.by_name)


def pays(actor: Actor, team: int, holders: Collection[int]) -> bool:
    """The budget holder or the developer; where nobody holds either role, anybody of the team."""
    roles = {(team, TREASURER), (team, DEVELOPER)}
    return bool(roles & actor.roles) or (is_of_team(actor, team) and not holders)


def require_pays(actor: Actor, team: int, holders: Collection[int]) -> None:
    if not pays(actor, team, holders):
        raise NotAllowed("The budget holder or the developer of the team records what is spent.")


def require_mpp(actor: Actor, team: int) -> None:
    if team not in actor.oversees:
        raise NotAllowed("The MPP of this team answers this.")
