"""Reading absences: as much of each as the reader may know. `Case` is one; what the reader may not know is empty."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from teamhub.absence import policy, rules
from teamhub.absence.policy import Sight
from teamhub.absence.rules import Early, Terms
from teamhub.absence.tables import Absence
from teamhub.core.act import SYSTEM, Act
from teamhub.core.asking import Ask, Row
from teamhub.core.away import Away
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause
from teamhub.parameters import queries as parameters

USUAL = Terms()
RUNS = "a.first_day <= {day} AND (a.recovered_on IS NULL OR a.recovered_on > {day})"
# `reports`: how many there were of this person in so many months, up to this one.
ROWS = """
    SELECT a.id, a.person, p.name, a.team, team.name AS team_name, a.first_day AS first_on, a.expected_until,
        a.recovered_on, a.recovery_noted_on, a.welcomed_on, a.reported_at, a.reported_by,
        reporter.name AS reporter_name, a.confirmed_at, a.phone, a.address, a.contact_wish,
        a.contact_days, a.safety_net, a.work_accident,
        a.third_party, a.passed_on AS passed_on_on, a.precheck_on, a.planned_handover_on, a.early, a.early_on,
        a.prepared_on, a.handed_over_on, a.case_manager, manager.name AS manager_name, a.near, near.name AS near_name,
        a.look_again_on, a.handed_back_on, p.left_on,
        ARRAY(SELECT m.team FROM membership m WHERE m.person = a.person AND m.from_on <= day.today
            AND (m.until_on IS NULL OR m.until_on >= day.today)) AS member_of,
        (SELECT max(c.on) FROM absence_contact c WHERE c.absence = a.id) AS contact_on,
        (SELECT count(*) FROM absence b WHERE b.person = a.person AND b.first_day <= a.first_day
            AND b.first_day > a.first_day - make_interval(months => day.months)) AS reports,
        coalesce((SELECT json_agg(json_build_object('id', b.id, 'first_on', b.first_day, 'recovered_on', b.recovered_on,
            'same_period', b.same_period) ORDER BY b.first_day, b.id)
            FROM absence b WHERE b.person = a.person AND b.first_day <= a.first_day), '[]') AS spells,
        coalesce((SELECT json_agg(json_build_object('from_on', l.from_on, 'until_on', l.until_on) ORDER BY l.from_on)
            FROM maternity_leave l WHERE l.person = a.person), '[]') AS leaves,
        talk.id AS talk, talk.held_on AS talk_on, talk.to_hr, talk.agreements,
        (SELECT count(*) FROM absence_work w WHERE w.absence = a.id AND w.returned_on IS NULL) AS work_out,
        (SELECT count(*) FROM absence_work w WHERE w.absence = a.id AND w.returned_on IS NULL
            AND w.taken_by IS NULL) AS work_open
    FROM absence a JOIN person p ON p.id = a.person JOIN person reporter ON reporter.id = a.reported_by
    LEFT JOIN team ON team.id = a.team LEFT JOIN person manager ON manager.id = a.case_manager
    LEFT JOIN person near ON near.id = a.near LEFT JOIN frequent_talk talk ON talk.absence = a.id,
    (SELECT {}::date AS today, {}::int AS months) AS day
"""
HIDDEN: dict[Sight, dict[str, Any]] = {  # by what one must know at least to see it
    Sight.CASE: {
        "first_on": None, "recovery_noted_on": None, "reporter_name": "", "phone": "", "address": "",
        "contact_wish": "", "contact_on": None, "reports": 0, "spells": (), "talk": None, "talk_on": None,
        "to_hr": None, "agreements": "", "precheck_on": None, "planned_handover_on": None, "confirmed_at": None,
        "reported_at": None, "reported_by": 0, "handed_over_on": None, "prepared_on": None, "early_on": None,
    },
    Sight.FILE: {
        "safety_net": False, "work_accident": False, "third_party": False, "early": None, "left_on": None,
        "leaves": (), "passed_on_on": None,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spell:
    """One of somebody's absences, as days are counted."""

    id: int
    first_day: date
    recovered_on: date | None
    same_period: bool | None


