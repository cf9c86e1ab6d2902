"""A role's term: who records it, when it ends, and what is left of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.journal import queries as journal
from teamhub.roles import rules, service
from teamhub.roles.rules import Term
from teamhub.roles.tables import RoleTerm
from teamhub.sign_in import service as sign_in
from tests.conftest import NOON
from tests.factories import a_person, a_role, a_team, acting, holds, joins, system

TODAY = NOON.date()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("from_on", "months", "last"),
    [
        (date(2026, 6, 1), 6, date(2026, 11, 30)),
        (date(2026, 3, 1), 12, date(2027, 2, 28)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 1, 15), 24, date(2028, 1, 14)),
    ],
)
def test_the_last_day_of_a_term(from_on: date, months: int, last: date) -> None:
    assert rules.last_day(from_on, months) == last


@given(some.dates(date(2000, 1, 1), date(2100, 1, 1)), some.integers(1, 1000), some.integers(-1000, 2000))
def test_a_ring_only_shrinks(from_on: date, days: int, into: int) -> None:
    until_on, today = from_on + days * DAY, from_on + into * DAY
    ring, tomorrow = rules.ring(from_on, until_on, today), rules.ring(from_on, until_on, today + DAY)
    assert 0 <= tomorrow.left <= ring.left <= 1
    assert (ring.left == 0) == (ring.term is Term.VACANT) == (today > until_on)


@pytest.mark.usefixtures("db")
async def test_rights_come_with_the_term_and_end_with_it() -> None:
    esra = await a_person()
    team = await a_team(esra)
    await service.define(system(), "planner", name_nl="Planner", term_months=6)
    await service.appoint(await acting(esra), team.id, "planner", esra.id, from_on=TODAY)
    last = rules.last_day(TODAY, 6)
    assert (await sign_in.actor(system(), esra.id)).roles == {(team.id, "planner")}
    assert (await sign_in.actor(system(NOON + (last - TODAY) + DAY), esra.id)).roles == frozenset()
    with pytest.raises(Invalid, match="already"):
        await service.appoint(await acting(esra), team.id, "planner", esra.id, from_on=last)

    await service.give_back(await acting(esra), team.id, "planner", esra.id, on=TODAY)
    assert (await sign_in.actor(system(NOON + DAY), esra.id)).roles == frozenset()
    assert [e.what for e in await journal.timeline(f"team:{team.id}")] == ["RoleGivenBack", "RoleTaken"]
    with pytest.raises(NotFound):
        await service.give_back(await acting(esra), team.id, "planner", esra.id, on=TODAY)


@pytest.mark.usefixtures("db")
async def test_a_team_gives_its_roles_to_its_own_people_and_nobody_else_does() -> None:
    esra, harmen, anita, nour = [await a_person(name) for name in ("Esra", "Harmen", "Anita", "Nour")]
    team = await a_team(esra, mpp=harmen)
    await holds(anita, Office.HR)
    await service.define(system(), "planner", name_nl="Planner")
    for other in (harmen, anita, nour):
        with pytest.raises(NotAllowed):
            await service.appoint(await acting(other), team.id, "planner", esra.id, from_on=TODAY)
        with pytest.raises(NotAllowed):
            await service.define(await acting(other), "baas", name_nl="Baas")
    with pytest.raises(Invalid, match="not in this team"):
        await service.appoint(await acting(esra), team.id, "planner", nour.id, from_on=TODAY)
    with pytest.raises(NotFound):
        await service.appoint(await acting(esra), team.id, "baas", esra.id, from_on=TODAY)
    with pytest.raises(Invalid, match="last day"):
        await service.appoint(await acting(esra), team.id, "planner", esra.id, from_on=TODAY, until_on=TODAY - DAY)
    with pytest.raises(Invalid, match="already"):
        await service.define(system(), "planner", name_nl="Planner")


@pytest.mark.usefixtures("db")
async def test_who_leaves_holds_no_role_any_more() -> None:
    roel, nour = await a_person("Roel", left_on=TODAY - DAY), await a_person("Nour")
    team = await a_team(nour)
    await joins(roel, team, until_on=TODAY - DAY)
    await a_role(roel, team, "planner", until_on=TODAY + 90 * DAY)
    await a_role(roel, team, "werver", from_on=TODAY + 5 * DAY, until_on=TODAY + 90 * DAY)
    await a_role(nour, team, "werver", until_on=TODAY + 90 * DAY)
    for _ in range(2):
        await service.end_all(system(), roel.id)
    await service.end_all(system(), nour.id)
    terms = await RoleTerm.select(RoleTerm.person, RoleTerm.until_on).order_by(RoleTerm.until_on)
    assert [(t["person"], t["until_on"]) for t in terms] == [(roel.id, TODAY - DAY), (nour.id, TODAY + 90 * DAY)]
