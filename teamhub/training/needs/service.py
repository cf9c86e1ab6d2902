"""The verbs of a need: write it, join it, know it already, withdraw it; and the developer collects them."""

from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, Stale, WrongStage
from teamhub.decisions.queries import hold
from teamhub.journal.service import record
from teamhub.teams import queries as teams
from teamhub.training import queries as catalogue
from teamhub.training.needs import events, policy, queries, rules
from teamhub.training.needs.events import learning, subject
from teamhub.training.needs.queries import Seen
from teamhub.training.needs.rules import Ending, Known, Origin, Whom
from teamhub.training.needs.tables import Collection, Need, NeedVoice, NothingNow

FARTHEST = 180  # days: a meeting for which needs are collected


async def write(
    act: Act,
    team_id: int,
    *,
    question: str,
    origin: Origin,
    about: str = "",
    whom: Whom = Whom.ME,
    owner: int | None = None,
    training: int | None = None,
) -> int:
    """Writes a need down; returns its id. One's own is one's own; of a team need a colleague may be the owner.

    Nobody writes down what somebody else has to learn: that is for them to say.
    """
    async with writing():
        await teams.team(act, team_id)
        policy.require_team(act.by, team_id)
        owner = owner or act.by.id
        assert owner is not None
        if whom is Whom.ME and owner != act.by.id:
            raise Invalid("What a colleague wants to learn they write down themselves. Choose “for the team”.")
        if owner not in await teams.members(team_id, act.today):
            raise Invalid("Choose somebody who is in this team today.")
        if training is not None:
            await catalogue.one(act, training)
        columns: dict[str, Any] = {"question": _words(question), "origin": origin, "about": about.strip()}
        columns |= {"team": team_id, "owner": owner, "by": act.by.id, "whom": whom, "training": training}
        if made := await sent_before(act, Need, "at", ended_on=None, **columns):
            return made[0]
        row = Need(at=act.at, **columns)
        await row.save()
        await record(act, events.NeedWritten(subject=subject(row.id), team=team_id, owner=owner))
    return int(row.id)


async def change(act: Act, need_id: int, *, question: str, about: str, origin: Origin, training: int | None) -> None:
    """By its owner or who wrote it down, while it is open."""
    async with writing():
        seen = await _open(act, need_id)
        policy.require_owner(act.by, seen.owner, seen.by)
        if training is not None:
            await catalogue.one(act, training)
        now: dict[str, Any] = {
            "question": _words(question),
            "about": about.strip(),
            "origin": origin,
            "training": training,
        }
        await Need.update(**now).where(Need.id == seen.id)
        await record(act, events.NeedChanged(subject=subject(seen.id)))


async def join(act: Act, need_id: int) -> None:
    """I want to learn this too. Who said before that they can do it already says now that they want to learn it."""
    async with writing():
        seen = await _open(act, need_id)
        if seen.whom is Whom.ME and seen.owner == act.by.id:
            raise WrongStage("This need is yours already.")
        mine = seen.voice(act.by.id)
        if mine and mine.known is None:
            return
        await _say(act, seen, None, "", None)
        await record(act, events.NeedJoined(subject=subject(seen.id)))


async def leave(act: Act, need_id: int) -> None:
    """Takes back what one said: that one wants it too, or can do it already."""
    async with writing():
        seen = await _open(act, need_id)
        mine = seen.voice(act.by.id)
        if mine is None:
            return
        await NeedVoice.delete().where(NeedVoice.id == mine.id)
        event = events.KnownTakenBack if mine.known else events.NeedLeft
        await record(act, event(subject=subject(seen.id)))


async def know(act: Act, need_id: int, ground: Known, words: str, seen_by: int | None = None) -> None:
    """ "Dit kan ik al", with its ground: it is kept, the team sees it, and the need has ended for who says so."""
    async with writing():
        seen = await _open(act, need_id)
        if ground is Known.COLLEAGUE:
            if seen_by is None or seen_by == act.by.id:
                raise Invalid("Name the colleague who has seen you do it.")
            if seen_by not in await teams.members(seen.team, act.today):
                raise Invalid("Choose somebody who is in this team today.")
        await _say(act, seen, ground, _words(words), seen_by if ground is Known.COLLEAGUE else None)
        await record(act, events.KnownAlready(subject=subject(seen.id), ground=ground))
        if rules.ends_need(seen.whom, seen.owner, act.by.id or 0):
            await _end(act, seen, Ending.KNOWN)


async def meet(act: Act, need_id: int) -> None:
    """It has been learned: by a training, from a colleague, or by doing it."""
    async with writing():
        seen = await _open(act, need_id)
        policy.require_owner(act.by, seen.owner, seen.by)
        await _end(act, seen, Ending.MET)
        await record(act, events.NeedMet(subject=subject(seen.id)))


async def withdraw(act: Act, need_id: int) -> None:
    async with writing():
        seen = await _open(act, need_id)
        policy.require_owner(act.by, seen.owner, seen.by)
        await _end(act, seen, Ending.WITHDRAWN)
        await record(act, events.NeedWithdrawn(subject=subject(seen.id)))


async def collect(act: Act, team_id: int, meet_on: date) -> int:
    """The developer asks everybody what they want to learn, for the meeting of a day. Returns its number."""
    async with writing():
        await teams.team(act, team_id)
        policy.require_team(act.by, team_id)
        policy.require_collects(act.by, team_id, await queries.developers(act, team_id))
        if not 0 <= (meet_on - act.today).days <= FARTHEST:
            raise Invalid("Choose the day of a meeting within half a year.")
        await hold(learning(team_id))
        last = await queries.last_collection(team_id)
        if last and last.meet_on == meet_on:
            return last.id
        if last and last.meet_on >= act.today:
            await Collection.update({Collection.meet_on: meet_on}).where(Collection.id == last.id)
            number = last.id
        else:
            row = Collection(team=team_id, by=act.by.id, at=act.at, meet_on=meet_on)
            await row.save()
            number = row.id
        await record(act, events.NeedsCollected(subject=learning(team_id), meet_on=meet_on))
    return int(number)


async def nothing_now(act: Act, team_id: int) -> None:
    """I want to learn nothing new this time: an answer as good as any other, and nobody counts it."""
    async with writing():
        policy.require_team(act.by, team_id)
        last = await queries.last_collection(team_id)
        if last is None or last.meet_on < act.today:
            raise WrongStage("Nobody collects learning needs now. You can write one at any time.")
        row = NothingNow(collection=last.id, person=act.by.id, at=act.at)
        await NothingNow.insert(row).on_conflict(action="DO NOTHING")


async def _open(act: Act, need_id: int) -> Seen:
    seen = await queries.locked(act, need_id)
    if not seen.open:
        raise Stale("This need has ended: “%(ending)s”.", ending=seen.ending)
    return seen


async def _say(act: Act, seen: Seen, ground: Known | None, words: str, seen_by: int | None) -> None:
    said: dict[str, Any] = {"known": ground, "words": words, "seen_by": seen_by, "at": act.at}
    mine = seen.voice(act.by.id)
    if mine:
        await NeedVoice.update(**said).where(NeedVoice.id == mine.id)
    else:
        await NeedVoice(need=seen.id, person=act.by.id, **said).save()


async def _end(act: Act, seen: Seen, ending: Ending) -> None:
    await Need.update({Need.ended_on: act.today, Need.ending: ending}).where(Need.id == seen.id)


def _words(text: str) -> str:
    if not text.strip():
        raise Invalid("Please write something first.")
    return text.strip()
