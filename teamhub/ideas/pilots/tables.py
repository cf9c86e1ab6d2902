from piccolo.columns import Date, Integer, OnDelete, Serial, Text, Timestamptz
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.decisions.tables import Decision
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person


class Pilot(Table, tablename="idea_pilot"):
    """An idea is tried out, up to and including `ends_on`. An idea that is adapted may be tried out again."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    decision = ForeignKey(Decision, null=False, unique=True, on_delete=OnDelete.restrict)  # under which it started
    question = Text()  # what is measured, said beforehand
    starts_on = Date()
    ends_on = Date()
    budget = Integer(default=0)  # whole euros
    extended_from = Date(null=True, default=None)  # its last day before it was extended, once
    extension = ForeignKey(Decision, null=True, default=None, unique=True, on_delete=OnDelete.restrict)
    result = Text()  # against the question
    clients = Text()  # what clients noticed
    evaluated_at = Timestamptz(null=True, default=None)
    idea_pilot_in_order = Check("ends_on > starts_on AND budget >= 0")
    idea_pilot_extended_by_consent = Check("(extended_from IS NULL) = (extension IS NULL)")


class Measurement(Table, tablename="idea_measurement"):
    """Something that was measured meanwhile, by anybody of the team."""

    id: Serial
    pilot = ForeignKey(Pilot, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    text = Text()


class Effect(Table, tablename="idea_effect"):
    """What it brought, a year after it became normal practice."""

    id: Serial
    idea = ForeignKey(Idea, null=False, index=True, on_delete=OnDelete.restrict)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    text = Text()
