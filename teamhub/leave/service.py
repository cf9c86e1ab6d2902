"""The verbs of leave: ask, say something to it, record that it was talked over, change it, withdraw it, undo that."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.journal.service import record
from teamhub.leave import events, policy, queries, rules
from teamhub.leave.events import subject
from teamhub.leave.queries import Seen
from teamhub.leave.rules import Stage, Voice, Wish
from teamhub.leave.tables import Leave, LeaveVoice
from teamhub.parameters import queries as parameters

TALK_DAYS = "leave.talk_days"
KEPT = ("from_on", "until_on", "whole", "hours", "remark", "round", "closes_on", "agreed_at")


async def ask(
    act: Act, *, from_on: date, until_on: date | None = None, hours: Decimal | None = None, remark: str = ""
) -> int:
    """Asks colleagues for whole days, or for `hours` of one day; returns its number.

    Colleagues can say something to it for so many days as is agreed, and at most until the day before it begins.
    Nobody has to approve it (KAD-05: holidays are the team's). Who has no colleagues in a team needs not wait.
    """
    async with writing():
        policy.works_here(act.by)
        await _in_line(act)
        wished, total = await _wished(act, from_on, until_on, hours)
        alone = not await queries.teammates(act.by.id or 0, act.today)
        row = Leave(
            person=act.by.id,
            from_on=wished.from_on,
            until_on=wished.until_on,
            whole=wished.whole,
            hours=total,
            remark=remark.strip(),
            asked_at=act.at,
            closes_on=await _closes(act, wished),
            agreed_at=act.at if alone else None,
        )
        await row.save()
        await record(act, events.LeaveAsked(subject=subject(row.id)))
    return int(row.id)


async def say(act: Act, leave_id: int, voice: Voice, words: str = "") -> None:
    """What a colleague says to open leave. Who wants to talk says about what; who said so before may change their mind.

    Once all others have said that it is fine, it is agreed.
    """
    async with writing():
        seen = await queries.locked(act, leave_id)
        policy.require_colleague(act.by, seen.person)
        _require_open(seen)
        if voice is Voice.TALK and not words.strip():
            raise Invalid("Say in a sentence what you would like to talk about.")
        mine = next((one for one in await queries.voices(seen) if one.by == act.by.id), None)
        if mine and (mine.voice, mine.words) == (voice, words.strip()):
            return  # the same form, sent twice
        said = LeaveVoice(
            leave=seen.id, round=seen.round, by=act.by.id, voice=voice, words=words.strip(), at=act.at
        )  # fmt: skip
        key = (LeaveVoice.leave, LeaveVoice.round, LeaveVoice.by)
        values = [LeaveVoice.voice, LeaveVoice.words, LeaveVoice.at]
        await LeaveVoice.insert(said).on_conflict(target=key, action="DO UPDATE", values=values)
        await _agree_if_all_are_fine(act, seen)
        kind = events.LeaveFine if voice is Voice.FINE else events.LeaveToTalk
        await record(act, kind(subject=subject(seen.id)))


async def _agree_if_all_are_fine(act: Act, seen: Seen) -> None:
    fine = [said.by for said in await queries.voices(seen) if said.voice is Voice.FINE]
    if policy.everybody_said(fine, await queries.teammates(seen.person, act.today)):
        await Leave.update({Leave.agreed_at: act.at}).where(Leave.id == seen.id)


async def talked_over(act: Act, leave_id: int) -> None:
    """Who asked records that they have talked it over with who wanted to: agreed."""
    async with writing():
        seen = await queries.locked(act, leave_id)
        policy.require_asker(act.by, seen.person)
        _require_open(seen)
        if not any(said.voice is Voice.TALK for said in await queries.voices(seen)):
            raise WrongStage("Nobody has asked to talk about it. It is agreed by itself when the days are over.")
        await Leave.update({Leave.agreed_at: act.at}).where(Leave.id == seen.id)
        await record(act, events.LeaveTalkedOver(subject=subject(seen.id)))


async def change(
    act: Act,
    leave_id: int,
    *,
    from_on: date,
    until_on: date | None = None,
    hours: Decimal | None = None,
    remark: str = "",
) -> None:
    """Other days: colleagues look again. Fewer of the same days stay agreed."""
    async with writing():
        await _in_line(act)
        seen = await queries.locked(act, leave_id)
        policy.require_asker(act.by, seen.person)
        if seen.withdrawn or seen.over:
            raise WrongStage("This leave is over, or was withdrawn. Ask for new leave.")
        wished, total = await _wished(act, from_on, until_on, hours, of=seen)
        if (wished, total, remark.strip()) == (seen.wish, seen.hours, seen.remark):
            return  # the same form, sent twice: what it was before can still be put back
        new: dict[Any, Any] = {"from_on": wished.from_on, "until_on": wished.until_on, "whole": wished.whole}
        new |= {"hours": total, "remark": remark.strip(), "changed_at": act.at, "before": _kept(seen)}
        if not rules.narrower(wished, seen.wish):
            alone = not await queries.teammates(seen.person, act.today)
            new |= {"round": seen.round + 1, "closes_on": await _closes(act, wished)}
            new |= {"agreed_at": act.at if alone else None}
        await Leave.update(new).where(Leave.id == seen.id)
        await record(act, events.LeaveChanged(subject=subject(seen.id)))


async def withdraw(act: Act, leave_id: int) -> None:
    """One comes in after all. On the day itself that can be undone."""
    async with writing():
        seen = await queries.locked(act, leave_id)
        policy.require_asker(act.by, seen.person)
        if seen.withdrawn or seen.over:
            raise WrongStage("This leave is over, or was withdrawn already.")
        await Leave.update({Leave.withdrawn_at: act.at}).where(Leave.id == seen.id)
        await record(act, events.LeaveWithdrawn(subject=subject(seen.id)))


async def undo(act: Act, leave_id: int) -> None:
    """What was changed or withdrawn today is as it was before, unless other leave has these days by now."""
    async with writing():
        await _in_line(act)
        seen = await queries.locked(act, leave_id)
        policy.require_asker(act.by, seen.person)
        if not seen.may_be_undone:
            raise WrongStage("This can be undone on the day itself. Change the leave, or ask for it again.")
        back: dict[Any, Any] = {"withdrawn_at": None} if seen.withdrawn else _back(seen.before or {})
        days = Wish(back.get("from_on", seen.from_on), back.get("until_on", seen.until_on))
        if await queries.overlapping(act, days, besides=seen.id):
            raise WrongStage("You have asked for other leave on these days meanwhile.")
        await Leave.update(back).where(Leave.id == seen.id)
        await record(act, events.LeaveUndone(subject=subject(seen.id)))


def _require_open(seen: Seen) -> None:
    if seen.stage is not Stage.OPEN:
        raise WrongStage("This leave is agreed, or was withdrawn. Talk with each other if something has changed.")


async def _in_line(act: Act) -> None:
    """Of one person's wishes one comes after the other, so that none overlaps another."""
    await Leave.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 0))", f"leave of {act.by.id}")


