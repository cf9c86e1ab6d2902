"""The sums and the words behind the Gatekeeper line. What it looks like is in `templates/cases/pictures.html`. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from teamhub.absence.cases.gatekeeper import Mark, Point, State
from teamhub.absence.cases.reading import Case
from teamhub.absence.cases.rules import WEEK
from teamhub.absence.rules import Step
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass

TITLES: dict[Step | Mark, str] = {
    Step.PASSED_ON: later("passed on to the occupational health service"),
    Mark.PRECHECK: later("pre-check of the team"),
    Step.HANDED_OVER: later("handed over to HR"),
    Step.EVALUATION: later("evaluation of the action plan"),
}
WHO: dict[Step | Mark, str] = {
    Step.PASSED_ON: later("HR, on the day of the report if it can"),
    Mark.PRECHECK: later("the colleague, the absence coordinator and HR together"),
    Step.HANDED_OVER: later("HR takes over from the team"),
    Step.ANALYSIS: later("the company doctor; the reintegration file begins"),
    Step.PLAN: later("the colleague and the case manager"),
    Step.EVALUATION: later("the colleague and the case manager"),
    Step.UWV: later("HR reports to UWV; a late report may be fined"),
    Step.FIRST_YEAR: later("the colleague and the case manager"),
    Step.SECOND_TRACK: later("work elsewhere, unless there is a real prospect here within three months"),
    Mark.LETTER: later("UWV writes to the colleague"),
    Step.FINAL: later("the colleague and the case manager, with the opinion of the company doctor"),
    Step.WIA: later("the colleague applies at UWV, with the reintegration report"),
    Mark.PAY_ENDS: later("unless UWV prolongs it"),
    Mark.WIA_STARTS: later("if UWV agrees"),
}
SIGNS = {State.DONE: "✓", State.LATE: "✓", State.OVERDUE: "!", State.PAST: "·", State.LEFT_OUT: "-"}
CHIPS = {State.DONE: "ok", State.LATE: "soon", State.OVERDUE: "no", State.SOON: "soon"}
WIDE, MARGIN, BASE = 760, 24, 40  # of the picture, in its own units


@dataclass(frozen=True, slots=True)
class Station:
    """One place of the line: its number, as in the list, and how it stands. `week` is where it is due: 1, 2, …"""

    number: int
    point: Point
    state: State
    week: int

    @property
    def title(self) -> str:
        return TITLES.get(self.point.step, self.point.step)

    @property
    def who(self) -> str:
        return WHO[self.point.step]

    @property
    def sign(self) -> str:
        return SIGNS.get(self.state, "")

    @property
    def chip(self) -> str:
        return CHIPS.get(self.state, "")

    @property
    def over(self) -> bool:
        """Nothing is to be done about it any more."""
        return self.state in (State.DONE, State.LATE, State.PAST)

    @property
    def fresh(self) -> date | None:
        """When it was entered: on that day it can be taken back."""
        return self.point.done.entered_on if self.point.done else None

    @property
    def kind(self) -> str:
        """For the style sheet: "done-late"."""
        return self.state.replace(" ", "-")

    @property
    def on(self) -> date:
        """Where it stands in time: when it was done, and otherwise when it is due."""
        return self.point.done.on if self.point.done else self.point.due_on


def stations(case: Case) -> list[Station]:
    """All places, those that were done where they were done."""
    handed = case.handed_over_on is not None
    here = [
        one for one in case.points if one.done or not (handed and one.step is Mark.PRECHECK)
    ]  # nobody needs it then
    order = sorted(here, key=lambda point: (point.due_on, point.done.on if point.done else date.max))
    return [Station(number, point, case.state(point), _week(case, point)) for number, point in enumerate(order, 1)]


def _week(case: Case, point: Point) -> int:
    """In which week it is due. The report to UWV is due once its 42 weeks are over."""
    if point.step is Step.UWV:
        return case.numbers.uwv_after // WEEK
    return max(case.period.ahead_week(point.due_on), 1)


def drawn(places: Sequence[Station]) -> Iterator[tuple[Station, float]]:
    """Those of the picture, with how far to the right: evaluations that were held stand in the list alone."""
    shown = [one for one in places if one.point.step is not Step.EVALUATION or not one.point.done]
    apart = (WIDE - 2 * MARGIN) / max(len(shown) - 1, 1)
    for place, one in enumerate(shown):
        yield one, round(MARGIN + place * apart, 1)


def now_at(places: Sequence[Station], today: date) -> float:
    """How far to the right today stands: between the last place that is due before it and the next."""
    spots = [(one.point.due_on, x) for one, x in drawn(places)]
    before = [spot for spot in spots if spot[0] <= today]
    after = [spot for spot in spots if spot[0] > today]
    if not before:
        return spots[0][1] - MARGIN / 2 if spots else MARGIN
    if not after:
        return before[-1][1] + MARGIN / 2
    (start, left), (end, right) = before[-1], after[0]
    return round(left + (right - left) * (today - start).days / max((end - start).days, 1), 1)
