from enum import StrEnum

from piccolo.columns import Date, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class Outcome(StrEnum):
    """What came of a request."""

    FITS = "it fits within the frameworks"
    CHANGED = "the framework changes"
    ALLOWED = "allowed this once"
    DECLINED = "the framework stays as it is"


class FrameworkRequest(Table, tablename="framework_request"):
    """Asked in words, answered once, in words. The day by which is a promise and so is kept as it was made."""

    id: Serial
    code = Varchar(length=12, null=True, default=None)  # the framework it is about; empty: none covers it
    question = Text()
    idea = ForeignKey(Idea, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # that met its limit
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # empty: from an office
    at = Timestamptz()
    due_on = Date()  # calendar date
    taken_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    taken_at = Timestamptz(null=True, default=None)
    answered_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    answered_at = Timestamptz(null=True, default=None, index=True)
    outcome = Varchar(length=40, null=True, default=None)
    answer = Text()
    framework_request_outcome_known = known("outcome", Outcome)
    framework_request_taken = Check("(taken_at IS NULL) = (taken_by IS NULL)")
    framework_request_answered = Check(
        "(answered_at IS NULL) = (outcome IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL)"
        " AND (answered_at IS NULL) = (answer = '')"
    )


class RequestNote(Table, tablename="framework_request_note"):
    """What somebody adds while it is worked on."""

    id: Serial
    request = ForeignKey(FrameworkRequest, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    text = Text()
