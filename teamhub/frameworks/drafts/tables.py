from piccolo.columns import JSONB, Date, Integer, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.frameworks.drafts.stages import Stage
from teamhub.frameworks.requests.tables import FrameworkRequest
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class FrameworkDraft(Table, tablename="framework_draft"):
    """What a framework group makes of a framework. Of one framework at most one draft is open: see the migration."""

    id: Serial
    code = Varchar(length=12, index=True)  # of the framework as it is, or as it will be
    request = ForeignKey(FrameworkRequest, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    stage = Varchar(length=20, default=Stage.DRAFTING)
    stage_at = Timestamptz()
    version = Integer(default=1)  # of the draft: the number of its newest text
    adopted_as = SmallInt(null=True, default=None)  # the version of the framework that came of it
    decided_as = SmallInt(null=True, default=None)  # the one that was decided for a while
    council_on = Date(null=True, default=None)  # the day on which the works council gave consent or advice
    council_said = Text()  # in a sentence
    council_version = Integer(null=True, default=None)  # of the draft, as the council read it
    council_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # wrote it down
    framework_draft_stage_known = known("stage", Stage)
    framework_draft_adopted = Check("(adopted_as IS NOT NULL) = (stage = 'adopted')")
    framework_draft_council = Check(
        "(council_on IS NULL) = (council_by IS NULL) AND (council_on IS NULL) = (council_version IS NULL)"
    )


class DraftVersion(Table, tablename="framework_draft_version"):
    """Everything that is drafted, each time that somebody of the group saved it. Never changed."""

    id: Serial
    draft = ForeignKey(FrameworkDraft, null=False, index=True, on_delete=OnDelete.restrict)
    number = Integer()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    content = JSONB()  # see `rules.BLANK`
    framework_draft_version_once = Unique([draft, number])


class GroupMember(Table, tablename="framework_group_member"):
    """Invited, in the group, or out of it again. `delegate_of`: speaks for that team at the adoption."""

    id: Serial
    draft = ForeignKey(FrameworkDraft, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    invited_by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    invited_at = Timestamptz()
    joined_at = Timestamptz(null=True, default=None)
    left_at = Timestamptz(null=True, default=None)  # or declined
    delegate_of = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    framework_group_member_once = Unique([draft, person])
    framework_group_delegate_once = Unique([draft, delegate_of])
    framework_group_delegate_is_in = Check("delegate_of IS NULL OR (joined_at IS NOT NULL AND left_at IS NULL)")
