from piccolo.columns import Date, Numeric, OnDelete, Serial, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from teamhub.training.plans.tables import Plan


class Spending(Table, tablename="training_spending"):
    """Paid from a team's training budget on a day; below zero: it came back."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    plan = ForeignKey(Plan, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    paid_on = Date()
    amount = Numeric(digits=(9, 2))
    words = Varchar(length=200)
    withdrawn_at = Timestamptz(null=True, default=None)  # written down by mistake
    training_spending_something = Check("amount <> 0")
