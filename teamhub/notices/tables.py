from piccolo.columns import Boolean, Date, OnDelete, Serial, Timestamptz, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from teamhub.core.db import known
from teamhub.core.references import ForeignKey
from teamhub.core.telling import About
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person


class Notice(Table, tablename="notice"):
    """One entry of the journal for one person. The words are the journal's, read when they are shown."""

    id: Serial
    person = ForeignKey(Person, null=False, on_delete=OnDelete.restrict)  # its index: the unique one, person first
    entry = ForeignKey(Entry, null=False, index=True, on_delete=OnDelete.restrict)
    about = Varchar(length=10)
    inbox = Boolean(default=True)  # as they had chosen when it happened
    told_at = Timestamptz()
    read_at = Timestamptz(null=True, default=None)  # opened, marked, or overtaken by what they did themselves
    mailed_at = Timestamptz(null=True, default=None)
    notice_once = Unique([person, entry])
    notice_about_known = known("about", About)


class Choice(Table, tablename="notice_choice"):
    """What somebody wants to hear of, and where. Without a row: in both places."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    about = Varchar(length=10)
    inbox = Boolean(default=True)
    mail = Boolean(default=True)
    notice_choice_once = Unique([person, about])
    notice_choice_known = known("about", About)


class Digest(Table, tablename="notice_digest"):
    """That somebody's mail of this day has been seen to: sent, or there was nothing to say."""

    id: Serial
    person = ForeignKey(Person, null=False, index=True, on_delete=OnDelete.restrict)
    on = Date(index=True)  # calendar date in the organisation's zone
    at = Timestamptz()
    sent = Boolean(default=False)
    notice_digest_once = Unique([person, on])
