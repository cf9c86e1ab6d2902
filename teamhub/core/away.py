"""Who is away on which days, over the capabilities that know. A Feature has `away`."""

from collections.abc import Callable, Sequence
from datetime import date

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.away_days import Away as Away
from teamhub.core.lazily import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """What a capability asks of the database, and whom it then says to be away.

    All are asked in one round trip; `await source(act, people, from_on, until_on)` asks one by itself.
    """

    ask: Callable[[Sequence[int], date, date, date], Ask]  # people, from … until (both included), today
    read: Callable[[Act, Sequence[Row], date], list[Away]]  # for a reader; the day from which on is asked

    async def __call__(self, act: Act, people: Sequence[int], from_on: date, until_on: date) -> list[Away]:
        return await gathered(act, [self], people, from_on, until_on)


SOURCES: list[Source] = []  # filled by features.py: core knows no capability


async def gathered(
    act: Act, sources: Sequence[Source], people: Sequence[int], from_on: date, until_on: date
) -> list[Away]:
    """As the sources give it, in their order."""
    found = await together([one.ask(people, from_on, until_on, act.today) for one in sources])
    return [gone for one, rows in zip(sources, found, strict=True) for gone in one.read(act, rows, from_on)]


async def away(act: Act, people: Sequence[int], from_on: date, until_on: date) -> list[Away]:
    """Of these people, whoever is away on a day of these."""
    gone = await gathered(act, [*SOURCES], people, from_on, until_on)
    return sorted(gone, key=lambda one: (one.person, one.from_on, one.asked))
