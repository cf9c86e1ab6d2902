"""Days on which somebody is not in, without why. Pure: core/away.py asks who they are.

Illness, leave and training come out alike on purpose: what is not in here cannot be seen in a page made from it.
"""

from datetime import date
from decimal import Decimal

from teamhub.core.lazily import dataclass


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is not in on these calendar days, the last one included; `until_on` empty: nobody knows until when."""

    person: int
    from_on: date
    until_on: date | None
    asked: bool = False  # leave that colleagues still talk about
    hours: Decimal | None = None  # on each of these days; empty: the whole day
