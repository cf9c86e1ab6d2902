"""Reading files of absence: HR's list, one file, one's own, and the hours that a team may count on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from teamhub.absence.cases import policy, reading
from teamhub.absence.cases.reading import Case
from teamhub.absence.tables import Absence, CaseLook, MaternityLeave
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.parameters import queries as parameters
from teamhub.people import queries as people
from teamhub.teams import queries as teams

PAGE = 50
NO_PAGE = "There is no such page."
# Whose absences may matter now: they go on, or they ended so lately that a next one would count together with them.
LATELY = "SELECT person FROM absence WHERE recovered_on IS NULL OR recovered_on > {}::date"
OF_ONE = "SELECT person FROM absence WHERE id = {}"


async def running(act: Act) -> list[Case]:
    """Every period that goes on, for HR: what has to be done first comes first. One's own is not among them."""
    policy.require_hr(act.by)
    return by_due(await of_people(act, LATELY, act.today))


def by_due(cases: Iterable[Case]) -> list[Case]:
    found = [case for case in cases if case.open]
    return sorted(found, key=lambda case: (case.due.due_on if case.due else date.max, case.now.id))


async def of_people(act: Act, who: str, *values: Any) -> list[Case]:
    return [case for case in await reading.read(act, who, *values) if case.now.person != act.by.id]


COMPLETED = """
    SELECT DISTINCT ON (recovered_on, id) id, person FROM absence
    WHERE handed_over_on IS NOT NULL AND recovered_on <= {}::date AND person <> {}
    ORDER BY recovered_on DESC, id DESC LIMIT {} OFFSET {}
"""


async def completed(act: Act, skip: int = 0) -> tuple[list[Case], bool]:
    """Periods that were with HR and are over, the last one first; and whether there are more."""
    policy.require_hr(act.by)
    rows = await Absence.raw(COMPLETED, act.today, act.by.id or 0, PAGE + 1, skip)
    people, wanted = [row["person"] for row in rows], {row["id"] for row in rows[:PAGE]}
    found = await of_people(act, "SELECT unnest({}::int[])", people) if rows else []
    over = [case for case in found if not case.open and wanted & set(case.period.absences)]
    return sorted(over, key=lambda case: case.now.recovered_on or date.max, reverse=True), len(rows) > PAGE


async def case(act: Act, absence_id: int) -> Case:
    """The period that this absence is in, for HR. For others, and about oneself, see `policy`."""
    policy.require_hr(act.by)
    found = await _case(act, absence_id)
    policy.require_file(act.by, found.now.person)
    return found


async def held(act: Act, absence_id: int) -> Case:
    """The same; until this transaction ends nobody else changes anything of this person's absences."""
    policy.require_hr(act.by)
    if is_id(absence_id):
        await Absence.raw("SELECT a.id FROM absence a WHERE a.person = (SELECT person FROM absence WHERE id = {})"
                          " ORDER BY a.id FOR UPDATE", absence_id)  # fmt: skip
    return await case(act, absence_id)


async def _case(act: Act, absence_id: int) -> Case:
    found = await reading.read(act, OF_ONE, absence_id) if is_id(absence_id) else []
    for one in found:
        if absence_id in one.period.absences:
            return one
    raise NotFound(NO_PAGE)


async def own(act: Act) -> Case | None:
    """One's own, while it goes on: what stands in one's file."""
    if act.by.id is None:
        return None
    found = await reading.read(act, "SELECT {}::int", act.by.id)
    return next((one for one in reversed(found) if one.open), None)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened the file on this day."""

    by: int
    name: str
    on: date


LOOKS = """
    SELECT l.by, p.name, l.on FROM absence_look l JOIN person p ON p.id = l.by WHERE l.absence = ANY({}::int[])
    ORDER BY l.on DESC, p.name LIMIT {}
