"""The verbs of a suggestion: make it, back it, withdraw it; take or decline it, which is the owner's alone."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, Stale
from teamhub.ideas import policy, queries
from teamhub.ideas.events import subject
from teamhub.ideas.rules import fields_of, lacks, lines
from teamhub.ideas.stages import Verb
from teamhub.ideas.suggestions import events, rules
from teamhub.ideas.suggestions.queries import suggestion as find
from teamhub.ideas.suggestions.tables import Answer, Backing, Need, Suggestion
from teamhub.ideas.tables import Idea, VersionKind
from teamhub.ideas.texts.queries import fields_at
from teamhub.ideas.texts.service import change
from teamhub.journal.service import record


async def suggest(
    act: Act, idea_id: int, field: str, text: str, why: str, need: Need = Need.SHOULD, version: int | None = None
) -> Suggestion:
    """Would rather read `text` in this field of the version that they read. Changes nothing in the idea."""
    text, why = lines(text).strip(), why.strip()
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require_other(act.by, idea)
        if field not in rules.FIELDS or not rules.fits(field, text):
            raise Invalid("This does not fit in that field.")
        if not why:
            raise Invalid("Say why, so that the owner can weigh it.")
        number = idea.version if version is None else version
        was = rules.said(await fields_at(idea, number), field)
        if text == was.strip():
            raise Invalid("This is what it says already. Write what you would rather read.")
        read: dict[str, Any] = {"idea": idea.id, "version": number, "field": field, "was": was}
        mine: dict[str, Any] = {**read, "by": act.by.id, "text": text, "why": why}
        for made in await sent_before(act, Suggestion, "at", answered_at=None, **mine):
            found = await Suggestion.objects().get(Suggestion.id == made)
            if found:
                return found
        row = Suggestion(**read, by=act.by.id, at=act.at, text=text, why=why)
        await row.save()
        await Backing(suggestion=row.id, person=act.by.id, need=need, at=act.at).save()
        facts: dict[str, Any] = {"suggestion": row.id, "version": number, "field": field, "text": text, "why": why}
        await record(act, events.SuggestionMade(subject=subject(idea.id), **facts))
    return row


async def back(act: Act, idea_id: int, suggestion_id: int, need: Need) -> None:
    """Says how much they would like it to be taken. Said again, it replaces what they said before."""
    async with writing():
        idea, row = await _open(act, idea_id, suggestion_id)
        policy.require_other(act.by, idea)
        mine = (Backing.suggestion == row.id) & (Backing.person == act.by.id) & (Backing.need == need)
        if await Backing.exists().where(mine):
            return
        said = Backing(suggestion=row.id, person=act.by.id, need=need, at=act.at)
        await Backing.insert(said).on_conflict(
            target=(Backing.suggestion, Backing.person), action="DO UPDATE", values=[Backing.need, Backing.at]
        )
        facts = {"suggestion": row.id, "author": row.by, "need": need}
        await record(act, events.SuggestionBacked(subject=subject(idea.id), **facts))


async def take(
    act: Act, idea_id: int, suggestion_id: int, answer: str, revision: int, *, replacing: bool = False
) -> Idea:
    """Makes it the next version, with thanks. `revision`: of the idea as the owner saw it when they decided.

    Where the field has changed since it was suggested on, the owner says that they replace what is there now.
    """
    async with writing():
        idea, row = await _open(act, idea_id, suggestion_id)
        policy.require(Verb.EDIT, act.by, idea)
        said = _sentence(answer)
        if idea.revision != revision:
            raise Stale("This idea has changed since you opened it. Look at the three texts and decide again.")
        fields = fields_of(idea)
        if rules.said(fields, row.field) != row.was and not replacing:
            raise Invalid("The text is another one by now. Tick that you replace it, or decline.")
        new = rules.put(fields, row.field, row.text)
        if lacks(new):
            raise Invalid("To share it, give it a title, say what matters to clients, and what you propose.")
        idea, version = await change(act, idea, new, VersionKind.SUGGESTED, said, thanks=row.by)
        await _answered(act, row, Answer.TAKEN, said, taken_as=idea.version)
        facts = {"suggestion": row.id, "author": row.by, "answer": said, "version": idea.version}
        seal = version.fingerprint
        await record(act, events.SuggestionTaken(subject=subject(idea.id), fingerprint=seal, **facts))
    return idea


async def decline(act: Act, idea_id: int, suggestion_id: int, answer: str) -> None:
    """The text stays as it is, and so does the suggestion: both can be read for good."""
    async with writing():
        idea, row = await _open(act, idea_id, suggestion_id)
        policy.require(Verb.EDIT, act.by, idea)
        said = _sentence(answer)
        await _answered(act, row, Answer.DECLINED, said)
        facts = {"suggestion": row.id, "author": row.by, "answer": said}
        await record(act, events.SuggestionDeclined(subject=subject(idea.id), **facts))


async def withdraw(act: Act, idea_id: int, suggestion_id: int) -> None:
    async with writing():
        idea, row = await _open(act, idea_id, suggestion_id)
        if row.by != act.by.id:
            raise NotAllowed("Only who made this suggestion can withdraw it.")
        await _answered(act, row, Answer.WITHDRAWN, "")
        await record(act, events.SuggestionWithdrawn(subject=subject(idea.id), suggestion=row.id))


async def _open(act: Act, idea_id: int, suggestion_id: int) -> tuple[Idea, Suggestion]:
    """With the idea locked, so that of two answers at once the second finds the first."""
    idea = await queries.idea(act, idea_id, locked=True)
    row = await find(idea, suggestion_id)
    if row.answer != Answer.NONE:
        raise Stale("This suggestion has been answered already: %(answer)s.", answer=Answer(row.answer))
    return idea, row


async def _answered(act: Act, row: Suggestion, answer: Answer, said: str, taken_as: int | None = None) -> None:
    who = {"answered_by": act.by.id, "answered_at": act.at}
    changed = {"answer": answer, "said": said, "taken_as": taken_as, **who}
    await Suggestion.update(changed).where(Suggestion.id == row.id)  # type: ignore[arg-type]


def _sentence(answer: str) -> str:
    if not answer.strip():
        raise Invalid("Answer with a sentence: who suggests something took trouble.")
    return answer.strip()
