from piccolo.columns import Date, OnDelete, Serial, SmallInt, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class OnboardingPlan(Table, tablename="onboarding_plan"):
    """Of one colleague in one team, from their first day there; may be made before that day."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    mentor = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    begins_on = Date()
    weeks = SmallInt()  # as KAD-14 said when it was made
    made_by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    made_at = Timestamptz()
    closed_on = Date(null=True, default=None)  # looked back on; empty: it runs
    onboarding_plan_once = Unique([person, team, begins_on])
    onboarding_plan_weeks = Check("weeks BETWEEN 1 AND 52")
    onboarding_plan_two = Check("mentor <> person")


class PlanItem(Table, tablename="onboarding_item"):
    """One thing to do or to meet in a week. What was done is struck and stays; the rest can be taken out."""

    id: Serial
    plan = ForeignKey(OnboardingPlan, null=False, index=True, on_delete=OnDelete.restrict)
    week = SmallInt()
    words = Varchar(length=200)
    done_on = Date(null=True, default=None)
    onboarding_item_week = Check("week BETWEEN 1 AND 52")


class PlanWeek(Table, tablename="onboarding_week"):
    """That newcomer and mentor looked at the plan in this week."""

    id: Serial
    plan = ForeignKey(OnboardingPlan, null=False, index=True, on_delete=OnDelete.restrict)
    week = SmallInt()
    looked_on = Date()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    onboarding_week_once = Unique([plan, week])
