"""Who acts, and when: the first argument of every verb."""

from dataclasses import field
from datetime import date, datetime, timedelta
from enum import StrEnum

from teamhub.core.clock import local
from teamhub.core.lazily import dataclass

AGAIN = timedelta(hours=1)  # who sends the very same form within it did not mean to do so twice


class Office(StrEnum):
    """A standing in the organisation that is no role in a team. None of them outranks a team."""

    MPP = "mpp"  # of the teams in `Actor.oversees`
    HR = "hr"
    COUNCIL = "council"  # client council, under an alias
    PROCESS = "process"  # process supporter
    PRACTICE = "practice"  # practice coach
    DIRECTOR = "director"
    OPERATOR = "operator"  # keeps it running, reads no content


@dataclass(frozen=True, slots=True)
class Actor:
    """A person's standing today, loaded once per request. Not a database row."""

    id: int | None
    name: str
    member_of: frozenset[int] = frozenset()  # team ids
    offices: frozenset[Office] = frozenset()
    oversees: frozenset[int] = frozenset()  # team ids, as MPP
    roles: frozenset[tuple[int, str]] = frozenset()  # (team id, role key); an expired term is not in here
    language: str | None = None
    proved: bool = False  # has also shown their second factor, in this sign-in
    graced: bool = field(default=False, compare=False)  # that is taken for granted, as in a demo
    leaves_on: date | None = None  # the last day here, where that is known
    where: str = field(default="", compare=False)  # the names of the teams, to be shown
    unread: int = field(default=0, compare=False)

    def has(self, office: Office) -> bool:
        return office in self.offices

    @property
    def is_colleague(self) -> bool:
        """Works here: in a team or in an office inside the organisation. The client council and an operator do not."""
        return bool(self.member_of) or bool(self.offices - {Office.COUNCIL, Office.OPERATOR})


SYSTEM = Actor(id=None, name="TeamHub")
VISITOR = Actor(id=None, name="visitor")


@dataclass(frozen=True, slots=True)
class Act:
    by: Actor
    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("An act needs a time zone: a time without one means another moment on every machine.")

    @property
    def just_now(self) -> datetime:
        """What was made since then, by the same person and word for word the same, came from the same form."""
        return self.at - AGAIN

    @property
    def today(self) -> date:
        """The calendar date in the organisation's time zone."""
        return local(self.at).date()
