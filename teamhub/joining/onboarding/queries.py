"""Reading onboarding plans: for the newcomer, their team and HR. For nobody else do they exist."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.asking import Ask, Row
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.frameworks import queries as frameworks
from teamhub.joining.onboarding import rules
from teamhub.joining.onboarding.tables import OnboardingPlan, PlanItem

ROWS = """
    SELECT o.id, o.person, o.team, o.mentor, o.begins_on, o.weeks, o.closed_on, newcomer.name AS name,
        mentor.name AS mentor_name, team.name AS team_name,
        (SELECT count(*) FROM onboarding_item i WHERE i.plan = o.id) AS items,
        (SELECT count(*) FROM onboarding_item i WHERE i.plan = o.id AND i.done_on IS NOT NULL) AS done,
        (SELECT max(w.week) FROM onboarding_week w WHERE w.plan = o.id) AS looked_at
    FROM onboarding_plan o JOIN person newcomer ON newcomer.id = o.person JOIN person mentor ON mentor.id = o.mentor
    JOIN team ON team.id = o.team
"""
# Who comes into a team, or came within as many weeks as a plan has (KAD-14), and has no plan there yet.
NEWCOMERS = f"""
    SELECT p.id, p.name, m.from_on FROM membership m JOIN person p ON p.id = m.person,
    (SELECT {{}}::date AS today) AS day, LATERAL (SELECT coalesce((
        SELECT (l->>'value')::int FROM framework_version f, jsonb_array_elements(f.limits) l
        WHERE f.code = 'KAD-14' AND l->>'key' = 'onboarding_weeks' AND (f.in_force_on IS NULL OR f.in_force_on <= today)
        AND (f.until_on IS NULL OR f.until_on >= today) ORDER BY f.version DESC LIMIT 1), {rules.WEEKS}) AS weeks) a
    WHERE m.team = {{}} AND m.from_on >= today - 7 * weeks AND (m.until_on IS NULL OR m.until_on >= today)
    AND NOT EXISTS (SELECT FROM onboarding_plan o WHERE o.person = p.id AND o.team = m.team) ORDER BY m.from_on, p.name
"""
ITEMS = "SELECT id, week, words, done_on FROM onboarding_item WHERE plan = {} ORDER BY week, id"
LOOKED = """
    SELECT w.week, w.looked_on, p.name FROM onboarding_week w JOIN person p ON p.id = w.by
    WHERE w.plan = {} ORDER BY w.week
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """An onboarding plan as it is read on a day."""

    id: int
    person: int
    team: int
    mentor: int
    begins_on: date
    weeks: int
    closed_on: date | None
    name: str
    mentor_name: str
    team_name: str
    items: int
    done: int
    looked_at: int | None
    today: date

    @property
    def week(self) -> int:
        """Which week it is: nought before the first day, and the last one from then on."""
        return min(rules.week_of(self.begins_on, self.today), self.weeks)

    @property
    def ends_on(self) -> date:
        return rules.ends_on(self.begins_on, self.weeks)

    @property
    def over(self) -> bool:
        """The weeks have passed, whether or not anybody closed it."""
        return self.today > self.ends_on

    @property
    def open(self) -> bool:
        return self.closed_on is None

    @property
    def look_due(self) -> bool:
        """Nobody went through the week that runs."""
        return self.open and self.week > 0 and (self.looked_at or 0) < self.week


async def agreed_weeks(today: date) -> int:
    """How many weeks KAD-14 gives a newcomer."""
    return int((await frameworks.agreed(today)).limits.get(("KAD-14", "onboarding_weeks"), rules.WEEKS))


def visible(act: Act) -> tuple[str, list[Any]]:
    if act.by is SYSTEM:
        return "true", []
    return "({} OR o.person = {} OR o.team = ANY({}::int[]))", [act.by.has(Office.HR), act.by.id, [*act.by.member_of]]


def asking(act: Act, rest: str, *values: Any) -> Ask:
    condition, named = visible(act)
    return Ask(f"{ROWS} WHERE {condition} {rest}", (*named, *values))


def read(act: Act, rows: Sequence[Row]) -> list[Plan]:
    return [Plan(**row, today=act.today) for row in rows]


async def plans(act: Act, rest: str, *values: Any) -> list[Plan]:
    ask = asking(act, rest, *values)
    return read(act, await OnboardingPlan.raw(ask.sql, *ask.values))


async def plan(act: Act, plan_id: int) -> Plan:
    found = await plans(act, "AND o.id = {}", plan_id) if is_id(plan_id) else []
    if not found:
        raise NotFound("There is no such page.")
    return found[0]


async def locked(act: Act, plan_id: int) -> Plan:
    """Until this transaction ends nobody else changes it."""
    await plan(act, plan_id)
    await OnboardingPlan.select(OnboardingPlan.id).where(OnboardingPlan.id == plan_id).lock_rows("UPDATE")
    return await plan(act, plan_id)


async def items(plan_id: int) -> list[Mapping[str, Any]]:
    return list(await PlanItem.raw(ITEMS, plan_id))


async def looked(plan_id: int) -> dict[int, Mapping[str, Any]]:
    """By week: when it was gone through, and by whom."""
    return {row["week"]: row for row in await PlanItem.raw(LOOKED, plan_id)}


async def newcomers(act: Act, team_id: int) -> list[Mapping[str, Any]]:
    """Who may get a plan: comes, or came within as many weeks as a plan has. Id, name and first day."""
    return list(await PlanItem.raw(NEWCOMERS, act.today, team_id))


def asking_newcomers(team_id: int, today: date) -> Ask:
    return Ask(NEWCOMERS, (today, team_id))


async def last_items(team_id: int) -> list[Mapping[str, Any]]:
    """What the team's newest plan has: the next one begins with it."""
    newest = "SELECT max(id) FROM onboarding_plan WHERE team = {}"
    return list(
        await PlanItem.raw(f"SELECT week, words FROM onboarding_item WHERE plan = ({newest}) ORDER BY id", team_id)
    )


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    found = await plans(act, "AND o.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(f"{one.name}, {one.team_name}", "onboarding.show", {"plan_id": one.id}) for one in found}
