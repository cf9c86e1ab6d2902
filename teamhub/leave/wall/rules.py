"""Who is in on a day, and how many of those that are needed. No database, no clock, no web."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import Enum, auto
from itertools import groupby

from teamhub.core.away_days import Away
from teamhub.core.lazily import dataclass
from teamhub.leave.rules import ONE_DAY, Works, days, is_quiet, needed_on, percent

WEEKS = 6
SPAN = timedelta(days=7 * WEEKS - 1)  # from the first day to the last one
AHEAD = 53  # weeks from today that one can look ahead
BRIDGED = 21  # days that nobody works, at most, between two absences that are one


class State(Enum):
    """Of somebody on a day. What made them away is not known here."""

    IN = auto()
    PART = auto()  # for a part of the day
    ASKED = auto()  # there, for colleagues still talk about the leave
    AWAY = auto()
    OFF = auto()  # does not work on that day of the week
    REST = auto()  # nor in a weekend or on a public holiday
    GONE = auto()  # not in the team that day


PRESENT = frozenset({State.IN, State.PART, State.ASKED})
BARS = frozenset({State.AWAY, State.ASKED})  # drawn as one over the days that they last


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody in a team, on the days between each `from_on` and `until_on` of `spells`, both included."""

    id: int
    name: str
    spells: Sequence[tuple[date, date | None]]
    works: Works

    def here(self, day: date) -> bool:
        return any(begin <= day and (end is None or day <= end) for begin, end in self.spells)


def covers(one: Away, day: date) -> bool:
    return one.from_on <= day and (one.until_on is None or day <= one.until_on)


def state(who: Colleague, day: date, away: Iterable[Away]) -> State:
    """`away` is theirs. A day that somebody does not work counts as such, also within an absence."""
    if not who.here(day):
        return State.GONE
    hours = who.works.hours(day)
    if not hours:
        return State.REST if is_quiet(day) else State.OFF
    found = [one for one in away if covers(one, day)]
    sure = [one for one in found if not one.asked]
    if any(one.hours is None for one in sure) or sum(one.hours or 0 for one in sure) >= hours:
        return State.AWAY
    if len(found) > len(sure):
        return State.ASKED
    return State.PART if sure else State.IN


@dataclass(frozen=True, slots=True)
class Cell:
    """Some days in a row of one state; more than one only where it is drawn as a bar."""

    state: State
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    who: Colleague
    states: Sequence[State]

    @property
    def cells(self) -> list[Cell]:
        """Shared by whoever has the same states: nothing of why gets into the page."""
        runs = ((state, len([*same])) for state, same in groupby(self.states))
        return [
            cell
            for state, length in runs
            for cell in ([Cell(state, length)] if state in BARS else [Cell(state)] * length)
        ]


@dataclass(frozen=True, slots=True)
class Day:
    """`asked`: how many of those present want to be free for it, whom `present` still counts."""

    on: date
    present: int
    needed: int
    asked: int = 0

    @property
    def short(self) -> bool:
        return self.present < self.needed

    @property
    def counts(self) -> bool:
        """Whether anything is said about it: somebody has to be there, or is."""
        return self.needed > 0 or self.present > 0

    @property
    def quiet(self) -> bool:
        return is_quiet(self.on)


@dataclass(frozen=True, slots=True)
class Wall:
    rows: Sequence[Row]
    days: Sequence[Day]
    until: Mapping[int, date | None] = field(default_factory=dict)  # who is away on the first day, and until when

    @property
    def short(self) -> list[Day]:
        return [day for day in self.days if day.short]

    @property
    def months(self) -> list[tuple[date, int]]:
        """A day of each calendar month, and how many days of it are shown."""
        groups = groupby((day.on for day in self.days), key=lambda on: (on.year, on.month))
        return [(month[0], len(month)) for month in ([*same] for _, same in groups)]

    @property
    def weeks(self) -> list[list[tuple[int, Day]]]:
        """The days with their number on the wall, by calendar week."""
        return [[*week] for _, week in groupby(enumerate(self.days), key=lambda one: one[1].on.isocalendar()[:2])]

    def away(self, number: int) -> list[Colleague]:
        return self.on(number, State.AWAY)

    def partly(self, number: int) -> list[Colleague]:
        return self.on(number, State.PART)

    def asking(self, number: int) -> list[Colleague]:
        return self.on(number, State.ASKED)

    def on(self, number: int, *states: State) -> list[Colleague]:
        """Who is in one of these states on day `number` of the wall."""
        return [row.who for row in self.rows if row.states[number] in states]


