from piccolo.columns import Date, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from teamhub.training.needs.rules import Ending, Known, Origin, Whom
from teamhub.training.tables import Training


class Need(Table, tablename="training_need"):
    """What somebody wants to be able to do, or a team: `question` answers what we can then, that we cannot now."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    owner = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)  # who wrote it down
    at = Timestamptz()
    whom = Varchar(length=20)
    question = Text()
    origin = Varchar(length=20)
    about = Varchar(length=300)  # what it comes from, in words
    training = ForeignKey(Training, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # may answer it
    ended_on = Date(null=True, default=None)
    ending = Varchar(length=30, null=True, default=None)
    training_need_whom_known = known("whom", Whom)
    training_need_origin_known = known("origin", Origin)
    training_need_ending_known = known("ending", Ending)
    training_need_ended = Check("(ended_on IS NULL) = (ending IS NULL)")


class NeedVoice(Table, tablename="training_need_voice"):
    """Somebody of the team wants it too; or, with `known`, can do it already, and says on what ground."""

    training_need_voice_known = known("known", Known)  # before the column of that name
    id: Serial
    need = ForeignKey(Need, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    known = Varchar(length=30, null=True, default=None)
    words = Text()
    seen_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    training_need_voice_once = Unique([need, person])
    training_need_voice_seen = Check("(known = 'a colleague has seen it') IS TRUE = (seen_by IS NOT NULL)")


class Collection(Table, tablename="training_collection"):
    """The developer collects what people want to learn, for the meeting of a day."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    meet_on = Date()


class NothingNow(Table, tablename="training_nothing_now"):
    """Somebody wants to learn nothing new this time: that is an answer too."""

    id: Serial
    collection = ForeignKey(Collection, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    training_nothing_now_once = Unique([collection, person])
