"""What the draft would have made of the last year's decisions: in as many queries as there are kinds of them."""

from collections.abc import Mapping
from datetime import timedelta

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.core.telling import PLACES, Place
from teamhub.frameworks import kept
from teamhub.frameworks.authority import Question
from teamhub.frameworks.drafts import rules
from teamhub.frameworks.drafts.queries import Under
from teamhub.frameworks.drafts.rules import Moved, Replay

YEAR = timedelta(days=365)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Named:
    """One that would have gone otherwise, and where it is read."""

    moved: Moved
    place: Place


@dataclass(frozen=True, slots=True)
class Replayed:
    """`hidden` are counted, but this reader may not know what they are about."""

    replay: Replay
    named: tuple[Named, ...]
    hidden: int

    @property
    def more(self) -> int:
        """How many the page has no room for."""
        return len(self.replay.moved) - len(self.named) - self.hidden


async def replayed(
    act: Act,
    questions: Mapping[str, Question],
    under: Under,
) -> Replayed:
    """Every ruling of the last 365 days about these questions, given again under the draft; for one reader."""
    since = await kept.since(act.at - YEAR)
    replay = rules.replay(
        ((one.subject, one.at, one.ruling) for one in since), questions, under.now, under.then, under.touched
    )
    places = await _places(act, {one.subject for one in replay.moved})
    known = [Named(one, places[one.subject]) for one in replay.moved if one.subject in places]
    return Replayed(replay, tuple(known[:SHOWN]), len(replay.moved) - len(known))


async def _places(act: Act, subjects: set[str]) -> dict[str, Place]:
    """Where each is read, of those that the reader may know of: one query for every kind."""
    keys: dict[str, list[str]] = {}
    for subject in sorted(subjects):
        kind, _, key = subject.partition(":")
        keys.setdefault(kind, []).append(key)
    return {
        f"{kind}:{key}": place
        for kind, named in keys.items()
        if kind in PLACES
        for key, place in (await PLACES[kind](act, named)).items()
    }