@dataclass(frozen=True, slots=True)
class Case:
    """An absence as it is read on a day by somebody who has this `sight` of it. Names end as their columns do."""

    id: int
    person: int
    name: str
    team: int | None
    team_name: str | None
    first_on: date | None  # empty for who may not know it
    expected_until: date | None
    recovered_on: date | None  # the first day fully back
    recovery_noted_on: date | None
    welcomed_on: date | None
    reported_at: Any
    reported_by: int
    reporter_name: str
    confirmed_at: Any
    phone: str
    address: str
    contact_wish: str
    contact_days: int
    safety_net: bool
    work_accident: bool
    third_party: bool
    passed_on_on: date | None
    precheck_on: date | None
    planned_handover_on: date | None
    early: Early | None
    early_on: date | None
    prepared_on: date | None
    handed_over_on: date | None
    case_manager: int | None
    manager_name: str | None
    near: int | None
    near_name: str | None
    look_again_on: date | None
    handed_back_on: date | None
    left_on: date | None
    member_of: Sequence[int]
    contact_on: date | None
    reports: int
    spells: Sequence[Spell]
    leaves: Sequence[tuple[date, date]]  # maternity leave, its last day included
    talk: int | None
    talk_on: date | None
    to_hr: bool | None
    agreements: str
    work_out: int  # pieces of work that are not back yet,
    work_open: int  # and those of them that nobody has
    today: date
    handed_over: bool  # HR guides it today
    sight: Sight = Sight.NOTHING

    @property
    def teams(self) -> frozenset[int]:
        return frozenset(self.member_of) | ({self.team} if self.team else set())

    @property
    def coordinated_by(self) -> int | None:
        return self.team

    @property
    def open(self) -> bool:
        """Somebody is absent, today or from a day soon on."""
        return self.recovered_on is None or self.recovered_on > self.today

    @property
    def overdue(self) -> bool:
        return self.open and self.expected_until is not None and self.expected_until < self.today

    @property
    def may_undo_recovery(self) -> bool:
        return rules.may_undo_recovery(self.recovery_noted_on, self.today)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the frameworks and parameters in force say."""

    terms: Terms
    clauses: Sequence[Clause]


async def agreed(on: date) -> Agreed:
    found = await frameworks.agreed(on)
    return Agreed(rules.terms(found.limits, await parameters.numbers(on)), found.clauses)


async def read(act: Act, rest: str, *values: Any, months: int = USUAL.months) -> list[Case]:
    """Those that the reader may know of, with `rest` as the condition, such as "a.team = {} ORDER BY a.id"."""
    ask = asking(act, rest, *values, months=months)
    found = [seen(act, row) for row in await Absence.raw(ask.sql, *ask.values)]
    return [case for case in found if case.sight]


def asking(act: Act, rest: str, *values: Any, months: int = USUAL.months) -> Ask:
    return Ask(f"{ROWS} WHERE {rest}", (act.today, months, *values))


def seen(act: Act, row: Row) -> Case:
    """As the actor may know it; a case of sight NOTHING says nothing and is not shown."""
    kept = json.loads(row["spells"]) if isinstance(row["spells"], str) else row["spells"]
    leaves = json.loads(row["leaves"]) if isinstance(row["leaves"], str) else row["leaves"]
    words = {
        "early": Early(row["early"]) if row["early"] else None,
        "agreements": row["agreements"] or "",
        "spells": [_spell(one) for one in kept],
        "leaves": [(_day(one["from_on"]), _day(one["until_on"])) for one in leaves],
        "handed_over": rules.with_hr(row["handed_over_on"], row["handed_back_on"], act.today),
    }
    whole = Case(**{**row, **words, "today": act.today})
    sight = policy.sight(act.by, whole)
    hidden = {name: nothing for least, names in HIDDEN.items() if sight < least for name, nothing in names.items()}
    return replace(whole, sight=sight, **hidden)


def _spell(kept: Any) -> Spell:
    return Spell(kept["id"], _day(kept["first_on"]), _day(kept["recovered_on"]), kept["same_period"])


def _day(kept: Any) -> Any:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


async def case(act: Act, absence_id: int, least: Sight = Sight.AWAY) -> Case:
    """One, for who may know so much of it; asks for the second factor where it is not one's own."""
    found = await read(act, "a.id = {}", absence_id) if is_id(absence_id) else []
    if not found:
        raise NotFound("There is no such page.")
    policy.require_sight(act.by, found[0], least)
    return found[0]


