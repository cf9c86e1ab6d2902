"""The verbs of an onboarding plan (KAD-14)."""

from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.core.i18n import either
from teamhub.joining.onboarding import events, policy, queries, rules
from teamhub.joining.onboarding.events import subject
from teamhub.joining.onboarding.queries import Plan
from teamhub.joining.onboarding.tables import OnboardingPlan, PlanItem, PlanWeek
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.teams import queries as teams

MOST = 80  # items of one plan


async def make(act: Act, team_id: int, person: int, mentor: int) -> int:
    """From the newcomer's first day in the team, with the lines of its newest plan or the usual ones."""
    async with writing():
        policy.require_team(act.by, team_id)
        await people.locked(person)
        begins = {row["id"]: row["from_on"] for row in await queries.newcomers(act, team_id)}
        if person not in begins:
            raise Invalid("Choose somebody who begins in this team, and has no plan yet.")
        await _require_mentor(act, team_id, person, mentor)
        weeks = await queries.agreed_weeks(act.today)
        copied = [(row["week"], row["words"]) for row in await queries.last_items(team_id)]
        row = OnboardingPlan(
            person=person, team=team_id, mentor=mentor, begins_on=begins[person], weeks=weeks, made_by=act.by.id,
            made_at=act.at,
        )  # fmt: skip
        await row.save()
        usual = copied or [(one.week, either(one.dutch, one.english)) for one in rules.USUAL]
        lines = [PlanItem(plan=row.id, week=min(week, weeks), words=words) for week, words in usual]
        await PlanItem.insert(*lines)
        await record(
            act, events.PlanMade(subject=subject(row.id), team=team_id, mentor=mentor, begins_on=begins[person])
        )
    return int(row.id)


async def change_mentor(act: Act, plan_id: int, mentor: int) -> None:
    async with writing():
        found = await _open(act, plan_id)
        policy.require_team(act.by, found.team)
        await _require_mentor(act, found.team, found.person, mentor)
        if mentor != found.mentor:
            await OnboardingPlan.update({OnboardingPlan.mentor: mentor}).where(OnboardingPlan.id == plan_id)
            await record(act, events.MentorChanged(subject=subject(plan_id), mentor=mentor))


async def add(act: Act, plan_id: int, *, week: int, words: str) -> None:
    """One line more; what stands in that week already is not put there twice."""
    async with writing():
        found = await _open(act, plan_id)
        if not 1 <= week <= found.weeks:
            raise Invalid("Choose a week from 1 to %(weeks)s.", weeks=found.weeks)
        known = (PlanItem.plan == plan_id) & (PlanItem.week == week) & (PlanItem.words == words.strip())
        if await PlanItem.exists().where(known):
            return
        if found.items >= MOST:
            raise Invalid("A plan holds at most %(most)s lines. Take one out first.", most=MOST)
        await PlanItem(plan=plan_id, week=week, words=words.strip()).save()
        await record(act, events.ItemAdded(subject=subject(plan_id), week=week, words=words.strip()))


async def move(act: Act, plan_id: int, item_id: int, week: int) -> None:
    async with writing():
        found = await _open(act, plan_id)
        item = await _item(plan_id, item_id)
        if not 1 <= week <= found.weeks:
            raise Invalid("Choose a week from 1 to %(weeks)s.", weeks=found.weeks)
        if item["week"] == week:
            return
        await PlanItem.update({PlanItem.week: week}).where(PlanItem.id == item_id)
        await record(act, events.ItemMoved(subject=subject(plan_id), item=item_id, week=week))


async def take_out(act: Act, plan_id: int, item_id: int) -> None:
    async with writing():
        await _open(act, plan_id)
        item = await _item(plan_id, item_id)
        if item["done_on"]:
            raise WrongStage("This has been done. Take the tick back first.")
        await PlanItem.delete().where(PlanItem.id == item_id)
        await record(act, events.ItemTakenOut(subject=subject(plan_id), words=item["words"]))


async def tick(act: Act, plan_id: int, item_id: int, *, done: bool) -> None:
    """Done today, or not done after all. Twice the same changes nothing."""
    async with writing():
        await _open(act, plan_id)
        item = await _item(plan_id, item_id)
        if (item["done_on"] is not None) is done:
            return
        await PlanItem.update({PlanItem.done_on: act.today if done else None}).where(PlanItem.id == item_id)
        happened = events.ItemDone if done else events.ItemNotDone
        await record(act, happened(subject=subject(plan_id), item=item_id))


async def look(act: Act, plan_id: int) -> None:
    """Newcomer and mentor went through the week that runs; once a week is enough."""
    async with writing():
        found = await _open(act, plan_id)
        if found.week == 0:
            raise WrongStage("This plan has not begun yet.")
        if not found.look_due:
            return
        await PlanWeek(plan=plan_id, week=found.week, looked_on=act.today, by=act.by.id).save()
        await record(act, events.WeekLookedAt(subject=subject(plan_id), week=found.week))


async def close(act: Act, plan_id: int) -> None:
    async with writing():
        await _open(act, plan_id)
        await _closed(plan_id, act.today)
        await record(act, events.PlanClosed(subject=subject(plan_id)))


async def reopen(act: Act, plan_id: int) -> None:
    """On the day on which it was closed: by mistake."""
    async with writing():
        found = await _held(act, plan_id)
        if found.closed_on != act.today:
            raise WrongStage("This can be undone on the day itself.")
        await _closed(plan_id, None)
        await record(act, events.PlanOpened(subject=subject(plan_id)))


async def _closed(plan_id: int, on: date | None) -> None:
    await OnboardingPlan.update({OnboardingPlan.closed_on: on}).where(OnboardingPlan.id == plan_id)


async def _held(act: Act, plan_id: int) -> Plan:
    found = await queries.locked(act, plan_id)
    policy.require_works_on(act.by, found.team, found.person)
    return found


async def _open(act: Act, plan_id: int) -> Plan:
    found = await _held(act, plan_id)
    if not found.open:
        raise WrongStage("This plan has been closed.")
    return found


async def _item(plan_id: int, item_id: int) -> dict[str, Any]:
    here = (PlanItem.id == item_id) & (PlanItem.plan == plan_id)
    found = await PlanItem.select(PlanItem.words, PlanItem.week, PlanItem.done_on).where(here).first()
    if not found:
        raise NotFound("There is no such page.")
    return dict(found)


async def _require_mentor(act: Act, team_id: int, person: int, mentor: int) -> None:
    if mentor == person or mentor not in await teams.members(team_id, act.today):
        raise Invalid("The mentor is a colleague of this team.")
