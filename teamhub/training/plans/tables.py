from piccolo.columns import JSONB, Boolean, Date, Numeric, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.decisions.rules import Manner
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from teamhub.training.needs.tables import Need
from teamhub.training.plans.rules import Reply, Transfer
from teamhub.training.tables import Training


class Plan(Table, tablename="training_plan"):
    """One training for some people of a team. How it stands is not kept: it follows from what happened and the day."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    training = ForeignKey(Training, null=False, index=True, on_delete=OnDelete.restrict)
    need = ForeignKey(Need, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    why = Text()
    provider = Varchar(length=120)
    seats = SmallInt(default=0)  # free, for colleagues of other teams
    cost = Numeric(digits=(8, 2))  # of all of it, in euros
    from_training = Numeric(digits=(8, 2))  # the team's training budget
    from_own = Numeric(digits=(8, 2))  # the team's own budget
    from_organisation = Numeric(digits=(8, 2))
    from_other = Numeric(digits=(8, 2))
    other_payer = Varchar(length=120)
    paid_up_on = Date(null=True, default=None)  # the last bill is there: nothing is pending any more
    asked_mpp_at = Timestamptz(null=True, default=None)  # that it goes beyond the budget
    mpp_reply = Varchar(length=3, null=True, default=None)
    mpp_words = Text()
    mpp_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    mpp_at = Timestamptz(null=True, default=None)
    chosen_at = Timestamptz(null=True, default=None)
    chosen_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    manner = Varchar(length=16, null=True, default=None)
    ruling = JSONB(null=True, default=None)  # what the frameworks said when it was chosen
    transfer = Varchar(length=40, null=True, default=None)
    transfer_to = Varchar(length=200)
    transfer_how = Text()
    transfer_due = Date(null=True, default=None)
    booked_at = Timestamptz(null=True, default=None)
    passed_on = Date(null=True, default=None)
    passed_to = Text()  # who was reached
    cancelled_at = Timestamptz(null=True, default=None)
    cancel_words = Text()
    training_plan_mpp_reply_known = known("mpp_reply", Reply)
    training_plan_manner_known = known("manner", Manner)
    training_plan_transfer_known = known("transfer", Transfer)
    training_plan_split = Check("from_training + from_own + from_organisation + from_other = cost")
    training_plan_parts = Check(
        "from_training >= 0 AND from_own >= 0 AND from_organisation >= 0 AND from_other >= 0 AND seats >= 0"
    )
    training_plan_chosen = Check("(chosen_at IS NULL) = (manner IS NULL) AND (chosen_at IS NULL) = (ruling IS NULL)")
    training_plan_answered = Check("(mpp_reply IS NULL) = (mpp_at IS NULL) AND (mpp_by IS NULL) = (mpp_at IS NULL)")
    training_plan_transfer_planned = Check("(transfer IS NULL) = (transfer_due IS NULL)")
    training_plan_booked = Check("booked_at IS NULL OR (chosen_at IS NOT NULL AND transfer IS NOT NULL)")
    training_plan_passed = Check("passed_on IS NULL OR booked_at IS NOT NULL")


class PlanDay(Table, tablename="training_day"):
    id: Serial
    plan = ForeignKey(Plan, null=False, index=True, on_delete=OnDelete.restrict)
    day = Date()
    training_day_once = Unique([plan, day])


class Participant(Table, tablename="training_participant"):
    """Somebody is asked to go, and answers themselves; `out_on`: does not go after all, or somebody else does."""

    id: Serial
    plan = ForeignKey(Plan, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    guest = Boolean(default=False)  # of another team, on a free seat
    reply = Varchar(length=3, null=True, default=None)
    replied_at = Timestamptz(null=True, default=None)
    out_on = Date(null=True, default=None)
    monday = Text()  # what they do differently on Monday, in their own words
    monday_at = Timestamptz(null=True, default=None)
    training_participant_once = Unique([plan, person])
    training_participant_reply_known = known("reply", Reply)
    training_participant_replied = Check("(reply IS NULL) = (replied_at IS NULL)")
    training_participant_monday = Check("(monday_at IS NULL) = (monday = '')")
