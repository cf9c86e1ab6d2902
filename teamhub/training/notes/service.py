"""The verbs of a policy note: written, shared, offered and withdrawn by its writers alone."""

from types import EllipsisType
from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, Stale, WrongStage
from teamhub.ideas import queries as ideas
from teamhub.journal.service import record
from teamhub.teams import queries as teams
from teamhub.training.notes import events, policy, queries, rules
from teamhub.training.notes.events import subject
from teamhub.training.notes.queries import Seen
from teamhub.training.notes.rules import Answer, Stage
from teamhub.training.notes.tables import NoteOffer, NoteText, NoteWriter, PolicyNote

WRITERS = 8
Words = dict[str, str]  # title, body, monday, trains


async def begin(act: Act, team_id: int, words: Words, *, idea: int | None = None) -> int:
    """A draft that only its writer reads; returns its id. `idea`: the one that it comes from."""
    async with writing():
        await teams.team(act, team_id)
        policy.require_begins(act.by, team_id)
        await _require_idea(act, idea)
        if made := await _made(act, team_id, words, idea):
            return made
        note = PolicyNote(team=team_id, idea=idea, stage=Stage.DRAFT, version=1, made_at=act.at)
        await note.save()
        await NoteWriter(note=note.id, person=act.by.id, asked_at=act.at, accepted_at=act.at).save()
        print_ = await _text(act, note.id, 1, words)
        await record(act, events.NoteBegun(subject=subject(note.id), fingerprint=print_))
    return int(note.id)


async def _made(act: Act, team_id: int, words: Words, idea: int | None) -> int | None:
    """The draft that the same form made just now."""
    for note_id in await sent_before(act, PolicyNote, "made_at", team=team_id, idea=idea, stage=Stage.DRAFT, version=1):
        text = await NoteText.objects().get((NoteText.note == note_id) & (NoteText.by == act.by.id))
        if text and all(getattr(text, name) == words[name].strip() for name in ("title", "body", "monday", "trains")):
            return note_id
    return None


async def _require_idea(act: Act, idea: int | None) -> None:
    if idea is not None and not (ideas.is_id(idea) and await ideas.sees(act, idea)):
        raise Invalid("Choose an idea that you can read.")


async def write(act: Act, note_id: int, words: Words, *, version: int, idea: int | EllipsisType | None = ...) -> None:
    """The next text. `version` is the number of the one that the writer began with. `idea`, where it is given: the one
    that the note comes from, or none.
    """
    async with writing():
        seen = await _mine(act, note_id)
        if version != seen.version:
            raise Stale("Another writer was first. Look at the new text, and put yours in it.")
        await _come_from(act, seen, seen.idea if isinstance(idea, EllipsisType) else idea)
        same = (seen.title, seen.body, seen.monday, seen.trains)
        if same == tuple(words[name].strip() for name in ("title", "body", "monday", "trains")):
            return
        if seen.stage is Stage.SHARED:
            _require_whole(words["body"], words["monday"])
        print_ = await _text(act, note_id, seen.version + 1, words)
        await PolicyNote.update({PolicyNote.version: seen.version + 1}).where(PolicyNote.id == note_id)
        await record(act, events.NoteWritten(subject=subject(note_id), number=seen.version + 1, fingerprint=print_))


async def _come_from(act: Act, seen: Seen, idea: int | None) -> None:
    if idea == seen.idea:
        return
    await _require_idea(act, idea)
    await PolicyNote.update({PolicyNote.idea: idea}).where(PolicyNote.id == seen.id)
    await record(act, events.NoteComesFrom(subject=subject(seen.id), idea=idea))


async def ask(act: Act, note_id: int, person: int) -> None:
    """A writer asks a colleague of a team to write along."""
    async with writing():
        seen = await _mine(act, note_id)
        if person in seen.writers or person in seen.asked:
            raise Invalid("They write along already, or have been asked.")
        if len(seen.writers) + len(seen.asked) >= WRITERS:
            raise Invalid("A policy note has at most %(most)s writers.", most=WRITERS)
        if person not in await teams.members(seen.team, act.today):
            raise Invalid("Choose a colleague of the team that the note comes from.")
        await NoteWriter(note=note_id, person=person, asked_at=act.at).save()
        await record(act, events.WriterAsked(subject=subject(note_id), person=person))


async def join(act: Act, note_id: int) -> None:
    async with writing():
        seen = await queries.held(act, note_id)
        if act.by.id not in seen.asked:
            raise WrongStage("You have not been asked to write along, or do so already.")
        mine = (NoteWriter.note == note_id) & (NoteWriter.person == act.by.id)
        await NoteWriter.update({NoteWriter.accepted_at: act.at}).where(mine)
        await record(act, events.WriterJoined(subject=subject(note_id)))


