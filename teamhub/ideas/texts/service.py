"""The verbs of a text: edit it, share it more widely. Each text is kept as a version for good."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, Stale
from teamhub.ideas import policy, queries, rules
from teamhub.ideas.events import subject
from teamhub.ideas.service import advance, move
from teamhub.ideas.stages import Verb
from teamhub.ideas.tables import Audience, Idea, IdeaVersion, VersionKind
from teamhub.ideas.texts import queries as texts
from teamhub.ideas.texts.events import AudienceWidened, TextEdited, TextPutBack
from teamhub.journal.service import record


async def keep_version(
    act: Act, idea: Idea, kind: VersionKind = VersionKind.FIRST, note: str = "", thanks: int | None = None
) -> IdeaVersion:
    """Seals the text that the idea has now under its number. The caller has a `writing()` open."""
    text = rules.spelled(rules.fields_of(idea))
    seal = rules.fingerprint(text)
    how: dict[str, Any] = {"kind": kind, "note": note, "thanks": thanks}
    row = IdeaVersion(idea=idea.id, number=idea.version, by=act.by.id, at=act.at, text=text, fingerprint=seal, **how)
    await row.save()
    return row


async def change(
    act: Act,
    idea: Idea,
    said: Mapping[str, Any],
    kind: VersionKind,
    note: str = "",
    *,
    thanks: int | None = None,
    helping: bool = False,
) -> tuple[Idea, IdeaVersion]:
    """The one way in which a text changes: as the next version. The caller has the idea locked and records why.

    `helping`: by who may correct typing errors; without it, only the owner passes.
    """
    go_on = advance if helping else move
    idea = await go_on(act, idea, Verb.EDIT, version=idea.version + 1, **said)
    return idea, await keep_version(act, idea, kind, note, thanks)


async def edit(act: Act, idea_id: int, revision: int, text: Mapping[str, Any], note: str = "") -> Idea:
    """The next version, by its owner. `revision` is the one that was read before writing.

    The same text makes no version. Raises Stale when the idea has moved since: nobody overwrites what they did not see.
    """
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.EDIT, act.by, idea)
        if idea.revision != revision:
            raise Stale("This idea has changed since you opened it. Your words are kept: compare them and decide.")
        said = rules.fields_of_mapping(text)
        if rules.lacks(said):
            raise Invalid("To share it, give it a title, say what matters to clients, and what you propose.")
        if rules.spelled(said) == rules.spelled(rules.fields_of(idea)):
            return idea
        idea, version = await change(act, idea, said, VersionKind.EDITED, note)
        seal = version.fingerprint
        await record(act, TextEdited(subject=subject(idea.id), version=idea.version, fingerprint=seal, note=note))
    return idea


async def put_back(act: Act, idea_id: int, number: int, revision: int) -> Idea:
    """Makes the text of a former version the newest one. The versions in between stay."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.EDIT, act.by, idea)
        if idea.revision != revision:
            raise Stale("This idea has changed since you opened it. Look at its newest version first.")
        said = await texts.fields_at(idea, number)
        if rules.spelled(said) == rules.spelled(rules.fields_of(idea)):
            return idea
        idea, version = await change(act, idea, said, VersionKind.BACK)
        seal = version.fingerprint
        await record(act, TextPutBack(subject=subject(idea.id), version=idea.version, former=number, fingerprint=seal))
    return idea


async def widen(act: Act, idea_id: int) -> Idea:
    """From one's team to the whole organisation. There is no way back: it has been read."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.EDIT, act.by, idea)
        if idea.audience == Audience.ORGANISATION:
            return idea
        await Idea.update({Idea.audience: Audience.ORGANISATION}).where(Idea.id == idea.id)
        await record(act, AudienceWidened(subject=subject(idea.id)))
        return await queries.idea(act, idea.id)
