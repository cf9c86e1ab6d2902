"""What can be put to a team: a kind of proposal, with its effect. Capabilities declare theirs in FEATURE.proposals."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound, Refused
from teamhub.core.lazily import dataclass
from teamhub.frameworks.authority import Facts, Question

Payload = Mapping[str, Any]
Value = str | int | float | Decimal | date | tuple[str, str] | None  # a pair: in Dutch and in English


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes. `label` is an English message id; what is nothing yet, or nothing any more, is None."""

    label: str
    now: Value
    then: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A proposal as its kind sees it. `id` is 0 while it is being put."""

    id: int
    kind: str
    team: int | None  # either a team,
    people: tuple[int, ...]  # or people by name
    payload: Payload
    why: str
    key: str
    by: int  # who put it
    last: int | None  # whom it is about, who speaks last


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`check` only reads; it is asked when the proposal is put, and again by TeamHub when it has been consented to.

    `apply` has the effect then, in the same transaction. A Refused that it raises undoes what it did so far.
    """

    name: str  # "takeovers.extend": kept in the database, never changed
    question: Question  # to the frameworks: is this a team's to decide?
    title: str  # an English message id, filled with `names`
    names: Callable[[Act, Payload], Awaitable[Mapping[str, Value]]]
    facts: Callable[[Act, int | None, Payload], Awaitable[Facts]]  # of the question; the team, or None
    check: Callable[[Act, Put], Awaitable[Refused | None]]
    apply: Callable[[Act, Put], Awaitable[None]]
    place: Callable[[Payload], tuple[str, Mapping[str, Any]]]  # route and parameters of the page that it is about
    lines: Callable[[Act, Payload], Awaitable[list[Line]]]
    ends_itself: bool = False  # it has an end or a review of its own: the decision is not looked at again besides
    colleagues: bool = False  # everybody who works here may read it, and not only whom it is put to
    # Who may put it, where that is not everybody who is asked: of an act, the team, and the payload.
    may: Callable[[Act, int | None, Payload], Awaitable[bool]] | None = None


KINDS: dict[str, Kind] = {}  # filled by features.py


def kind_of(name: str) -> Kind:
    if name not in KINDS:
        raise NotFound("TeamHub does not know this kind of proposal.")
    return KINDS[name]
