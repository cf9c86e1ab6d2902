"""The verbs of coming and going: welcome, leave, stay after all, come back, and what happens after the last day."""

from asyncio import gather
from datetime import date
from decimal import Decimal
from typing import Any, Unpack

from piccolo.columns import Column

from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid
from teamhub.core.leaving import HOOKS
from teamhub.journal.service import record
from teamhub.journal.tables import Entry
from teamhub.people import events, policy, queries, rules
from teamhub.people.events import subject
from teamhub.people.policy import Verb
from teamhub.people.rules import Record
from teamhub.people.service import keep_caseload, keep_hours, refuse_taken
from teamhub.people.tables import Person
from teamhub.teams import service as teams


async def _made(act: Act, kept: dict[str, Any]) -> Person | None:
    """Whom the same form welcomed just now: sent twice, it is one new colleague."""
    mine: Any = Entry.by == act.by.id if act.by.id is not None else Entry.by.is_null()
    recent = mine & (Entry.what == "PersonWelcomed") & (Entry.at > act.just_now)
    for entry in await Entry.select(Entry.subject).where(recent):
        person = await Person.objects().get(Person.id == int(entry["subject"].partition(":")[2]))
        if person and all(getattr(person, name) == value for name, value in kept.items()):
            return person
    return None


async def welcome(
    act: Act,
    *,
    hours: Decimal | None = None,
    caseload: int | None = None,
    team: int | None = None,
    demo: bool = False,
    language: str | None = None,
    **fields: Unpack[Record],
) -> Person:
    """Somebody joins the organisation on `joined_on`, and that day the team, if one is given.

    `fields` need a `name` and a `joined_on`. `demo`: may be signed in as with one click, as whoever joins the demo.
    """
    async with writing():
        policy.require(Verb.KEEP_RECORD, act.by)
        await queries.one_at_a_time()
        kept = rules.record(fields)
        if made := await _made(act, kept):
            return made
        await refuse_taken(kept)
        person = Person(**kept, demo=demo or await queries.all_of_the_demo(), language=language)
        await person.save()
        if hours is not None:
            await keep_hours(person.id, hours, person.joined_on)
        if caseload is not None:
            await keep_caseload(person.id, caseload, person.joined_on)
        from_on = person.joined_on
        await record(act, events.PersonWelcomed(subject=subject(person.id), person=person.id, from_on=from_on))
        if team is not None:
            await teams.join(act, team, person.id, from_on=from_on)
    return person


async def leave(act: Act, person_id: int, on: date) -> None:
    """Somebody leaves the organisation; `on` is their last day, and may be in the past or still to come.

    Their memberships and offices end with it. What they leave behind is looked after from the next day: see `part`.
    """
    async with writing():
        policy.require(Verb.KEEP_RECORD, act.by)
        await queries.one_at_a_time()
        person = await queries.person(act, person_id)
        if person.left_on == on:
            return
        rules.last_day(person.joined_on, on)
        await Person.update({Person.left_on: on, Person.parted_at: None}).where(Person.id == person_id)
        await teams.end_all(person_id, on, before=person.left_on)
        await record(act, events.LeavingRecorded(subject=subject(person_id), person=person_id, on=on))
        if on < act.today:
            await part(act, person_id)


async def stay(act: Act, person_id: int) -> None:
    """Takes back that somebody leaves, as long as they have not. Their teams and offices go on."""
    async with writing():
        policy.require(Verb.KEEP_RECORD, act.by)
        await queries.one_at_a_time()
        person = await queries.person(act, person_id)
        if person.left_on is None:
            return
        if person.left_on < act.today:
            raise Invalid("%(name)s has left already. Welcome them back instead.", name=person.name)
        await Person.update({Person.left_on: None}).where(Person.id == person_id)
        await teams.go_on(person_id, person.left_on)
        await record(act, events.LeavingWithdrawn(subject=subject(person_id), person=person_id))


async def come_back(act: Act, person_id: int, *, from_on: date, team: int | None = None) -> None:
    """Somebody who left works here again from this day. Teams and offices are taken up anew."""
    async with writing():
        policy.require(Verb.KEEP_RECORD, act.by)
        await queries.one_at_a_time()
        person = await queries.person(act, person_id)
        if person.left_on is None or person.left_on >= from_on or person.left_on >= act.today:
            raise Invalid("%(name)s has not left before that day.", name=person.name)
        await part(act, person_id)
        back: dict[Column | str, Any] = {"joined_on": from_on, "left_on": None, "parted_at": None}
        await Person.update(back).where(Person.id == person_id)
        came = events.PersonCameBack(subject=subject(person_id), person=person_id, from_on=from_on)
        await record(act, came)
        if team is not None:
            await teams.join(act, team, person_id, from_on=from_on)


async def part(act: Act, person_id: int) -> bool:
    """Once, after somebody's last day: every capability looks after what they left behind. True if it was now."""
    async with writing():
        gone = (Person.id == person_id) & (Person.left_on < act.today) & Person.parted_at.is_null()
        if not await Person.update({Person.parted_at: act.at}).where(gone).returning(Person.id):
            return False
        itself = Act(by=SYSTEM, at=act.at)
        for looks_after in HOOKS:
            await looks_after(itself, person_id)
        await record(itself, events.PersonParted(subject=subject(person_id), person=person_id))
    return True


async def part_all(act: Act) -> int:
    """For everybody whose last day is over, each in a transaction of its own: one that fails holds up nobody else."""
    gone = (Person.left_on < act.today) & Person.parted_at.is_null()
    ids = await Person.select(Person.id).where(gone).order_by(Person.left_on).output(as_list=True)
    tried = [result for id in ids for result in await gather(part(act, id), return_exceptions=True)]
    if failed := [result for result in tried if isinstance(result, Exception)]:
        raise ExceptionGroup(f"{len(failed)} of {len(ids)} who left", failed)
    return sum(result is True for result in tried)
