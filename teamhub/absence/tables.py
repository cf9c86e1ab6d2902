"""What is kept of an absence: what AP Beleidsregels "De zieke werknemer" allow (domain.md 2.2), and nothing else.

Days are calendar dates. Who looked at whose case is kept too. The journal says only that something happened to an
absence: whose it was stands here alone, and goes with the row.
"""

from decimal import Decimal

from piccolo.columns import Boolean, Date, Numeric, OnDelete, Serial, SmallInt, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.absence.rules import Early, Step
from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class Absence(Table, tablename="absence"):
    """Somebody does not work, or not fully, from `first_day` on; `recovered_on` is the first day fully back."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # empty: of no team
    first_day = Date()
    expected_until = Date(null=True, default=None)  # the last day of it that is expected; empty: not known
    recovered_on = Date(null=True, default=None)
    recovery_noted_on = Date(null=True, default=None)  # the day on which that was said: until its end it can be undone
    welcomed_on = Date(null=True, default=None)  # when the coordinator asked what is needed to begin well
    reported_at = Timestamptz()
    reported_by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    confirmed_at = Timestamptz(null=True, default=None)  # seen by the absence coordinator
    phone = Varchar(length=40)  # erased at recovery, as the next one
    address = Varchar(length=200)  # where somebody can be visited; "a care institution" is enough
    contact_wish = Varchar(length=120)  # how contact is kept, as the colleague chose; erased at recovery
    contact_days = SmallInt(default=7)  # at least one contact in so many calendar days
    safety_net = Boolean(default=False)  # whether, never which; these three are for HR
    work_accident = Boolean(default=False)
    third_party = Boolean(default=False)
    passed_on = Date(null=True, default=None)  # to the occupational health service
    precheck_on = Date(null=True, default=None)  # when colleague, coordinator and HR looked whether it becomes long
    planned_handover_on = Date(null=True, default=None)  # as was agreed then
    early = Varchar(length=20)  # why HR takes over before day 29; empty: it did not. Read by HR and the person alone
    early_on = Date(null=True, default=None)  # when somebody named that reason
    prepared_on = Date(null=True, default=None)  # when HR was told that it is theirs to take over
    handed_over_on = Date(null=True, default=None)
    case_manager = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    near = ForeignKey(
        Person, null=True, default=None, index=True, on_delete=OnDelete.restrict
    )  # warm contact, a colleague
    look_again_on = Date(null=True, default=None)  # what the team is told of a long absence: when to look again
    handed_back_on = Date(null=True, default=None)  # to the team, with or without recovery
    second_track_on = Date(null=True, default=None)
    prospect_on = Date(null=True, default=None)  # when HR noted that work elsewhere is not needed yet, as there is a
    prospect_until = Date(null=True, default=None)  # real prospect here; and when that is looked at again
    same_period = Boolean(null=True, default=None)  # as the case manager decides around maternity leave; empty: by rule
    absence_early_known = Check("early IN ('', {})".format(", ".join(f"'{word}'" for word in Early)))
    absence_early_named = Check("(early = '') = (early_on IS NULL)")
    absence_recovery_noted = Check("(recovered_on IS NULL) = (recovery_noted_on IS NULL)")
    absence_in_order = Check("recovered_on IS NULL OR recovered_on > first_day")
    absence_expected = Check("expected_until IS NULL OR expected_until >= first_day")
    absence_handed = Check("(handed_over_on IS NULL) = (case_manager IS NULL)")
    absence_prospect = Check("(prospect_on IS NULL) = (prospect_until IS NULL) AND prospect_until >= prospect_on")
    absence_back_after = Check("handed_back_on IS NULL OR handed_back_on >= handed_over_on")
    absence_erased = Check("recovered_on IS NULL OR (phone = '' AND address = '' AND contact_wish = '')")


class AbsenceWork(Table, tablename="absence_work"):
    """Something that goes on while somebody is away: who has it, and when it goes back. Gone four weeks after."""

    id: Serial
    absence = ForeignKey(Absence, null=False, index=True, on_delete=OnDelete.restrict)
    what = Varchar(length=200)
    taken_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    hand_back_on = Date(null=True, default=None)
    returned_on = Date(null=True, default=None)
    absence_work_taken = Check("(taken_by IS NULL) = (hand_back_on IS NULL)")


class AbsenceContact(Table, tablename="absence_contact"):
    """That there was contact, and when. Never what was said."""

    id: Serial
    absence = ForeignKey(Absence, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    on = Date()


class FrequentTalk(Table, tablename="frequent_talk"):
    """The talk about a pattern, and what helps: never about health. `absence` is the report after which it is due."""

    id: Serial
    absence = ForeignKey(Absence, null=False, unique=True, on_delete=OnDelete.restrict)
    held_on = Date(null=True, default=None)
    by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    to_hr = Boolean(default=False)  # refused, or tense: HR offers it
    agreements = Varchar(length=600)  # one to three of them; empty: none were needed
    frequent_talk_held = Check("(held_on IS NULL) = (by IS NULL)")


class WorkedHours(Table, tablename="absence_hours"):
    """Hours a week that somebody works while absent, from this day: as the company doctor advised, entered by HR."""

    id: Serial
    absence = ForeignKey(Absence, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    hours = Numeric(digits=(4, 1), default=Decimal(0))
    advised_on = Date()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)  # of HR
    entered_on = Date()  # on that day it can be taken back
    absence_hours_once = Unique([absence, from_on])
    absence_hours_sane = Check("hours >= 0 AND hours <= 60")
    absence_hours_advised = Check("advised_on <= from_on")


class StepDone(Table, tablename="gatekeeper_step"):
    """A step of the Gatekeeper Act that HR has done. When it is due is not kept: it follows from the days."""

    id: Serial
    absence = ForeignKey(Absence, null=False, index=True, on_delete=OnDelete.restrict)
    step = Varchar(length=24)
    done_on = Date()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    entered_on = Date()  # on that day it can be taken back
    gatekeeper_step_known = known("step", Step)


class CaseLook(Table, tablename="absence_look"):
    """Who opened whose case, once a day and person: shown to whom it is about."""

    id: Serial
    absence = ForeignKey(Absence, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    on = Date()
    absence_look_once = Unique([absence, by, on])


class MaternityLeave(Table, tablename="maternity_leave"):
    """Leave, no illness: recorded by HR alone, shown to others as away. `until_on` is its last day."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    until_on = Date()
    maternity_leave_in_order = Check("until_on >= from_on")
