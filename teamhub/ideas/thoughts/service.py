"""The verbs of a thought: write, keep, throw away, share."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from teamhub.core.act import Act, Office
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.ideas import queries, rules
from teamhub.ideas.events import IdeaShared, subject
from teamhub.ideas.tables import Audience, Idea, Thought
from teamhub.ideas.texts.service import keep_version
from teamhub.journal.service import record

T = Thought


async def begin(act: Act, key: UUID, text: Mapping[str, Any]) -> Thought:
    """Writes a first thought down. `key` is the form's own: saving the same form twice keeps one thought.

    Its address is made of the key and of who writes, so that nobody learns anything by sending another's key.
    """
    if act.by.id is None or not (act.by.is_colleague or act.by.has(Office.COUNCIL)):
        raise NotAllowed("Ideas come from who works here and from the client council.")
    thought_id = uuid5(key, str(act.by.id))
    row = T(id=thought_id, owner=act.by.id, created_at=act.at, changed_at=act.at, **rules.fields_of_mapping(text))
    again = [getattr(T, name) for name in rules.FIELDS]
    async with writing():
        await T.insert(row).on_conflict(target=T.id, action="DO UPDATE", values=[*again, T.changed_at])
        return await queries.thought(act, thought_id)


async def keep(act: Act, thought_id: UUID, text: Mapping[str, Any]) -> Thought:
    """What its owner makes of it now. The last one to save wins: both are the same person."""
    async with writing():
        await queries.thought(act, thought_id)
        said = rules.fields_of_mapping(text)
        await T.update({**said, "changed_at": act.at}).where(T.id == thought_id)  # type: ignore[dict-item]
        return await queries.thought(act, thought_id)


async def throw_away(act: Act, thought_id: UUID) -> None:
    async with writing():
        await queries.thought(act, thought_id)
        await T.delete().where(T.id == thought_id)


async def share(act: Act, thought_id: UUID, audience: Audience, team_id: int | None = None) -> Idea:
    """Makes an idea of it, in one of its owner's teams, or of none where they work in an office.

    Raises Invalid where the title, what matters to clients, or both proposal and first thought are missing.
    """
    async with writing():
        thought = await queries.thought(act, thought_id, locked=True)
        said = rules.fields_of(thought)
        if rules.lacks(said):
            raise Invalid("To share it, give it a title, say what matters to clients, and what you propose.")
        idea = await _idea(act, thought, said, audience, _team(act, audience, team_id))
        version = await keep_version(act, idea)
        await T.delete().where(T.id == thought_id)
        await record(act, IdeaShared(subject=subject(idea.id), title=idea.title, fingerprint=version.fingerprint))
    return idea


async def _idea(act: Act, thought: Thought, said: dict[str, Any], audience: Audience, team: int | None) -> Idea:
    moments: dict[str, Any] = {"thought_at": thought.created_at, "shared_at": act.at, "moved_at": act.at}
    idea = Idea(owner=act.by.id, team=team, audience=audience, **said, **moments)
    await idea.save()
    return idea


def _team(act: Act, audience: Audience, team_id: int | None) -> int | None:
    """The team that an idea is of: the only one, or the one that was chosen."""
    if team_id is not None and team_id not in act.by.member_of:
        raise NotFound("There is no such team.")
    if team_id is None and len(act.by.member_of) > 1:
        raise Invalid("Choose with which of your teams you share it.")
    if not act.by.member_of and audience is Audience.TEAM:
        raise Invalid("You are in no team: share it with the whole organisation.")
    return team_id if team_id is not None else next(iter(act.by.member_of), None)
