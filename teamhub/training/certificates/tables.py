from piccolo.columns import Date, Numeric, OnDelete, Serial, SmallInt, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.people.tables import Person
from teamhub.training.rules import Register
from teamhub.training.tables import Certificate


class Registration(Table, tablename="registration"):
    """Somebody is in a professional register until a day. No number: whoever needs that looks in the register."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    register = Varchar(length=3)
    valid_until = Date()  # the last day
    reflection_hours = Numeric(
        digits=(5, 1), null=True, default=None
    )  # done in this period; empty: not of this register
    at = Timestamptz()
    registration_once = Unique([person, register])
    registration_register_known = known("register", Register)
    registration_sane = Check("reflection_hours >= 0")


class CertificateTold(Table, tablename="certificate_told"):
    """That somebody was told so many weeks ahead of an end: of a certificate, or of a registration until that day."""

    id: Serial
    certificate = ForeignKey(Certificate, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    registration = ForeignKey(Registration, null=True, default=None, index=True, on_delete=OnDelete.restrict)
    ends_on = Date()
    weeks = SmallInt()
    certificate_told_one = Check("(certificate IS NULL) <> (registration IS NULL)")
