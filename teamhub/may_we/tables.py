from piccolo.columns import JSONB, Date, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.frameworks.requests.tables import FrameworkRequest
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class MayWe(Table, tablename="may_we"):
    """A question that the frameworks did not answer by themselves, and the answer as it stands now.

    The database keeps a column `words` beside these, what full-text search looks in: see the migration.
    """

    id: Serial
    question = Text()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # empty: from an office
    at = Timestamptz()
    due_on = Date()  # calendar date
    answer = Text()  # one sentence
    code = Varchar(length=12, null=True, default=None)  # the framework that it rests on
    ruling = JSONB(null=True, default=None)  # who decides this, as the frameworks said when it was answered
    answered_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    answered_at = Timestamptz(null=True, default=None, index=True)
    request = ForeignKey(FrameworkRequest, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    may_we_answered = Check("(answered_at IS NULL) = (answered_by IS NULL) AND (answered_at IS NULL) = (answer = '')")


class EarlierAnswer(Table, tablename="may_we_earlier_answer"):
    """What an answer said before it was corrected."""

    id: Serial
    question = ForeignKey(MayWe, null=False, index=True, on_delete=OnDelete.restrict)
    answer = Text()
    code = Varchar(length=12, null=True, default=None)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
