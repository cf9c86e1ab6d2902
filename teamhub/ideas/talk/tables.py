from enum import StrEnum

from piccolo.columns import Boolean, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person


class Support(Table, tablename="idea_support"):
    """Who stands behind an idea, and behind which version of it. Taken back, it is gone; the journal has it."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    version = SmallInt()
    at = Timestamptz()
    idea_support_once = Unique([idea, person])


class Kind(StrEnum):
    QUESTION = "question"
    HELP = "offer of help"
    COMMENT = "comment"


class Remark(Table, tablename="idea_remark"):
    """Somebody's words beside an idea, and what the owner answered. Withdrawn words are emptied: the place stays."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    kind = Varchar(length=14)
    text = Text()
    withdrawn_at = Timestamptz(null=True, default=None)
    reply = Text()
    replied_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    replied_at = Timestamptz(null=True, default=None)
    accepted = Boolean(null=True, default=None)  # an offer of help
    idea_remark_kind_known = known("kind", Kind)
    idea_remark_withdrawn_is_empty = Check("withdrawn_at IS NULL OR text = ''")
    idea_remark_replied = Check("(replied_at IS NULL) = (replied_by IS NULL)")
