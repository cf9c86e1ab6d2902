from typing import Any

from piccolo.columns import Boolean, Date, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.roles.handovers.rules import Thing
from teamhub.roles.tables import TeamRole


class Handover(Table, tablename="role_handover"):
    """A role passes from one person to the next. Whether it is overdue is not kept: it follows from the day.

    `from_on` is the first day of the next, or the day after the last one of `giver` as long as nobody is next; up to
    and including `until_on` who had it before is still asked.
    """

    id: Serial
    team_role = ForeignKey(TeamRole, null=False, index=True, on_delete=OnDelete.restrict)
    giver = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    receiver = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    until_on = Date()
    at = Timestamptz()
    tip = Text()
    tip_at = Timestamptz(null=True, default=None)
    given_at = Timestamptz(null=True, default=None)
    taken_at = Timestamptz(null=True, default=None)
    alone = Boolean(default=False)  # the receiver signed without the giver; why is nobody's business
    withdrawn_at = Timestamptz(null=True, default=None)
    moved_to: ForeignKey[Any] = ForeignKey("self", null=True, default=None, index=True, on_delete=OnDelete.restrict)
    role_handover_in_order = Check("until_on >= from_on")
    role_handover_two = Check("receiver IS NULL OR receiver <> giver")
    role_handover_signed = Check("receiver IS NOT NULL OR (given_at IS NULL AND taken_at IS NULL)")
    role_handover_alone = Check("NOT alone OR taken_at IS NOT NULL")
    role_handover_tip = Check("(tip_at IS NULL) = (tip = '')")


class HandoverItem(Table, tablename="role_handover_item"):
    """One thing to hand over. Done, not needed, or still open: also after both signed."""

    id: Serial
    handover = ForeignKey(Handover, null=False, index=True, on_delete=OnDelete.restrict)
    kind = Varchar(length=30)
    text_nl = Text()
    text_en = Text()
    by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    done_at = Timestamptz(null=True, default=None)
    struck_at = Timestamptz(null=True, default=None)
    settled_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    role_handover_item_kind_known = known("kind", Thing)
    role_handover_item_said = Check("text_nl <> ''")
    role_handover_item_settled = Check(
        "(done_at IS NULL OR struck_at IS NULL) AND (settled_by IS NULL) = (done_at IS NULL AND struck_at IS NULL)"
    )
