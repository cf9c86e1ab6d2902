from piccolo.columns import Boolean, Date, OnDelete, Serial, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.roles.checklists.rules import Rhythm
from teamhub.roles.tables import TeamRole


class ChecklistItem(Table, tablename="role_checklist_item"):
    """Something that the holder of a role does in every week, month or quarter. It is the role's, whoever holds it."""

    id: Serial
    team_role = ForeignKey(TeamRole, null=False, index=True, on_delete=OnDelete.restrict)
    text = Varchar(length=200)
    rhythm = Varchar(length=10)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    paused_on = Date(null=True, default=None)  # not asked for now
    removed_on = Date(null=True, default=None)  # what was ticked stays
    role_checklist_item_rhythm_known = known("rhythm", Rhythm)
    role_checklist_item_said = Check("text <> ''")


class ChecklistTick(Table, tablename="role_checklist_tick"):
    """The answer of one period, of which `period` is the first day. The last answer counts."""

    id: Serial
    item = ForeignKey(ChecklistItem, null=False, index=True, on_delete=OnDelete.restrict)
    period = Date()
    done = Boolean()
    note = Varchar(length=200)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    role_checklist_tick_once = Unique([item, period])
