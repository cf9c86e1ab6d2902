"""What is held of files, until when, and what erases it: years after a period was completed (AP, domain.md 2.2)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.absence.cases import reading
from teamhub.absence.cases.reading import Case
from teamhub.absence.cases.tables import StepNotice
from teamhub.absence.tables import CaseLook, MaternityLeave, StepDone, WorkedHours
from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import Held, Keeping
from teamhub.parameters import queries as parameters

YEARS = "absence.file_years"
FILE, LOOKS = (StepDone, WorkedHours, StepNotice), (CaseLook,)
WITH_FILE = """
    SELECT person FROM absence WHERE id IN (SELECT absence FROM gatekeeper_step UNION SELECT absence FROM absence_hours
        UNION SELECT absence FROM gatekeeper_notice UNION SELECT absence FROM absence_look)
"""
LEFT = """
    SELECT l.id, l.person, l.until_on, EXISTS (SELECT FROM absence a WHERE a.person = l.person
        AND a.first_day >= l.from_on - {}::int
        AND (a.recovered_on IS NULL OR a.recovered_on + make_interval(years => {}::int) > {}::date)) AS needed
    FROM maternity_leave l ORDER BY l.id
"""
LOOKED = """
    SELECT l.on AS looked_on, p.name AS by FROM absence_look l JOIN absence a ON a.id = l.absence
    JOIN person p ON p.id = l.by WHERE a.person = {} ORDER BY l.on DESC, l.id DESC
"""
LEAVES = """
    SELECT from_on AS leave_from, until_on AS leave_until FROM maternity_leave WHERE person = {} ORDER BY from_on
"""
LONGEST = 3 * 366  # calendar days between leave and a period that it may still stretch


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of 29 February, the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


async def erase(absences: Sequence[int]) -> int:
    """All that is kept of these absences beside the absence itself. Returns how many records that were."""
    return await _erase(absences, (*FILE, *LOOKS))


async def _erase(absences: Sequence[int], tables: Sequence[Any]) -> int:
    gone = 0
    async with writing():
        for table in tables if absences else ():
            rows = await table.delete().where(table.absence.is_in([*absences])).returning(table.id)
            gone += len(rows)
    return gone


async def _periods(act: Act) -> list[tuple[Case, date | None]]:
    """Every period of who has a file, and when that goes; nothing while it goes on."""
    years = int((await parameters.counting(act.today))[YEARS])
    cases = await reading.read(act, WITH_FILE)
    return [(case, None if case.open else _until(case, years)) for case in cases]


def _until(case: Case, years: int) -> date | None:
    return years_after(case.period.recovered_on, years) if case.period.recovered_on else None


async def _held(act: Act, tables: Sequence[Any]) -> list[Held]:
    counts: dict[int, int] = {}
    for table in tables:
        for row in await table.raw(f"SELECT absence, count(*) AS n FROM {table._meta.tablename} GROUP BY absence"):
            counts[row["absence"]] = counts.get(row["absence"], 0) + row["n"]
    found = []
    for case, until in await _periods(act):
        if count := sum(counts.get(one, 0) for one in case.period.absences):
            found.append(Held(case.now.person, count, until))
    return found


async def _purge(act: Act, tables: Sequence[Any]) -> int:
    due = [one for case, until in await _periods(act) if until and until <= act.today for one in case.period.absences]
    return await _erase(due, tables)


async def held_files(act: Act) -> list[Held]:
    return await _held(act, FILE)


async def purge_files(act: Act) -> int:
    return await _purge(act, FILE)


async def held_looks(act: Act) -> list[Held]:
    return await _held(act, LOOKS)


async def purge_looks(act: Act) -> int:
    return await _purge(act, LOOKS)


async def of_person(act: Act, person: int) -> list[Mapping[str, Any]]:
    """Steps and hours, as they stand in the file."""
    found: list[Mapping[str, Any]] = []
    for case in await reading.read(act, "SELECT {}::int", person):
        found += [{"step": one.step, "done_on": one.on} for one in case.steps if one.id]
        found += [{"hours_a_week": h.hours, "from_on": h.from_on, "advised_on": h.advised_on} for h in case.hours]
    return found


def looks_of_person(act: Act, person: int) -> Ask:
    return Ask(LOOKED, (person,))


async def _leaves(act: Act) -> list[tuple[Any, date]]:
    """Maternity leave, and when it goes. While a period that it may stretch is kept, so is the leave."""
    years = int((await parameters.counting(act.today))[YEARS])
    rows = await MaternityLeave.raw(LEFT, LONGEST, years, act.today)
    return [(row, years_after(row["until_on"], years)) for row in rows]


async def held_leave(act: Act) -> list[Held]:
    return [Held(row["person"], 1, None if row["needed"] else until) for row, until in await _leaves(act)]


async def purge_leave(act: Act) -> int:
    due = [row["id"] for row, until in await _leaves(act) if until <= act.today and not row["needed"]]
    if due:
        await MaternityLeave.delete().where(MaternityLeave.id.is_in(due))
    return len(due)


def leave_of_person(act: Act, person: int) -> Ask:
    return Ask(LEAVES, (person,))


AFTER_FILE = later("%(years)s after the file was completed")
TERMS = {"years": YEARS}
KEEPS = (
    Keeping(
        later("Steps and hours in a file of absence"), "AP, KAD-09", AFTER_FILE, held_files, None, purge_files,
        terms=TERMS, of_person=of_person,
    ),
    Keeping(
        later("Who looked at a file of absence, and when"), "AP, KAD-09", AFTER_FILE, held_looks, looks_of_person,
        purge_looks, terms=TERMS,
    ),
    Keeping(later("Maternity leave"), "AP", AFTER_FILE, held_leave, leave_of_person, purge_leave, terms=TERMS),
)  # fmt: skip
