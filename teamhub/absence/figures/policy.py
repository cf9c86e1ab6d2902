"""Who sees figures of absence, and how exactly (domain.md 2.2.1). Pure.

A team sees its own; HR all; an MPP those of their teams and the director all, in whole per cents and never of few
people, nor what few people are the difference of. The client council sees none. And always with a second factor.
"""

from collections.abc import Mapping
from enum import Enum

from teamhub.core.act import Actor, Office
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.core.second_factor import require_second_factor


class Look(Enum):
    EVERYTHING = "everything"  # HR: of few people too, with and without maternity leave
    OWN = "own"  # a team's own: exactly, from enough people on
    COARSE = "coarse"  # an MPP's or the director's: rounded, and no counts of cases


def look(actor: Actor, team: int) -> Look | None:
    """How this person looks at the figures of a team; not at all is none."""
    if actor.has(Office.HR):
        return Look.EVERYTHING
    if team in actor.member_of:
        return Look.OWN
    return Look.COARSE if team in actor.oversees or actor.has(Office.DIRECTOR) else None


def require_look(actor: Actor, team: int) -> Look:
    found = look(actor, team)
    if found is None:
        raise NotAllowed("Figures of absence are for the team itself, HR, its MPP and the director.")
    require_second_factor(actor)
    return found


def sees_overview(actor: Actor) -> bool:
    return bool(actor.offices & {Office.HR, Office.DIRECTOR, Office.MPP})


def require_overview(actor: Actor) -> Look:
    """For who looks at several teams."""
    if not actor.is_colleague:
        raise NotFound("There is no such page.")
    if not sees_overview(actor):
        raise NotAllowed("This is for HR, the MPP and the director. The figures of your own team are on its page.")
    require_second_factor(actor)
    return Look.EVERYTHING if actor.has(Office.HR) else Look.COARSE


def teams_of(actor: Actor) -> frozenset[int] | None:
    """Whose figures somebody looks at together; none is all teams."""
    return None if actor.offices & {Office.HR, Office.DIRECTOR} else actor.oversees


def enough(fewest: int, few: int, how: Look) -> bool:
    """Whether figures of a group are shown: `fewest` people on any day of the period, of at least `few`."""
    return how is Look.EVERYTHING or fewest >= few


def in_total(fewest: Mapping[int, int], few: int, how: Look, hidden_together: int) -> frozenset[int]:
    """Of teams with these fewest people, those that a total may cover.

    What is left of a total once the shown teams are taken from it is the figure of the hidden ones. So these are in
    it only when they are several, and `hidden_together` of them on any day are enough people themselves.
    """
    shown = frozenset(team for team, people in fewest.items() if enough(people, few, how))
    hidden = fewest.keys() - shown
    safe = len(hidden) > 1 and hidden_together >= few
    return frozenset(fewest) if safe or not hidden else shown
