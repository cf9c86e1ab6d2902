"""What may be written in a file: days that can be, in the order that the law has. Pure; refusals say what to do."""

from datetime import date, timedelta
from decimal import Decimal

from teamhub.absence.cases.gatekeeper import Numbers, Point
from teamhub.absence.cases.rules import DAY, Leave, Period
from teamhub.absence.rules import Step
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.months import months_later
from teamhub.core.words import Day, Rounded

AHEAD = timedelta(days=366)  # hours and leave can be known so long before
LEAVE_LONGEST = timedelta(weeks=52)
# What HR enters as done on the line; passing on and the hand-over have buttons of their own.
ENTERED = (
    Step.ANALYSIS, Step.PLAN, Step.EVALUATION, Step.UWV, Step.FIRST_YEAR, Step.SECOND_TRACK, Step.FINAL, Step.WIA
)  # fmt: skip


def require_done(step: Step, on: date, period: Period, points: list[Point], today: date) -> None:
    """It was done on a day of this period, each step once, and an evaluation after the plan that it is of."""
    if step not in ENTERED:
        raise Invalid("Please choose one of the options.")
    if on > today:
        raise Invalid("Enter it once it is done: this day has yet to come.")
    if on < period.first_day:
        raise Invalid("This period began on %(day)s. Please choose that day or a later one.", day=Day(period.first_day))
    here = [point for point in points if point.step is step]
    if step is Step.EVALUATION:
        plan = next((point.done for point in points if point.step is Step.PLAN), None)
        if plan is None:
            raise WrongStage("First enter when the action plan was made: it is what is evaluated.")
        if on < plan.on:
            raise Invalid("An evaluation comes after the action plan, of %(day)s.", day=Day(plan.on))
    elif any(point.done for point in here):
        raise WrongStage("This step is in the file already. Somebody was first.")
    for point in here:
        if point.from_on and on < point.from_on:
            raise Invalid(
                "This is done between %(first)s and %(last)s.", first=Day(point.from_on), last=Day(point.due_on)
            )


def require_prospect(until: date, period: Period, points: list[Point], n: Numbers, today: date) -> None:
    """Work elsewhere is not needed yet: a real prospect here, until a day that is at most so many months away.

    From the first-year evaluation on, and where the second track did not begin. Source: Werkwijzer Poortwachter.
    """
    first = period.day(n.first_year_from + 1)
    if today < first:
        raise WrongStage("This is looked at from the first-year evaluation on: from %(day)s.", day=Day(first))
    if any(point.done for point in points if point.step is Step.SECOND_TRACK):
        raise WrongStage("The second track has begun already.")
    if until < today:
        raise Invalid("Please choose today or a later day.")
    latest = months_later(today, n.prospect_months)
    if until > latest:
        raise Invalid("The prospect is a real one within %(months)s months: until %(day)s at the latest.",
                      months=n.prospect_months, day=Day(latest))  # fmt: skip


def require_hours(
    hours: Decimal, from_on: date, advised_on: date, first_day: date, contract: Decimal | None, today: date
) -> None:
    """Hours a week, as the company doctor advised on a day that has been, from that day on or later."""
    if advised_on > today:
        raise Invalid("The company doctor's advice has a day that has been. Please look it up.")
    if advised_on < first_day or from_on < first_day:
        raise Invalid("This absence began on %(day)s. Please choose that day or a later one.", day=Day(first_day))
    if from_on < advised_on:
        raise Invalid("Hours count from the day of the advice on, or later.")
    if from_on > today + AHEAD:
        raise Invalid("Please choose a day within a year.")
    if hours != round(hours, 1):
        raise Invalid("Please enter hours to a tenth, such as 7,5.")
    if contract is not None and hours > contract:
        raise Invalid("That is more than the %(hours)s contract hours.", hours=Rounded(contract))


def require_leave(from_on: date, until_on: date, others: list[Leave], today: date) -> None:
    if until_on < from_on:
        raise Invalid("The last day cannot be before the first one.")
    if until_on - from_on > LEAVE_LONGEST:
        raise Invalid("That is longer than a year. Please check both days.")
    if from_on > today + AHEAD:
        raise Invalid("Please choose a day within a year.")
    for other in others:
        if from_on <= other.until_on + DAY and until_on >= other.from_on - DAY:
            raise Invalid(
                "There is leave already from %(first)s until %(last)s. Change that instead.",
                first=Day(other.from_on), last=Day(other.until_on),
            )  # fmt: skip


def require_same_day(entered_on: date | None, today: date) -> None:
    if entered_on != today:
        raise WrongStage("This can be taken back on the day that it was entered. What is in the file stays in it.")
