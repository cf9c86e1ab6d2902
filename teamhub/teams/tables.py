from piccolo.columns import Date, OnDelete, Serial, SmallInt, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.act import Office
from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person


class Team(Table, tablename="team"):
    id: Serial
    code = Varchar(length=12, unique=True)  # short name in exports and addresses of files: "alk"
    name = Varchar(length=80)
    place = Varchar(length=80)
    focus_nl = Varchar(length=200)
    focus_en = Varchar(length=200)
    caseload_unit_nl = Varchar(length=40)
    caseload_unit_en = Varchar(length=40)
    caseload_norm = SmallInt(null=True, default=None)  # per 36 contract hours
    meeting_day = Varchar(length=10, null=True, default=None)  # "tuesday"
    meeting_every_weeks = SmallInt(default=2)
    meeting_minutes = SmallInt(default=90)
    closed_on = Date(null=True, default=None)


class Membership(Table, tablename="membership"):
    """Who is in a team from when until when; `until_on` is the last day. Rights hold on those days only."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    until_on = Date(null=True, default=None)
    membership_once = Unique([team, person, from_on])
    membership_in_order = Check("until_on IS NULL OR until_on >= from_on")


class OfficeHeld(Table, tablename="office_held"):
    """Who holds an office, from when until when. Only an MPP's office names a team: one row each."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    office = Varchar(length=10)
    team = ForeignKey(Team, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    until_on = Date(null=True, default=None)
    office_known = known("office", Office)
    office_of_teams = Check("(office = 'mpp') = (team IS NOT NULL)")
    office_in_order = Check("until_on IS NULL OR until_on >= from_on")
