"""Rulings that were written down, wherever that was: a capability that keeps them has a `rulings` in its FEATURE.

async def rulings(since: datetime) -> list[Kept]: ...   # in one query

FEATURE = Feature(…, rulings=rulings)
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

from teamhub.core.lazily import dataclass
from teamhub.frameworks.authority import Ruling


@dataclass(frozen=True, slots=True)
class Kept:
    """What the frameworks said about a subject such as "idea:7" when it was decided, or asked."""

    subject: str
    at: datetime
    ruling: Ruling


Source = Callable[[datetime], Awaitable[list[Kept]]]
SOURCES: list[Source] = []  # filled by features.py


async def since(moment: datetime) -> list[Kept]:
    """All that was kept since then, the newest first; in as many queries as there are sources."""
    found = [kept for source in SOURCES for kept in await source(moment)]
    return sorted(found, key=lambda kept: (kept.at, kept.subject), reverse=True)
