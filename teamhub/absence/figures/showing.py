"""The figures as a reader may see them: how exactly, of how few people, and what is left out of a total. Pure."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from teamhub.absence.figures import policy
from teamhub.absence.figures.amounts import Period, half_up
from teamhub.absence.figures.periods import Choice
from teamhub.absence.figures.policy import Look
from teamhub.absence.figures.queries import Known
from teamhub.absence.figures.rules import CLASSES, COARSE, EXACT, Figures, Tally, fewest, figures, tally
from teamhub.core.lazily import dataclass
from teamhub.core.words import number

HIGHEST, LEAST_TOP = 100, 10.0  # of a bar, in units of the picture; and of its scale, in per cent
SEVERAL = 2  # cases that ended: the average of one is the case itself


@dataclass(frozen=True, slots=True)
class Share:
    """A class of duration: from so many days, to so many (empty: and longer), its cases, its part of the absence."""

    from_day: int
    to_day: int | None
    cases: int
    part: Decimal | None  # per cent of all absence of the period


@dataclass(frozen=True, slots=True)
class Shown:
    """`now` is empty where it is not shown: of too few people, or where nobody was there."""

    period: Period
    whole: Tally
    now: Figures | None
    with_leave: Figures | None
    recorded: bool = True  # false: from before absences were kept here, so that nought would say nothing

    @property
    def nobody(self) -> bool:
        return not self.whole.people


@dataclass(frozen=True, slots=True)
class Bar:
    """A quarter of the picture: `high` of HIGHEST, and `words` above it; both empty where nothing is shown."""

    choice: Choice
    shown: Shown
    high: float | None
    words: str


def pictured(quarters: Iterable[tuple[Choice, Shown]]) -> list[Bar]:
    """To one scale, which reaches a tenth above the highest of them, and ten per cent at least."""
    found = [(choice, shown, shown.now.percentage if shown.now else None) for choice, shown in quarters]
    top = max(LEAST_TOP, *(float(value) * 1.1 for _, _, value in found if value is not None), 0.0)
    return [
        Bar(choice, shown, None, "")
        if value is None
        else Bar(choice, shown, round(float(value) * HIGHEST / top, 1), number(float(round(value, 1))))
        for choice, shown, value in found
    ]


@dataclass(frozen=True, slots=True)
class Of:
    """Counts and shows for one way of looking."""

    known: Known
    how: Look

    @property
    def few(self) -> int:
        return int(self.known.numbers["absence.few_people"])

    @property
    def edges(self) -> Sequence[int]:
        return CLASSES[int(self.known.numbers["absence.classes"])]

    def tallied(self, period: Period, team: int) -> Tally:
        return tally(self.known.of_team.get(team, ()), period, self.edges, frozenset({team}))

    def team(self, period: Period, team: int) -> Shown:
        """With maternity leave for HR alone: in a team the difference would tell who is on which leave."""
        return self._shown(period, self.tallied(period, team), leave=self.how is Look.EVERYTHING)

    def there(self, period: Period) -> list[int]:
        """The teams in which anybody was on a day of the period, in their order."""
        found = fewest(self.known.people, period)
        return [team for team in self.known.teams if team in found]

    def total(self, period: Period) -> tuple[Shown, frozenset[int]]:
        """Of all these teams together, and which of them it covers."""
        if self.how is Look.EVERYTHING:
            covered = frozenset(self.known.teams)
            return self._shown(period, self._group(period), leave=True), covered
        there = fewest(self.known.people, period)
        small = frozenset(team for team, people in there.items() if not policy.enough(people, self.few, self.how))
        together = self._group(period, small).fewest if len(small) > 1 else 0
        covered = policy.in_total(there, self.few, self.how, together)
        group = self._group(period, None if covered == there.keys() else covered)
        return self._shown(period, group, leave=len(covered) > 1), covered

    def classes(self, whole: Tally) -> list[Share]:
        starts = [1, *(edge + 1 for edge in self.edges)]
        ends: list[int | None] = [*self.edges, None]
        found = zip(starts, ends, whole.cases, whole.classes, strict=True)
        return [Share(since, to, cases, _part(amount, whole.absent)) for since, to, cases, amount in found]

    def _group(self, period: Period, teams: frozenset[int] | None = None) -> Tally:
        return tally(self.known.people, period, self.edges, teams)

    def _shown(self, period: Period, whole: Tally, *, leave: bool) -> Shown:
        recorded = self.known.since is not None and self.known.since <= period.last
        if not recorded or not whole.people or not policy.enough(whole.fewest, self.few, self.how):
            return Shown(period, whole, None, None, recorded)
        coarse = self.how is Look.COARSE
        places, least = (COARSE, SEVERAL) if coarse else (EXACT, 1)
        full = self.known.fulltime
        return Shown(
            period,
            whole,
            figures(whole, period, full, places=places, least=least),
            figures(whole, period, full, places=places, least=least, leave=True) if leave else None,
        )


def _part(amount: int, of: int) -> Decimal | None:
    return half_up(Fraction(amount * 100, of), 1) if of else None
