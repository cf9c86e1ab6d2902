"""An absence as somebody reads it: as much as the reader may know (domain.md 2.2.1), and what is due of it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from teamhub.absence import guiding, policy, rules
from teamhub.absence.guiding import Facts, Guide
from teamhub.absence.policy import Sight
from teamhub.absence.rules import Early, Known, Terms
from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.clock import local
from teamhub.core.lazily import dataclass

USUAL = Terms()
# `reports`: how many there were of this person in so many months, up to this one.
ROWS = """
    SELECT a.id, a.person, p.name, a.team, team.name AS team_name, a.first_day AS first_on, a.expected_until,
        a.recovered_on, a.recovery_noted_on, a.welcomed_on, a.reported_at, a.reported_by,
        reporter.name AS reporter_name, a.confirmed_at, a.phone, a.address, a.contact_wish,
        a.contact_days, a.safety_net, a.work_accident,
        a.third_party, a.passed_on AS passed_on_on, a.precheck_on, a.planned_handover_on, a.early, a.early_on,
        a.prepared_on, a.handed_over_on, a.case_manager, manager.name AS manager_name, a.near, near.name AS near_name,
        a.look_again_on, a.handed_back_on,
        least(p.left_on, (SELECT c.until_on FROM contract c WHERE c.person = a.person ORDER BY c.from_on DESC LIMIT 1))
        AS leaves_on,
        ARRAY(SELECT m.team FROM membership m WHERE m.person = a.person AND m.from_on <= day.today
            AND (m.until_on IS NULL OR m.until_on >= day.today)) AS member_of,
        (SELECT max(c.on) FROM absence_contact c WHERE c.absence = a.id) AS contact_on,
        (SELECT count(*) FROM absence b WHERE b.person = a.person AND b.first_day <= a.first_day
            AND b.first_day > a.first_day - make_interval(months => day.months::int)) AS reports,
        coalesce((SELECT json_agg(json_build_object('id', b.id, 'first_on', b.first_day, 'recovered_on', b.recovered_on,
            'same_period', b.same_period) ORDER BY b.first_day, b.id)
            FROM absence b WHERE b.person = a.person AND b.first_day <= a.first_day), '[]') AS spells,
        coalesce((SELECT json_agg(json_build_object('from_on', l.from_on, 'until_on', l.until_on) ORDER BY l.from_on)
            FROM maternity_leave l WHERE l.person = a.person), '[]') AS leaves,
        talk.id AS talk, talk.held_on AS talk_on, talk.to_hr, talk.agreements,
        (SELECT count(*) FROM absence_work w WHERE w.absence = a.id AND w.returned_on IS NULL) AS work_out,
        (SELECT count(*) FROM absence_work w WHERE w.absence = a.id AND w.returned_on IS NULL
            AND w.taken_by IS NULL) AS work_open
    FROM absence a JOIN person p ON p.id = a.person JOIN person reporter ON reporter.id = a.reported_by
    LEFT JOIN team ON team.id = a.team LEFT JOIN person manager ON manager.id = a.case_manager
    LEFT JOIN person near ON near.id = a.near LEFT JOIN frequent_talk talk ON talk.absence = a.id,
    (SELECT today, coalesce((SELECT value FROM parameter_set WHERE key = 'absence.frequent_months' AND from_on <= today
        ORDER BY from_on DESC LIMIT 1), %s) AS months FROM (SELECT {}::date AS today) d) AS day
"""
HIDDEN: dict[Sight, dict[str, Any]] = {  # by what one must know at least to see it
    Sight.CASE: {
        "first_on": None, "recovery_noted_on": None, "reporter_name": "", "phone": "", "address": "",
        "contact_wish": "", "contact_on": None, "reports": 0, "spells": (), "talk": None, "talk_on": None,
        "to_hr": None, "agreements": "", "precheck_on": None, "planned_handover_on": None, "confirmed_at": None,
        "guide": None, "reported_at": None, "reported_by": 0, "handed_over_on": None, "prepared_on": None,
        "early_on": None,
    },
    Sight.FILE: {
        "safety_net": False, "work_accident": False, "third_party": False, "early": None, "leaves_on": None,
        "leaves": (), "passed_on_on": None,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spell:
    """One of somebody's absences, as days are counted."""

    id: int
    first_day: date
    recovered_on: date | None
    same_period: bool | None


