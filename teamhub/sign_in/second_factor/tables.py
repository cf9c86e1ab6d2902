from piccolo.columns import Integer, OnDelete, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person


class SecondFactor(Table, tablename="second_factor"):
    """The secret that somebody's app and we share. Read by nobody, and not shown again once it was set up."""

    person = ForeignKey(Person, null=False, unique=True, on_delete=OnDelete.restrict)
    secret = Varchar(length=64)  # empty: none yet
    set_up_at = Timestamptz(null=True, default=None)
    last_step = Integer(default=0)  # of the last code that was used: none counts twice
    offered = Varchar(length=64)  # a new secret that waits for its first code
    offered_at = Timestamptz(null=True, default=None)
    second_factor_set_up = Check("(secret = '') = (set_up_at IS NULL)")
    second_factor_offered = Check("(offered = '') = (offered_at IS NULL)")


class RecoveryCode(Table, tablename="recovery_code"):
    """For who has no phone at hand: gone once it was used. Here is its hash."""

    code_hash = Varchar(length=64, primary_key=True)
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
