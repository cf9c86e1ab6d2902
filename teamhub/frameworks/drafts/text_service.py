"""The verbs that write a draft: its texts, its limits and its clauses. Contradictions are refused here, while drafting.

Each takes the `seen` version of the draft, as the form had it: who saves on top of another's words meets those first.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, Stale
from teamhub.core.i18n import later
from teamhub.frameworks import force
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause
from teamhub.frameworks.drafts.events import DraftWritten, subject
from teamhub.frameworks.drafts.group_service import written_by
from teamhub.frameworks.drafts.queries import Draft
from teamhub.frameworks.drafts.tables import DraftVersion, FrameworkDraft
from teamhub.frameworks.service import met
from teamhub.journal.service import record

Content = Mapping[str, Any]


class Contradicts(Invalid):
    """`pairs` are the clauses that would contradict each other, in the draft or with other frameworks."""

    def __init__(self, pairs: Sequence[tuple[Clause, Clause]], number: int) -> None:
        self.pairs, self.number = pairs, number
        super().__init__(later("This contradicts another clause. Look below at which one, and for which case."))


async def save_texts(act: Act, draft_id: int, seen: int, texts: Content, note: str = "") -> None:
    """`texts` are the parts of `rules.BLANK` that are no limits and no clauses."""
    async with writing():
        draft = await _held(act, draft_id, seen)
        await _save(act, draft, {**draft.content, **texts}, note)


async def save_limit(act: Act, draft_id: int, seen: int, limit: Content, was: str = "") -> None:
    """A new limit, or in the place of the one with the key `was`. Clauses that name it follow its key and its value."""
    async with writing():
        draft = await _held(act, draft_id, seen)
        limits = [*draft.content["limits"]]
        keys = [other["key"] for other in limits]
        if limit["key"] in keys and limit["key"] != was:
            raise Invalid("There is a limit “%(key)s” already.", key=limit["key"])
        if isinstance(limit["value"], str) and names(draft.content, was or limit["key"]):
            raise Invalid("A clause names this limit, so it must be a number.")
        if was and was not in keys:
            raise Stale("Somebody of the group took this limit out meanwhile.")
        if was:
            limits[keys.index(was)] = dict(limit)
        else:
            limits.append(dict(limit))
        clauses = [_renamed(clause, was, limit["key"]) for clause in draft.content["clauses"]]
        await _save(act, draft, {**draft.content, "limits": limits, "clauses": clauses})


def _renamed(clause: Content, was: str, now: str) -> dict[str, Any]:
    bounds = [
        {end: now if was and end != "fact" and value == was else value for end, value in bound.items()}
        for bound in clause.get("limits") or ()
    ]
    return {**clause, "limits": bounds}


async def remove_limit(act: Act, draft_id: int, seen: int, key: str) -> None:
    """Takes a limit out. One that a clause names stays until that clause no longer does."""
    async with writing():
        draft = await _held(act, draft_id, seen)
        if names(draft.content, key):
            raise Invalid("A clause names this limit. Change that clause first.")
        limits = [limit for limit in draft.content["limits"] if limit["key"] != key]
        await _save(act, draft, {**draft.content, "limits": limits})


def names(content: Content, key: str) -> int:
    """How many clauses name this limit."""
    ends = [
        [end for bound in c.get("limits") or () for word, end in bound.items() if word != "fact"]
        for c in content["clauses"]
    ]
    return sum(key in named for named in ends)


async def save_clause(act: Act, draft_id: int, seen: int, clause: Content, place: int | None = None) -> None:
    """A new clause, or in the place of an earlier one (from 0)."""
    async with writing():
        draft = await _held(act, draft_id, seen)
        await _save(act, draft, {**draft.content, "clauses": placed(draft, clause, place)})


async def remove_clause(act: Act, draft_id: int, seen: int, place: int) -> None:
    async with writing():
        draft = await _held(act, draft_id, seen)
        clauses = [*draft.content["clauses"]]
        if place >= len(clauses):
            raise Stale("Somebody of the group took this clause out meanwhile.")
        del clauses[place]
        await _save(act, draft, {**draft.content, "clauses": clauses})


def placed(draft: Draft, clause: Content, place: int | None) -> list[Content]:
    """The clauses of the draft with this one among them."""
    clauses: list[Content] = [*draft.content["clauses"]]
    if place is None:
        return [*clauses, clause]
    if place >= len(clauses):
        raise Stale("Somebody of the group took this clause out meanwhile.")
    clauses[place] = clause
    return clauses


async def refuse_contradictions(draft: Draft, content: Content, on: date) -> None:
    """Against everything that is in force on this day, and everything that is known to come."""
    spells, ends = await frameworks.spells()
    number = max((spell.version for spell in spells if spell.code == draft.code), default=0) + 1
    proposed = frameworks.clauses_of({**content, "code": draft.code, "version": number})
    for clause in proposed:
        if not clause.has_words:
            raise Invalid(
                "TeamHub has no words for what %(code)s says about “%(question)s”.",
                code=draft.code,
                question=clause.question,
            )
        if any(low >= high for low, high in (limit.span() for limit in clause.limits)):
            raise Invalid(
                "A clause about “%(question)s” would never hold: it ends before it begins.", question=clause.question
            )
    spell = force.Spell(draft.code, number, on, None, tuple(proposed))
    if content["ends"]:
        last = max((spell.version for spell in spells if spell.code == content["ends"]), default=0)
        ends = [*ends, force.End(content["ends"], last, on)]
    ours = [pair for pair in met([*spells, spell], ends, on) if _of(spell, pair)]
    if ours:
        raise Contradicts(ours, number)


def _of(spell: force.Spell, pair: tuple[Clause, Clause]) -> bool:
    return any((clause.framework, clause.version) == (spell.code, spell.version) for clause in pair)


async def _held(act: Act, draft_id: int, seen: int) -> Draft:
    draft = await written_by(act, draft_id)
    if draft.version != seen:
        raise Stale("Somebody of the group saved the draft after you opened it.")
    return draft


async def _save(act: Act, draft: Draft, content: Content, note: str = "") -> None:
    if content == draft.content:
        return
    await refuse_contradictions(draft, content, act.today)
    number = draft.version + 1
    row = DraftVersion(draft=draft.id, number=number, by=act.by.id, at=act.at, content=json.dumps(content))
    await row.save()
    await FrameworkDraft.update({FrameworkDraft.version: number}).where(FrameworkDraft.id == draft.id)
    await record(act, DraftWritten(subject=subject(draft.id), version=number, note=note.strip()))
