"""What a role may look like. Pure values: what people type, and what becomes of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from teamhub.core.lazily import dataclass

LONGEST = {"name": 80, "purpose": 600, "accountability": 300}
MOST_ACCOUNTABILITIES = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """A role as a proposal describes it. Hours are per week; accountabilities are one sentence each."""

    purpose: str
    accountabilities: tuple[str, ...]
    hours: Decimal
    term_months: int
    seats: int = 1
    name: str = ""  # of a role of the team's own
    max_terms: int = 2

    def kept(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {
            "purpose": self.purpose,
            "accountabilities": [*self.accountabilities],
            "hours": str(self.hours),
            "term_months": self.term_months,
            "seats": self.seats,
            "name": self.name,
            "max_terms": self.max_terms,
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Wanted":
        more = {"accountabilities": tuple(kept["accountabilities"]), "hours": Decimal(kept["hours"])}
        return cls(**{**kept, **more})


def sentences(typed: str) -> tuple[str, ...]:
    """One accountability a line; empty lines and signs for a list do not count."""
    lines = (" ".join(line.strip(" \t-*•").split()) for line in typed.splitlines())
    return tuple(line for line in lines if line)


def said(accountabilities: Sequence[Mapping[str, str]], dutch: bool) -> tuple[str, ...]:
    """In one language; what was only said in the other, in that."""
    first, other = ("nl", "en") if dutch else ("en", "nl")
    return tuple(one.get(first) or one.get(other, "") for one in accountabilities)


def bilingual(lines: Sequence[str], known: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """As they are kept: a sentence that the role had already keeps both its languages, a new one is as it was typed."""
    both = {text: dict(one) for one in known for text in (one.get("nl"), one.get("en")) if text}
    return [both.get(line, {"nl": line, "en": ""}) for line in lines]
