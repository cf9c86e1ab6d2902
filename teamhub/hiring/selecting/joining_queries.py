"""After a vacancy was filled: is the new colleague recorded, who is the mentor, who has the roles that came with it?"""

from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.hiring import queries as hiring
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.selecting.choosing import Choice
from teamhub.hiring.selecting.tables import HireChoice
from teamhub.joining.onboarding import queries as onboarding
from teamhub.joining.onboarding.queries import Plan
from teamhub.roles import queries as roles


@dataclass(frozen=True, slots=True)
class Role:
    """One that was wanted with the vacancy. `who` holds it today; empty: nobody."""

    team_role: int
    name: str
    who: str


@dataclass(frozen=True, slots=True)
class After:
    """`started`: today is the colleague's first day or later. `plan` is empty also for who may not read it."""

    started: bool
    plan: Plan | None
    roles: Sequence[Role]

    @property
    def open_roles(self) -> list[Role]:
        return [one for one in self.roles if not one.who]


async def after(act: Act, seen: Vacancy, choice: Choice) -> After:
    """What is still to do. Of a vacancy that was filled and that the caller has found."""
    here = "AND o.person = {} AND o.team = {} ORDER BY o.id DESC"
    plans = await onboarding.plans(act, here, choice.colleague, seen.team) if choice.colleague else []
    started = choice.joined_on is not None and choice.joined_on <= act.today
    return After(started, plans[0] if plans else None, await _roles(act, seen))


async def _roles(act: Act, seen: Vacancy) -> list[Role]:
    wanted = await hiring.wanted(seen.id)
    if not wanted:
        return []
    held: dict[int, list[str]] = {}
    for seat in await roles.seats(act, seen.team):
        held.setdefault(seat.role.id, []).extend([seat.name] if seat.name else [])
    return [Role(one.team_role, one.name, ", ".join(held[one.team_role])) for one in wanted if one.team_role in held]


RECORDED = """
    SELECT p.id, p.name FROM membership m JOIN person p ON p.id = m.person
    WHERE m.team = {} AND m.from_on >= {} AND (m.until_on IS NULL OR m.until_on >= {}) ORDER BY m.from_on, p.name
"""


async def recorded(act: Act, team: int, choice: Choice) -> list[Mapping[str, Any]]:
    """Who came into the team since it chose: HR may have recorded the new colleague already."""
    return list(await HireChoice.raw(RECORDED, team, choice.chosen_on, act.today))
