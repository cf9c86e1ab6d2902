"""What is due of an absence on a day: contact, the look ahead, the hand-over to HR, the talk, the welcome. Pure.

All of it is worked out when it is read. A job only tells HR; it is never needed for what is true.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from teamhub.absence import rules
from teamhub.absence.cases.rules import Leave, Period, Spell, periods
from teamhub.absence.rules import Early, Known, Terms
from teamhub.core.lazily import dataclass

UNKNOWN_WEEKS = 9_999  # until a contract ends of which no last day is known


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one absence, and of the others of that person until then."""

    id: int
    known: Known
    reported_on: date
    confirmed: bool
    recovered_on: date | None
    contact_on: date | None
    contact_days: int
    precheck_on: date | None
    planned_on: date | None
    early_on: date | None
    with_hr: bool
    handed_back_on: date | None  # by agreement: HR has it again only where that is agreed or asked anew
    reports: int  # with this one, in so many months
    talked: bool  # the talk was held, or HR was asked to
    welcomed: bool
    spells: Sequence[Spell]
    leaves: Sequence[tuple[date, date]]


@dataclass(frozen=True, slots=True)
class Guide:
    """`day` is the day number over the whole period (BW 7:629 lid 10): the first day of it is day 1."""

    day: int
    period_from: date
    joined: bool  # an earlier absence counts with it
    confirm: bool
    contact_due: date | None
    precheck_from: date | None  # the day on which to look ahead together; empty once that was done
    handover_due: date | None  # the day on which HR takes over at the latest; empty once they have
    why: Sequence[Early]  # why early; empty for who may not know
    early: bool  # it is early, for whatever reason
    talk_due: date | None
    welcome: bool  # somebody is back, and was not asked yet what is needed

    def due(self, today: date) -> bool:
        """HR should have it."""
        return self.handover_due is not None and self.handover_due <= today

    def dates(self, today: date) -> list[date]:
        """The days of all that is to be done now or soon, for what comes first in a list."""
        found = [self.contact_due, self.handover_due, self.talk_due, self.precheck_from]
        now = [today] if self.confirm or self.welcome else []
        return sorted([*now, *(day for day in found if day)])

    def without_reasons(self) -> "Guide":
        return replace(self, why=())


def guide(facts: Facts, terms: Terms, today: date) -> Guide:
    period = _period(facts, terms)
    open_ = facts.recovered_on is None or facts.recovered_on > today
    theirs = open_ and facts.recovered_on is None and not facts.with_hr
    why = rules.reasons(facts.known, terms, today) if theirs and _since(facts, facts.early_on) else ()
    due = _handover(facts, period, terms, bool(why)) if theirs else None
    return Guide(
        day=period.days(min(today, facts.recovered_on or today)),
        period_from=period.first_day,
        joined=len(period.absences) > 1,
        confirm=theirs and not facts.confirmed,
        contact_due=_contact(facts, terms) if theirs else None,
        precheck_from=period.day(terms.precheck_day) if theirs and facts.precheck_on is None else None,
        handover_due=due,
        why=why,
        early=bool(why),
        talk_due=None if facts.talked or open_ else rules.talk_due(facts.recovered_on, facts.reports, terms),
        welcome=not open_ and not facts.welcomed,
    )


def _contact(facts: Facts, terms: Terms) -> date:
    """As often as the colleague chose, and at least as often as was agreed since."""
    every = min(facts.contact_days, terms.contact_days)
    return rules.contact_due(facts.contact_on, facts.known.first_day, every)


def _period(facts: Facts, terms: Terms) -> Period:
    leaves = [Leave(*one) for one in facts.leaves]
    found = periods(facts.spells, leaves, terms.gap_days)
    return next(one for one in found if facts.id in one.absences)


def _handover(facts: Facts, period: Period, terms: Terms, early: bool) -> date | None:
    """The day after the team's last one, or as was agreed at the look ahead; at once for one of the seven reasons.

    Where HR gave it back by agreement, none of that counts any more: only what was agreed or asked since.
    """
    days = [] if facts.handed_back_on else [period.day(terms.team_until_day + 1)]
    if facts.planned_on and _since(facts, facts.planned_on):
        days.append(facts.planned_on)
    if early:
        days.append(facts.early_on or facts.reported_on)
    return max(min(days), facts.known.first_day) if days else None


def _since(facts: Facts, day: date | None) -> bool:
    """Whether what is of this day still counts: HR has not given it back after that."""
    return facts.handed_back_on is None or (day is not None and day >= facts.handed_back_on)


def ruling_facts(known: Known, day: int, why: Sequence[Early], today: date, *, all_: bool) -> dict[str, int]:
    """What the question to the frameworks brings. `all_`: also what only HR and the person may read out of it.

    Weeks are begun weeks, so that a week too many is one: as `rules.reasons` counts.
    """
    weeks = _weeks(known.first_day, known.expected_until)
    ends = max(-(-(known.leaves_on - today).days // 7), 0) if known.leaves_on and all_ else UNKNOWN_WEEKS
    other = [one for one in why if one not in (Early.LONG, *((Early.CONTRACT,) if all_ else ()))]
    return {"days": max(day, 1), "recovery_weeks": weeks, "contract_weeks": ends, "early": int(bool(other))}


def _weeks(first_day: date, until: date | None) -> int:
    """Begun weeks from the first day until the last one that is expected; 0 where that is not known."""
    return -(-((until - first_day + timedelta(days=1)).days) // 7) if until else 0
