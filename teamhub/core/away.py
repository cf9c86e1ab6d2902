"""Who is away on which days, over the capabilities that know: without why. A Feature has `away`.

Illness, leave and training come out alike on purpose: what is not in here cannot be seen in a page made from it.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from decimal import Decimal

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is not in on these calendar days, the last one included; `until_on` empty: nobody knows until when."""

    person: int
    from_on: date
    until_on: date | None
    asked: bool = False  # leave that colleagues still talk about
    hours: Decimal | None = None  # on each of these days; empty: the whole day


# For these people, whoever overlaps with from … until (both included). In one query each.
Source = Callable[[Act, Sequence[int], date, date], Awaitable[list[Away]]]
SOURCES: list[Source] = []  # filled by features.py: core knows no capability


async def away(act: Act, people: Sequence[int], from_on: date, until_on: date) -> list[Away]:
    found = [one for source in SOURCES for one in await source(act, people, from_on, until_on)]
    return sorted(found, key=lambda one: (one.person, one.from_on, one.asked))