async def locked(act: Act, absence_id: int, least: Sight = Sight.AWAY) -> Case:
    """Until this transaction ends nobody else changes it."""
    if is_id(absence_id):
        await Absence.select(Absence.id).where(Absence.id == absence_id).lock_rows("UPDATE")
    return await case(act, absence_id, least)


async def cases(act: Act, team_id: int, terms: Terms = USUAL) -> list[Case]:
    """For the coordinator and HR: who is absent, and who is back since a year. The longest absent first."""
    since = rules.counted_from(act.today, terms.months)
    rest = "a.team = {} AND (a.recovered_on IS NULL OR a.recovered_on > {}) ORDER BY a.first_day, a.id"
    return await read(act, rest, team_id, since, months=terms.months)


async def running(act: Act, team_id: int, day: date) -> list[Case]:
    """Who of a team is absent on that day, by name, for who may know it."""
    here = """EXISTS (SELECT FROM membership m WHERE m.person = a.person AND m.team = {} AND m.from_on <= {}
        AND (m.until_on IS NULL OR m.until_on >= {}))"""
    rest = f"{RUNS.replace('{day}', '{}')} AND (a.team = {{}} OR {here}) ORDER BY p.name, a.id"
    return await read(act, rest, day, day, team_id, team_id, day, day)


async def of_person(act: Act, person_id: int) -> list[Case]:
    """All of somebody that the reader may know of, the newest first. Of a colleague: the one of today, if any."""
    found = await read(act, "a.person = {} ORDER BY a.first_day DESC, a.id DESC", person_id)
    return [one for one in found if one.open or one.sight >= Sight.CASE]


async def mine(act: Act) -> Case | None:
    """One's own that goes on, or that ended today or will tomorrow; the newest."""
    rest = "a.person = {} AND (a.recovered_on IS NULL OR a.recovered_on > {} OR a.recovery_noted_on = {})"
    found = await read(act, f"{rest} ORDER BY a.first_day DESC LIMIT 1", act.by.id, act.today, act.today)
    return found[0] if found else None


AWAY = """
    SELECT a.person, greatest(a.first_day, {today}) AS from_on, a.team,
        CASE WHEN a.recovered_on IS NOT NULL THEN a.recovered_on - 1
             WHEN a.expected_until >= {today} THEN a.expected_until END AS until_on,
        ARRAY(SELECT m.team FROM membership m WHERE m.person = a.person AND m.from_on <= {today}
            AND (m.until_on IS NULL OR m.until_on >= {today})) AS member_of
    FROM absence a WHERE a.person = ANY({}::int[]) AND (a.recovered_on IS NULL OR a.recovered_on > {today})
        AND a.first_day <= {} AND (a.recovered_on IS NULL OR a.recovered_on > {})
"""


@dataclass(frozen=True, slots=True)
class _Whose:
    person: int
    teams: frozenset[int]
    coordinated_by: int | None
    handed_over: bool = False


async def away(act: Act, people: Sequence[int], from_on: date, until_on: date) -> list[Away]:
    """See core.away: who is absent today or later, for who may know it. Not since when: days before today are left out.

    Until when nobody knows where no last day is expected, or where that is past.
    """
    today = act.today
    sql = AWAY.replace("{today}", "{}")
    rows = await Absence.raw(sql, today, today, today, today, [*people], today, until_on, from_on)
    return [
        Away(row["person"], row["from_on"], row["until_on"])
        for row in rows
        if (row["until_on"] is None or row["until_on"] >= from_on) and _known(act, row)
    ]


def _known(act: Act, row: Row) -> bool:
    teams = frozenset(row["member_of"]) | ({row["team"]} if row["team"] else set())
    return act.by is SYSTEM or policy.sight(act.by, _Whose(row["person"], teams, row["team"])) > Sight.NOTHING
