"""Asked leave and what colleagues said to it; on which weekdays somebody works; how many a team needs on each."""

from decimal import Decimal

from piccolo.columns import JSONB, Boolean, Date, Numeric, OnDelete, Serial, SmallInt, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.leave.rules import Voice
from teamhub.people.tables import Person
from teamhub.teams.tables import Team


class Leave(Table, tablename="leave_request"):
    """Somebody wants to be free from `from_on` to `until_on`, both included. Whether it is agreed follows on reading.

    `round` counts how often the days changed so that colleagues have to look again: what they said belongs to one.
    """

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    until_on = Date()
    whole = Boolean(default=True)  # whole days; otherwise `hours` of the one day
    hours = Numeric(digits=(6, 2), default=Decimal(0))  # of the working pattern, as it was when it was asked
    remark = Varchar(length=300)  # to colleagues; empty: none
    asked_at = Timestamptz()
    round = SmallInt(default=1)
    closes_on = Date()  # the last day on which a colleague may still ask to talk about it
    agreed_at = Timestamptz(null=True, default=None)  # everybody said fine, or it was talked over; empty: by the days
    withdrawn_at = Timestamptz(null=True, default=None)
    changed_at = Timestamptz(null=True, default=None)
    before = JSONB(null=True, default=None)  # what it was before the last change, to undo that on the day itself
    leave_request_in_order = Check("until_on >= from_on")
    leave_request_hours = Check("hours > 0 AND (whole OR from_on = until_on)")


class LeaveVoice(Table, tablename="leave_voice"):
    """What a colleague says to it: fine, or that they want to talk, with a sentence."""

    id: Serial
    leave = ForeignKey(Leave, null=False, index=True, on_delete=OnDelete.restrict)
    round = SmallInt(default=1)
    by = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    voice = Varchar(length=12)
    words = Varchar(length=300)
    at = Timestamptz()
    leave_voice_known = known("voice", Voice)
    leave_voice_once = Unique([leave, round, by])
    leave_voice_said = Check("voice <> 'let us talk' OR words <> ''")


class WorkPattern(Table, tablename="work_pattern"):
    """Hours that somebody works on each weekday, from this day until the next row's. A public holiday is as a Sunday.

    Who has none works their contract hours spread over Monday to Friday.
    """

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    monday = Numeric(digits=(4, 2), default=Decimal(0))
    tuesday = Numeric(digits=(4, 2), default=Decimal(0))
    wednesday = Numeric(digits=(4, 2), default=Decimal(0))
    thursday = Numeric(digits=(4, 2), default=Decimal(0))
    friday = Numeric(digits=(4, 2), default=Decimal(0))
    saturday = Numeric(digits=(4, 2), default=Decimal(0))
    sunday = Numeric(digits=(4, 2), default=Decimal(0))
    work_pattern_once = Unique([person, from_on])
    work_pattern_sane = Check(
        "least(monday, tuesday, wednesday, thursday, friday, saturday, sunday) >= 0"
        " AND greatest(monday, tuesday, wednesday, thursday, friday, saturday, sunday) <= 24"
    )


class Needed(Table, tablename="leave_needed"):
    """How many colleagues of a team have to be there on each weekday, from this day on, as the team consented to."""

    id: Serial
    team = ForeignKey(Team, null=False, index=True, on_delete=OnDelete.restrict)
    from_on = Date()
    monday = SmallInt(default=0)
    tuesday = SmallInt(default=0)
    wednesday = SmallInt(default=0)
    thursday = SmallInt(default=0)
    friday = SmallInt(default=0)
    saturday = SmallInt(default=0)
    sunday = SmallInt(default=0)
    leave_needed_once = Unique([team, from_on])
    leave_needed_sane = Check("least(monday, tuesday, wednesday, thursday, friday, saturday, sunday) >= 0")


class CalendarLink(Table, tablename="calendar_link"):
    """Somebody's own calendar, for that of their phone: the address is known to them, its hash to us."""

    id: Serial
    person = ForeignKey(Person, null=False, unique=True, on_delete=OnDelete.restrict)
    token_hash = Varchar(length=64, unique=True)
    made_at = Timestamptz()
    team = Boolean(default=False)  # also who of their team is away, from today on
    read_on = Date(null=True, default=None)  # the last day on which a calendar asked for it
