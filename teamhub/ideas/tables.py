"""What is kept of thoughts and ideas. What others add is in `<noun>_tables.py` modules beside this one."""

from enum import StrEnum
from typing import Any

from piccolo.columns import UUID, Boolean, Date, Integer, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.ideas.stages import Stage
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class Audience(StrEnum):
    TEAM = "team"
    ORGANISATION = "organisation"


class Thought(Table, tablename="thought"):
    """Private. A table of its own, and a random key: no count, gap or forgotten filter can tell that it exists."""

    id = UUID(primary_key=True)
    owner = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    title = Varchar(length=160)
    first_thought = Text()
    matters = Text()  # what matters to clients
    proposal = Text()
    ownership = Text()  # the four questions: whose is it, what strengths, why now, whom do we need
    strengths = Text()
    why_now = Text()
    contacts = Text()
    subject = Varchar(length=60)
    amount = Integer(default=0)
    hours = Integer(default=0)
    teams = SmallInt(default=1)
    clients = Boolean(default=False)
    created_at = Timestamptz()
    changed_at = Timestamptz()


class Idea(Table, tablename="idea"):
    """What its owner says now. `version` counts its texts, `revision` every move: who comes second is told."""

    id: Serial
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # empty: from an office
    owner = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    audience = Varchar(length=12, default=Audience.TEAM)
    stage = Varchar(length=10, default=Stage.OPEN, index=True)
    resume_stage = Varchar(length=10, null=True, default=None)  # where a parked or outside one goes back to
    title = Varchar(length=160)
    first_thought = Text()
    matters = Text()
    proposal = Text()
    ownership = Text()
    strengths = Text()
    why_now = Text()
    contacts = Text()
    subject = Varchar(length=60)
    amount = Integer(default=0)  # what it costs the team, in whole euros
    hours = Integer(default=0)  # what it takes, in whole hours
    teams = SmallInt(default=1)  # how many teams it touches
    clients = Boolean(default=False)  # it affects clients: the client council is asked
    version = SmallInt(default=1)
    revision = Integer(default=1)
    thought_at = Timestamptz()  # when it was first written down
    shared_at = Timestamptz()
    moved_at = Timestamptz(index=True)  # the last thing that its owner did with it
    wake_on = Date(null=True, default=None)
    lesson = Text()
    embedded_on = Date(null=True, default=None)
    origin: ForeignKey[Any] = ForeignKey("self", null=True, default=None, index=True, on_delete=OnDelete.restrict)
    origin_by = ForeignKey(
        Person, null=True, default=None, index=True, on_delete=OnDelete.restrict
    )  # "naar een idee van"
    merged_into: ForeignKey[Any] = ForeignKey("self", null=True, default=None, index=True, on_delete=OnDelete.restrict)
    idea_stage_known = known("stage", Stage)
    idea_resume_stage_known = Check("resume_stage IS NULL OR stage IN ('parked', 'outside')")
    idea_audience_known = known("audience", Audience)
    idea_facts_not_negative = Check("amount >= 0 AND hours >= 0 AND teams >= 1")
    idea_origin_named = Check("(origin IS NULL) = (origin_by IS NULL)")
    idea_merged = Check("(merged_into IS NOT NULL) = (stage = 'merged')")


class VersionKind(StrEnum):
    """How a version came about. Only the owner makes one, or who the owner lets correct typing errors."""

    FIRST = "first"
    EDITED = "edited"
    SUGGESTED = "suggestion taken"
    TYPO = "typing errors"
    BACK = "put back"


class IdeaVersion(Table, tablename="idea_version"):
    """A text as it was, for good. `fingerprint` is the SHA-256 of exactly the bytes that its page offers."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    number = SmallInt()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    text = Text()  # all fields, spelled out: see rules.spelled
    note = Varchar(length=200)  # why it changed, in the owner's words
    fingerprint = Varchar(length=64)
    kind = Varchar(length=20, default=VersionKind.EDITED)
    thanks = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # whose suggestion
    idea_version_kind_known = known("kind", VersionKind)
    idea_version_once = Unique([idea, number])


class IdeaGuest(Table, tablename="idea_guest"):
    """Somebody who is named in an idea, and so may read it: a co-maker, an adviser, who is offered a transfer."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    idea_guest_once = Unique([idea, person])
