"""What stands on a team's agenda. Capabilities answer with these; the team's page shows them in one list.

FEATURE = Feature(…, agenda=Source(ask, read))   # only what this reader may know
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.lazily import dataclass
from teamhub.core.sections import Section, shown


@dataclass(frozen=True, slots=True)
class Agenda:
    """`said` is an English message id; `quote` is people's own words, or a title in the reader's language already."""

    said: str  # "The term of %(name)s ends"
    route: str
    names: Mapping[str, Any] = field(default_factory=dict)  # of `said`
    params: Mapping[str, Any] = field(default_factory=dict)  # of the route
    quote: str = ""
    due: date | None = None  # calendar date by which the team has dealt with it; undated comes last


@dataclass(frozen=True, slots=True)
class Source:
    """What a capability asks of the database for a reader about a team, and what of the answers is on its agenda."""

    ask: Callable[[Act, int], Sequence[Ask]]
    read: Callable[[Act, int, Sequence[list[Row]]], Iterable[Agenda]]

    async def __call__(self, act: Act, team_id: int) -> list[Agenda]:
        """By itself."""
        asks = self.ask(act, team_id)
        return [*self.read(act, team_id, await together(asks))] if asks else []


SOURCES: list[Source] = []  # filled by features.py: core knows no capability


def ordered(items: Iterable[Agenda]) -> list[Agenda]:
    """What is due first comes first; of one day, the order that they came in stands."""
    return sorted(items, key=lambda item: item.due or date.max)


async def everything(act: Act, team_id: int) -> list[Agenda]:
    """The agenda of one team as this reader may see it."""
    found, _ = await shown(act, [ON_TEAM], team_id)
    return [*found[0].here["agenda"]] if found else []


def _ask(act: Act, team_id: int) -> list[Ask]:
    return [ask for source in SOURCES for ask in source.ask(act, team_id)]


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, list[Agenda]] | None:
    answers = iter(found)
    items: list[Agenda] = []
    for source in SOURCES:
        if asks := source.ask(act, team_id):
            items += source.read(act, team_id, [next(answers) for _ in asks])
    return {"agenda": ordered(items)} if items else None


ON_TEAM = Section("parts/_agenda.html", _ask, _read)
