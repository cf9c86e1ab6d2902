"""What the database is asked about absences, and what it becomes: cases, each a period of absences that count as one.

All questions go in one round trip, however many people they are about.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from teamhub.absence.cases import gatekeeper, rules
from teamhub.absence.cases.gatekeeper import Done, Numbers, Point, State
from teamhub.absence.cases.rules import Leave, Period
from teamhub.absence.rules import Early, Step
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.parameters import queries as parameters

SPELLS = """
    SELECT a.id, a.person, p.name AS person_name, a.team, team.name AS team_name, a.first_day AS first_on,
        a.expected_until, a.recovered_on, a.safety_net, a.work_accident, a.third_party, a.passed_on, a.precheck_on,
        a.early, a.planned_handover_on,
        a.handed_over_on, a.case_manager, manager.name AS case_manager_name, a.near, near.name AS near_name,
        a.look_again_on, a.handed_back_on, a.same_period,
        a.prospect_until
    FROM absence a JOIN person p ON p.id = a.person LEFT JOIN team ON team.id = a.team
    LEFT JOIN person manager ON manager.id = a.case_manager LEFT JOIN person near ON near.id = a.near
    WHERE a.person IN ({who}) ORDER BY a.first_day, a.id
"""
LEAVES = "SELECT id, person, from_on, until_on FROM maternity_leave WHERE person IN ({who}) ORDER BY from_on, id"
STEPS = """
    SELECT s.id, s.absence, s.step, s.done_on, s.entered_on FROM gatekeeper_step s JOIN absence a ON a.id = s.absence
    WHERE a.person IN ({who}) ORDER BY s.done_on, s.id
"""
WORKED = """
    SELECT h.id, h.absence, h.from_on, h.hours, h.advised_on, h.entered_on FROM absence_hours h
    JOIN absence a ON a.id = h.absence WHERE a.person IN ({who}) ORDER BY h.from_on, h.id
"""
CONTRACTS = """
    SELECT DISTINCT ON (person) person, hours FROM contract_hours WHERE person IN ({who}) AND from_on <= {}::date
    ORDER BY person, from_on DESC
