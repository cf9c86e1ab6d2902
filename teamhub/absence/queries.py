"""Reading absences: as much of each as the reader may know."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from teamhub.absence import policy, rules
from teamhub.absence.policy import Sight
from teamhub.absence.rules import Terms
from teamhub.absence.seen import USUAL, asking, seen
from teamhub.absence.seen import Case as Case
from teamhub.absence.tables import Absence, AbsenceWork
from teamhub.core.act import SYSTEM, Act
from teamhub.core.asking import Ask, Row
from teamhub.core.away import Away, Source
from teamhub.core.db import is_id
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause
from teamhub.parameters import queries as parameters

RUNS = "a.first_day <= {day} AND (a.recovered_on IS NULL OR a.recovered_on > {day})"
STAYS = "(p.left_on IS NULL OR p.left_on >= {})"  # who has left is not absent any more
OPEN = f"(a.recovered_on IS NULL OR a.recovered_on > {{}}) AND {STAYS}"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the frameworks and parameters in force say."""

    terms: Terms
    clauses: Sequence[Clause]


async def agreed(on: date) -> Agreed:
    found = await frameworks.agreed(on)
    return Agreed(rules.terms(found.limits, await parameters.numbers(on)), found.clauses)


async def read(act: Act, rest: str, *values: Any, terms: Terms = USUAL) -> list[Case]:
    """Those that the reader may know of, with `rest` as the condition, such as "a.team = {} ORDER BY a.id"."""
    ask = asking(act, rest, *values)
    found = [seen(act, row, terms) for row in await Absence.raw(ask.sql, *ask.values)]
    return [case for case in found if case.sight]


async def case(act: Act, absence_id: int, least: Sight = Sight.AWAY, terms: Terms = USUAL) -> Case:
    """One, for who may know so much of it; asks for the second factor where it is not one's own."""
    found = await read(act, "a.id = {}", absence_id, terms=terms) if is_id(absence_id) else []
    if not found:
        raise NotFound("There is no such page.")
    policy.require_sight(act.by, found[0], least)
    return found[0]


async def locked(act: Act, absence_id: int, least: Sight = Sight.AWAY, terms: Terms = USUAL) -> Case:
    """Until this transaction ends nobody else changes it."""
    if is_id(absence_id):
        await Absence.select(Absence.id).where(Absence.id == absence_id).lock_rows("UPDATE")
    return await case(act, absence_id, least, terms)


async def guided(act: Act, absence_id: int, terms: Terms = USUAL) -> Case:
    """For the coordinator of the team it was reported in, also when HR guides it; and for HR."""
    seen = await case(act, absence_id, terms=terms)
    if seen.sight in (Sight.CASE, Sight.FILE) or (
        policy.coordinates(act.by, seen.team) and seen.sight is not Sight.OWN
    ):
        return seen
    raise NotAllowed("The absence coordinator of the team does this, or HR.")


async def absence_of(act: Act, work_id: int) -> Case:
    """Whose work that is, for who may know it."""
    found = await AbsenceWork.objects().get(AbsenceWork.id == work_id) if is_id(work_id) else None
    if found is None:
        raise NotFound("There is no such page.")
    return await case(act, found.absence)


async def cases(act: Act, team_id: int, terms: Terms = USUAL) -> list[Case]:
    """For the coordinator and HR: who is absent, and who is back since a year. The longest absent first."""
    since = rules.counted_from(act.today, terms.months)
    rest = f"a.team = {{}} AND (a.recovered_on IS NULL OR a.recovered_on > {{}}) AND {STAYS} ORDER BY a.first_day, a.id"
    return await read(act, rest, team_id, since, act.today, terms=terms)


HERE = """(a.team = {} OR EXISTS (SELECT FROM membership m WHERE m.person = a.person AND m.team = {} AND m.from_on <= {}
    AND (m.until_on IS NULL OR m.until_on >= {})))"""


async def running(act: Act, team_id: int, day: date, terms: Terms = USUAL) -> list[Case]:
    """Who of a team is absent on that day, by name, for who may know it."""
    rest = f"{RUNS.replace('{day}', '{}')} AND {HERE} ORDER BY p.name, a.id"
    return await read(act, rest, day, day, team_id, team_id, day, day, terms=terms)


async def absent(act: Act, team_id: int, terms: Terms = USUAL) -> list[Case]:
    """Who of a team is absent today, or from a day soon on."""
    ask = asking_absent(act, team_id)
    found = [seen(act, row, terms) for row in await Absence.raw(ask.sql, *ask.values)]
    return [case for case in found if case.sight]


def asking_absent(act: Act, team_id: int) -> Ask:
    """The same, to be asked together with other things: see `seen`."""
    today = act.today
    return asking(act, f"{OPEN} AND {HERE} ORDER BY p.name, a.id", today, today, team_id, team_id, today, today)