async def _wished(
    act: Act, from_on: date, until_on: date | None, hours: Decimal | None, of: Seen | None = None
) -> tuple[Wish, Decimal]:
    works = await queries.works(act.by.id or 0)
    wished = rules.wish(from_on, until_on, hours, works)
    total = rules.require(wished, works, act.today, since=of.from_on if of else None)
    if await queries.overlapping(act, wished, besides=of.id if of else 0):
        raise Invalid("You have asked for leave on one of these days already. Change that one instead.")
    return wished, total


async def _closes(act: Act, wished: Wish) -> date:
    numbers = await parameters.numbers(act.today)
    return rules.closes_on(wished.from_on, act.today, int(numbers[TALK_DAYS]))


def _kept(seen: Seen) -> str:
    return json.dumps({name: getattr(seen, name) for name in KEPT}, default=str)


def _back(before: dict[str, Any]) -> dict[Any, Any]:
    """The columns as they were: what JSON kept as text is a day, an amount or a moment again."""
    days = {name: date.fromisoformat(before[name]) for name in ("from_on", "until_on", "closes_on")}
    agreed = datetime.fromisoformat(before["agreed_at"]) if before["agreed_at"] else None
    return {**before, **days, "hours": Decimal(before["hours"]), "agreed_at": agreed, "before": None}
