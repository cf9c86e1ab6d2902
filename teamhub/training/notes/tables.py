from piccolo.columns import Date, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from teamhub.training.notes.rules import Answer, Stage


class PolicyNote(Table, tablename="policy_note"):
    """`version` is the number of its newest text. Never deleted: it is withdrawn, and what others took over stays."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)  # where it comes from
    idea = ForeignKey(Idea, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    stage = Varchar(length=10)
    version = SmallInt(default=1)
    made_at = Timestamptz()
    shared_on = Date(null=True, default=None)
    policy_note_stage_known = known("stage", Stage)
    policy_note_shared = Check("stage <> 'shared' OR shared_on IS NOT NULL")


class NoteText(Table, tablename="policy_note_text"):
    """Each text that it had, with who wrote it."""

    id: Serial
    note = ForeignKey(PolicyNote, null=False, index=True, on_delete=OnDelete.restrict)
    number = SmallInt()
    title = Varchar(length=160)
    body = Text()
    monday = Text()  # the steps of Monday morning, one on each line
    trains = Varchar(length=400)  # who trains whom
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    fingerprint = Varchar(length=64)
    policy_note_text_once = Unique([note, number])


class NoteWriter(Table, tablename="policy_note_writer"):
    """Who owns it. Somebody is a writer by an offer of a writer that they accept."""

    id: Serial
    note = ForeignKey(PolicyNote, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    asked_at = Timestamptz()
    accepted_at = Timestamptz(null=True, default=None)
    policy_note_writer_once = Unique([note, person])


class NoteOffer(Table, tablename="policy_note_offer"):
    """Offered to another team, never an order. What the team answered, with a sentence."""

    id: Serial
    note = ForeignKey(PolicyNote, null=False, index=True, on_delete=OnDelete.restrict)
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    words = Varchar(length=600)
    answer = Varchar(length=30, null=True, default=None)
    answer_words = Varchar(length=600)
    answered_on = Date(null=True, default=None)
    text_number = SmallInt(null=True, default=None)  # the text that was adopted
    policy_note_offer_once = Unique([note, team])
    policy_note_offer_answer_known = known("answer", Answer)
    policy_note_offer_answered = Check("(answer IS NULL) = (answered_on IS NULL)")
