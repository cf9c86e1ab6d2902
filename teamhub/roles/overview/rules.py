"""The sums of the pictures: a term on a calendar of months, and circles in circles. Pure."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import circlify

from teamhub.core.lazily import dataclass
from teamhub.core.months import month_after
from teamhub.roles.rules import Term

MONTHS = 14  # last month, this one, and the twelve to come
DAY = timedelta(days=1)
LEAST = 0.35  # of a month: narrower is not seen
SMALLEST = 0.25  # hours: what takes no time is drawn like this


@dataclass(frozen=True, slots=True)
class Axis:
    """Months side by side, each as wide as the other, from the first day of last month."""

    today: date

    @property
    def first(self) -> date:
        return month_after(self.today, -1)

    @property
    def months(self) -> list[date]:
        """The first day of each."""
        return [month_after(self.first, number) for number in range(MONTHS)]

    def at(self, day: date) -> float:
        """Where a day begins, in months from the left; never outside the picture."""
        months = 12 * (day.year - self.first.year) + day.month - self.first.month
        return min(max(months + (day.day - 1) / monthrange(day.year, day.month)[1], 0.0), float(MONTHS))


@dataclass(frozen=True, slots=True)
class Bar:
    """From where to where, in months. `term` says its colour, and the words beside it say the same."""

    term: Term
    begin: float
    end: float

    @property
    def span(self) -> tuple[float, float]:
        """The same in percent of the picture."""
        return round(100 * self.begin / MONTHS, 1), round(100 * self.end / MONTHS, 1)


def bar(
    axis: Axis, term: Term, *, until_on: date | None, since: date | None = None, next_from: date | None = None
) -> Bar:
    """`until_on` is the last day of who holds the role or stands in; `since` the first day that nobody has held it.

    What is held is drawn from today to its end. What has run out, from its end to today; what is vacant, from then on,
    up to the day that somebody is to hold it.
    """
    now = axis.at(axis.today)
    if term is Term.EXPIRED:
        begin, end = axis.at(since or axis.today), axis.at(axis.today + DAY)
    elif term is Term.VACANT:
        begin, end = axis.at(since or axis.today), axis.at(next_from) if next_from else float(MONTHS)
    else:
        begin, end = now, axis.at(until_on + DAY) if until_on else float(MONTHS)
    if end - begin < LEAST:
        begin, end = (max(end - LEAST, 0.0), end) if term is Term.EXPIRED else (begin, begin + LEAST)
    return Bar(term, round(begin, 2), round(min(end, MONTHS), 2))


@dataclass(frozen=True, slots=True)
class Circle:
    """In a picture from -100 to 100 in both directions."""

    x: float
    y: float
    r: float


Packed = tuple[tuple[Circle, tuple[Circle, ...]], ...]


def map_of(teams: Sequence[Sequence[float]]) -> Packed:
    """A circle for each team and in it one for each of its roles, as large as the hours they take; in the order given.

    Every team has a role.
    """
    return _packed(tuple(tuple(max(round(hours, 2), SMALLEST) for hours in team) for team in teams))


@lru_cache(maxsize=256)
def _packed(teams: tuple[tuple[float, ...], ...]) -> Packed:
    """Kept: the hours of roles change seldom, and packing a large organisation takes longer than the page."""
    data = [
        {
            "id": (number,),
            "datum": sum(team),
            "children": [{"id": (number, place), "datum": hours} for place, hours in enumerate(team)],
        }
        for number, team in enumerate(teams)
    ]
    found = {circle.ex["id"]: circle for circle in circlify.circlify(data)} if data else {}
    return tuple(_team(number, len(team), found) for number, team in enumerate(teams))


def _team(
    number: int, roles: int, found: dict[tuple[int, ...], "circlify.Circle"]
) -> tuple[Circle, tuple[Circle, ...]]:
    """Its roles a little smaller and lower than they fit, so that its name has room above them."""
    team = found[number,]
    low = team.y - 0.08 * team.r
    inside = (found[number, place] for place in range(roles))
    return _circle(team.x, team.y, team.r), tuple(
        _circle(team.x + 0.84 * (one.x - team.x), low + 0.84 * (one.y - team.y), 0.84 * one.r) for one in inside
    )


def _circle(x: float, y: float, r: float) -> Circle:
    """Upwards is up in the sums, and down in the picture."""
    return Circle(round(100 * x, 1), round(-100 * y, 1), round(100 * r, 1))
