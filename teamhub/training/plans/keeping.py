"""What is kept of where somebody went to learn, and what they wrote. Of certificates: see training.certificates."""

from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.months import months_later
from teamhub.core.retention import Held, Keeping
from teamhub.parameters import queries as parameters
from teamhub.training.plans.tables import Plan

YEARS = "training.keep_years_after_leaving"
HELD = """
    SELECT c.person, p.left_on, count(*) AS count FROM training_participant c JOIN person p ON p.id = c.person
    GROUP BY c.person, p.left_on
"""
MINE = """
    SELECT t.title_nl AS training, p.at, p.reply, p.out_on, p.monday AS differently, p.monday_at AS written_at
    FROM training_participant p JOIN training_plan x ON x.id = p.plan JOIN training t ON t.id = x.training
    WHERE p.person = {} ORDER BY p.id
"""
ERASED = """
    WITH erased AS (DELETE FROM training_participant WHERE person = ANY({}::int[]) RETURNING id)
    SELECT count(*) AS count FROM erased
"""


async def _months(act: Act) -> int:
    return 12 * int((await parameters.numbers(act.today))[YEARS])


async def held(act: Act) -> list[Held]:
    months = await _months(act)
    return [
        Held(row["person"], row["count"], months_later(row["left_on"], months) if row["left_on"] else None)
        for row in await Plan.raw(HELD)
    ]


def mine(act: Act, person: int) -> Ask:
    return Ask(MINE, (person,))


async def purge(act: Act) -> int:
    """Of who left longer ago than this is kept, and of nobody else."""
    months = await _months(act)
    async with writing():
        rows = await Plan.raw("SELECT id, left_on FROM person WHERE left_on IS NOT NULL")
        gone = [row["id"] for row in rows if months_later(row["left_on"], months) <= act.today]
        return int((await Plan.raw(ERASED, gone))[0]["count"]) if gone else 0


KEEPS = (
    Keeping(
        name=later("Trainings that somebody went to, and what they wrote afterwards"),
        why="KAD-04",
        until=later("%(years)s after somebody left"),
        held=held,
        mine=mine,
        purge=purge,
        terms={"years": YEARS},
    ),
)
