"""Who goes: asked by the team, answered by themselves. Nobody is sent."""

from collections.abc import Collection
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.i18n import later
from teamhub.journal.service import record
from teamhub.people.policy import works_here
from teamhub.teams import queries as teams
from teamhub.training.plans import events, policy, queries
from teamhub.training.plans.events import subject
from teamhub.training.plans.rules import Reply
from teamhub.training.plans.seen import Seen
from teamhub.training.plans.tables import Participant, Plan

FULL = later("There is no free seat in it any more.")


async def invite(act: Act, seen: Seen, people: Collection[int]) -> None:
    """Asks these members of the team to go. Who asks themselves has said yes by that. Within a `writing()`."""
    here = {*await teams.members(seen.team, act.today)}
    if not {*people} <= here:
        raise Invalid("Choose somebody who is in this team today.")
    fresh = [person for person in dict.fromkeys(people) if seen.mine(person) is None]
    for person in fresh:
        await _ask(act, seen, person)
    if asked := tuple(person for person in fresh if person != act.by.id):
        await record(act, events.AskedToGo(subject=subject(seen.id), who=asked))
    if act.by.id in fresh:
        await record(act, events.RepliedToGo(subject=subject(seen.id), reply=Reply.YES))


async def _ask(act: Act, seen: Seen, person: int, guest: bool = False) -> None:
    """A new one, or the same one who did not go before."""
    mine = person == act.by.id
    said: dict[str, Any] = {
        "by": act.by.id,
        "at": act.at,
        "guest": guest,
        "reply": Reply.YES if mine else None,
        "replied_at": act.at if mine else None,
        "out_on": None,
    }
    same = (Participant.plan == seen.id) & (Participant.person == person)
    if await Participant.exists().where(same):
        await Participant.update(**said).where(same)
    else:
        await Participant(plan=seen.id, person=person, **said).save()


async def ask(act: Act, plan_id: int, people: Collection[int]) -> None:
    """Who runs it asks colleagues of the team; anybody of the team may ask to go along themselves."""
    async with writing():
        seen = await _open(act, plan_id)
        policy.require_team(act.by, seen.team)
        if {*people} != {act.by.id}:
            policy.require_runs(act.by, seen)
        if not people:
            raise Invalid("Choose at least one person to ask.")
        await invite(act, seen, people)


async def reply(act: Act, plan_id: int, yes: bool) -> None:
    """Who was asked says whether they go; they may say it differently until it is over."""
    async with writing():
        seen = await _open(act, plan_id)
        mine = seen.mine(act.by.id)
        if mine is None:
            raise WrongStage("Nobody asked you to go. You can ask your team whether you may go along.")
        answer = Reply.YES if yes else Reply.NO
        if mine.reply is answer:
            return
        if yes and mine.guest and not seen.free_seats and mine.reply is Reply.NO:
            raise WrongStage(FULL)
        said: dict[str, Any] = {"reply": answer, "replied_at": act.at}
        await Participant.update(**said).where(Participant.id == mine.id)
        await record(act, events.RepliedToGo(subject=subject(seen.id), reply=answer))


async def swap(act: Act, plan_id: int, was: int, now: int) -> None:
    """Somebody else is asked in place of a participant: by who runs it, or by who does not go after all."""
    async with writing():
        seen = await _open(act, plan_id)
        if act.by.id != was:
            policy.require_runs(act.by, seen)
        leaving = seen.mine(was)
        if leaving is None:
            raise WrongStage("This colleague is not among who go.")
        if leaving.guest:
            policy.require_runs(act.by, seen)
        if now == was or seen.mine(now):
            raise Invalid("Choose somebody who does not go yet.")
        if now not in await teams.members(seen.team, act.today):
            raise Invalid("Choose somebody who is in this team today.")
        await Participant.update({Participant.out_on: act.today}).where(Participant.id == leaving.id)
        await _ask(act, seen, now)
        await record(act, events.SomebodyElseGoes(subject=subject(seen.id), was=was, now=now))


async def take_seat(act: Act, plan_id: int) -> None:
    """Somebody of another team takes a free seat, first come first served."""
    async with writing():
        works_here(act.by)
        await Plan.select(Plan.id).where(Plan.id == plan_id).lock_rows("UPDATE")
        seen = await queries.one(act, plan_id)
        if seen.team in act.by.member_of:
            raise WrongStage("This is a training of your own team: ask whether you may go along.")
        if not seen.free_seats or not seen.chosen_at or not seen.live or seen.over:
            raise WrongStage(FULL)
        if await Participant.exists().where(
            (Participant.plan == seen.id) & (Participant.person == act.by.id) & Participant.out_on.is_null()
        ):
            return
        await _ask(act, seen, act.by.id or 0, guest=True)
        await record(act, events.SeatTaken(subject=subject(seen.id)))


async def _open(act: Act, plan_id: int) -> Seen:
    seen = await queries.locked(act, plan_id)
    if not seen.live or seen.over:
        raise WrongStage("It is over, or was cancelled: who goes cannot change any more.")
    return seen
