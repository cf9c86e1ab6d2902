"""How a matter stands: its advice, rounds and decisions as somebody reads them at one moment. Plain values."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from teamhub.core.lazily import dataclass
from teamhub.decisions.advice import Asked, Request, Row, request_of, when
from teamhub.decisions.rounds import RoundSeen, round_of
from teamhub.decisions.rules import Capacity, Manner
from teamhub.frameworks.authority import Ruling


@dataclass(frozen=True)
class Doubted:
    id: int
    by: int
    by_name: str
    at: datetime
    text: str
    reply: str
    replied_at: datetime | None


@dataclass(frozen=True)
class Decided:
    id: int
    purpose: str
    text: str
    way: Manner
    ruling: Ruling
    round: int | None
    by: int
    by_name: str
    at: datetime
    doer: int
    doer_name: str
    evaluate_on: date
    evaluated_at: datetime | None
    finding: str
    lapsed_at: datetime | None
    doubts: tuple[Doubted, ...]


@dataclass(frozen=True)
class Matter:
    requests: tuple[Request, ...] = ()
    rounds: tuple[RoundSeen, ...] = ()
    decisions: tuple[Decided, ...] = ()
    asked: tuple[Asked, ...] = ()

    @classmethod
    def read(cls, now: datetime, today: date, rows: Mapping[str, Iterable[Row]]) -> "Matter":
        requests = tuple(request_of(row, today) for row in rows["requests"])
        rounds = tuple(round_of(row, now) for row in rows["rounds"])
        asked = tuple(one for request in requests for one in request.advisers)
        return cls(requests, rounds, tuple(_decided(row) for row in rows["decisions"]), asked)

    @property
    def running(self) -> RoundSeen | None:
        return next((r for r in reversed(self.rounds) if r.running), None)

    def last(self, purpose: str) -> RoundSeen | None:
        """The newest round about this, withdrawn ones left out."""
        return next((r for r in reversed(self.rounds) if r.purpose == purpose and not r.withdrawn_at), None)

    def holds(self, purpose: str) -> Decided | None:
        """The decision in force, also where it came of a round that nothing has settled yet: see `awaits_settling`."""
        return next((d for d in reversed(self.decisions) if d.purpose == purpose and not d.lapsed_at), None)

    @property
    def awaits_settling(self) -> RoundSeen | None:
        """A round that is over and that nothing has settled: its outcome is known, its decision is not kept yet."""
        return next((r for r in reversed(self.rounds) if r.outcome and not r.kept), None)

    def asked_as(self, capacity: Capacity) -> list[Asked]:
        return [one for one in self.asked if one.capacity is capacity]


def _decided(row: Row) -> Decided:
    doubts = tuple(
        Doubted(**{**d, "at": datetime.fromisoformat(d["at"]), "replied_at": when(d["replied_at"])})
        for d in row["doubts"]
    )
    read = {
        "way": Manner(row["way"]),
        "ruling": Ruling.read(row["ruling"]),
        "evaluate_on": date.fromisoformat(row["evaluate_on"]),
        **{name: when(row[name]) for name in ("at", "evaluated_at", "lapsed_at")},
        "doubts": doubts,
    }
    return Decided(**{**row, **read})
