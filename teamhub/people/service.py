"""The verbs of a person's record and of what is somebody's own. Coming and going is in `staying_service.py`."""

from datetime import date
from decimal import Decimal
from typing import Any, Unpack

from teamhub.core.act import Act
from teamhub.core.db import is_id, writing
from teamhub.core.errors import Invalid, NotFound
from teamhub.journal.service import record
from teamhub.people import events, policy, queries, rules
from teamhub.people.events import subject
from teamhub.people.policy import Verb
from teamhub.people.rules import Record
from teamhub.people.tables import Caseload, ContractHours, Organisation, Person, Talent


async def found(act: Act, *, name: str, fulltime_hours: Decimal = Decimal(36), **texts: str) -> Organisation:
    """Starts the one organisation of this installation. `texts` are the bilingual columns of Organisation."""
    async with writing():
        policy.require(Verb.FOUND, act.by)
        await queries.one_at_a_time()
        if await queries.organisation():
            raise Invalid("There is an organisation already: an installation serves one.")
        kept: dict[str, Any] = {"name": rules.required("name", name), "fulltime_hours": fulltime_hours, **texts}
        organisation = Organisation(id=1, **kept)
        await Organisation.insert(organisation)
        await record(act, events.OrganisationFounded(subject=events.ORGANISATION, name=organisation.name))
    return organisation


async def correct(act: Act, person_id: int, **changes: Unpack[Record]) -> Person:
    """Sets right what the record says of somebody. What is the same already is left alone."""
    async with writing():
        policy.require(Verb.KEEP_RECORD, act.by)
        await queries.one_at_a_time()
        person = await queries.person(act, person_id)
        kept = {name: value for name, value in rules.record(changes).items() if value != getattr(person, name)}
        if not kept:
            return person
        if person.left_on:
            rules.last_day(kept.get("joined_on", person.joined_on), person.left_on)
        await refuse_taken(kept, but=person_id)
        await Person.update(**kept).where(Person.id == person_id)
        corrected = events.PersonCorrected(subject=subject(person_id), person=person_id, fields=tuple(sorted(kept)))
        await record(act, corrected)
        return await queries.person(act, person_id)


async def refuse_taken(kept: dict[str, Any], but: int | None = None) -> None:
    """Nobody else may have this number or address."""
    for name, column in (("number", Person.number), ("email", Person.email)):
        if kept.get(name) is None:
            continue
        holder = await Person.select(Person.id, Person.name).where(column == kept[name]).first()
        if holder and holder["id"] != but:
            raise Invalid("“%(value)s” is already in use by %(name)s.", value=kept[name], name=holder["name"])


async def change_hours(act: Act, person_id: int, hours: Decimal, *, from_on: date) -> None:
    """Contract hours a week from this day on, until the day that a later change begins."""
    async with writing():
        policy.require(Verb.KEEP_RECORD, act.by)
        await queries.one_at_a_time()
        person = await queries.person(act, person_id)
        _not_before(person, from_on)
        await keep_hours(person_id, hours, from_on)
        await record(act, events.HoursChanged(subject=subject(person_id), person=person_id, from_on=from_on))


async def change_caseload(act: Act, person_id: int, size: int, *, from_on: date) -> None:
    """How many clients, households or children somebody supports from this day on. Also their own to record."""
    async with writing():
        policy.require(Verb.CHANGE_CASELOAD, act.by, person_id)
        await queries.one_at_a_time()
        person = await queries.person(act, person_id)
        _not_before(person, from_on)
        await keep_caseload(person_id, size, from_on)
        await record(act, events.CaseloadChanged(subject=subject(person_id), person=person_id, from_on=from_on))


def _not_before(person: Person, from_on: date) -> None:
    if from_on < person.joined_on:
        raise Invalid("This is before the first day of %(name)s.", name=person.name)


async def keep_hours(person_id: int, hours: Decimal, from_on: date) -> None:
    row = ContractHours(person=person_id, hours=rules.hours(hours), from_on=from_on)
    once = (ContractHours.person, ContractHours.from_on)
    await ContractHours.insert(row).on_conflict(target=once, action="DO UPDATE", values=[ContractHours.hours])


async def keep_caseload(person_id: int, size: int, from_on: date) -> None:
    row = Caseload(person=person_id, size=rules.caseload(size), from_on=from_on)
    once = (Caseload.person, Caseload.from_on)
    await Caseload.insert(row).on_conflict(target=once, action="DO UPDATE", values=[Caseload.size])


async def name_talent(act: Act, person_id: int, text: str) -> int:
    """Something that one is good at, in one's own words. Returns its id."""
    async with writing():
        policy.require(Verb.NAME_TALENT, act.by, person_id)
        await Person.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 1))", subject(person_id))
        said = rules.required("text", text)
        named = await Talent.select(Talent.text).where(Talent.person == person_id).output(as_list=True)
        if said.casefold() in {other.casefold() for other in named}:
            raise Invalid("You named this talent already.")
        talent = Talent(person=person_id, text=said, at=act.at)
        await talent.save()
        await record(act, events.TalentNamed(subject=subject(person_id), talent=talent.id))
    return int(talent.id)


async def drop_talent(act: Act, person_id: int, talent_id: int) -> None:
    async with writing():
        policy.require(Verb.NAME_TALENT, act.by, person_id)
        this = (Talent.id == talent_id) & (Talent.person == person_id)
        if not is_id(talent_id) or not await Talent.delete().where(this).returning(Talent.id):
            raise NotFound("There is no such talent.")
        await record(act, events.TalentDropped(subject=subject(person_id), talent=talent_id))


async def name_successor(act: Act, person_id: int, successor_id: int | None) -> None:
    """Whom one's ideas are offered to when one leaves the organisation. They may still say no. None: nobody."""
    async with writing():
        policy.require(Verb.NAME_SUCCESSOR, act.by, person_id)
        await queries.locked(person_id)
        person = await queries.person(act, person_id)
        if person.successor == successor_id:
            return
        if successor_id == person_id:
            raise Invalid("Choose a colleague: you cannot look after your own ideas after you have left.")
        if successor_id is not None and not await queries.works_here(act, successor_id):
            raise Invalid("Choose a colleague who works here.")
        await Person.update({Person.successor: successor_id}).where(Person.id == person_id)
        if successor_id is None:
            await record(act, events.SuccessorWithdrawn(subject=subject(person_id)))
        else:
            await record(act, events.SuccessorNamed(subject=subject(person_id), successor=successor_id))
