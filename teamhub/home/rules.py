"""What counts on the first page. No database, no clock, no web."""

from teamhub.core.i18n import later

FITS = 7  # so many things fit on one screen; the rest is one link away

MORNING = later("Good morning, %(name)s")
AFTERNOON = later("Good afternoon, %(name)s")
EVENING = later("Good evening, %(name)s")


def greeting(hour: int) -> str:
    """By the hour of the organisation's own clock; who works at night is greeted as in the evening."""
    if 6 <= hour < 12:
        return MORNING
    return AFTERNOON if 12 <= hour < 18 else EVENING
