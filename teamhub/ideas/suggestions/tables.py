from enum import StrEnum

from piccolo.columns import OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person


class Answer(StrEnum):
    NONE = "unanswered"
    TAKEN = "taken"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Need(StrEnum):
    MUST = "must"  # without it, no support
    SHOULD = "should"


class Suggestion(Table, tablename="suggestion"):
    """Never deleted and never changed: what was there, and what somebody would rather read."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    version = SmallInt()  # the one that they read
    field = Varchar(length=20)
    was = Text()
    text = Text()
    why = Text()
    answer = Varchar(length=12, default=Answer.NONE, index=True)
    said = Text()  # the owner's sentence
    answered_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    answered_at = Timestamptz(null=True, default=None)
    taken_as = SmallInt(null=True, default=None)  # the version that it became
    suggestion_answer_known = known("answer", Answer)
    suggestion_answered = Check("(answer = 'unanswered') = (answered_at IS NULL)")
    suggestion_taken = Check("(answer = 'taken') = (taken_as IS NOT NULL)")


class Backing(Table, tablename="suggestion_backing"):
    """Who else would like a suggestion to be taken, and how much."""

    id: Serial
    suggestion = ForeignKey(Suggestion, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    need = Varchar(length=6)
    at = Timestamptz()
    suggestion_backing_need_known = known("need", Need)
    suggestion_backing_once = Unique([suggestion, person])
