"""A proposal as a list or a page shows it at one moment. Plain values, no queries."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any

from teamhub.core.clock import local
from teamhub.core.errors import filled
from teamhub.core.i18n import gettext
from teamhub.core.lazily import dataclass
from teamhub.decisions import rules as counting
from teamhub.decisions.rules import Outcome, Spoken, Stance
from teamhub.proposals import kept, rules
from teamhub.proposals.kinds import KINDS, Put
from teamhub.proposals.rules import State


@dataclass(frozen=True)
class Seen:
    """With its newest round, counted; what was said in that is in `decisions.queries.matter`."""

    id: int
    type: str
    key: str
    team: int | None
    team_name: str
    people: tuple[int, ...]
    payload: Mapping[str, Any]
    names: Mapping[str, Any]
    lines: list[dict[str, Any]]
    why: str
    by: int
    by_name: str
    at: datetime
    version: int
    carried_out_at: datetime | None
    withdrawn_at: datetime | None
    overtaken: Mapping[str, Any] | None
    round: int
    number: int
    edition: int
    quorum: int  # percent
    resolve_days: int
    last: int | None
    turn_given_at: datetime | None
    closes_at: datetime
    outcome: Outcome | None  # as it was settled
    members: frozenset[int]
    spoken: tuple[Spoken, ...]
    proposed: frozenset[int]  # voices for whose objection a resolution waits for an answer
    now: datetime

    @property
    def title(self) -> str:
        """In the reader's language."""
        return kept.title_of(self.type, self.names)

    @property
    def place(self) -> tuple[str, Mapping[str, Any]] | None:
        """The route and its parameters of the page that it is about."""
        known = KINDS.get(self.type)
        return known.place(self.payload) if known else None

    @property
    def came_of(self) -> Outcome | None:
        """Of the newest round, whether or not anything has settled it; empty while it runs."""
        if self.now < self.closes_at:
            return self.outcome
        return self.outcome or counting.settle(self.spoken, self.members, self.quorum, self.edition, self.last)

    @property
    def state(self) -> State:
        return rules.state(
            carried_out=self.carried_out_at is not None,
            overtaken=self.overtaken is not None,
            withdrawn=self.withdrawn_at is not None,
            outcome=self.came_of,
        )

    @cached_property
    def standing(self) -> Mapping[int, Spoken]:
        return counting.standing(self.spoken, self.members, self.edition)

    @property
    def closes_on(self) -> date:
        """The calendar date of its last hour: a round that is over at midnight closes on the day before."""
        at = local(self.closes_at)
        return counting.due(at.date(), -1) if (at.hour, at.minute) == (0, 0) else at.date()

    @property
    def resolve_by(self) -> date:
        return counting.due(local(self.closes_at).date(), self.resolve_days)

    @property
    def objections(self) -> list[Spoken]:
        return [one for one in self.standing.values() if one.stance is Stance.OBJECTION and not one.resolved]

    @property
    def refusal(self) -> str:
        """Why it was not possible any more, in the reader's language."""
        if not self.overtaken:
            return ""
        message, params = self.overtaken["message"], self.overtaken["params"]
        return filled(gettext(message), kept.read_all(params), gettext)

    def asks(self, person: int | None) -> bool:
        """Whether this person's voice is waited for now: whom it is about comes last."""
        if self.state is not State.RUNNING or person not in self.members or person in self.standing:
            return False
        if person != self.last or self.turn_given_at:
            return True
        return not counting.speak_before(self.spoken, self.members, person, self.edition)

    def put(self) -> Put:
        same = ("id", "team", "people", "payload", "why", "key", "by", "last")
        return Put(kind=self.type, **{name: getattr(self, name) for name in same})


def seen(row: Mapping[str, Any], now: datetime) -> Seen:
    def load(value: Any) -> Any:
        return json.loads(value) if isinstance(value, str) else value

    voices = load(row["voices"])
    spoken = [Spoken(v["id"], v["person"], Stance(v["stance"]), v["edition"], v["met"]) for v in voices]
    same = {name: row[name] for name in Seen.__dataclass_fields__ if name in row}
    read = {
        **{name: load(row[name]) for name in ("payload", "names", "lines", "overtaken")},
        "people": tuple(row["people"]),
        "outcome": Outcome(row["outcome"]) if row["outcome"] else None,
        "members": frozenset(row["members"]),
        "spoken": tuple(spoken),
        "proposed": frozenset(v["id"] for v in voices if v["proposed"]),
        "now": now,
    }
    return Seen(**{**same, **read})