@dataclass(frozen=True, slots=True)
class Case:
    """An absence as it is read on a day by somebody who has this `sight` of it. Names end as their columns do."""

    id: int
    person: int
    name: str
    team: int | None
    team_name: str | None
    first_on: date | None  # empty for who may not know it
    expected_until: date | None
    recovered_on: date | None  # the first day fully back
    recovery_noted_on: date | None
    welcomed_on: date | None
    reported_at: Any
    reported_by: int
    reporter_name: str
    confirmed_at: Any
    phone: str
    address: str
    contact_wish: str
    contact_days: int
    safety_net: bool
    work_accident: bool
    third_party: bool
    passed_on_on: date | None
    precheck_on: date | None
    planned_handover_on: date | None
    early: Early | None
    early_on: date | None
    prepared_on: date | None
    handed_over_on: date | None
    case_manager: int | None
    manager_name: str | None
    near: int | None
    near_name: str | None
    look_again_on: date | None
    handed_back_on: date | None
    leaves_on: date | None  # the last day of the contract, where that is known
    member_of: Sequence[int]
    contact_on: date | None
    reports: int
    spells: Sequence[Spell]
    leaves: Sequence[tuple[date, date]]  # maternity leave, its last day included
    talk: int | None
    talk_on: date | None
    to_hr: bool | None
    agreements: str
    work_out: int  # pieces of work that are not back yet,
    work_open: int  # and those of them that nobody has
    today: date
    handed_over: bool  # HR guides it today
    current: bool  # it goes on, or it was said today that it does not any more
    guide: Guide | None = None  # empty for who does not guide it
    sight: Sight = Sight.NOTHING

    @property
    def teams(self) -> frozenset[int]:
        return frozenset(self.member_of) | ({self.team} if self.team else set())

    @property
    def coordinated_by(self) -> int | None:
        return self.team

    @property
    def open(self) -> bool:
        """Somebody is absent, today or from a day soon on."""
        return self.recovered_on is None or self.recovered_on > self.today

    @property
    def hand_back_on(self) -> date:
        """When work usually goes back: the day after the last one that is expected, or in a week."""
        until = self.expected_until
        return until + rules.DAY if until and until >= self.today else self.today + 7 * rules.DAY

    @property
    def overdue(self) -> bool:
        return self.open and self.expected_until is not None and self.expected_until < self.today

    @property
    def may_undo_recovery(self) -> bool:
        return rules.may_undo_recovery(self.recovery_noted_on, self.today)


def asking(act: Act, rest: str, *values: Any) -> Ask:
    """To be asked together with other things; `seen` reads each row. `rest` is the condition and the order."""
    return Ask(f"{ROWS % USUAL.months} WHERE {rest}", (act.today, *values))


def seen(act: Act, row: Row, terms: Terms = USUAL) -> Case:
    """As the actor may know it; a case of sight NOTHING says nothing and is not shown."""
    kept = json.loads(row["spells"]) if isinstance(row["spells"], str) else row["spells"]
    leaves = json.loads(row["leaves"]) if isinstance(row["leaves"], str) else row["leaves"]
    words = {
        "early": Early(row["early"]) if row["early"] else None,
        "agreements": row["agreements"] or "",
        "spells": [_spell(one) for one in kept],
        "leaves": [(_day(one["from_on"]), _day(one["until_on"])) for one in leaves],
        "handed_over": rules.with_hr(row["handed_over_on"], row["handed_back_on"], act.today),
        "current": row["recovered_on"] is None or max(row["recovered_on"], row["recovery_noted_on"]) >= act.today,
    }
    whole = Case(**{**row, **words, "today": act.today})
    sight = policy.sight(act.by, whole)
    if sight is Sight.NOTHING:
        return replace(whole, sight=sight)
    due = guiding.guide(_facts(whole), terms, act.today)
    whole = replace(whole, guide=due if sight >= Sight.FILE else due.without_reasons())
    hidden = {name: nothing for least, names in HIDDEN.items() if sight < least for name, nothing in names.items()}
    return replace(whole, sight=sight, **hidden)


def _spell(kept: Any) -> Spell:
    return Spell(kept["id"], _day(kept["first_on"]), _day(kept["recovered_on"]), kept["same_period"])


def _day(kept: Any) -> Any:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


def _facts(case: Case) -> Facts:
    """Of the whole case, before anything of it is hidden."""
    assert case.first_on, "It was not hidden yet."
    return Facts(
        id=case.id,
        known=known(case),
        reported_on=local(case.reported_at).date(),
        confirmed=case.confirmed_at is not None,
        recovered_on=case.recovered_on,
        contact_on=case.contact_on,
        contact_days=case.contact_days,
        precheck_on=case.precheck_on,
        planned_on=case.planned_handover_on,
        early_on=case.early_on,
        with_hr=case.handed_over,
        handed_back_on=case.handed_back_on,
        reports=case.reports,
        talked=bool(case.talk),
        welcomed=case.welcomed_on is not None,
        spells=case.spells,
        leaves=case.leaves,
    )


def known(case: Case) -> Known:
    assert case.first_on, "Only who guides it asks this."
    flags = (case.safety_net, case.work_accident, case.third_party)
    return Known(case.first_on, case.expected_until, *flags, case.early, case.leaves_on)