"""


async def looks(absences: Sequence[int], most: int = 200) -> list[Look]:
    """Who opened these, the last one first. For who may read them: the caller has seen to that."""
    return [Look(**row) for row in await CaseLook.raw(LOOKS, [*absences], most)]


# The last hours that count on this day, of absences that go on.
AVAILABLE = """
    SELECT DISTINCT ON (a.person) a.person, p.name, h.hours
    FROM absence a JOIN absence_hours h ON h.absence = a.id JOIN person p ON p.id = a.person
    WHERE a.first_day <= {}::date AND (a.recovered_on IS NULL OR a.recovered_on > {}::date) AND h.from_on <= {}::date
        AND a.person = ANY({}::int[]) ORDER BY a.person, a.first_day DESC, h.from_on DESC
"""
AVAILABLE_IN = AVAILABLE.replace(
    "= ANY({}::int[])",
    "IN (SELECT person FROM membership WHERE team = {} AND from_on <= {}::date"
    " AND (until_on IS NULL OR until_on >= {}::date))",
)


def asking_hours(team_id: int, on: date) -> Ask:
    """Hours a week that absent people of a team can work, to be asked together with other things: see `hours`."""
    return Ask(AVAILABLE_IN, (on, on, on, team_id, on, on))


def hours(rows: Iterable[Row]) -> Mapping[int, Decimal]:
    """By person. Who can work no hours yet is not among them; never a share of the contract."""
    return {row["person"]: Decimal(str(row["hours"])) for row in rows if Decimal(str(row["hours"]))}


async def hours_of(people: Sequence[int], on: date) -> Mapping[int, Decimal]:
    return hours(await Absence.raw(AVAILABLE, on, on, on, [*people]))


HANDED_OVER = """
    SELECT (SELECT count(DISTINCT person) FROM membership WHERE team = ANY({}::int[]) AND from_on <= {}::date
            AND (until_on IS NULL OR until_on >= {}::date)) AS people,
        (SELECT count(*) FROM absence WHERE team = ANY({}::int[]) AND handed_over_on <= {}::date
            AND (recovered_on IS NULL OR recovered_on > {}::date)
            AND (handed_back_on IS NULL OR handed_back_on > {}::date)) AS cases
"""


def asking_handed_over(act: Act) -> Ask:
    day = act.today
    teams_ = [*sorted(act.by.oversees)]
    return Ask(HANDED_OVER, (teams_, day, day, teams_, day, day, day))


def handed_over(rows: Sequence[Row], few: int) -> int | None:
    """For an MPP: how many files HR has over all own teams together. Nothing below `few` people."""
    return rows[0]["cases"] if rows and rows[0]["people"] >= few else None


async def handed_over_in_all(act: Act) -> int | None:
    """The same, asked by itself; nothing for who is no MPP."""
    if not act.by.oversees:
        return None
    rows, set_ = await together([asking_handed_over(act), parameters.asking(act.today)])
    return handed_over(rows, int(parameters.read(set_)["absence.few_people"]))


@dataclass(frozen=True, slots=True)
class Off:
    """Maternity leave of somebody."""

    id: int
    person: int
    name: str
    from_on: date
    until_on: date


OFF = """
    SELECT l.id, l.person, p.name, l.from_on, l.until_on FROM maternity_leave l JOIN person p ON p.id = l.person
    WHERE {} ORDER BY l.from_on DESC, l.id DESC LIMIT 200
"""


async def leaves(act: Act, since: timedelta = timedelta(days=366)) -> list[Off]:
    """Maternity leave that goes on, comes, or ended in the last year: for HR."""
    policy.require_hr(act.by)
    rows = await MaternityLeave.raw(OFF.replace("WHERE {}", "WHERE l.until_on >= {}"), act.today - since)
    return [Off(**row) for row in rows]


async def leave(act: Act, leave_id: int) -> Off:
    policy.require_hr(act.by)
    sql = OFF.replace("WHERE {}", "WHERE l.id = {}")
    rows = await MaternityLeave.raw(sql, leave_id) if is_id(leave_id) else []
    if not rows:
        raise NotFound(NO_PAGE)
    return Off(**rows[0])


async def case_managers(act: Act) -> list[int]:
    """Who is of HR today."""
    return await teams.office_holders(act, "hr")


async def near(act: Act, case: Case) -> dict[int, str]:
    """Who can stay in touch: the colleagues of the team, by id."""
    if case.now.team is None:
        return {}
    members = await teams.members(case.now.team, act.today)
    return await people.names(one for one in members if one != case.now.person)