"""


@dataclass(frozen=True, slots=True)
class Spell:
    """An absence, as HR reads it. `first_day` is day 1; days are calendar dates."""

    id: int
    person: int
    person_name: str
    team: int | None
    team_name: str | None
    first_day: date
    expected_until: date | None
    recovered_on: date | None
    safety_net: bool
    work_accident: bool
    third_party: bool
    passed_on: date | None
    precheck_on: date | None
    early: Early | None
    planned_handover_on: date | None
    handed_over_on: date | None
    case_manager: int | None
    case_manager_name: str | None
    near: int | None
    near_name: str | None
    look_again_on: date | None
    handed_back_on: date | None
    same_period: bool | None
    prospect_until: date | None


@dataclass(frozen=True, slots=True)
class Worked:
    """Hours a week from a day on, as the company doctor advised."""

    id: int
    from_on: date
    hours: Decimal
    advised_on: date
    entered_on: date


@dataclass(frozen=True)
class Case:
    """A period, and what HR keeps of it. `spells` are its absences, the oldest first."""

    period: Period
    spells: Sequence[Spell]
    before: Spell | None  # the absence before it, of another period
    steps: Sequence[Done]
    hours: Sequence[Worked]
    leaves: Sequence[Leave]
    contract_hours: Decimal | None
    numbers: Numbers
    today: date

    @property
    def now(self) -> Spell:
        """The absence that it is about today: the last one."""
        return self.spells[-1]

    @property
    def open(self) -> bool:
        return self.period.runs(self.today)

    @property
    def handed_over_on(self) -> date | None:
        return min((one.handed_over_on for one in self.spells if one.handed_over_on), default=None)

    @property
    def with_hr(self) -> bool:
        """HR guides it now: it was handed over, and not handed back to the team."""
        back = self.now.handed_back_on
        return self.now.handed_over_on is not None and (back is None or back > self.today)

    @property
    def wanted(self) -> bool:
        """HR has to take over: somebody asked for it, or day 29 has come, whatever anybody did (KAD-03)."""
        planned = self.now.planned_handover_on
        due = self.now.early is not None or self.day >= self.numbers.hand_over_day
        return (
            self.open and self.now.handed_over_on is None and (due or (planned is not None and planned <= self.today))
        )

    @property
    def day(self) -> int:
        return self.period.days(self.today)

    @property
    def week(self) -> int:
        return self.period.week(self.today)

    @cached_property
    def points(self) -> list[Point]:
        """The Gatekeeper line. After recovery, what was done and what should have been."""
        checks = [one.precheck_on for one in self.spells if one.precheck_on]
        awaited = self.now.prospect_until
        found = gatekeeper.line(self.period, self.steps, self.numbers, max(checks, default=None), awaited)
        back = self.period.recovered_on
        return found if self.open or back is None else [one for one in found if one.done or one.due_on < back]

    def state(self, point: Point) -> State:
        return point.state(self.today, None if self.open else self.period.recovered_on)

    @property
    def due(self) -> Point | None:
        """What HR does next."""
        return gatekeeper.next_due(self.points) if self.open else None

    @property
    def worked(self) -> Worked | None:
        """What counts today. Nothing where there is no advice of the company doctor, or somebody is back."""
        return next((one for one in reversed(self.hours) if one.from_on <= self.today), None) if self.open else None

    @property
    def around_leave(self) -> bool:
        """Whether maternity leave lies before this absence: there the case manager decides what counts together."""
        before = self.spells[-2] if len(self.spells) > 1 else self.before
        return before is not None and rules.leave_between(before.recovered_on, self.now.first_day, self.leaves)


def asks(act: Act, who: str, *values: Any) -> list[Ask]:
    """`who` is SQL that gives ids of people."""
    wheres = [Ask(sql.replace("{who}", who), values) for sql in (SPELLS, LEAVES, STEPS, WORKED)]
    contracts = Ask(CONTRACTS.replace("{who}", who), (*values, act.today))
    return [*wheres, contracts, parameters.asking(act.today), frameworks.asking_agreed(act.today)]


async def read(act: Act, who: str, *values: Any) -> list[Case]:
    return cases(await together(asks(act, who, *values)), act.today)


def cases(found: Sequence[list[Row]], today: date) -> list[Case]:
    """Of the answers to `asks`: every period of everybody, the oldest first."""
    spells, leaves, steps, hours, contracts, set_, agreed = found
    numbers = gatekeeper.numbers(parameters.read(set_), frameworks.read_agreed(agreed).limits)
    people, off = _by(spells, "person"), _by(leaves, "person")
    done, worked = _by(steps, "absence"), _by(hours, "absence")
    had = {row["person"]: Decimal(row["hours"]) for row in contracts}
    made = []
    for person, rows in people.items():
        theirs = [_spell(row) for row in rows]
        away = [Leave(row["from_on"], row["until_on"]) for row in off[person]]
        for period in rules.periods(theirs, away, numbers.gap_days):
            within = [one for one in theirs if one.id in period.absences]
            before = next((one for one in reversed(theirs) if one.first_day < within[0].first_day), None)
            kept = [row for one in within for row in done[one.id]]
            made.append(
                Case(
                    period, within, before, _done(within, kept),
                    [_worked(row) for row in worked[within[-1].id]],
                    away, had.get(person), numbers, today,
                )
            )  # fmt: skip
    return made


def _by(rows: Iterable[Row], name: str) -> Mapping[int, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found


NAMES = frozenset(one.name for one in fields(Spell))


def _spell(row: Row) -> Spell:
    named = {name: value for name, value in row.items() if name in NAMES}
    early = Early(row["early"]) if row["early"] else None
    return Spell(**{**named, "first_day": row["first_on"], "early": early})


def _done(spells: Sequence[Spell], rows: Iterable[Row]) -> list[Done]:
    """That it was passed on and handed over stands with the absence; the other steps are kept by themselves."""
    found = [Done(Step.PASSED_ON, one.passed_on) for one in spells if one.passed_on]
    found += [Done(Step.HANDED_OVER, one.handed_over_on) for one in spells if one.handed_over_on]
    return [*found, *(Done(Step(row["step"]), row["done_on"], row["id"], row["entered_on"]) for row in rows)]


def _worked(row: Row) -> Worked:
    return Worked(row["id"], row["from_on"], Decimal(str(row["hours"])), row["advised_on"], row["entered_on"])
