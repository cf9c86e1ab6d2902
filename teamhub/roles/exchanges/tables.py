from piccolo.columns import Date, Numeric, OnDelete, Serial, SmallInt, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.roles.tables import TeamRole
from teamhub.teams.tables import Team


class Exchange(Table, tablename="role_exchange"):
    """Two of a team. How it stands is derived: see rules.state. Clients are those of the team: households, children."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    more = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)  # takes more clients
    takes = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)  # takes the role, or keeps it
    role = ForeignKey(TeamRole, null=False, index=True, on_delete=OnDelete.restrict)
    clients = SmallInt()
    hours = Numeric(digits=(4, 1))  # of the role a week, as it was written
    words = Text()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    from_on = Date()
    review_on = Date(index=True)  # when it is looked at again
    accepted_at = Timestamptz(null=True, default=None)  # by the other of the two
    declined_at = Timestamptz(null=True, default=None)
    began_at = Timestamptz(null=True, default=None)  # the team consented
    ended_at = Timestamptz(null=True, default=None)
    ended_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    last_words = Text()  # why it was declined or ended
    role_exchange_two = Check("more <> takes AND by IN (more, takes)")
    role_exchange_clients = Check("clients BETWEEN 1 AND 50")
    role_exchange_in_order = Check("review_on > from_on")
    role_exchange_steps = Check(
        "num_nonnulls(accepted_at, declined_at) <= 1 AND (began_at IS NULL OR accepted_at IS NOT NULL)"
        " AND (ended_at IS NULL) = (ended_by IS NULL) AND num_nonnulls(declined_at, ended_at) <= 1"
    )
