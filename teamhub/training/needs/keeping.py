"""What is kept of a need, and until when. It goes with everything that was said to it; a plan made of it stays."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import Held, Keeping
from teamhub.parameters import queries as parameters
from teamhub.training.needs import rules
from teamhub.training.needs.tables import Need

MONTHS = "training.keep_needs_months"
EVERY = """
    SELECT n.owner AS person, n.ended_on FROM training_need n
    UNION ALL SELECT v.person, n.ended_on FROM training_need_voice v JOIN training_need n ON n.id = v.need
"""


async def held(act: Act) -> list[Held]:
    months = (await parameters.numbers(act.today))[MONTHS]
    found: dict[tuple[int, Any], int] = {}
    for row in await Need.raw(EVERY):
        until = rules.erased_on(row["ended_on"], months) if row["ended_on"] else None
        found[row["person"], until] = found.get((row["person"], until), 0) + 1
    return [Held(person, count, until) for (person, until), count in found.items()]


MINE = """
    SELECT n.question, n.whom, n.origin, n.about AS background, n.at, n.ended_on, n.ending, '' AS ground, '' AS words
    FROM training_need n WHERE n.owner = {}
    UNION ALL SELECT n.question, n.whom, n.origin, '', v.at, n.ended_on, n.ending, coalesce(v.known, ''), v.words
    FROM training_need_voice v JOIN training_need n ON n.id = v.need WHERE v.person = {}
    ORDER BY at
"""


def mine(act: Act, person: int) -> Ask:
    return Ask(MINE, (person, person))


async def purge(act: Act) -> int:
    """Erases the needs that ended longer ago than they are kept, and nothing else: returns how many."""
    months = (await parameters.numbers(act.today))[MONTHS]
    async with writing():
        rows = await Need.raw("SELECT id, ended_on FROM training_need WHERE ended_on IS NOT NULL FOR UPDATE")
        due = [row["id"] for row in rows if rules.erased_on(row["ended_on"], months) <= act.today]
        if due:
            await Need.raw("UPDATE training_plan SET need = NULL WHERE need = ANY({}::int[])", due)
            await Need.raw("DELETE FROM training_need_voice WHERE need = ANY({}::int[])", due)
            await Need.raw("DELETE FROM training_need WHERE id = ANY({}::int[])", due)
    return len(due)


KEEPS = (
    Keeping(
        name=later("Learning needs, and what was said to them"),
        why="KAD-04",
        until=later("%(months)s after the need has ended"),
        held=held,
        mine=mine,
        purge=purge,
        terms={"months": MONTHS},
    ),
)
