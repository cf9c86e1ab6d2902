"""What stands on a team's agenda. Capabilities answer with these; the team's page shows them in one list.

async def agenda(act: Act, team_id: int) -> list[Agenda]: …   # one query or two; only what this reader may know

FEATURE = Feature(…, agenda=agenda)
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from teamhub.core.act import Act


@dataclass(frozen=True, slots=True)
class Agenda:
    """`said` is an English message id; `quote` is people's own words, or a title in the reader's language already."""

    said: str  # "The term of %(name)s ends"
    route: str
    names: Mapping[str, Any] = field(default_factory=dict)  # of `said`
    params: Mapping[str, Any] = field(default_factory=dict)  # of the route
    quote: str = ""
    due: date | None = None  # calendar date by which the team has dealt with it; undated comes last


Source = Callable[[Act, int], Awaitable[list[Agenda]]]
SOURCES: list[Source] = []  # filled by features.py: core knows no capability


def ordered(items: Iterable[Agenda]) -> list[Agenda]:
    """What is due first comes first; of one day, the order that they came in stands."""
    return sorted(items, key=lambda item: item.due or date.max)


async def everything(act: Act, team_id: int) -> list[Agenda]:
    """The agenda of one team as this reader may see it."""
    return ordered([item for source in SOURCES for item in await source(act, team_id)])
