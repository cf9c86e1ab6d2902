"""When it is time to erase, and how a record reads. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from teamhub.core.clock import local
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass

NIGHT = time(2)  # in the organisation's zone: nobody is at work, and the backup of the night before is there
SHOWN = 20  # records of a kind that a page shows; the download has all
LATE = timedelta(days=2)
FACTS = ("count", "erased", "failed")

# What the columns of a record are called; another one reads as it is spelled.
LABELS = {
    "about": later("about"), "acting": later("standing in"), "address": later("address"), "answer": later("answer"),
    "at": later("when"), "audience": later("for whom"), "by": later("by"), "caseload": later("caseload"),
    "changed_at": later("changed"), "clients": later("clients"), "colleague": later("colleague"),
    "contacts": later("whom it needs"), "created_at": later("written"), "device": later("browser"),
    "digest_hour": later("hour of the mail"), "done": later("done"), "email": later("mail address"),
    "ended_on": later("ended"), "ends_at": later("ends"), "evaluate_on": later("evaluated"), "focus": later("focus"),
    "first_thought": later("first thought"), "framework": later("framework"), "from_on": later("from"),
    "function_en": later("function in English"), "function_nl": later("function"), "given_at": later("given"),
    "hours": later("hours"), "inbox": later("in TeamHub"), "items": later("points"), "joined_on": later("here since"),
    "kind": later("kind"), "language": later("language"), "last_used_at": later("last used"),
    "left_on": later("last day"), "lesson": later("lesson"), "mail": later("by mail"), "mailed_at": later("mailed"),
    "matters": later("what matters"), "name": later("name"), "note": later("note"), "number": later("number"),
    "office": later("office"), "on": later("on"), "ownership": later("whose it is"), "proposal": later("proposal"),
    "proved_at": later("second factor shown"), "read_at": later("read"), "recovery_codes": later("recovery codes"),
    "reflection": later("looking back"), "registration": later("registration"), "role": later("role"),
    "sent": later("sent"), "sent_at": later("sent"), "shared_at": later("shared"), "size": later("size"),
    "stage": later("stage"), "started_at": later("began"), "strengths": later("strengths"),
    "subject": later("subject"), "successor": later("looks after your ideas"), "taken_at": later("taken over"),
    "team": later("team"), "text": later("words"), "title": later("title"), "until_on": later("until"),
    "used_at": later("used"), "value": later("value"), "version": later("version"), "what": later("what"),
    "what_for": later("what for"), "why": later("why"), "why_now": later("why now"), "wish": later("how gladly"),
    "withdrawn_at": later("withdrawn"), "carried_out_at": later("carried out"),
}  # fmt: skip
TRANSLATED = ("kind", "stage", "audience", "office", "about", "wish")  # words of ours, and nobody's own
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
    like: str  # "day", "moment", "yes or no", "word" of ours, "words" of somebody, "number", "list"


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


def lines(record: Mapping[str, Any]) -> list[Line]:
    """What a record says, without what is empty in it."""
    return [
        Line(LABELS.get(key, key.replace("_", " ")), value, _like(key, value))
        for key, value in record.items()
        if value is not None and value != "" and value != []
    ]


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
    return "word" if key in TRANSLATED else "words"
