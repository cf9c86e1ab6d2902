"""What is held about absence, until when, and what erases it on its day (KAD-09, AP, domain.md 2.2)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from teamhub.absence.cases import keeping as files
from teamhub.absence.leaving import GONE
from teamhub.absence.tables import Absence, AbsenceContact, AbsenceWork, FrequentTalk
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import Held, Keeping
from teamhub.parameters import queries as parameters

# The day from which nothing of it is needed any more: fully back, or not here any more.
OVER = "least(a.recovered_on, p.left_on + 1)"
WORK_DUE = f"({OVER} + make_interval(weeks => {{}}::int))::date"
TALK_DUE = f"(greatest(t.held_on, {OVER}) + make_interval(months => {{}}::int))::date"
ABSENCE_DUE = "(p.left_on + make_interval(years => {}::int))::date"
ROWS = {
    "reach": f"""SELECT a.id, a.person, {OVER} AS until_on FROM absence a JOIN person p ON p.id = a.person
        WHERE a.phone <> '' OR a.address <> '' OR a.contact_wish <> ''""",
    "work": f"""SELECT w.id, a.person, {WORK_DUE} AS until_on FROM absence_work w
        JOIN absence a ON a.id = w.absence JOIN person p ON p.id = a.person""",
    "contact": f"""SELECT c.id, a.person, {WORK_DUE} AS until_on FROM absence_contact c
        JOIN absence a ON a.id = c.absence JOIN person p ON p.id = a.person""",
    "talk": f"""SELECT t.id, a.person, {TALK_DUE} AS until_on FROM frequent_talk t
        JOIN absence a ON a.id = t.absence JOIN person p ON p.id = a.person""",
    "absence": f"""SELECT a.id, a.person, {ABSENCE_DUE} AS until_on FROM absence a JOIN person p ON p.id = a.person""",
}
NUMBERS = {
    "work": "absence.work_items_weeks",
    "contact": "absence.work_items_weeks",
    "talk": "absence.frequent_months",
    "absence": "absence.retention_years",
}


async def _rows(act: Act, kind: str, rest: str = "", *values: Any) -> list[Row]:
    number = [int((await parameters.counting(act.today))[NUMBERS[kind]])] if kind in NUMBERS else []
    sql = f"SELECT * FROM ({ROWS[kind]}) kept {rest}"
    return list(await Absence.raw(sql, *number, *values))


async def _held(act: Act, kind: str) -> list[Held]:
    found: dict[tuple[int, date | None], int] = {}
    for row in await _rows(act, kind):
        found[row["person"], row["until_on"]] = found.get((row["person"], row["until_on"]), 0) + 1
    return [Held(person, count, until) for (person, until), count in found.items()]


async def _due(act: Act, kind: str) -> list[int]:
    return [row["id"] for row in await _rows(act, kind, "WHERE until_on <= {} ORDER BY id", act.today)]


async def held_reach(act: Act) -> list[Held]:
    return await _held(act, "reach")


async def held_work(act: Act) -> list[Held]:
    return await _held(act, "work")


async def held_contact(act: Act) -> list[Held]:
    return await _held(act, "contact")


async def held_talk(act: Act) -> list[Held]:
    return await _held(act, "talk")


async def held_absence(act: Act) -> list[Held]:
    return await _held(act, "absence")


async def purge_reach(act: Act) -> int:
    """At recovery it is erased at once; what is due here is that of who has left while they were absent."""
    async with writing():
        due = await _due(act, "reach")
        if due:
            await Absence.update({**GONE}).where(Absence.id.is_in(due))
    return len(due)


async def purge_work(act: Act) -> int:
    async with writing():
        due = await _due(act, "work")
        if due:
            await AbsenceWork.delete().where(AbsenceWork.id.is_in(due))
    return len(due)


async def purge_contact(act: Act) -> int:
    async with writing():
        due = await _due(act, "contact")
        if due:
            await AbsenceContact.delete().where(AbsenceContact.id.is_in(due))
    return len(due)


async def purge_talk(act: Act) -> int:
    async with writing():
        due = await _due(act, "talk")
        if due:
            await FrequentTalk.delete().where(FrequentTalk.id.is_in(due))
    return len(due)


async def purge_absence(act: Act) -> int:
    """With all that hangs on it, which goes first."""
    async with writing():
        due = await _due(act, "absence")
        if due:
            await erase(due)
    return len(due)


async def erase(absences: Sequence[int]) -> None:
    """These, and what hangs on them. Within the caller's transaction."""
    await files.erase(absences)
    for table in (AbsenceWork, AbsenceContact, FrequentTalk):
        await table.delete().where(table.absence.is_in([*absences]))
    await Absence.delete().where(Absence.id.is_in([*absences]))


MINE = {
    "reach": "SELECT phone, address, contact_wish, contact_days FROM absence WHERE person = {} AND phone || address"
    " || contact_wish <> ''",
    "work": """SELECT w.what, p.name AS taken_by, w.hand_back_on, w.returned_on FROM absence_work w
        JOIN absence a ON a.id = w.absence LEFT JOIN person p ON p.id = w.taken_by WHERE a.person = {} ORDER BY w.id""",
    "contact": """SELECT c.on, p.name AS by FROM absence_contact c JOIN absence a ON a.id = c.absence
        JOIN person p ON p.id = c.by WHERE a.person = {} ORDER BY c.on, c.id""",
    "talk": """SELECT t.held_on, t.to_hr, t.agreements FROM frequent_talk t JOIN absence a ON a.id = t.absence
        WHERE a.person = {} ORDER BY a.first_day""",
    "absence": """SELECT a.first_day, a.expected_until, a.recovered_on, a.safety_net, a.work_accident, a.third_party,
        a.passed_on, a.precheck_on, a.planned_handover_on, a.early, a.handed_over_on, a.handed_back_on, a.look_again_on,
        a.prospect_on, a.prospect_until, manager.name AS case_manager, near.name AS near FROM absence a
        LEFT JOIN person manager ON manager.id = a.case_manager LEFT JOIN person near ON near.id = a.near
        WHERE a.person = {} ORDER BY a.first_day""",
}


def _mine(kind: str) -> Callable[[Act, int], Ask]:
    return lambda act, person: Ask(MINE[kind], (person,))


KEEPS = (
    Keeping(
        later("How an absent colleague can be reached"),
        "KAD-09",
        later("until recovery"),
        held_reach,
        _mine("reach"),
        purge_reach,
    ),
    Keeping(
        later("Work that others do while somebody is absent"),
        "KAD-09",
        later("%(weeks)s after recovery"),
        held_work,
        _mine("work"),
        purge_work,
        terms={"weeks": NUMBERS["work"]},
    ),
    Keeping(
        later("That there was contact with an absent colleague"),
        "KAD-09",
        later("%(weeks)s after recovery"),
        held_contact,
        _mine("contact"),
        purge_contact,
        terms={"weeks": NUMBERS["contact"]},
    ),
    Keeping(
        later("A talk about what helps, and its agreements"),
        "KAD-02",
        later("%(months)s after it"),
        held_talk,
        _mine("talk"),
        purge_talk,
        terms={"months": NUMBERS["talk"]},
    ),
    Keeping(
        later("The dates of an absence, and what was noted for HR"),
        "KAD-09",
        later("%(years)s after the end of employment"),
        held_absence,
        _mine("absence"),
        purge_absence,
        terms={"years": NUMBERS["absence"]},
    ),
)
