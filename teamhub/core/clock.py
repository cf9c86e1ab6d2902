"""The only place that asks the computer what time it is."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]

# The organisation's own time zone: "today", deadlines and the hour of the digest are meant in it.
ZONE = ZoneInfo(os.environ.get("TEAMHUB_TIMEZONE") or "Europe/Amsterdam")


def now() -> datetime:
    return datetime.now(UTC)


def local(at: datetime) -> datetime:
    return at.astimezone(ZONE)
