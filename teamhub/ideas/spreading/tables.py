from piccolo.columns import OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.ideas.spreading.rules import Mode
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class Offer(Table, tablename="idea_offer"):
    """Its owner offers an idea to a team. The team answers when it likes, or never."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    note = Text()
    idea_offer_once = Unique([idea, team])


class Answer(Table, tablename="idea_answer"):
    """What a team says to an idea of another team; the newest counts. A team that adopts it has one copy, for good."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    mode = Varchar(length=30)
    text = Text()
    copy = ForeignKey(Idea, null=True, default=None, unique=True, on_delete=OnDelete.restrict)
    idea_answer_mode_known = known("mode", Mode)
    idea_answer_copy = Check("(copy IS NOT NULL) = (mode LIKE 'adopted%')")
    idea_answer_said = Check("mode <> 'not adopted' OR text <> ''")
