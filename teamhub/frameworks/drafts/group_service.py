"""The verbs of a framework group: begin one, invite, join, decline, leave, say who speaks for a team, stop."""

import json
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.frameworks.drafts import policy, queries, rounds, rules
from teamhub.frameworks.drafts.events import (
    DelegateNamed,
    DelegateStoodUp,
    DraftDropped,
    GroupDeclined,
    GroupInvited,
    GroupJoined,
    GroupLeft,
    GroupOpened,
    subject,
)
from teamhub.frameworks.drafts.queries import Draft
from teamhub.frameworks.drafts.stages import STAGES, Verb
from teamhub.frameworks.drafts.tables import DraftVersion, FrameworkDraft, GroupMember
from teamhub.frameworks.requests import queries as requests
from teamhub.frameworks.requests.tables import Outcome
from teamhub.frameworks.service import one_at_a_time
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.policy import works_here

G = GroupMember


async def begin(
    act: Act, *, code: str | None = None, request_id: int | None = None, title: str = "", domain: str = "kaders"
) -> int:
    """Opens a framework group with the actor in it, and returns the id of its draft. Every colleague may.

    The draft begins with the version in force of `code`; without one it makes a new framework, called `title`. From a
    framework request the code is that of the request; one that was answered otherwise than "the framework changes"
    asks for no group.
    """
    works_here(act.by)
    async with writing():
        await one_at_a_time()
        if request_id is not None:
            code = await _of_request(act, request_id) or code
        content: dict[str, Any] = {**rules.BLANK, "title_nl": title, "title_en": title, "domain": domain}
        if code:
            before = await queries.in_force(code, act.today)
            if before is None:
                raise NotFound("There is no such framework.")
            content = rules.content_of(before)
        elif not title.strip():
            raise Invalid("Give the new framework a title.")
        return await _open(act, code or await queries.next_code(), request_id, content)


async def _of_request(act: Act, request_id: int) -> str | None:
    row = await requests.one(act, request_id)
    if row["outcome"] not in (None, Outcome.CHANGED):
        raise WrongStage("This framework request was answered: “%(outcome)s”.", outcome=Outcome(row["outcome"]))
    return str(row["code"]) if row["code"] else None


async def _open(act: Act, code: str, request_id: int | None, content: dict[str, Any]) -> int:
    running = await queries.open_of(act, code)
    if running and not running.group:
        return await _take_up(act, running)
    if running:
        raise WrongStage(
            "A framework group works on %(code)s already: %(names)s. Ask one of them to invite you.",
            code=code,
            names=running.names,
        )
    row = FrameworkDraft(code=code, request=request_id, by=act.by.id, at=act.at, stage_at=act.at)
    await row.save()
    await DraftVersion(draft=row.id, number=1, by=act.by.id, at=act.at, content=json.dumps(content)).save()
    seat: dict[str, Any] = {"invited_by": act.by.id, "invited_at": act.at, "joined_at": act.at}
    await G(draft=row.id, person=act.by.id, **seat).save()
    await record(act, GroupOpened(subject=subject(row.id), code=code, request=request_id))
    return int(row.id)


async def _take_up(act: Act, draft: Draft) -> int:
    """Nobody of the group works here any more: who would begin one goes on with what it drafted."""
    await queries.locked(act, draft.id)
    await G.delete().where((G.draft == draft.id) & (G.person == act.by.id))
    await G(draft=draft.id, person=act.by.id, invited_by=act.by.id, invited_at=act.at, joined_at=act.at).save()
    await record(act, GroupJoined(subject=subject(draft.id)))
    return draft.id


async def invite(act: Act, draft_id: int, person_id: int) -> None:
    """Asks a colleague to join; also one who declined or left before. They say themselves whether they do."""
    async with writing():
        draft = await written_by(act, draft_id)
        if not await people.works_here(act, person_id):
            raise Invalid("Choose a colleague who works here.")
        if draft.member(person_id):
            raise WrongStage("This colleague is in the group, or has been invited, already.")
        values: dict[Any, Any] = {G.invited_by: act.by.id, G.invited_at: act.at, G.joined_at: None, G.left_at: None}
        before = (G.draft == draft_id) & (G.person == person_id)
        if await G.exists().where(before):
            await G.update(values).where(before)
        else:
            await G(draft=draft_id, person=person_id, invited_by=act.by.id, invited_at=act.at).save()
        await record(act, GroupInvited(subject=subject(draft_id), person=person_id))


