"""The only place that asks the computer what time it is."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from teamhub.settings import SETTINGS

Clock = Callable[[], datetime]

# The organisation's own time zone: "today", deadlines and the hour of the digest are meant in it.
ZONE: ZoneInfo = SETTINGS["timezone"].value()


def now() -> datetime:
    return datetime.now(UTC)


def local(at: datetime) -> datetime:
    return at.astimezone(ZONE)
