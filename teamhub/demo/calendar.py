"""When things happened: every date of the data moves along, so that its reference date is the day that was asked."""

from datetime import date, datetime, time, timedelta

from teamhub.core.clock import ZONE
from teamhub.core.lazily import dataclass

FRIDAY, SUNDAY = 4, 6


@dataclass(frozen=True, slots=True)
class Calendar:
    """`shift` is how far the story moves; nothing in it happens after `now`."""

    shift: timedelta
    now: datetime

    def on(self, day: str) -> date:
        return date.fromisoformat(day) + self.shift

    def workday(self, day: str) -> date:
        """The same for what people meet for: what falls in a weekend is on the Friday before it, or on the Monday after
        it where a Sunday is still to come."""
        on = self.on(day)
        later = on.weekday() == SUNDAY and on > self.now.date()
        return on + timedelta(days=1 if later else min(0, FRIDAY - on.weekday()))

    def to_come(self, day: str, hour: int = 9) -> datetime:
        """The same for what was agreed for later: a day of review may lie ahead."""
        return datetime.combine(self.on(day), time(hour), tzinfo=ZONE)

    def at(self, day: str, hour: int = 9, minute: int = 0) -> datetime:
        """An hour of that day in the organisation's zone, or now where that is still to come."""
        moment = datetime.combine(self.on(day), time(hour, minute), tzinfo=ZONE)
        return min(moment, self.now)


def days_after(day: str, days: int) -> str:
    """A date of the data, so many calendar days on."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
