"""“Op mijn handen”: writing down that something was left where it belongs. Facts, and no praise."""

from datetime import date, timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.journal.service import record
from teamhub.people.policy import works_here
from teamhub.takeovers import events, policy
from teamhub.takeovers.events import hands_off
from teamhub.takeovers.rules import Withheld
from teamhub.takeovers.tables import HandsOff
from teamhub.teams import queries as teams

PAST = timedelta(days=31)  # so far back one remembers what it was about


async def keep_off(
    act: Act, *, team_id: int, kind: Withheld, words: str, held_on: date | None = None, hands_id: int | None = None
) -> int:
    """Records that something was left with a team; `hands_id` is whose hands they were, by default one's own.

    Somebody of the team may write it about a colleague in it, or about its MPP: "we declined it". Returns the id.
    """
    day = held_on or act.today
    async with writing():
        works_here(act.by)
        await teams.team(act, team_id)
        policy.require_near(act.by, team_id, None)
        if not act.today - PAST <= day <= act.today:
            raise Invalid("Choose a day in the past month.")
        if not words.strip():
            raise Invalid("Please write something first.")
        if hands_id is not None and hands_id != act.by.id:
            await _require_theirs(act, team_id, hands_id, kind)
        mine: dict[str, Any] = {"kind": kind, "team": team_id, "hands": hands_id or act.by.id, "by": act.by.id}
        mine |= {"held_on": day, "words": words.strip()}
        if made := await sent_before(act, HandsOff, "at", withdrawn_at=None, **mine):
            return made[0]
        row = HandsOff(**mine, at=act.at)
        await row.save()
        event = events.LeftWithThem(
            subject=hands_off(row.id), kind=kind, team=team_id, hands=int(row.hands), words=row.words, held_on=day
        )
        await record(act, event)
    return int(row.id)


async def withdraw(act: Act, record_id: int) -> None:
    """Takes back what one wrote down by mistake, on the day that it was written."""
    async with writing():
        row = await HandsOff.objects().where(HandsOff.id == record_id).lock_rows("UPDATE").first()
        if row is None or row.withdrawn_at or row.by != act.by.id:
            raise NotFound("There is no such record.")
        if local(row.at).date() != act.today:
            raise WrongStage("This can be taken back on the day that it was written.")
        await HandsOff.update({HandsOff.withdrawn_at: act.at}).where(HandsOff.id == row.id)
        await record(act, events.LeftWithThemUndone(subject=hands_off(row.id)))


async def _require_theirs(act: Act, team_id: int, hands: int, kind: Withheld) -> None:
    """About somebody else only the team writes: that they offered, or began to, and left it with the team."""
    if team_id not in act.by.member_of:
        raise NotAllowed("You can write about your own hands. What a team declined, the team writes down itself.")
    if kind is Withheld.HANDS_OFF:
        raise Invalid("Whoever kept their hands off writes that down themselves. Choose another kind.")
    mpps = {row["id"] for row in await teams.mpps(act, team_id)}
    if hands not in mpps and hands not in await teams.members(team_id, act.today):
        raise Invalid("This is not somebody in that team, or its MPP.")
