"""One thing that waits for somebody. Every capability answers with these; home shows them in one list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.lazily import dataclass


class Glyph(StrEnum):
    """Which picture stands before it, and with it its colour. The word beside it says the same."""

    IDEA = "idea"
    CONSENT = "ok"
    OBJECTION = "no"
    SOON = "soon"
    ME = "me"


@dataclass(frozen=True, slots=True)
class Waiting:
    """`said` and `act` are English message ids; `quote` is people's own words and is never translated."""

    said: str  # "%(name)s asks for your advice"
    act: str  # the button: "Give advice"
    route: str
    params: Mapping[str, Any] = field(default_factory=dict)  # of the route
    names: Mapping[str, Any] = field(default_factory=dict)  # of `said`
    quote: str = ""  # the title, or the question
    due: date | None = None  # calendar date; what is overdue comes first, what has no date last
    glyph: Glyph = Glyph.IDEA
    anchor: str = ""
    many: str = ""  # `said` of several at once, for the subject of a mail: "%(count)s rounds wait for your voice"
    above: bool = False  # whatever else is due: what somebody keeps from others, and is overdue


@dataclass(frozen=True, slots=True)
class Source:
    """What a capability asks of the database for somebody, and what of the answers waits for them.

    Who has nothing to do with it is asked nothing for. All capabilities are asked in one round trip; `await
    source(act)` asks one by itself.
    """

    ask: Callable[[Act], Sequence[Ask]]
    read: Callable[[Act, Sequence[list[Row]]], Iterable[Waiting]]

    async def __call__(self, act: Act) -> list[Waiting]:
        return await gathered(act, [self])


SOURCES: list[Source] = []  # filled by features.py: core knows no capability


async def gathered(act: Act, sources: Iterable[Source]) -> list[Waiting]:
    asked = [(source, asks) for source in sources if (asks := source.ask(act))]
    answers = iter(await together([ask for _, asks in asked for ask in asks]))
    return [item for source, asks in asked for item in source.read(act, [next(answers) for _ in asks])]


def ordered(items: Iterable[Waiting]) -> list[Waiting]:
    """By when it matters: what is above all, what is most overdue, then by the day that it is due, undated last.

    Of one day an objection comes first; otherwise the order that they came in stands.
    """
    return sorted(items, key=lambda item: (not item.above, item.due or date.max, item.glyph is not Glyph.OBJECTION))


async def everything(act: Act) -> list[Waiting]:
    """All that waits for the actor now, over all capabilities."""
    return ordered(await gathered(act, SOURCES))
