"""Who: may this person take something over there, see it, give it back, agree that it stays away longer? Pure."""

from __future__ import annotations

from typing import Protocol

from teamhub.core.act import Actor, Office
from teamhub.core.errors import NotAllowed
from teamhub.teams.rules import FEWEST

ANY_TEAM = frozenset({Office.HR, Office.PROCESS, Office.PRACTICE, Office.DIRECTOR})


class Between(Protocol):
    """Whose it was, and who has it. `colleague` is empty where it is from the team; `colleague_here`: in it today."""

    @property
    def taker(self) -> int: ...
    @property
    def team(self) -> int: ...
    @property
    def colleague(self) -> int | None: ...
    @property
    def colleague_here(self) -> bool: ...


def may_take_from_team(actor: Actor, team: int) -> bool:
    return _near(actor, team) or bool(actor.offices & ANY_TEAM)


def may_take_from_colleague(actor: Actor, team: int) -> bool:
    """Who shares the team with them, or is its MPP."""
    return _near(actor, team)


def may_take_in_danger(actor: Actor) -> bool:
    """An MPP, of that team or on call for the others (KAD-17)."""
    return actor.has(Office.MPP)


def sees(actor: Actor, taken: Between) -> bool:
    """Both sides, the team and its MPP, and the process supporter; nobody else."""
    both = actor.id is not None and actor.id in (taken.taker, taken.colleague)
    return both or sees_team(actor, taken.team)


def sees_team(actor: Actor, team: int) -> bool:
    return _near(actor, team) or actor.has(Office.PROCESS)


def sees_figures(actor: Actor, team: int, people: int) -> bool:
    """A team sees its own line; others only where it is not about one or two people (promise 4)."""
    return team in actor.member_of or (sees_team(actor, team) and people >= FEWEST)


def has_it(actor: Actor, taken: Between) -> bool:
    return actor.id is not None and actor.id == taken.taker


def is_other_side(actor: Actor, taken: Between) -> bool:
    """The colleague it was taken from; where it was the team's, or that colleague is gone, anybody else of the team."""
    if actor.id is None or actor.id == taken.taker:
        return False
    if taken.colleague is not None and taken.colleague_here:
        return actor.id == taken.colleague
    return taken.team in actor.member_of


def require_taker(actor: Actor, taken: Between) -> None:
    if not has_it(actor, taken):
        raise NotAllowed("Only who took it over can do this.")


def require_other_side(actor: Actor, taken: Between) -> None:
    if not is_other_side(actor, taken):
        raise NotAllowed("This is for the colleague or the team that it was taken over from.")


def require_near(actor: Actor, team: int, colleague: int | None) -> None:
    """Whether they may take something over there at all."""
    if colleague is not None and not may_take_from_colleague(actor, team):
        raise NotAllowed("You can take something over from a colleague in a team of yours, or one that you are MPP of.")
    if not may_take_from_team(actor, team):
        raise NotAllowed("You can take something over from a team of yours, or one that you are MPP of.")


def require_danger(actor: Actor) -> None:
    if not may_take_in_danger(actor):
        raise NotAllowed("In acute danger an MPP takes over: that of the team, or who is on call. Call them now.")


def _near(actor: Actor, team: int) -> bool:
    return team in actor.member_of or team in actor.oversees
