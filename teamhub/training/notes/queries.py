"""Reading policy notes: a draft for its writers, what was shared for every colleague."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.asking import Ask
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.people.policy import works_here
from teamhub.training.notes import policy, rules
from teamhub.training.notes.rules import Answer, Stage
from teamhub.training.notes.tables import NoteOffer, NoteText, PolicyNote

ROWS = """
    SELECT n.id, n.team, n.idea, n.stage, n.version, n.shared_on, team.name AS team_name, t.title, t.body, t.monday,
        t.trains, t.fingerprint,
        ARRAY(SELECT w.person FROM policy_note_writer w WHERE w.note = n.id AND w.accepted_at IS NOT NULL) AS writers,
        ARRAY(SELECT p.name FROM policy_note_writer w JOIN person p ON p.id = w.person
            WHERE w.note = n.id AND w.accepted_at IS NOT NULL ORDER BY w.id) AS names,
        ARRAY(SELECT w.person FROM policy_note_writer w WHERE w.note = n.id AND w.accepted_at IS NULL) AS asked,
        (SELECT count(*) FROM policy_note_offer o WHERE o.note = n.id
            AND o.answer IN ('adopted as it is', 'adopted with changes')) AS adopted
    FROM policy_note n JOIN team ON team.id = n.team JOIN policy_note_text t ON t.note = n.id AND t.number = n.version
"""
OFFERS = """
    SELECT o.id, o.note, o.team, o.at, o.words, o.answer, o.answer_words, o.answered_on, o.text_number, team.name
    FROM policy_note_offer o JOIN team ON team.id = o.team WHERE o.note = {} ORDER BY o.id
"""
TEXTS = """
    SELECT t.number, t.title, t.body, t.monday, t.at, t.fingerprint, p.name FROM policy_note_text t
    JOIN person p ON p.id = t.by WHERE t.note = {} ORDER BY t.number DESC
"""
# Offers that a team of the reader has not answered, and requests to write along.
WAITS = """
    SELECT 'offer' AS what, n.id, t.title, team.name, o.at FROM policy_note_offer o JOIN policy_note n ON n.id = o.note
    JOIN policy_note_text t ON t.note = n.id AND t.number = n.version JOIN team ON team.id = o.team
    WHERE o.answer IS NULL AND n.stage = 'shared' AND o.team = ANY({}::int[])
        AND NOT EXISTS (SELECT FROM proposal p JOIN consent_round r ON r.subject = 'proposal:' || p.id
            WHERE p.type = 'notes.adopt' AND p.key = 'note offer:' || o.id AND r.settled_at IS NULL
            AND r.withdrawn_at IS NULL)
    UNION ALL
    SELECT 'asked', n.id, t.title, team.name, w.asked_at FROM policy_note_writer w JOIN policy_note n ON n.id = w.note
    JOIN policy_note_text t ON t.note = n.id AND t.number = n.version JOIN team ON team.id = n.team
    WHERE w.accepted_at IS NULL AND w.person = {} ORDER BY at, id
"""


@dataclass(frozen=True, slots=True)
class Seen:
    id: int
    team: int
    idea: int | None
    stage: Stage
    version: int
    shared_on: date | None
    team_name: str
    title: str
    body: str
    monday: str
    trains: str
    fingerprint: str
    writers: tuple[int, ...]
    names: tuple[str, ...]
    asked: tuple[int, ...]
    adopted: int

    @property
    def pages(self) -> int:
        return rules.pages(self.body)

    @property
    def steps(self) -> list[str]:
        return rules.steps(self.monday)


@dataclass(frozen=True, slots=True)
class Offer:
    id: int
    note: int
    team: int
    at: datetime
    words: str
    answer: Answer | None
    answer_words: str
    answered_on: date | None
    text_number: int | None
    name: str  # of the team


def _seen(row: Mapping[str, Any]) -> Seen:
    arrays = {name: tuple(row[name]) for name in ("writers", "names", "asked")}
    return Seen(**{**row, "stage": Stage(row["stage"]), **arrays})


async def read(act: Act, rest: str, *values: object) -> list[Seen]:
    """Those that the reader may know of."""
    found = [_seen(row) for row in await PolicyNote.raw(f"{ROWS} WHERE {rest}", *values)]
    return [one for one in found if policy.sees(act.by, one.stage, one.writers, one.asked)]


async def listed(act: Act) -> list[Seen]:
    """Drafts of one's own first, then the newest; what was withdrawn last."""
    works_here(act.by)
    return await read(act, "true ORDER BY n.stage = 'withdrawn', n.shared_on DESC NULLS FIRST, n.id DESC LIMIT 200")


async def note(act: Act, note_id: int) -> Seen:
    found = await read(act, "n.id = {}", note_id) if is_id(note_id) else []
    if not found:
        raise NotFound("There is no such page.")
    return found[0]


async def held(act: Act, note_id: int) -> Seen:
    """Until this transaction ends nobody else changes it."""
    await note(act, note_id)
    await PolicyNote.select(PolicyNote.id).where(PolicyNote.id == note_id).lock_rows("UPDATE")
    return await note(act, note_id)


async def offers(note_id: int) -> list[Offer]:
    rows = await NoteOffer.raw(OFFERS, note_id)
    return [Offer(**{**row, "answer": Answer(row["answer"]) if row["answer"] else None}) for row in rows]


async def offer(act: Act, offer_id: int) -> tuple[Seen, Offer]:
    row = await NoteOffer.objects().get(NoteOffer.id == offer_id) if is_id(offer_id) else None
    if row is None:
        raise NotFound("There is no such page.")
    seen = await note(Act(by=SYSTEM, at=act.at), row.note)
    return seen, next(one for one in await offers(row.note) if one.id == offer_id)


async def texts(note_id: int) -> list[Mapping[str, Any]]:
    """The newest first."""
    return list(await NoteText.raw(TEXTS, note_id))


def asking_waits(act: Act) -> Ask:
    return Ask(WAITS, ([*act.by.member_of], act.by.id or 0))


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    found = await read(act, "n.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(one.title, "notes.show", {"note_id": one.id}) for one in found}
