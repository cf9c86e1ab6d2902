"""Who is told of what. A capability says whom its events concern; `notices` decides who of them may know and wants to.

async def _shared(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: await teams.members(…)}

FEATURE = Feature(…, tells={IdeaShared: _shared}, places={"idea": queries.places})
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Any

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass


class About(StrEnum):
    """Why somebody is told; they choose per kind. Who is concerned in two ways is told once, for the first of them."""

    ASKED = "asked"  # of them: advice, a voice, an answer, an acceptance
    MINE = "mine"  # about their own ideas
    SUPPORTED = "supported"  # about ideas that they support, or are named in
    TEAM = "team"  # about their team: its ideas, its rounds, its people
    FRAMEWORKS = "frameworks"


@dataclass(frozen=True, slots=True)
class Happened:
    """An entry of the journal. `facts` are as JSON keeps them: dates are text."""

    id: int
    subject: str  # "idea:7"
    number: int
    at: datetime
    by: int | None
    what: str
    facts: Mapping[str, Any]

    @property
    def kind(self) -> str:
        return self.subject.partition(":")[0]

    @property
    def key(self) -> str:
        return self.subject.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a subject is read, and what it is called there."""

    title: str  # as people wrote it, or already in the reader's language
    route: str
    params: Mapping[str, Any] = field(default_factory=dict)


Concerns = Mapping[About, Collection[int]]  # ids of people; the actor among them is left out
Tells = Callable[[Act, Happened], Awaitable[Concerns]]
# For a reader (`act.by`): the places of those of these keys that they may know exist. In one query.
Places = Callable[[Act, Sequence[str]], Awaitable[Mapping[str, Place]]]


def together(first: Tells, second: Tells) -> Tells:
    """Of an event that two capabilities tell of, such as a round that was called: whom it concerns by either."""

    async def both(act: Act, happened: Happened) -> Concerns:
        one, other = await first(act, happened), await second(act, happened)
        return {about: [*one.get(about, ()), *other.get(about, ())] for about in {**one, **other}}

    return both


# Filled by features.py: core knows no capability. By the name of an event, and by the kind of a subject.
TELLS: dict[str, Tells] = {}
PLACES: dict[str, Places] = {}
