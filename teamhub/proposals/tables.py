from piccolo.columns import JSONB, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class Proposal(Table, tablename="proposal"):
    """What is put. How it stands is derived from its rounds, whose subject is "proposal:7", and the last columns."""

    id: Serial
    type = Varchar(length=40)  # the name of its Kind
    key = Varchar(length=60, index=True)  # what it is about, such as "role:12"
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    payload = JSONB()
    names = JSONB()  # of its title, as they were when it was put; and so its lines
    lines = JSONB()
    why = Text()  # the proposer's words
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz(index=True)
    version = SmallInt(default=1)  # goes up when it is put again
    carried_out_at = Timestamptz(null=True, default=None)
    withdrawn_at = Timestamptz(null=True, default=None)
    overtaken = JSONB(null=True, default=None)  # consented to, and not possible any more: the message and its values
    proposal_ends_once = Check("num_nonnulls(carried_out_at, withdrawn_at, overtaken) <= 1")
