"""The numbers that are not a limit of a framework (domain.md 2.9), with what each starts from. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from teamhub.core.i18n import later


class Ground(StrEnum):
    LAW = "law"  # changed by HR alone
    CODE = "code of conduct"
    AGREEMENT = "collective agreement"
    DESIGN = "own agreement"


@dataclass(frozen=True, slots=True)
class Parameter:
    """`usual` counts until another value has been recorded. `words`: one of these, in place of a number."""

    key: str
    said: str  # an English sentence
    usual: Decimal
    unit: str
    ground: Ground
    source: str
    lowest: int = 0
    highest: int = 3660


DAYS, WEEKS, MONTHS, YEARS, HOURS, TIMES = (
    later("days"), later("weeks"), later("months"), later("years"), later("hours"), later("times")
)  # fmt: skip


def _number(key: str, usual: float, unit: str, ground: Ground, source: str, said: str, **most: int) -> Parameter:
    return Parameter(key, said, Decimal(str(usual)), unit, ground, source, **most)


LAW, CODE, AGREEMENT, DESIGN = Ground.LAW, Ground.CODE, Ground.AGREEMENT, Ground.DESIGN
PARAMETERS = {
    one.key: one
    for one in (
        _number(
            "absence.gap_days",
            28,
            DAYS,
            LAW,
            "BW 7:629 lid 10",
            later("Absences less far apart than this are one period"),
            lowest=1,
        ),
        _number(
            "absence.problem_analysis_day",
            42,
            DAYS,
            LAW,
            "Wet verbetering poortwachter",
            later("The problem analysis is there by day"),
            lowest=1,
        ),
        _number(
            "absence.action_plan_day",
            56,
            DAYS,
            LAW,
            "Wet verbetering poortwachter",
            later("The action plan is there by day"),
            lowest=1,
        ),
        _number(
            "absence.action_plan_after_analysis",
            14,
            DAYS,
            LAW,
            "Wet verbetering poortwachter",
            later("And at most so long after the problem analysis"),
            lowest=1,
        ),
        _number(
            "absence.evaluation_weeks",
            6,
            WEEKS,
            LAW,
            "Wet verbetering poortwachter",
            later("The action plan is evaluated at least every"),
            lowest=1,
        ),
        _number(
            "absence.uwv_after_days",
            294,
            DAYS,
            LAW,
            "Ziektewet 38",
            later("The report to UWV: the first working day after"),
            lowest=1,
        ),
        _number(
            "absence.first_year_from",
            315,
            DAYS,
            LAW,
            "Wet verbetering poortwachter",
            later("First-year evaluation: at the earliest after"),
            lowest=1,
        ),
        _number(
            "absence.first_year_by",
            363,
            DAYS,
            LAW,
            "Wet verbetering poortwachter",
            later("First-year evaluation: at the latest after"),
            lowest=1,
        ),
        _number(
            "absence.second_track_weeks",
            6,
            WEEKS,
            LAW,
            "Werkwijzer Poortwachter",
            later("Second track: at the latest after the first-year evaluation"),
            lowest=1,
        ),
        _number(
            "absence.uwv_letter_from", 609, DAYS, LAW, "UWV", later("UWV writes about the two years after"), lowest=1
        ),
        _number(
            "absence.final_evaluation_by",
            636,
            DAYS,
            LAW,
            "UWV",
            later("Final evaluation: at the latest after"),
            lowest=1,
        ),
        _number("absence.wia_by", 650, DAYS, LAW, "Wet WIA", later("WIA application: at the latest after"), lowest=1),
        _number("absence.pay_weeks", 104, WEEKS, LAW, "BW 7:629", later("Continued pay ends after"), lowest=1),
        _number("absence.frequent_months", 12, MONTHS, DESIGN, "KAD-02", later("Reports are counted over"), lowest=1),
        _number(
            "absence.frequent_talk_days",
            14,
            DAYS,
            DESIGN,
            "KAD-02",
            later("The talk about frequent absence: after recovery within"),
            lowest=1,
        ),
        _number(
            "absence.work_items_weeks",
            4,
            WEEKS,
            DESIGN,
            "domain.md 2.2",
            later("What had to be taken over is erased after recovery in"),
            lowest=1,
        ),
        _number(
            "absence.retention_years",
            2,
            YEARS,
            CODE,
            "AP",
            later("Dates of absence are erased after the end of employment in"),
            lowest=1,
        ),
        _number(
            "absence.file_years",
            2,
            YEARS,
            CODE,
            "AP",
            later("A reintegration file is erased after it was completed in"),
            lowest=1,
        ),
        _number(
            "absence.classes",
            0,
            later("classes"),
            DESIGN,
            "domain.md 1.4",
            later("Duration classes: 0 for 7, 42 and 365 days; 1 for 14, 91 and 365 (Vernet)"),
            highest=1,
        ),
        _number(
            "absence.few_people",
            5,
            later("people"),
            DESIGN,
            "domain.md 2.2.1",
            later("Figures are shown for so many people or more"),
            lowest=5,
            highest=100,
        ),
        _number(
            "hiring.delete_weeks",
            4,
            WEEKS,
            CODE,
            "NVP Sollicitatiecode",
            later("Applicants' data are erased after the procedure in"),
            lowest=1,
            highest=4,
        ),
        _number(
            "hiring.delete_years_with_consent",
            1,
            YEARS,
            CODE,
            "NVP Sollicitatiecode",
            later("And with their consent in"),
            lowest=1,
            highest=1,
        ),
        _number(
            "hiring.vog_max_months",
            3,
            MONTHS,
            LAW,
            "Jeugdwet 4.1.6",
            later("A certificate of conduct is at most so old at the start"),
            lowest=1,
        ),
        _number(
            "hiring.notice_months",
            1,
            MONTHS,
            LAW,
            "BW 7:668",
            later("Notice about a fixed term, before its end"),
            lowest=1,
        ),
        _number(
            "training.reminder_weeks_first",
            26,
            WEEKS,
            DESIGN,
            "TeamHub",
            later("A certificate that ends: the first reminder before it"),
            lowest=1,
        ),
        _number("training.reminder_weeks_second", 13, WEEKS, DESIGN, "TeamHub", later("The second reminder"), lowest=1),
        _number("training.reminder_weeks_last", 4, WEEKS, DESIGN, "TeamHub", later("The last reminder"), lowest=1),
        _number(
            "registration.skj_hours", 16, HOURS, LAW, "SKJ", later("SKJ: hours a week in the primary process"), lowest=1
        ),
        _number(
            "registration.skj_reflection",
            60,
            HOURS,
            LAW,
            "SKJ",
            later("SKJ: hours of reflection in five years"),
            lowest=1,
        ),
        _number(
            "registration.big_hours",
            2080,
            HOURS,
            LAW,
            "Wet BIG",
            later("BIG: hours in the profession in five years"),
            lowest=1,
        ),
    )
}
