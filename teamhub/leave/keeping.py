"""What is held of leave and working days, until when, and what goes on its day."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import Held, Keeping
from teamhub.leave.queries import STAGE
from teamhub.leave.tables import CalendarLink, Leave, LeaveVoice, WorkPattern
from teamhub.parameters import queries as parameters

YEARS = "leave.retention_years"
HELD = """
    SELECT l.person, count(*) AS count, (l.until_on + make_interval(years => {}))::date AS until
    FROM leave_request l GROUP BY 1, 3 ORDER BY 1, 3
"""
# As their own page names columns: see teamhub/privacy/rules.py.
OWN = f"""
    SELECT {STAGE} AS stage, l.from_on, l.until_on, l.hours, l.remark AS text, l.asked_at AS at
    FROM leave_request l WHERE l.person = {{}} ORDER BY l.from_on
"""
SAID = "SELECT v.voice AS kind, v.words AS text, v.at FROM leave_voice v WHERE v.by = {} ORDER BY v.at, v.id"
LINKS = "SELECT c.person, 1 AS count FROM calendar_link c ORDER BY c.person"
DUE = "SELECT l.id FROM leave_request l WHERE l.until_on + make_interval(years => {}) < {}::date FOR UPDATE"
GONE = "SELECT p.id FROM person p WHERE p.left_on < {}"  # their rows of working days, and their calendar
DAYS = """
    SELECT w.person, count(*) AS count, p.left_on AS until FROM work_pattern w JOIN person p ON p.id = w.person
    GROUP BY w.person, p.left_on ORDER BY w.person
"""


async def _years(act: Act) -> int:
    return int((await parameters.numbers(act.today))[YEARS])


async def _held(act: Act) -> list[Held]:
    rows = await Leave.raw(HELD, await _years(act))
    return [Held(row["person"], row["count"], row["until"]) for row in rows]


async def _own(act: Act, person: int) -> list[Mapping[str, Any]]:
    said = await LeaveVoice.raw(SAID, person)
    return [dict(row) for row in [*await Leave.raw(OWN, act.today, person), *said]]


async def purge(act: Act) -> int:
    """Erases leave, with what was said to it, once so many years have passed since its last day: how many."""
    async with writing():
        due = [row["id"] for row in await Leave.raw(DUE, await _years(act), act.today)]
        if due:
            await LeaveVoice.delete().where(LeaveVoice.leave.is_in(due))
            await Leave.delete().where(Leave.id.is_in(due))
    return len(due)


async def _held_days(act: Act) -> list[Held]:
    return [Held(row["person"], row["count"], row["until"]) for row in await WorkPattern.raw(DAYS)]


async def _own_days(act: Act, person: int) -> list[Mapping[str, Any]]:
    rows = await WorkPattern.select().where(WorkPattern.person == person).order_by(WorkPattern.from_on)
    return [{name: value for name, value in row.items() if name not in ("id", "person")} for row in rows]


async def purge_days(act: Act) -> int:
    """Erases the working days of who does not work here any more: how many rows."""
    async with writing():
        gone = [row["id"] for row in await WorkPattern.raw(GONE, act.today)]
        erased = WorkPattern.delete().where(WorkPattern.person.is_in(gone)).returning(WorkPattern.id) if gone else None
        return len(await erased) if erased is not None else 0


async def _held_links(act: Act) -> list[Held]:
    return [Held(row["person"], row["count"], None) for row in await CalendarLink.raw(LINKS)]


async def _own_links(act: Act, person: int) -> list[Mapping[str, Any]]:
    """Not the address: nobody knows it here."""
    L = CalendarLink
    return [dict(row) for row in await L.select(L.made_at.as_alias("at"), L.team, L.read_on).where(L.person == person)]


async def stop_calendar(act: Act, person_id: int) -> None:
    """Of who has left: the address of their calendar does not work any more."""
    await CalendarLink.delete().where(CalendarLink.person == person_id)


KEEPS = (
    Keeping(
        name=later("Leave, and what colleagues said to it"),
        why=later("KAD-05: so that colleagues can share out who is free"),
        until=later("%(years)s after its last day"),
        held=_held,
        of_person=_own,
        purge=purge,
        terms={"years": YEARS},
    ),
    Keeping(
        name=later("Working days"),
        why=later("KAD-05: so that the team knows who is in"),
        until=later("until somebody leaves"),
        held=_held_days,
        of_person=_own_days,
        purge=purge_days,
    ),
    Keeping(
        name=later("Address of a calendar"),
        why=later("so that somebody's own calendar can look"),
        until=later("until somebody stops it, or leaves"),
        held=_held_links,
        of_person=_own_links,
    ),
)
