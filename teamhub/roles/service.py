"""The verbs of who holds a role. What the team decides about it comes here as the effect of its consent."""

from datetime import date, timedelta
from typing import Any

from teamhub.core import handing_over
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.core.words import Day
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.tables import Person
from teamhub.roles import events, leaving, policy, queries, rules
from teamhub.roles.events import subject
from teamhub.roles.queries import Past, Role
from teamhub.roles.rules import Held
from teamhub.roles.standing import cover_until
from teamhub.roles.tables import RoleTerm
from teamhub.teams import queries as teams

DAY = timedelta(days=1)


async def appoint(
    act: Act, role_id: int, person_id: int, *, from_on: date, until_on: date | None = None, focus: str = ""
) -> int:
    """Somebody holds a role of their team from this day, for its usual term if no last day is given. Returns the term.

    The effect of an election or of the team's consent, or of setting up. Refused where the role is held already on
    one of these days, and beyond the terms in a row that it allows (KAD-11).
    """
    async with writing():
        policy.require_system(act.by)
        role = await held(act, role_id)
        if refusal := await refuses(act, role, person_id, from_on=from_on, until_on=until_on):
            raise refusal
        last = until_on or rules.last_day(from_on, role.term_months)
        terms = await queries.history(role_id)
        seat = free_seat(role, terms, from_on, last)
        await leaving.make_room(role_id, from_on)
        await _take_over_cover(terms, person_id, from_on, last)
        term = RoleTerm(
            team_role=role_id, person=person_id, from_on=from_on, until_on=last, seat=seat, focus=focus.strip()
        )
        await term.save()
        facts: dict[str, Any] = {"team": role.team, "person": person_id, "role": role.name_nl}
        await record(act, events.RoleTaken(subject=subject(role_id), from_on=from_on, until_on=last, **facts))
        await _pass_on(act, role_id, person_id, from_on, [term for term in terms if term.seat == seat])
    return int(term.id)


async def _take_over_cover(terms: list[Past], person_id: int, from_on: date, until_on: date) -> None:
    """Who stood in for the role and now holds it stands in for nobody from the first day of the term."""
    for cover in [t for t in terms if t.acting and t.person == person_id and t.from_on <= until_on]:
        if cover.from_on >= from_on:
            await RoleTerm.delete().where(RoleTerm.id == cover.id)
        elif cover.until_on >= from_on:
            cut: dict[Any, Any] = {RoleTerm.until_on: from_on - DAY, RoleTerm.ended: True}
            await RoleTerm.update(cut).where(RoleTerm.id == cover.id)


async def _pass_on(act: Act, role_id: int, person_id: int, from_on: date, terms: list[Past]) -> None:
    """From who held it before, where anybody did. `terms` are those of the seat, the newest first."""
    for before in [term for term in terms if not term.acting and term.until_on < from_on][:1]:
        for hook in handing_over.HOOKS:
            await hook(act, role_id, before.person, person_id, from_on)


async def refuses(
    act: Act,
    role: Role,
    person_id: int,
    *,
    from_on: date,
    until_on: date | None = None,
    terms: list[Past] | None = None,
) -> Invalid | NotFound | None:
    """Why this person cannot hold it on these days; nothing where they can. Reads only. `terms`: as they will be."""
    person = await people.person(act, person_id)
    last = until_on or rules.last_day(from_on, role.term_months)
    terms = await queries.history(role.id) if terms is None else terms
    if last < from_on:
        return Invalid("The last day cannot be before the first one.")
    if last > rules.last_day(from_on, role.term_months):
        return Invalid("A term of this role is at most %(months)s months.", months=role.term_months)
    if not role.open_on(from_on) or not role.open_on(last):
        return Invalid("The team does not have this role on those days.")
    if person_id not in await teams.members(role.team, from_on):
        return Invalid("%(name)s is not in this team on that day.", name=person.name)
    overlapping = [term for term in terms if term.from_on <= last and term.until_on >= from_on]
    if any(term.person == person_id and not term.acting for term in overlapping):
        return Invalid("%(name)s holds this role already in that time.", name=person.name)
    if free_seat(role, terms, from_on, last) == 0:
        held_by = next(term for term in overlapping if not term.acting)
        return Invalid(
            "%(name)s holds this role until %(until_on)s.", name=held_by.name, until_on=Day(held_by.until_on)
        )
    if not rules.may_follow(
        (t.held() for t in terms), Held(person_id, from_on, last), role.term_months, role.max_terms
    ):
        return Invalid(
            "%(name)s has held this role for %(count)s terms in a row, as many as it allows. Let somebody else hold it "
            "first.",
            name=person.name,
            count=role.max_terms,
        )
    return None


def free_seat(role: Role, terms: list[Past], from_on: date, until_on: date) -> int:
    """The lowest seat that nobody holds on any of these days; 0 where there is none."""
    taken = {t.seat for t in terms if not t.acting and t.from_on <= until_on and t.until_on >= from_on}
    return next((seat for seat in range(1, role.seats + 1) if seat not in taken), 0)


