"""What is held of leave and working days, until when, and what goes on its day."""

from teamhub.core.act import Act
from teamhub.core.asking import Ask
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
    SELECT asked.*, NULL AS kind FROM (
        SELECT {STAGE} AS stage, l.from_on, l.until_on, l.hours, l.remark AS text, l.asked_at AS at
        FROM leave_request l WHERE l.person = {{}} ORDER BY l.from_on) asked
    UNION ALL SELECT * FROM (
        SELECT NULL, NULL::date, NULL::date, NULL::numeric, v.words, v.at, v.voice FROM leave_voice v WHERE v.by = {{}}
        ORDER BY v.at, v.id) said
"""
OWN_DAYS = """
    SELECT from_on, monday, tuesday, wednesday, thursday, friday, saturday, sunday FROM work_pattern
    WHERE person = {} ORDER BY from_on
"""
# Not the address: nobody knows it here.
OWN_LINKS = "SELECT made_at AS at, team, read_on FROM calendar_link WHERE person = {}"
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


def _own(act: Act, person: int) -> Ask:
    return Ask(OWN, (act.today, person, person))


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


def _own_days(act: Act, person: int) -> Ask:
    return Ask(OWN_DAYS, (person,))


async def purge_days(act: Act) -> int:
    """Erases the working days of who does not work here any more: how many rows."""
    async with writing():
        gone = [row["id"] for row in await WorkPattern.raw(GONE, act.today)]
        erased = WorkPattern.delete().where(WorkPattern.person.is_in(gone)).returning(WorkPattern.id) if gone else None
        return len(await erased) if erased is not None else 0


async def _held_links(act: Act) -> list[Held]:
    return [Held(row["person"], row["count"], None) for row in await CalendarLink.raw(LINKS)]


def _own_links(act: Act, person: int) -> Ask:
    return Ask(OWN_LINKS, (person,))


async def stop_calendar(act: Act, person_id: int) -> None:
    """Of who has left: the address of their calendar does not work any more."""
    await CalendarLink.delete().where(CalendarLink.person == person_id)


KEEPS = (
    Keeping(
        name=later("Leave, and what colleagues said to it"),
        why=later("KAD-05: so that colleagues can share out who is free"),
        until=later("%(years)s after its last day"),
        held=_held,
        mine=_own,
        purge=purge,
        terms={"years": YEARS},
    ),
    Keeping(
        name=later("Working days"),
        why=later("KAD-05: so that the team knows who is in"),
        until=later("until somebody leaves"),
        held=_held_days,
        mine=_own_days,
        purge=purge_days,
    ),
    Keeping(
        name=later("Address of a calendar"),
        why=later("so that somebody's own calendar can look"),
        until=later("until somebody stops it, or leaves"),
        held=_held_links,
        mine=_own_links,
    ),
)
