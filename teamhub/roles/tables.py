from typing import Any

from piccolo.columns import JSONB, Boolean, Date, Numeric, OnDelete, Serial, SmallInt, Text, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class RoleTemplate(Table, tablename="role_template"):
    """A role as the organisation describes it for all teams. Most roles of a team begin as one of these."""

    id: Serial
    key = Varchar(length=30, unique=True)  # "gespreksleider": how rights and frameworks name it
    name_nl = Varchar(length=120)
    name_en = Varchar(length=120)
    purpose_nl = Text()
    purpose_en = Text()
    accountabilities = JSONB(default="[]")  # [{nl, en}], in the order they are read
    term_months = SmallInt()
    max_terms = SmallInt(default=2)  # in a row
    hours_per_week = Numeric(digits=(4, 1))
    core = Boolean(default=False)  # must always be held
    role_template_terms = Check("term_months >= 1 AND max_terms >= 1")


class TeamRole(Table, tablename="team_role"):
    """A role in one team. What is empty is as its template says; a role of the team's own has no template."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    template = ForeignKey(RoleTemplate, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    name_nl = Varchar(length=120)
    name_en = Varchar(length=120)
    purpose_nl = Text()
    purpose_en = Text()
    accountabilities = JSONB(null=True, default=None)
    term_months = SmallInt(null=True, default=None)
    max_terms = SmallInt(null=True, default=None)
    hours_per_week = Numeric(digits=(4, 1), null=True, default=None)
    core = Boolean(null=True, default=None)
    seats = SmallInt(default=1)  # how many may hold it at once, each with a focus
    opened_on = Date()
    closed_on = Date(null=True, default=None)  # the last day on which the team had it
    merged_into: ForeignKey[Any] = ForeignKey("self", null=True, default=None, index=True, on_delete=OnDelete.restrict)
    split_from: ForeignKey[Any] = ForeignKey("self", null=True, default=None, index=True, on_delete=OnDelete.restrict)
    team_role_own_is_described = Check("template IS NOT NULL OR (name_nl <> '' AND term_months IS NOT NULL)")
    team_role_merged_is_closed = Check("merged_into IS NULL OR closed_on IS NOT NULL")
    team_role_seats = Check("seats BETWEEN 1 AND 50")
    team_role_hours = Check("hours_per_week IS NULL OR hours_per_week BETWEEN 0 AND 40")


class RoleTerm(Table, tablename="role_term"):
    """Somebody holds a role on these days; `until_on` is the last one. No two terms of one seat share a day."""

    id: Serial
    team_role = ForeignKey(TeamRole, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    until_on = Date()
    seat = SmallInt(default=1)
    acting = Boolean(default=False)  # stands in for the holder, or while there is none
    focus = Varchar(length=120)  # of this holder, where several hold the role
    ended = Boolean(default=False)  # given back: after its last day the role is vacant, and the term has not expired
    role_term_begins_once = Unique([team_role, person, from_on])
    role_term_in_order = Check("until_on >= from_on")
