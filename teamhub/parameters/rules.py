"""The numbers that are not a limit of a framework (domain.md 2.9), with what each starts from. Pure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from teamhub.core.errors import Invalid, NotFound
from teamhub.core.i18n import later, ngettext
from teamhub.core.lazily import dataclass
from teamhub.core.words import number

LONGEST_WHY = 400
FULLTIME_KEY = "organisation.fulltime_hours"
FULLTIME_USUAL = 36  # before the organisation has said it


class Ground(StrEnum):
    LAW = "law"
    CODE = "code of conduct"
    AGREEMENT = "collective agreement"
    DESIGN = "own agreement"


class Unit(StrEnum):
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    PEOPLE = "people"
    CLASSES = "classes"


COUNTED = {
    Unit.DAYS: (later("%(num)s day"), "%(num)s days"),
    Unit.WEEKS: (later("%(num)s week"), "%(num)s weeks"),
    Unit.MONTHS: (later("%(num)s month"), "%(num)s months"),
    Unit.YEARS: (later("%(num)s year"), "%(num)s years"),
    Unit.HOURS: (later("%(num)s hour"), "%(num)s hours"),
    Unit.PEOPLE: (later("%(num)s person"), "%(num)s people"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A whole number. `usual` counts until another value has been recorded. `words`: what each number stands for.

    Of a full-time contract the usual value is what was said when TeamHub was installed: see `fulltime`.
    """

    key: str
    usual: Decimal
    unit: Unit
    ground: Ground
    source: str  # of the law or agreement, by name; "KAD-09" is one of the organisation's own frameworks
    said: str  # an English sentence, which the value completes
    lowest: int = 1
    highest: int = 3660
    words: Sequence[str] = ()

    @property
    def framework(self) -> str:
        """The code of the framework that it rests on, or nothing."""
        return self.source if self.source.startswith("KAD-") else ""

    def amount(self, value: Decimal) -> str:
        """The value with its unit, to be read: "4 weeks"; or the word that it stands for."""
        if self.words:
            return self.words[int(value)]
        one, many = COUNTED[self.unit]
        return ngettext(one, many, 1 if value == 1 else 2) % {"num": number(float(value))}

    def written(self, value: Decimal) -> str:
        """The value as it is kept in the journal: a number, or the word for it."""
        return self.words[int(value)] if self.words else f"{value.normalize():f}"


def parameter(key: str) -> Parameter:
    if key not in PARAMETERS:
        raise NotFound("There is no such number.")
    return PARAMETERS[key]


def checked(one: Parameter, value: int) -> Decimal:
    """The value, if it is between what the law, or common sense, allows. Raises Invalid."""
    if value < one.lowest:
        raise Invalid("Please enter %(ge)s or more.", ge=one.lowest)
    if value > one.highest:
        raise Invalid("Please enter %(le)s or less.", le=one.highest)
    return Decimal(value)


def from_day(from_on: date, today: date) -> date:
    """A number counts from today or later: what was due, erased or shown before then rests on the one of its day."""
    if from_on < today:
        raise Invalid("A number counts from today or later: what came before rests on the one that counted then.")
    return from_on


def reason(why: str) -> str:
    tidy = " ".join(why.split())
    if not tidy:
        raise Invalid("Please fill this in.")
    if len(tidy) > LONGEST_WHY:
        raise Invalid("Please keep it to %(max_length)s characters.", max_length=LONGEST_WHY)
    return tidy


def _number(
    key: str, usual: int, unit: Unit, ground: Ground, source: str, said: str, lowest: int = 1, highest: int = 3660
) -> Parameter:
    return Parameter(key, Decimal(usual), unit, ground, source, said, lowest, highest)


