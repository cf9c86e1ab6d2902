"""The verbs: say how gladly one takes a role, take none for a quarter, and take that back."""

from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import is_id, writing
from teamhub.core.errors import Invalid, NotFound
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.events import subject
from teamhub.people.tables import Person
from teamhub.roles.preferences import events, policy, queries, rules
from teamhub.roles.preferences.rules import USUAL, Wish
from teamhub.roles.preferences.tables import RolePreference


async def choose(act: Act, person_id: int, wish: Wish) -> None:
    """From now on, until another one is chosen. Ends the days without a role that run now, not those to come."""
    if wish not in USUAL:
        raise Invalid("Please choose one of the options.")
    async with writing():
        await _alone(act, person_id)
        standing = await queries.standing(act, person_id)
        for quarter in standing.quarters:
            if quarter.holds(act.today):
                await _give_up(act, person_id, quarter.id)
        if wish is not standing.usual:
            row = RolePreference(person=person_id, wish=wish, at=act.at)
            await row.save()
            await record(act, events.RolePreferenceChosen(subject=subject(person_id), preference=row.id))


async def take_quarter(act: Act, person_id: int, *, following: bool = False) -> None:
    """No role for the rest of this calendar quarter, or for the whole following one. What is chosen stays for after."""
    async with writing():
        await _alone(act, person_id)
        quarter = (rules.next_quarter if following else rules.rest_of_quarter)(act.today)
        if quarter.until_on in await _ends(act, person_id):
            return
        row = RolePreference(
            person=person_id, wish=Wish.FREE, at=act.at, from_on=quarter.from_on, until_on=quarter.until_on
        )
        await row.save()
        await record(act, events.RoleFreeQuarterChosen(subject=subject(person_id), preference=row.id))


async def give_up_quarter(act: Act, person_id: int, preference_id: int) -> None:
    """Takes roles after all in a quarter that one had kept free, from now on. It stays in the history."""
    async with writing():
        await _alone(act, person_id)
        mine = {quarter.id for quarter in (await queries.standing(act, person_id)).quarters}
        if not is_id(preference_id) or preference_id not in mine:
            raise NotFound("There is no such quarter without a role.")
        await _give_up(act, person_id, preference_id)


async def _alone(act: Act, person_id: int) -> None:
    """Two taps at once count one after the other."""
    await people.person(act, person_id)
    policy.require(act.by, person_id)
    await Person.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 3))", subject(person_id))


async def _ends(act: Act, person_id: int) -> set[date]:
    return {quarter.until_on for quarter in (await queries.standing(act, person_id)).quarters}


async def _give_up(act: Act, person_id: int, preference_id: int) -> None:
    ended: dict[Any, Any] = {RolePreference.taken_back_at: act.at}
    await RolePreference.update(ended).where(RolePreference.id == preference_id)
    await record(act, events.RoleFreeQuarterGivenUp(subject=subject(person_id), preference=preference_id))