async def join(act: Act, draft_id: int) -> None:
    """Says yes to an invitation."""
    async with writing():
        await _invited(act, draft_id)
        await G.update({G.joined_at: act.at}).where((G.draft == draft_id) & (G.person == act.by.id))
        await record(act, GroupJoined(subject=subject(draft_id)))


async def decline(act: Act, draft_id: int) -> None:
    async with writing():
        await _invited(act, draft_id)
        await G.update({G.left_at: act.at}).where((G.draft == draft_id) & (G.person == act.by.id))
        await record(act, GroupDeclined(subject=subject(draft_id)))


async def _invited(act: Act, draft_id: int) -> None:
    draft = await queries.locked(act, draft_id)
    STAGES.after(draft.stage, Verb.WRITE)
    member = draft.member(act.by.id)
    if member is None or member.joined:
        raise WrongStage("There is no invitation to this framework group that waits for you.")


async def leave(act: Act, draft_id: int) -> None:
    """Leaves the group. What one wrote stays, and so does the draft: the last one stops it instead."""
    async with writing():
        draft = await written_by(act, draft_id)
        if len(draft.group) == 1:
            raise WrongStage("You are the last one in this group. Invite somebody first, or stop with the draft.")
        gone: dict[Any, Any] = {G.left_at: act.at, G.delegate_of: None}
        await G.update(gone).where((G.draft == draft_id) & (G.person == act.by.id))
        await record(act, GroupLeft(subject=subject(draft_id)))


async def name_delegate(act: Act, draft_id: int, person_id: int, team_id: int) -> None:
    """Says who speaks for a team at the adoption: somebody of the group who is in that team today.

    Who is in that team may say so too, also of themselves; whoever was named before no longer is.
    """
    async with writing():
        draft = await queries.locked(act, draft_id)
        STAGES.after(draft.stage, Verb.WRITE)
        if team_id not in act.by.member_of:
            policy.require_group(act.by, [member.person for member in draft.group], draft.names)
        await rounds.refuse_while_running(act, draft_id)
        member = draft.member(person_id)
        if member is None or not member.joined or member.team != team_id:
            raise Invalid("A delegate is somebody of the framework group who is in that team.")
        if await G.exists().where((G.draft == draft_id) & (G.person == person_id) & (G.delegate_of == team_id)):
            return
        await G.update({G.delegate_of: None}).where((G.draft == draft_id) & (G.delegate_of == team_id))
        await G.update({G.delegate_of: team_id}).where((G.draft == draft_id) & (G.person == person_id))
        of, team = subject(draft_id), member.team_name or ""
        own = person_id == act.by.id
        named = (
            DelegateStoodUp(subject=of, team=team) if own else DelegateNamed(subject=of, person=person_id, team=team)
        )
        await record(act, named)


async def drop(act: Act, draft_id: int, why: str) -> None:
    """The group stops. What was drafted stays to be read; what is in force stays in force."""
    if not why.strip():
        raise Invalid("Please write why the group stops.")
    async with writing():
        draft = await written_by(act, draft_id)
        after = STAGES.after(draft.stage, Verb.DROP)
        moved: dict[Any, Any] = {FrameworkDraft.stage: after, FrameworkDraft.stage_at: act.at}
        await FrameworkDraft.update(moved).where(FrameworkDraft.id == draft_id)
        await record(act, DraftDropped(subject=subject(draft_id), why=why.strip()))


async def written_by(act: Act, draft_id: int) -> Draft:
    """The draft, held, if it is being written and the actor is in its group."""
    draft = await queries.locked(act, draft_id)
    policy.require_group(act.by, [member.person for member in draft.group], draft.names)
    STAGES.after(draft.stage, Verb.WRITE)
    await rounds.refuse_while_running(act, draft_id)
    return draft
