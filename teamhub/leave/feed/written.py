"""A calendar as calendars read it: RFC 5545."""

from collections.abc import Iterable
from datetime import datetime

from teamhub.leave.feed.rules import REFRESH, Entry, after


def written(name: str, entries: Iterable[Entry], whose: int, at: datetime) -> bytes:
    """`name` is what a calendar calls it. Imported here: who reads no calendar need not wait for the library."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//TeamHub//calendar//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid(whose))
        event.add("dtstamp", at)
        event.add("summary", entry.title)
        event.add("dtstart", entry.first)
        event.add("dtend", after(entry.last))
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        if entry.text:
            event.add("description", entry.text)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
