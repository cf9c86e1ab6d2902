from piccolo.columns import JSONB, Date, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.roles.exits.rules import Answer
from teamhub.roles.tables import TeamRole


class BuyIn(Table, tablename="role_buy_in"):
    """A team asks its MPP to have the work of a vacant role done by somebody else, up to and including `until_on`.

    Whether it still runs is not kept: it follows from the answer and the day.
    """

    id: Serial
    team_role = ForeignKey(TeamRole, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    what = Text()
    whom = Varchar(length=120)  # from whom: "facilitair"
    until_on = Date()
    ruling = JSONB()
    answer = Varchar(length=20, null=True, default=None)
    words = Text()  # the MPP's reason
    answered_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    answered_at = Timestamptz(null=True, default=None)
    from_on = Date(null=True, default=None)  # the day of the MPP's yes
    ended_on = Date(null=True, default=None)  # by the team, sooner than agreed, or before there was an answer
    role_buy_in_answer_known = known("answer", Answer)
    role_buy_in_answered = Check(
        "(answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)"
    )
    role_buy_in_in_order = Check("from_on IS NULL OR until_on >= from_on")