Agreed = Sequence[tuple[date, Sequence[int]]]


def wall(
    people: Sequence[Colleague], away: Iterable[Away], agreed: Agreed, usual: int, first: date, last: date
) -> Wall:
    """The days from `first` to `last`. `agreed` and `usual`: how many are needed, as for `needed_on`."""
    theirs: dict[int, list[Away]] = {}
    for one in away:
        theirs.setdefault(one.person, []).append(one)
    span = [*days(first, last)]
    rows = [Row(who, [state(who, day, theirs.get(who.id, ())) for day in span]) for who in people]
    counted = [
        Day(
            day,
            sum(row.states[n] in PRESENT for row in rows),
            needed_on(day, agreed, usual),
            sum(row.states[n] is State.ASKED for row in rows),
        )
        for n, day in enumerate(span)
    ]
    out = [row.who for row in rows if row.states[0] is State.AWAY]
    return Wall(rows, counted, {who.id: until(who, theirs[who.id], first) for who in out})


def until(who: Colleague, away: Sequence[Away], day: date) -> date | None:
    """The last day of an absence that goes on from `day`, over days that somebody does not work; None: not known.

    Which absences it is made of does not show in it.
    """
    whole = [one for one in away if not one.asked and one.hours is None]
    last = day
    while True:
        ends = [one.until_on for one in whole if covers(one, last) or _follows(who, one, last)]
        if None in ends:
            return None
        latest = max((end for end in ends if end is not None), default=last)
        if latest <= last:
            return last
        last = latest


def _follows(who: Colleague, one: Away, last: date) -> bool:
    gap = (one.from_on - last).days - 1
    return 0 <= gap <= BRIDGED and not any(who.works.hours(day) for day in days(last + ONE_DAY, one.from_on - ONE_DAY))


def first_day(asked: date | None, today: date) -> date:
    """Never before today: since when somebody is away is not for colleagues to look up. And not further than a year."""
    return min(max(asked or today, today), today + timedelta(weeks=AHEAD))


# --- what a wish would mean


@dataclass(frozen=True, slots=True)
class Warning:
    """A day on which fewer would be there than are needed, or on which more would have leave than is agreed."""

    on: date
    there: int
    needed: int
    percent: int

    @property
    def short(self) -> bool:
        return self.there < self.needed


def on_leave(people: Sequence[Colleague], spans: Iterable[tuple[int, date, date]], day: date) -> int:
    """How many of these would work on the day and have leave, asked or agreed. `spans`: person, first and last day."""
    free = {person for person, first, last in spans if first <= day <= last}
    return sum(who.id in free and who.here(day) and who.works.hours(day) > 0 for who in people)


def warnings(
    shown: Wall,
    me: int,
    spans: Sequence[tuple[int, date, date]],
    first: date,
    last: date,
    limit: int,
    agreed: bool = False,
) -> list[Warning]:
    """For the days from `first` to `last` that `me` would be free. The wall counts me as there, or as asking; once it
    is `agreed`, as away.

    `limit`: the most per cent of the team that has leave at once (KAD-05). Nothing is blocked by it.
    """
    mine = next((row for row in shown.rows if row.who.id == me), None)
    people = [row.who for row in shown.rows]
    found = []
    for number, day in enumerate(shown.days):
        if mine is None or not first <= day.on <= last:
            continue
        counted = mine.states[number] in PRESENT
        if not counted and not (agreed and mine.states[number] is State.AWAY):
            continue
        there, headcount = day.present - counted, sum(who.here(day.on) for who in people)
        share = percent(on_leave(people, [*spans, (me, first, last)], day.on), headcount)
        if there < day.needed or share > limit:
            found.append(Warning(day.on, there, day.needed, share if share > limit else 0))
    return found
