"""What counts about an absence. Pure; days are calendar dates, and `first_day` is day 1."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.core.months import month_after
from teamhub.core.words import Day

DAY = timedelta(days=1)
AHEAD = 3  # somebody may say so many days before that they will be absent from then on,
BACK = 14  # and so many days after; earlier days HR notes
BACK_HR = 3 * 366
LONGEST = 3 * 366  # days until which an absence can be expected to last
LINES, LINE = 12, 200  # what must be taken over: so many things, of so many characters each
WEEK = 7
RHYTHMS = (1, 2, 3, WEEK)  # in how many days there is contact, to choose from


class Early(StrEnum):
    """Why HR takes over before day 29 (KAD-02). Seen by HR and the person alone."""

    LONG = "long expected"  # recovery is expected later than in six weeks
    ACCIDENT = "work accident"
    SAFETY_NET = "safety net"
    THIRD_PARTY = "third party"
    TENSION = "tension"
    CONTRACT = "contract ends"  # within eight weeks
    ASKED = "asked"  # by the colleague


class Step(StrEnum):
    """The steps of the Gatekeeper Act that somebody does (domain.md 2.1)."""

    PASSED_ON = "passed on"
    HANDED_OVER = "handed over"
    ANALYSIS = "problem analysis"
    PLAN = "action plan"
    EVALUATION = "evaluation"  # at least every six weeks after the plan: as many rows
    UWV = "42-week report"
    FIRST_YEAR = "first-year evaluation"
    SECOND_TRACK = "second track"
    FINAL = "final evaluation"
    WIA = "WIA application"


@dataclass(frozen=True, slots=True)
class Terms:
    """What KAD-02 and the parameters say; the usual values where neither does. Days are calendar days."""

    team_until_day: int = 28
    precheck_day: int = 21
    reports: int = 3
    recovery_weeks: int = 6
    contract_weeks: int = 8
    months: int = 12
    talk_days: int = 14
    gap_days: int = 28
    work_weeks: int = 4
    contact_days: int = WEEK  # at least one contact in so many days


LIMITS = {
    "team_until_day": "team_until_day",
    "precheck_day": "precheck_day",
    "reports": "frequent_reports",
    "recovery_weeks": "recovery_weeks",
    "contract_weeks": "contract_ends_weeks",
}
NUMBERS = {
    "months": "absence.frequent_months",
    "talk_days": "absence.frequent_talk_days",
    "gap_days": "absence.gap_days",
    "work_weeks": "absence.work_items_weeks",
}


CONTACTS = ("KAD-02", "contact_first_week")  # at least so many a week


def terms(limits: Mapping[tuple[str, str], Any], numbers: Mapping[str, Decimal]) -> Terms:
    agreed = {name: int(limits["KAD-02", key]) for name, key in LIMITS.items() if ("KAD-02", key) in limits}
    if CONTACTS in limits:
        agreed["contact_days"] = max(WEEK // max(int(limits[CONTACTS]), 1), 1)
    return Terms(**agreed, **{name: int(numbers[key]) for name, key in NUMBERS.items() if key in numbers})


def require_first_day(first_day: date, today: date, back: int = BACK) -> None:
    if first_day > today + AHEAD * DAY:
        raise Invalid(
            "Please choose a day up to %(day)s: later than that nobody can know yet.", day=Day(today + AHEAD * DAY)
        )
    if first_day < today - back * DAY:
        raise Invalid(
            "Please choose %(day)s or later. Was it earlier? Then ask HR to note it.", day=Day(today - back * DAY)
        )  # fmt: skip


def require_expected(until: date | None, first_day: date, today: date) -> None:
    """The last day that is expected: not before it began, nor years away."""
    if until is None:
        return
    if until < first_day:
        raise Invalid("The last day cannot be before the first one.")
    if until > max(first_day, today) + LONGEST * DAY:
        raise Invalid("That is further away than anybody can expect. Leave it empty if you do not know.")


def require_recovery(on: date, first_day: date, today: date) -> None:
    """`on` is the first day back at work, fully: today, yesterday, earlier if it was forgotten, or tomorrow."""
    if on > today + DAY:
        raise Invalid("Say that you are back on the day itself, or the day before.")
    if on <= first_day:
        raise Invalid("The first day back comes after the first day of absence.")


def may_undo_recovery(recorded_on: date | None, today: date) -> bool:
    return recorded_on is not None and recorded_on == today


def require_undo(recorded_on: date | None, today: date) -> None:
    if not may_undo_recovery(recorded_on, today):
        raise WrongStage("This can be undone on the day itself. Absent again? Then report that from its first day.")


def lines(typed: str) -> list[str]:
    """What must be taken over, one thing a line; nothing stays of empty ones."""
    found = [" ".join(line.split()).lstrip("-•* ") for line in typed.splitlines()]
    found = [line for line in found if line]
    if len(found) > LINES:
        raise Invalid("Please keep it to %(count)s lines. Join what belongs together.", count=LINES)
    if any(len(line) > LINE for line in found):
        raise Invalid("Please keep each line to %(count)s characters.", count=LINE)
    return found


def require_hand_back(on: date, today: date) -> None:
    if on < today:
        raise Invalid("It goes back today or later. Please choose another day.")
    if on > today + 366 * DAY:
        raise Invalid("It goes back within a year. Please choose another day.")


def contact_due(last: date | None, first_day: date, every: int) -> date:
    """The day by which there is contact again; the first one is counted from the first day."""
    return (last or first_day) + every * DAY


def week_end(today: date) -> date:
    """The Sunday of this week; on a Sunday, the next one."""
    return today + (7 - today.isoweekday() or 7) * DAY


def longer(until: date | None, today: date, days: int) -> date:
    """So many days later than was expected; where that is past, or was not known, later than today."""
    return max(until or today, today - DAY) + days * DAY


def counted_from(first_day: date, months: int) -> date:
    """Reports with a first day after this one count together with a report of `first_day`."""
    month = month_after(first_day, -months)
    return min(month + (first_day.day - 1) * DAY, month_after(month, 1) - DAY)


def talk_due(recovered_on: date | None, reports: int, terms: Terms) -> date | None:
    """By when the talk is held after this report; nothing where it is not one too many, or nobody is back yet."""
    if recovered_on is None or reports < terms.reports:
        return None
    return recovered_on + terms.talk_days * DAY


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about why HR might take over early."""

    first_day: date
    expected_until: date | None
    safety_net: bool
    work_accident: bool
    third_party: bool
    named: Early | None  # by the person, the coordinator or HR
    leaves_on: date | None  # the last day of the contract, where that is known


def reasons(known: Known, terms: Terms, today: date) -> Sequence[Early]:
    """Those of the seven of KAD-02 that hold."""
    expected, leaves = known.expected_until, known.leaves_on
    holds = {
        Early.LONG: expected is not None and expected >= known.first_day + timedelta(weeks=terms.recovery_weeks),
        Early.ACCIDENT: known.work_accident,
        Early.SAFETY_NET: known.safety_net,
        Early.THIRD_PARTY: known.third_party,
        Early.CONTRACT: leaves is not None and leaves <= today + timedelta(weeks=terms.contract_weeks),
    }
    return [reason for reason in Early if holds.get(reason) or reason is known.named]


def with_hr(handed_over_on: date | None, handed_back_on: date | None, today: date) -> bool:
    """Whether HR guides it on this day."""
    back = handed_back_on is not None and handed_back_on <= today
    return handed_over_on is not None and handed_over_on <= today and not back
