from piccolo.columns import JSONB, Date, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.takeovers.rules import Answer, Ending, Kind, Withheld
from teamhub.teams.tables import Team


class Takeover(Table, tablename="takeover"):
    """Somebody has taken something over, from `taken_on` and back on `back_on` at the latest: calendar dates.

    Whether it is overdue is not kept: it follows from the date whenever it is read.
    """

    id: Serial
    kind = Varchar(length=12)
    taker = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)  # from whom
    colleague = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # of that team
    what = Text()
    why = Text()
    at = Timestamptz()
    taken_on = Date()
    back_on = Date()
    ruling = JSONB()  # what the frameworks said when it was taken over
    ended_on = Date(null=True, default=None)
    ended_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    ending = Varchar(length=10, null=True, default=None)
    reflection = Text()  # what who ended it says about it
    explanation = Text()  # of acute danger, the next working day at the latest
    explained_at = Timestamptz(null=True, default=None)
    takeover_kind_known = known("kind", Kind)
    takeover_ending_known = known("ending", Ending)
    takeover_in_order = Check("back_on >= taken_on AND (ended_on IS NULL OR ended_on >= taken_on)")
    takeover_ended = Check(
        "(ended_on IS NULL) = (ending IS NULL) AND (ended_by IS NULL) = (ending IS NULL OR ending = 'ended')"
    )
    takeover_explained = Check("(explained_at IS NULL) = (explanation = '')")


class Longer(Table, tablename="takeover_longer"):
    """Who has it asks to keep it until a later day, and what the other side says to that. One open at a time."""

    id: Serial
    takeover = ForeignKey(Takeover, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    was = Date()  # the day on which it would have gone back
    until_on = Date()
    why = Text()
    ruling = JSONB()
    answer = Varchar(length=12, null=True, default=None)
    answered_by = ForeignKey(Person, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    answered_at = Timestamptz(null=True, default=None)
    takeover_longer_answer_known = known("answer", Answer)
    takeover_longer_later = Check("until_on > was")
    takeover_longer_answered = Check("(answer IS NULL) = (answered_at IS NULL)")


class HandsOff(Table, tablename="takeover_withheld"):
    """Something was left where it belongs. Whose hands they were is `hands`; who wrote it down is `by`."""

    id: Serial
    kind = Varchar(length=30)
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)  # that kept it
    hands = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    held_on = Date()
    at = Timestamptz()
    words = Text()
    withdrawn_at = Timestamptz(null=True, default=None)  # written down by mistake, and taken back on the day itself
    takeover_withheld_kind_known = known("kind", Withheld)
