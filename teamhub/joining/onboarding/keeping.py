"""An onboarding plan is kept some time after it ended: then nobody looks at it any more."""

from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import Held, Keeping
from teamhub.joining.onboarding.tables import OnboardingPlan, PlanItem, PlanWeek
from teamhub.parameters import queries as parameters

# The last day of a plan's weeks, or the day on which it was closed where that is later; and so many months on.
MONTHS = "joining.onboarding_months"
UNTIL = (
    """(greatest(begins_on + weeks * 7 - 1, coalesce(closed_on, begins_on)) + make_interval(months => {}::int))::date"""
)
HELD = f"SELECT person, count(*) AS count, {UNTIL} AS until FROM onboarding_plan GROUP BY 1, 3 ORDER BY 1, 3"
DUE = f"SELECT id FROM onboarding_plan WHERE {UNTIL} < {{}}"
MINE = """
    SELECT o.begins_on, o.weeks, o.closed_on, t.name AS team, m.name AS mentor,
        ARRAY(SELECT i.words FROM onboarding_item i WHERE i.plan = o.id ORDER BY i.week, i.id) AS items
    FROM onboarding_plan o JOIN team t ON t.id = o.team JOIN person m ON m.id = o.mentor
    WHERE o.person = {} ORDER BY o.id
"""


async def _months(act: Act) -> int:
    return int((await parameters.numbers(act.today))[MONTHS])


async def held(act: Act) -> list[Held]:
    rows = await OnboardingPlan.raw(HELD, await _months(act))
    return [Held(row["person"], row["count"], row["until"]) for row in rows]


def mine(act: Act, person: int) -> Ask:
    return Ask(MINE, (person,))


async def purge(act: Act) -> int:
    async with writing():
        due = [row["id"] for row in await OnboardingPlan.raw(DUE, await _months(act), act.today)]
        if due:
            for part in (PlanItem, PlanWeek):
                await part.delete().where(part.plan.is_in(due))
            await OnboardingPlan.delete().where(OnboardingPlan.id.is_in(due))
    return len(due)


KEEPS = (
    Keeping(
        name=later("Onboarding plans"),
        why="KAD-14",
        until=later("%(months)s after its last week"),
        held=held,
        mine=mine,
        purge=purge,
        terms={"months": MONTHS},
    ),
)
