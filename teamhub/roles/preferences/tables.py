from piccolo.columns import Date, OnDelete, Serial, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.roles.preferences.rules import Wish


class RolePreference(Table, tablename="role_preference"):
    """What somebody said, kept with what they said before. The last one counts, but for days that are free of roles."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    wish = Varchar(length=30)
    at = Timestamptz()
    from_on = Date(null=True, default=None)  # of a quarter without a role: its first and its last day
    until_on = Date(null=True, default=None)
    taken_back_at = Timestamptz(null=True, default=None)
    role_preference_wish_known = known("wish", Wish)
    role_preference_quarter = Check(
        "(wish = 'no role this quarter') = (from_on IS NOT NULL) AND (from_on IS NULL) = (until_on IS NULL)"
        " AND (taken_back_at IS NULL OR from_on IS NOT NULL)"
    )
    role_preference_in_order = Check("until_on >= from_on")
