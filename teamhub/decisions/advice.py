"""Advice that was asked, and what came of it, as somebody reads it at one moment. Plain values, no queries."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from teamhub.core.lazily import dataclass
from teamhub.decisions import rules
from teamhub.decisions.rules import Capacity

Row = Mapping[str, Any]


def when(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@dataclass(frozen=True)
class Given:
    """One advice, and what was done with it. `followed` is empty until there is a reply."""

    id: int
    by: int
    by_name: str
    at: datetime
    text: str
    followed: bool | None
    reply: str
    replied_at: datetime | None


@dataclass(frozen=True)
class Asked:
    id: int
    person: int | None  # empty: the client council as a body
    name: str | None
    capacity: Capacity
    due_on: date
    given: tuple[Given, ...]
    today: date

    @property
    def answered(self) -> bool:
        return bool(self.given)

    @property
    def answer(self) -> Given | None:
        return self.given[-1] if self.given else None

    @property
    def earlier(self) -> tuple[Given, ...]:
        return self.given[:-1]

    @property
    def silent(self) -> bool:
        return rules.silent(self.due_on, self.today, self.answered)

    @property
    def settled(self) -> bool:
        """Nothing is waited for any more: answered, or silent beyond its day."""
        return self.answered or self.silent

    @property
    def wants_reply(self) -> bool:
        return self.answer is not None and self.answer.followed is None


@dataclass(frozen=True)
class Request:
    id: int
    question: str
    at: datetime
    by: int
    by_name: str
    advisers: tuple[Asked, ...]


def request_of(row: Row, today: date) -> Request:
    advisers = tuple(_asked(one, today) for one in row["advisers"])
    return Request(row["id"], row["question"], datetime.fromisoformat(row["at"]), row["by"], row["by_name"], advisers)


def _asked(row: Row, today: date) -> Asked:
    due_on = date.fromisoformat(row["due_on"])
    given = tuple(
        Given(**{**g, "at": datetime.fromisoformat(g["at"]), "replied_at": when(g["replied_at"])}) for g in row["given"]
    )
    return Asked(row["id"], row["person"], row["name"], Capacity(row["capacity"]), due_on, given, today)