LAW, CODE, DESIGN = Ground.LAW, Ground.CODE, Ground.DESIGN
DAYS, WEEKS, MONTHS, YEARS, HOURS = Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS
WVP = "Wet verbetering poortwachter"
ABSENCE = (
    _number("absence.gap_days", 28, DAYS, LAW, "BW 7:629 lid 10",
        later("Absences less far apart than this are one period")),
    _number("absence.pass_on_day", 7, DAYS, DESIGN, "KAD-02",
        later("A report is passed on to the occupational health service by day")),
    _number("absence.problem_analysis_day", 42, DAYS, LAW, WVP, later("The problem analysis is there by day")),
    _number("absence.action_plan_day", 56, DAYS, LAW, WVP, later("The action plan is there by day")),
    _number("absence.action_plan_after_analysis", 14, DAYS, LAW, WVP,
        later("And at most so long after the problem analysis")),
    _number("absence.evaluation_weeks", 6, WEEKS, LAW, WVP, later("The action plan is evaluated at least every")),
    _number("absence.uwv_after_days", 294, DAYS, LAW, "Ziektewet 38",
        later("The report to UWV: the first working day after")),
    _number("absence.first_year_from", 315, DAYS, LAW, WVP, later("First-year evaluation: at the earliest after")),
    _number("absence.first_year_by", 363, DAYS, LAW, WVP, later("First-year evaluation: at the latest after")),
    _number("absence.second_track_weeks", 6, WEEKS, LAW, "Werkwijzer Poortwachter",
        later("Second track: at the latest after the first-year evaluation")),
    _number("absence.prospect_months", 3, MONTHS, LAW, "Werkwijzer Poortwachter",
        later("Second track: not needed yet with a real prospect here within"), highest=12),
    _number("absence.uwv_letter_from", 609, DAYS, LAW, "UWV", later("UWV writes about the two years after")),
    _number("absence.final_evaluation_by", 636, DAYS, LAW, "UWV", later("Final evaluation: at the latest after")),
    _number("absence.wia_by", 650, DAYS, LAW, "Wet WIA", later("WIA application: at the latest after")),
    _number("absence.pay_weeks", 104, WEEKS, LAW, "BW 7:629", later("Continued pay ends after")),
    _number("absence.accident_days", 3, DAYS, LAW, "Arbowet art. 9",
        later("An accident at work is listed after more days of absence than"), highest=365),
    _number("absence.frequent_months", 12, MONTHS, DESIGN, "KAD-02", later("Reports are counted over")),
    _number("absence.frequent_talk_days", 14, DAYS, DESIGN, "KAD-02",
        later("The talk about frequent absence: after recovery within")),
    _number("absence.work_items_weeks", 4, WEEKS, DESIGN, "KAD-09",
        later("What had to be taken over is erased after recovery in")),
    _number("absence.retention_years", 2, YEARS, CODE, "AP, De zieke werknemer",
        later("Dates of absence are erased after the end of employment in"), highest=10),
    _number("absence.file_years", 2, YEARS, CODE, "AP, De zieke werknemer",
        later("A reintegration file is erased after it was completed in"), highest=10),
    Parameter("absence.classes", Decimal(0), Unit.CLASSES, DESIGN, "Vernet",
        later("Absences are divided by how long they last, in days, at"), 0, 1,
        words=("7 · 42 · 365 · 730", "14 · 91 · 365 · 730 (Vernet)")),
    _number("absence.few_people", 5, Unit.PEOPLE, DESIGN, "KAD-09",
        later("Figures of a team are shown from so many people on"), lowest=5, highest=100),
)  # fmt: skip
HIRING = (
    _number("hiring.delete_weeks", 4, WEEKS, CODE, "NVP Sollicitatiecode",
        later("Applicants' data are erased after the procedure in"), highest=4),
    _number("hiring.delete_years_with_consent", 1, YEARS, CODE, "NVP Sollicitatiecode",
        later("And with their consent in"), highest=1),
    _number("hiring.vog_max_months", 3, MONTHS, LAW, "Jeugdwet 4.1.6",
        later("A certificate of conduct is at most so old at the start")),
    _number("hiring.reply_days", 14, DAYS, DESIGN, "KAD-01",
        later("Who was decided about gets the answer, with why, within"), highest=60),
    _number("hiring.notice_months", 1, MONTHS, LAW, "BW 7:668", later("Notice about a fixed term, before its end")),
    _number("hiring.probation_advice_days", 14, DAYS, DESIGN, "KAD-14",
        later("The team's advice, before probation ends")),
)  # fmt: skip
LEARNING = (
    _number("training.reminder_weeks_first", 26, WEEKS, DESIGN, "TeamHub",
        later("A certificate that ends: the first reminder before it")),
    _number("training.reminder_weeks_second", 13, WEEKS, DESIGN, "TeamHub", later("The second reminder")),
    _number("training.reminder_weeks_last", 4, WEEKS, DESIGN, "TeamHub", later("The last reminder")),
    _number("training.collect_weeks", 26, WEEKS, DESIGN, "KAD-04",
        later("Learning needs are collected at least every")),
    _number("training.keep_needs_months", 24, MONTHS, DESIGN, "KAD-04",
        later("A learning need is erased after it has ended in")),
    _number("training.keep_years_after_leaving", 2, YEARS, DESIGN, "TeamHub",
        later("Certificates, and what somebody wrote after a training, are erased after their last day in"),
        highest=10),
    _number("registration.skj_hours", 16, HOURS, LAW, "SKJ",
        later("SKJ: hours a week in the primary process"), highest=60),
    _number("registration.skj_reflection", 60, HOURS, LAW, "SKJ", later("SKJ: hours of reflection in five years")),
    _number("registration.big_hours", 2080, HOURS, LAW, "Wet BIG",
        later("BIG: hours in the profession in five years"), highest=9999),
)  # fmt: skip
JOINING = (
    _number("joining.onboarding_months", 12, MONTHS, DESIGN, "TeamHub",
        later("An onboarding plan is erased after its last week in"), highest=60),
    _number("joining.contract_years", 2, YEARS, DESIGN, "TeamHub",
        later("What was said about a contract is erased after it ended in"), highest=7),
)  # fmt: skip
LEAVE = (
    _number("leave.talk_days", 7, DAYS, DESIGN, "KAD-05",
        later("Asked leave is agreed where nobody asks to talk about it within"), highest=60),
    _number("leave.retention_years", 2, YEARS, DESIGN, "KAD-09",
        later("Leave is erased after its last day in"), highest=7),
)  # fmt: skip
FULLTIME = (
    _number(
        FULLTIME_KEY,
        FULLTIME_USUAL,
        HOURS,
        Ground.AGREEMENT,
        "Cao Sociaal Werk",
        later("A full-time contract is"),
        20,
        60,
    ),
)
PARAMETERS = {one.key: one for one in (*ABSENCE, *HIRING, *JOINING, *LEARNING, *LEAVE, *FULLTIME)}
