"""The catalogue of trainings, and who has which certificate. What else learning keeps stands with its part of it."""

from piccolo.columns import Date, Numeric, OnDelete, Serial, SmallInt, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.ideas.tables import Idea
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from teamhub.training.rules import Fit, Kind, RequiredBy


class Training(Table, tablename="training"):
    """What can be learned. `required` says in words by what: a law, a register, a method, a role; empty: by nothing."""

    id: Serial
    code = Varchar(length=20, unique=True)
    title_nl = Varchar(length=160)
    title_en = Varchar(length=160)
    kind = Varchar(length=20)
    days = Numeric(digits=(4, 1))
    cost = Numeric(digits=(8, 2))  # euros for one participant
    provider = Varchar(length=120)
    required_nl = Varchar(length=160)
    required_en = Varchar(length=160)
    required_by = Varchar(length=20, default=RequiredBy.NOTHING)
    fit = Varchar(length=30, default=Fit.FITS)
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # that added it itself
    role_key = Varchar(length=40)  # the role for which it is needed; empty: none
    within_months = SmallInt(null=True, default=None)  # after joining; empty: no such rule
    valid_months = SmallInt(null=True, default=None)  # how long a certificate counts; empty: for good
    idea = ForeignKey(Idea, null=True, default=None, index=True, on_delete=OnDelete.restrict)  # that it came from
    ended_on = Date(null=True, default=None)  # not offered any more
    training_kind_known = known("kind", Kind)
    training_required_by_known = known("required_by", RequiredBy)
    training_fit_known = known("fit", Fit)
    training_sane = Check("days >= 0 AND cost >= 0 AND valid_months > 0 AND within_months > 0")


class Certificate(Table, tablename="certificate"):
    """Somebody has done it. `valid_until` is the last day on which it counts; empty: for good."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    training = ForeignKey(Training, null=False, index=True, on_delete=OnDelete.restrict)
    obtained_on = Date()
    valid_until = Date(null=True, default=None)
    certificate_in_order = Check("valid_until IS NULL OR valid_until >= obtained_on")
