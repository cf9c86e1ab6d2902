"""A role and who leaves its team: the role is free for somebody else, and does not come back with who comes back."""

from datetime import timedelta

import pytest

from teamhub.core.errors import Invalid
from teamhub.journal import queries as journal
from teamhub.roles import queries, rules, service
from teamhub.roles.rules import Held, Term
from teamhub.roles.tables import RoleTerm
from teamhub.sign_in import service as sign_in
from teamhub.teams import service as teams
from tests.conftest import NOON
from tests.factories import a_person, a_role, a_team, a_team_role, acting, joins, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)


async def test_what_somebody_held_who_left_the_team_is_somebody_elses_the_day_after() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    team = await a_team(esra, ilse)
    role = await a_role(esra, team, "planner", until_on=TODAY + 300 * DAY)
    await teams.leave_team(system(), team.id, esra.id, on=TODAY)
    with pytest.raises(Invalid, match="Esra holds this role until"):
        await service.appoint(system(), role.id, ilse.id, from_on=TODAY)
    await service.appoint(system(), role.id, ilse.id, from_on=TODAY + DAY)
    tomorrow = await acting(ilse, NOON + DAY)
    (seat,) = await queries.seats(tomorrow, team.id)
    assert seat.person == ilse.id and tomorrow.by.roles == {(team.id, "planner")}


async def test_a_term_beyond_a_last_day_that_was_known_beforehand_makes_room_too() -> None:
    esra, ilse, nour = await a_person(), await a_person("Ilse"), await a_person("Nour")
    team = await a_team(ilse, nour)
    await joins(esra, team, until_on=TODAY)
    role = await a_role(esra, team, "planner", until_on=TODAY + 300 * DAY)
    other = await a_team_role(team, "werver")
    await RoleTerm(
        team_role=other.id, person=esra.id, from_on=TODAY, until_on=TODAY + 30 * DAY, acting=True
    ).save()  # fmt: skip
    await service.appoint(system(), role.id, ilse.id, from_on=TODAY + DAY)
    tomorrow = await acting(nour, NOON + DAY)
    await service.stand_in(tomorrow, other.id, until_on=TODAY + 7 * DAY)
    assert {seat.who for seat in await queries.seats(tomorrow, team.id)} == {"Ilse", "Nour"}


async def test_who_comes_back_to_the_team_does_not_get_a_role_with_it() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    team = await a_team(ilse)
    await joins(esra, team, until_on=TODAY - 10 * DAY)
    await a_role(esra, team, "planner", until_on=TODAY + 300 * DAY)
    await a_role(esra, team, "werver", from_on=TODAY + 60 * DAY, until_on=TODAY + 300 * DAY)
    await teams.join(system(), team.id, esra.id, from_on=TODAY)
    assert (await sign_in.actor(system(), esra.id)).roles == frozenset()
    assert (await sign_in.actor(system(NOON + 60 * DAY), esra.id)).roles == frozenset()
    assert {seat.ring.term for seat in await queries.seats(await acting(ilse), team.id)} == {Term.VACANT}


async def test_who_stays_on_the_day_after_a_contract_ends_keeps_the_role() -> None:
    esra = await a_person()
    team = await a_team()
    await joins(esra, team, until_on=TODAY)
    await a_role(esra, team, "planner", until_on=TODAY + 300 * DAY)
    await teams.join(system(), team.id, esra.id, from_on=TODAY + DAY)
    assert (await sign_in.actor(system(NOON + 30 * DAY), esra.id)).roles == {(team.id, "planner")}


async def test_who_stands_in_can_be_given_the_role_and_then_stands_in_no_more() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    team = await a_team(esra, ilse)
    role, other = await a_team_role(team, "planner"), await a_team_role(team, "werver")
    for one in (role, other):
        await service.stand_in(await acting(ilse), one.id, until_on=TODAY + 30 * DAY)
    await service.appoint(system(), role.id, ilse.id, from_on=TODAY)
    await service.appoint(system(), other.id, ilse.id, from_on=TODAY + 5 * DAY)
    terms = await RoleTerm.objects().order_by(RoleTerm.team_role, RoleTerm.from_on)
    assert [(one.acting, one.from_on, one.until_on) for one in terms] == [
        (False, TODAY, rules.last_day(TODAY, 12)),
        (True, TODAY, TODAY + 4 * DAY),
        (False, TODAY + 5 * DAY, rules.last_day(TODAY + 5 * DAY, 12)),
    ]
    assert [e.what for e in await journal.timeline(f"team_role:{role.id}")] == ["RoleTaken", "RoleCovered"]


async def test_two_who_hold_a_role_side_by_side_do_not_rotate_it() -> None:
    """Half a year apart, a year each: both have held it for two terms in a row."""
    year = 365 * DAY
    first = [Held(1, TODAY, TODAY + year - DAY), Held(1, TODAY + year, TODAY + 2 * year - DAY)]
    half = timedelta(days=180)
    beside = [Held(2, one.from_on + half, one.until_on + half) for one in first]
    terms = [*first, *beside]
    assert rules.in_a_row(terms, 1, TODAY + 2 * year, 12) == 3
    assert rules.in_a_row(terms, 2, TODAY + 2 * year + half, 12) == 3