COORDINATORS = """
    SELECT DISTINCT r.person FROM role_term r JOIN team_role k ON r.team_role IN (k.id, k.merged_into)
    JOIN role_template t ON t.id = k.template AND t.key = {} WHERE k.team = {} AND r.from_on <= {} AND r.until_on >= {}
    AND EXISTS (SELECT FROM membership m WHERE m.person = r.person AND m.team = k.team AND m.from_on <= {}
        AND (m.until_on IS NULL OR m.until_on >= {}))
"""


async def coordinators(team_id: int | None, on: date) -> list[int]:
    """Who is absence coordinator of the team that day."""
    if team_id is None:
        return []
    rows = await Absence.raw(COORDINATORS, policy.ROLE, team_id, on, on, on, on)
    return [row["person"] for row in rows]


async def of_person(act: Act, person_id: int) -> list[Case]:
    """All of somebody that the reader may know of, the newest first. Of a colleague: the one of today, if any."""
    found = await read(act, "a.person = {} ORDER BY a.first_day DESC, a.id DESC", person_id)
    return [one for one in found if one.open or one.sight >= Sight.CASE]


async def mine(act: Act, terms: Terms = USUAL) -> Case | None:
    """One's own that goes on, or that ended today or will tomorrow; the newest."""
    rest = "a.person = {} AND (a.recovered_on IS NULL OR a.recovered_on > {} OR a.recovery_noted_on = {})"
    found = await read(act, f"{rest} ORDER BY a.first_day DESC LIMIT 1", act.by.id, act.today, act.today, terms=terms)
    return found[0] if found else None


async def is_absent(act: Act) -> bool:
    """Whether oneself is noted as absent now."""
    mine = "SELECT EXISTS (SELECT FROM absence WHERE person = {} AND recovered_on IS NULL) AS absent"
    return bool((await Absence.raw(mine, act.by.id))[0]["absent"])


AWAY = """
    SELECT a.person, greatest(a.first_day, {today}) AS from_on, a.team,
        CASE WHEN a.recovered_on IS NOT NULL THEN a.recovered_on - 1
             WHEN a.expected_until >= {today} THEN a.expected_until END AS until_on,
        ARRAY(SELECT m.team FROM membership m WHERE m.person = a.person AND m.from_on <= {today}
            AND (m.until_on IS NULL OR m.until_on >= {today})) AS member_of
    FROM absence a JOIN person p ON p.id = a.person AND (p.left_on IS NULL OR p.left_on >= {today})
    WHERE a.person = ANY({}::int[]) AND (a.recovered_on IS NULL OR a.recovered_on > {today})
        AND a.first_day <= {} AND (a.recovered_on IS NULL OR a.recovered_on > {}) ORDER BY a.first_day, a.id
"""


@dataclass(frozen=True, slots=True)
class _Whose:
    person: int
    teams: frozenset[int]
    coordinated_by: int | None
    handed_over: bool = False
    current: bool = True


def _ask_away(people: Sequence[int], from_on: date, until_on: date, today: date) -> Ask:
    sql = AWAY.replace("{today}", "{}")
    return Ask(sql, (*[today] * 5, [*people], today, until_on, from_on))


def _read_away(act: Act, rows: Sequence[Row], from_on: date) -> list[Away]:
    return [
        Away(row["person"], row["from_on"], row["until_on"])
        for row in rows
        if (row["until_on"] is None or row["until_on"] >= from_on) and _known(act, row)
    ]


# See core.away: who is absent today or later, for who may know it. Not since when: days before today are left out.
# Until when nobody knows where no last day is expected, or where that is past.
away = Source(_ask_away, _read_away)


def _known(act: Act, row: Row) -> bool:
    teams = frozenset(row["member_of"]) | ({row["team"]} if row["team"] else set())
    return act.by is SYSTEM or policy.sight(act.by, _Whose(row["person"], teams, row["team"])) > Sight.NOTHING


@dataclass(frozen=True, slots=True)
class Work:
    """Something that goes on: who has it, and when it goes back."""

    id: int
    absence: int
    what: str
    taken_by: int | None
    holder: str | None
    hand_back_on: date | None
    returned_on: date | None
    today: date

    @property
    def open(self) -> bool:
        return self.taken_by is None and self.returned_on is None

    @property
    def overdue(self) -> bool:
        return self.returned_on is None and self.hand_back_on is not None and self.hand_back_on < self.today


WORK = """
    SELECT w.id, w.absence, w.what, w.taken_by, p.name AS holder, w.hand_back_on, w.returned_on
    FROM absence_work w LEFT JOIN person p ON p.id = w.taken_by WHERE w.absence = ANY({}::int[]) ORDER BY w.id
"""


async def work(act: Act, found: Iterable[Case]) -> list[Work]:
    """Of cases that the reader knows of. The caller has asked for the second factor where they are not one's own."""
    ids = [case.id for case in found]
    return [Work(**row, today=act.today) for row in await AbsenceWork.raw(WORK, ids)] if ids else []
