from piccolo.columns import Date, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.roles.elections.rules import How
from teamhub.roles.tables import TeamRole


class Election(Table, tablename="election"):
    """Its stage is derived from these hours and the clock; who was proposed is in `proposal`, with key "election:7"."""

    id: Serial
    team_role = ForeignKey(TeamRole, null=False, index=True, on_delete=OnDelete.restrict)
    facilitator = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)  # who started it
    at = Timestamptz()
    how = Varchar(length=20)
    profile = Text()
    months = SmallInt()  # how long the new term is
    first_on = Date()  # of the new term
    opens_on = Date()  # the first day to nominate
    nominate_ends = Timestamptz()  # from then on the nominations are shown
    change_days = SmallInt()
    change_ends = Timestamptz(null=True, default=None)  # empty: when the facilitator leads on
    held_at = Timestamptz(null=True, default=None)
    person = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # who was elected
    withdrawn_at = Timestamptz(null=True, default=None)
    withdrawn_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    withdrawn_why = Text()
    election_how_known = known("how", How)
    election_months = Check("months >= 1 AND change_days >= 0")
    election_in_order = Check("change_ends IS NULL OR change_ends >= nominate_ends")
    election_ends_once = Check("held_at IS NULL OR withdrawn_at IS NULL")
    election_held = Check("(held_at IS NULL) = (person IS NULL)")
    election_withdrawn = Check("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)")


class Nomination(Table, tablename="nomination"):
    """Whom a member of the team nominates, and what they have seen this person do.

    Number 0 is written down before anybody reads another's; it is replaced until then. Changes come after it.
    """

    id: Serial
    election = ForeignKey(Election, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    number = SmallInt()
    reason = Text()
    at = Timestamptz()
    kept_at = Timestamptz(null=True, default=None)  # said in the change round: I stay with this one
    nomination_number = Unique([election, by, number])
    nomination_has_a_reason = Check("reason <> ''")


class ElectionDecline(Table, tablename="election_decline"):
    """Not me this time: said beforehand, with or without a sentence."""

    id: Serial
    election = ForeignKey(Election, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    why = Text()
    election_decline_once = Unique([election, person])
