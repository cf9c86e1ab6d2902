"""What is held of people, until when, and what goes on its day. A Feature has `keeps`.

A nightly job calls `purge` of each; `teamhub privacy report` prints `held`; somebody's own page shows `of_person`.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from teamhub.core.act import Act


@dataclass(frozen=True, slots=True)
class Held:
    """`count` records of one person (their id; of an applicant none), gone on `until` at the latest."""

    person: int | None
    count: int
    until: date | None  # empty: a condition that has no date yet, such as "two years after somebody leaves"


@dataclass(frozen=True, slots=True)
class Keeping:
    """One kind of personal data. `why` names the rule: KAD-09, NVP code, …  All texts are English sentences."""

    name: str
    why: str
    until: str  # the rule in words: "until recovery", "four weeks after the procedure has ended"
    held: Callable[[Act], Awaitable[list[Held]]]
    of_person: Callable[[Act, int], Awaitable[list[Mapping[str, Any]]]] | None = None  # rows for their own download
    purge: Callable[[Act], Awaitable[int]] | None = None  # erases all that is due, and nothing else: how many records


KEEPS: list[Keeping] = []  # filled by features.py: core knows no capability
