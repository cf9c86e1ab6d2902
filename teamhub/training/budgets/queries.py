"""Reading the training budget of a team. Who may, `plans.policy` says: the team, its MPP and the offices."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.parameters.fulltime import fulltime_on
from teamhub.training.budgets import rules
from teamhub.training.budgets.rules import Budget
from teamhub.training.budgets.tables import Spending

PER_FTE, WEEKS = Decimal(750), 8  # what is usual where no framework names it
Limits = Mapping[tuple[str, str], Any]

# Contract hours of who was in the team on the day; of who is in several teams an equal part for each.
SUMS = f"""
    SELECT
      (SELECT coalesce(sum(h.hours / h.teams), 0) FROM (
        SELECT coalesce((SELECT c.hours FROM contract_hours c WHERE c.person = m.person AND c.from_on <= day.on_day
                ORDER BY c.from_on DESC LIMIT 1), 0) AS hours,
            (SELECT count(*) FROM membership o WHERE o.person = m.person AND o.from_on <= day.on_day
                AND (o.until_on IS NULL OR o.until_on >= day.on_day)) AS teams
        FROM membership m WHERE m.team = day.team AND m.from_on <= day.on_day
            AND (m.until_on IS NULL OR m.until_on >= day.on_day)) h) AS hours,
      {fulltime_on("day.on_day")} AS fulltime,
      (SELECT coalesce(sum(s.amount), 0) FROM training_spending s WHERE s.team = day.team AND s.withdrawn_at IS NULL
        AND extract(year FROM s.paid_on) = day.year) AS spent,
      (SELECT coalesce(sum(greatest(p.share - p.spent, 0)), 0) FROM plans p WHERE p.chosen) AS pending,
      (SELECT coalesce(sum(p.share), 0) FROM plans p WHERE NOT p.chosen) AS proposed
    FROM day
"""
BUDGET = f"""
    WITH day AS (SELECT {{}}::int AS team, {{}}::date AS on_day, {{}}::int AS year, {{}}::int AS without),
    plans AS (SELECT x.from_training AS share, x.chosen_at IS NOT NULL AS chosen,
        (SELECT coalesce(sum(s.amount), 0) FROM training_spending s WHERE s.plan = x.id AND s.withdrawn_at IS NULL)
            AS spent
        FROM training_plan x, day WHERE x.team = day.team AND x.cancelled_at IS NULL AND x.paid_up_on IS NULL
        AND x.id <> day.without
        AND extract(year FROM coalesce((SELECT min(d.day) FROM training_day d WHERE d.plan = x.id), x.at)) = day.year)
    {SUMS}
"""


def asking(act: Act, team_id: int, year: int, without: int = 0) -> Ask:
    """The sums of a year, of all plans but one: see `read`."""
    return Ask(BUDGET, (team_id, rules.counted_on(year, act.today), year, without))


def read(row: Row, year: int, limits: Limits) -> Budget:
    return Budget(
        year=year,
        fte=rules.fte([Decimal(row["hours"])], Decimal(row["fulltime"])),
        per_fte=Decimal(limits.get(("KAD-04", "budget_per_fte_year"), PER_FTE)),
        spent=Decimal(row["spent"]),
        pending=Decimal(row["pending"]),
        proposed=Decimal(row["proposed"]),
    )


async def budget(act: Act, team_id: int, year: int, limits: Limits, without: int = 0) -> Budget:
    ask = asking(act, team_id, year, without)
    (row,) = await Spending.raw(ask.sql, *ask.values)
    return read(row, year, limits)


async def budget_of(act: Act, team_id: int, year: int) -> Budget:
    return await budget(act, team_id, year, await frameworks.limits(act.today))


def transfer_weeks(limits: Limits) -> int:
    """Within so many weeks after a training the team has heard of it (KAD-04)."""
    return int(limits.get(("KAD-04", "knowledge_transfer_weeks"), WEEKS))


@dataclass(frozen=True, slots=True)
class Spent:
    id: int
    plan: int | None
    title_nl: str | None
    title_en: str | None
    by: int
    by_name: str
    paid_on: date
    amount: Decimal
    words: str
    withdrawn: bool


SPENT = """
    SELECT s.id, s.plan, t.title_nl, t.title_en, s.by, p.name AS by_name, s.paid_on, s.amount, s.words,
        s.withdrawn_at IS NOT NULL AS withdrawn
    FROM training_spending s JOIN person p ON p.id = s.by LEFT JOIN training_plan x ON x.id = s.plan
    LEFT JOIN training t ON t.id = x.training
    WHERE s.team = {} AND extract(year FROM s.paid_on) = {} ORDER BY s.paid_on DESC, s.id DESC LIMIT 200
"""


async def spent(team_id: int, year: int) -> list[Spent]:
    """What was paid and what came back in a year, the last one first. The caller has made sure who reads."""
    return [Spent(**row) for row in await Spending.raw(SPENT, team_id, year)]
