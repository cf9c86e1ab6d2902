"""What is asked of the board, and how words become a search. No database, no clock, no web."""

import re
from dataclasses import fields, replace
from datetime import datetime

from teamhub.core.lazily import dataclass
from teamhub.ideas.stages import Stage

COLUMNS = (
    Stage.OPEN,
    Stage.ADVICE,
    Stage.DECISION,
    Stage.PILOT,
    Stage.EVALUATION,
    Stage.EMBEDDED,
    Stage.SPREADING,
)
RESTING = (Stage.PARKED, Stage.OUTSIDE, Stage.STOPPED, Stage.MERGED)
IN_COLUMN = 6
ON_PAGE = 30
WORDS = 24  # more make a search slower and no better


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of the board; what is empty does not filter."""

    q: str = ""
    stage: Stage | None = None
    team: int | None = None
    subject: str = ""
    mine: bool = False
    waiting: bool = False
    before: tuple[datetime, int] | None = None  # the last of the page before

    @property
    def flat(self) -> bool:
        """One list rather than columns: where a stage or words are asked for, or what waits."""
        return bool(self.q or self.stage or self.before or self.waiting)

    @property
    def originals(self) -> bool:
        """Copies that other teams made are left out where one looks at everything: the original names them."""
        return not (self.flat or self.team or self.mine)

    @property
    def filtered(self) -> bool:
        return any(getattr(self, field.name) not in (None, "", False) for field in fields(self))

    def query(self, **changes: object) -> dict[str, str]:
        """The address of the same question with something changed; changing it starts at the first page."""
        asked = replace(self, **{"before": None, **changes})  # type: ignore[arg-type]
        named = {
            "q": asked.q,
            "fase": asked.stage or "",
            "team": asked.team or "",
            "onderwerp": asked.subject,
            "mijn": "1" if asked.mine else "",
            "wacht": "1" if asked.waiting else "",
            "voor": f"{asked.before[0].isoformat()}~{asked.before[1]}" if asked.before else "",
        }
        return {name: str(value) for name, value in named.items() if value}


def before(text: str) -> tuple[datetime, int] | None:
    """From an address; what cannot be read is the first page."""
    moment, _, number = text.rpartition("~")
    try:
        at, last = datetime.fromisoformat(moment), int(number)
    except ValueError:
        return None
    return (at, last) if at.tzinfo and 0 <= last < 2**31 else None


def words(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"\w+", text)[:WORDS]]


def beginning(text: str) -> str:
    """A tsquery of all words, the last one as the beginning of a word: "intake form" → "'intake' & 'form':*"."""
    found = words(text)
    return " & ".join([*(f"'{word}'" for word in found[:-1]), *(f"'{word}':*" for word in found[-1:])])


def alike(text: str) -> str:
    """A tsquery of any of the words that are long enough to mean something."""
    return " | ".join(f"'{word}'" for word in dict.fromkeys(words(text)) if len(word) > 3)