async def leave(act: Act, note_id: int) -> None:
    """Says no to writing along, or stops; the last writer stays."""
    async with writing():
        seen = await queries.held(act, note_id)
        if act.by.id not in (*seen.writers, *seen.asked):
            raise WrongStage("You do not write along.")
        if seen.writers == (act.by.id,):
            raise WrongStage("You are its only writer. Withdraw it, or ask somebody to write along first.")
        await NoteWriter.delete().where((NoteWriter.note == note_id) & (NoteWriter.person == act.by.id))
        await record(act, events.WriterLeft(subject=subject(note_id)))


async def share(act: Act, note_id: int) -> None:
    """For every colleague to read: two to four pages, and at least one step for Monday morning."""
    async with writing():
        seen = await _mine(act, note_id)
        if seen.stage is Stage.SHARED:
            raise WrongStage("This policy note has been shared already.")
        _require_whole(seen.body, seen.monday)
        now: dict[Any, Any] = {"stage": Stage.SHARED, "shared_on": seen.shared_on or act.today}
        await PolicyNote.update(now).where(PolicyNote.id == note_id)
        await record(act, events.NoteShared(subject=subject(note_id)))


async def withdraw(act: Act, note_id: int) -> None:
    async with writing():
        seen = await _mine(act, note_id)
        if seen.stage is Stage.WITHDRAWN:
            raise WrongStage("This policy note has been withdrawn already.")
        await PolicyNote.update({PolicyNote.stage: Stage.WITHDRAWN}).where(PolicyNote.id == note_id)
        await record(act, events.NoteWithdrawn(subject=subject(note_id)))


async def offer(act: Act, note_id: int, team_id: int, words: str) -> None:
    """To another team, once; never an order."""
    async with writing():
        seen = await _mine(act, note_id)
        if seen.stage is not Stage.SHARED:
            raise WrongStage("Share the policy note first, then offer it.")
        await teams.team(act, team_id)
        if team_id == seen.team:
            raise Invalid("It comes from this team. Choose another one.")
        if any(one.team == team_id for one in await queries.offers(note_id)):
            raise Invalid("It was offered to this team before.")
        await NoteOffer(note=note_id, team=team_id, by=act.by.id, at=act.at, words=words.strip()).save()
        await record(act, events.NoteOffered(subject=subject(note_id), team=team_id, words=words.strip()))


async def not_now(act: Act, offer_id: int, words: str) -> None:
    """By a member of the team that it was offered to; adopting is by consent."""
    async with writing():
        seen, one = await queries.offer(act, offer_id)
        if not policy.sees(act.by, seen.stage, seen.writers, seen.asked):
            raise NotFound("There is no such page.")
        policy.require_team(act.by, one.team)
        await answered(act, offer_id, Answer.NOT_NOW, words)


async def answered(act: Act, offer_id: int, answer: Answer, words: str) -> None:
    """Kept once; not now may still become a yes."""
    await NoteOffer.select(NoteOffer.id).where(NoteOffer.id == offer_id).lock_rows("UPDATE")
    seen, one = await queries.offer(act, offer_id)
    if one.answer not in (None, Answer.NOT_NOW) or one.answer == answer:
        raise WrongStage("The team has answered already.")
    number = None if answer is Answer.NOT_NOW else seen.version
    kept: dict[Any, Any] = {
        "answer": answer, "answer_words": words.strip(), "answered_on": act.today, "text_number": number,
    }  # fmt: skip
    await NoteOffer.update(kept).where(NoteOffer.id == offer_id)
    said = events.NoteAnswered(subject=subject(seen.id), team=one.team, answer=answer, words=words.strip())
    await record(act, said)


async def _mine(act: Act, note_id: int) -> Seen:
    seen = await queries.held(act, note_id)
    policy.require_writer(act.by, seen.writers)
    return seen


async def _text(act: Act, note_id: int, number: int, words: Words) -> str:
    kept: dict[str, Any] = {name: words[name].strip() for name in ("title", "body", "monday", "trains")}
    print_ = rules.fingerprint(kept["title"], kept["body"], kept["monday"])
    await NoteText(note=note_id, number=number, by=act.by.id, at=act.at, fingerprint=print_, **kept).save()
    return print_


def _require_whole(body: str, monday: str) -> None:
    if not rules.SHORTEST <= rules.pages(body) <= rules.LONGEST:
        raise Invalid(
            "A policy note is two to four pages; this is %(pages)s. A page is about %(words)s words.",
            pages=rules.pages(body), words=rules.WORDS_A_PAGE,
        )  # fmt: skip
    if not rules.steps(monday):
        raise Invalid("Write at least one step for Monday morning.")
