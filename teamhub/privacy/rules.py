"""When it is time to erase, and how a record reads. Pure."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from teamhub.core.clock import local
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.privacy.labels import LABELS

NIGHT = time(2)  # in the organisation's zone: nobody is at work, and the backup of the night before is there
SHOWN = 20  # records of a kind that a page shows; the download has all
LATE = timedelta(days=2)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FACTS = ("count", "erased", "failed")

TRANSLATED = (  # columns with words of ours, and nobody's own
    "about", "advice", "audience", "early", "ending", "ground", "kind", "letter", "office", "origin", "outcome", "part",
    "reply", "stage", "step", "whom", "wish",
)  # fmt: skip
NAMES = (  # of people and teams: not their words, and not ours
    "by", "case_manager", "colleague", "email", "mentor", "name", "near", "number", "phone", "role", "successor",
    "taken_by", "team",
)  # fmt: skip
UNSAID = ("event",)  # for programs: a page says what happened in a sentence, or by what it is about
LETTERS = {
    "changed": later("that your mail address or password changed"), "digest": later("what waits for you"),
    "hiring_link": later("a link to an application"), "hiring_reply": later("an answer to an application"),
    "invitation": later("an invitation to sign in"), "reset": later("a link for a new password"),
    "second_factor": later("that your second factor changed"),
}  # fmt: skip
KINDS = (
    later("remark"), later("reply"), later("suggestion"), later("answer"), later("backing"), later("support"),
    later("measurement"), later("effect"), later("offer"), later("merge"), later("transfer"), later("co-maker"),
    later("typing errors"), later("guest"), later("thanked"), later("origin"), later("asked"), later("asked of you"),
    later("given"), later("called"), later("resolution"), later("doubt"), later("request"), later("note"),
    later("wrote"), later("decided"), later("draft"), later("text"), later("group"), later("invited"),
    later("answered"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    label: str  # an English sentence
    value: Any
    like: str  # "day", "moment", "yes or no", "word" of ours, "words" of somebody, "name", "number", "list"


def is_time(at: datetime, last: datetime | None, *, failed: bool) -> bool:
    """Once a day from NIGHT on, at night where the server runs then; again at each call while something failed."""
    here = local(at)
    if here.time() < NIGHT:
        return False
    return failed or last is None or local(last).date() < here.date()


def is_due(until: date | None, today: date) -> bool:
    """Its last day is over, and it is still there."""
    return until is not None and until < today


def is_late(last: datetime, now: datetime) -> bool:
    return now - last > LATE


def lines(record: Mapping[str, Any], titles: Mapping[str, str] | None = None) -> list[Line]:
    """What a record says, without what is empty in it. `titles`: what its subject is called, for who may know it."""
    found = []
    for key, kept in record.items():
        value = titles.get(kept) if key == "subject" and titles is not None else _day(kept)
        if value is not None and value != "" and value != [] and key not in UNSAID:
            value = LETTERS.get(value, value) if key == "letter" else value
            found.append(Line(LABELS.get(key, key.replace("_", " ")), value, _like(key, value)))
    return found


def worded(record: Mapping[str, Any], translate: Callable[[str], str]) -> dict[str, Any]:
    """The same record with words of ours in the reader's language."""
    return {
        key: translate(value) if isinstance(value, str) and value and key in TRANSLATED else value
        for key, value in record.items()
    }


def _day(kept: Any) -> Any:
    return date.fromisoformat(kept) if isinstance(kept, str) and DAY.fullmatch(kept) else kept


def _like(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, datetime):
        return "moment"
    if isinstance(value, date):
        return "day"
    if isinstance(value, list | tuple):
        return "list"
    if not isinstance(value, str):
        return "number"
    return "word" if key in TRANSLATED else "name" if key in NAMES else "words"
