from piccolo.columns import Date, Numeric, OnDelete, Serial, Timestamptz, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person


class ParameterSet(Table, tablename="parameter_set"):
    """The value of one from this day on, until the next row's day."""

    id: Serial
    key = Varchar(length=60)
    value = Numeric(digits=(10, 2))
    from_on = Date()
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    at = Timestamptz()
    why = Varchar(length=400)
    parameter_set_once = Unique([key, from_on])
