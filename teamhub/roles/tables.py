from piccolo.columns import Boolean, Date, ForeignKey, Numeric, OnDelete, Serial, SmallInt, Text, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class RoleTemplate(Table, tablename="role_template"):
    id: Serial
    key = Varchar(length=30, unique=True)  # "gespreksleider"
    name_nl = Varchar(length=120)
    name_en = Varchar(length=120)
    purpose_nl = Text()
    purpose_en = Text()
    term_months = SmallInt()
    hours_per_week = Numeric(digits=(4, 1))
    core = Boolean(default=False)


class RoleTerm(Table, tablename="role_term"):
    """Somebody holds a role in a team on these days; `until_on` is the last one."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    role = ForeignKey(RoleTemplate, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    until_on = Date()
    role_term_once = Unique([team, role, person, from_on])
    role_term_in_order = Check("until_on >= from_on")
