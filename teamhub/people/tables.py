from decimal import Decimal
from typing import Any

from piccolo.columns import Boolean, Date, Integer, Numeric, OnDelete, Serial, SmallInt, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.references import ForeignKey


class Organisation(Table, tablename="organisation"):
    """One row: an installation serves one organisation."""

    id: Serial
    name = Varchar(length=120)
    tagline_nl = Varchar(length=200)
    tagline_en = Varchar(length=200)
    about_nl = Text()
    about_en = Text()
    fulltime_hours = Numeric(digits=(4, 1), default=Decimal(36))
    organisation_once = Check("id = 1")


class Person(Table, tablename="person"):
    """Never deleted: who leaves gets a `left_on`, and keeps the credit for what they wrote."""

    id: Serial
    number = Varchar(length=20, null=True, default=None, unique=True)  # personnel number in the HR export
    name = Varchar(length=80)  # of a member of the client council: the alias, and nothing else
    email = Varchar(length=254, null=True, default=None, unique=True)  # in small letters
    function_nl = Varchar(length=120)
    function_en = Varchar(length=120)
    registration = Varchar(length=3)  # professional register: SKJ or BIG, empty: none. HR records it
    language = Varchar(length=2, null=True, default=None)  # empty: as the browser asks
    joined_on = Date()
    left_on = Date(null=True, default=None, index=True)  # the last day; rights end with it
    successor: ForeignKey[Any] = ForeignKey("self", null=True, default=None, index=True, on_delete=OnDelete.restrict)
    parted_at = Timestamptz(
        null=True, default=None
    )  # when what they left behind was looked after: see `people.leaving`
    digest_hour = SmallInt(null=True, default=7)  # 0 … 23 in the organisation's zone; empty: no mail
    demo = Boolean(default=False)  # may be signed in as with one click, without a password
    person_registration_known = Check("registration IN ('', 'SKJ', 'BIG')")
    person_number_said = Check("number <> ''")
    person_email_said = Check("email <> ''")
    person_left_after_joining = Check("left_on IS NULL OR left_on >= joined_on")
    person_digest_hour = Check("digest_hour IS NULL OR digest_hour BETWEEN 0 AND 23")


class ContractHours(Table, tablename="contract_hours"):
    """Hours a week from this day until the next row's day."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    hours = Numeric(digits=(4, 1))
    from_on = Date()
    contract_hours_once = Unique([person, from_on])
    contract_hours_sane = Check("hours >= 0 AND hours <= 60")


class Caseload(Table, tablename="caseload"):
    """How many clients, households or children somebody supports, from this day until the next row's day."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    size = Integer()
    from_on = Date()
    caseload_once = Unique([person, from_on])
    caseload_not_negative = Check("size >= 0")


class Talent(Table, tablename="talent"):
    """Something somebody is good at, in their own words; found when advisers are sought."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    text = Varchar(length=200)
    at = Timestamptz()