async def give_back(act: Act, role_id: int, person_id: int, *, on: date) -> None:
    """`on` is the last day with the role, today or later: its rights end with it, and then it is vacant."""
    async with writing():
        policy.require_holder(act.by, person_id)
        role = await held(act, role_id)
        if on < act.today and act.by.id is not None:
            raise Invalid("Choose a last day that is today or later.")
        mine = (RoleTerm.team_role == role_id) & (RoleTerm.person == person_id)
        running = mine & (RoleTerm.from_on <= on) & (RoleTerm.until_on >= on)
        if await RoleTerm.exists().where(mine & (RoleTerm.until_on == on) & RoleTerm.ended.eq(True)):
            return  # given back already, from that day
        cut: dict[Any, Any] = {RoleTerm.until_on: on, RoleTerm.ended: True}
        if not await RoleTerm.update(cut).where(running).returning(RoleTerm.id):
            raise NotFound("This person does not hold that role on that day.")
        facts: dict[str, Any] = {"team": role.team, "person": person_id, "role": role.name_nl}
        await record(act, events.RoleGivenBack(subject=subject(role_id), on=on, **facts))


async def release(act: Act, role_id: int, seat: int = 1) -> None:
    """The term had run out and nobody does the work any more: anybody of the team may say so, and it is vacant."""
    async with writing():
        role = await held(act, role_id)
        policy.require(act.by, role.team)
        found = next((one for one in await queries.seats_of(act, role_id) if one.seat == seat), None)
        if found is None or found.expired is None:
            raise WrongStage("This role is held or vacant already.")
        mine = (RoleTerm.team_role == role_id) & (RoleTerm.person == found.expired)
        mine &= RoleTerm.until_on == found.last_on
        await RoleTerm.update({RoleTerm.ended: True}).where(mine)
        facts: dict[str, Any] = {"team": role.team, "person": found.expired, "role": role.name_nl}
        await record(act, events.RoleReleased(subject=subject(role_id), **facts))


async def stand_in(
    act: Act, role_id: int, *, until_on: date, person_id: int | None = None, from_on: date | None = None
) -> None:
    """Cover ("waarneming"), with an end: for a holder who is away up to the end of the term, or while there is none.

    One offers oneself; the team arranges that itself (KAD-11). For a role that nobody holds it lasts as long as the
    role may be open before it is talked about. TeamHub itself may record another person and other days, at set-up.
    """
    async with writing():
        role = await held(act, role_id)
        by_itself = act.by.id is None
        person, begins = person_id if by_itself and person_id else act.by.id, from_on if by_itself else act.today
        begins = begins or act.today
        if not by_itself:
            policy.require(act.by, role.team)
            await _require_cover(act, role, until_on)
        assert person is not None
        await leaving.make_room(role_id, begins)
        term = RoleTerm(team_role=role_id, person=person, from_on=begins, until_on=until_on, acting=True)
        await term.save()
        facts: dict[str, Any] = {"team": role.team, "person": person, "role": role.name_nl}
        await record(act, events.RoleCovered(subject=subject(role_id), from_on=begins, until_on=until_on, **facts))


async def _require_cover(act: Act, role: Role, until_on: date) -> None:
    longest = await longest_cover(act, role)
    if not act.today <= until_on <= longest:
        raise Invalid("Stand in until %(until_on)s at the latest.", until_on=Day(longest))
    if not role.open_on(until_on):
        raise Invalid("The team does not have this role on those days.")
    for term in await queries.history(role.id):
        if term.until_on >= act.today and (term.acting or term.person == act.by.id) and term.from_on <= until_on:
            raise Invalid("%(name)s holds this role already in that time.", name=term.name)


async def longest_cover(act: Act, role: Role) -> date:
    agreed = await queries.agreements(act.today)
    return cover_until(await queries.seats_of(act, role.id), agreed.open_weeks, act.today)


async def say_focus(act: Act, role_id: int, focus: str) -> None:
    """What one's own part is of a role that several hold."""
    async with writing():
        role = await held(act, role_id)
        mine = (RoleTerm.team_role == role_id) & (RoleTerm.person == act.by.id) & (RoleTerm.until_on >= act.today)
        if not await RoleTerm.update({RoleTerm.focus: focus.strip()}).where(mine).returning(RoleTerm.id):
            raise NotFound("You do not hold this role.")
        said: dict[str, Any] = {"team": role.team, "role": role.name_nl, "focus": focus.strip()}
        await record(act, events.FocusSaid(subject=subject(role_id), **said))


async def end_all(act: Act, person_id: int) -> None:
    """Terms end with somebody's work here. What had not begun is taken away."""
    async with writing():
        person = await Person.select(Person.left_on).where(Person.id == person_id).first()
        if not person or person["left_on"] is None:
            return
        theirs, last = RoleTerm.person == person_id, person["left_on"]
        await RoleTerm.delete().where(theirs & (RoleTerm.from_on > last))
        cut: dict[Any, Any] = {RoleTerm.until_on: last, RoleTerm.ended: True}
        await RoleTerm.update(cut).where(theirs & (RoleTerm.until_on > last))


async def held(act: Act, role_id: int) -> Role:
    """The role, with nobody else changing it or its holders until this transaction ends."""
    await queries.role(act, role_id)
    await queries.hold(role_id)
    return await queries.role(act, role_id)
