"""A role's term: what ends it, what is left of it, how many follow each other, and the rights that come with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, WrongStage
from teamhub.journal import queries as journal
from teamhub.roles import queries, rules, service, template_service
from teamhub.roles.rules import Held, Term
from teamhub.roles.tables import RoleTerm
from teamhub.sign_in import service as sign_in
from tests.conftest import NOON
from tests.factories import a_person, a_role, a_team, a_team_role, acting, holds, joins, system

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
    assert (ring.left == 0) == (ring.term is Term.EXPIRED) == (today > until_on)


@pytest.mark.parametrize(
    ("until_in", "term"), [(57, Term.RUNNING), (56, Term.ENDING), (0, Term.ENDING), (-1, Term.EXPIRED)]
)
def test_eight_weeks_before_its_end_a_term_asks_what_comes_next(until_in: int, term: Term) -> None:
    assert rules.ring(TODAY - 100 * DAY, TODAY + until_in * DAY, TODAY).term is term


ROW = [Held(1, date(2024, 1, 1), date(2024, 12, 31)), Held(1, date(2025, 1, 1), date(2025, 12, 31))]


@pytest.mark.parametrize(
    ("terms", "person", "from_on", "count"),
    [
        (ROW, 1, date(2026, 1, 1), 3),
        (ROW, 2, date(2026, 1, 1), 1),
        (ROW, 1, date(2026, 3, 1), 3),  # a gap of two months is no rotation
        (ROW, 1, date(2027, 1, 2), 1),  # a whole term without it is
        ([*ROW, Held(2, date(2026, 1, 1), date(2026, 6, 30))], 1, date(2026, 7, 1), 1),
        ([*ROW, Held(2, date(2026, 1, 1), date(2026, 6, 30), acting=True)], 1, date(2026, 7, 1), 3),
        ([], 1, date(2026, 1, 1), 1),
    ],
)
def test_terms_in_a_row(terms: list[Held], person: int, from_on: date, count: int) -> None:
    assert rules.in_a_row(terms, person, from_on, 12) == count


@given(some.lists(some.tuples(some.integers(1, 3), some.integers(0, 40), some.booleans()), max_size=12))
def test_nobody_gets_more_in_a_row_than_allowed_in_whatever_order_terms_are_agreed(
    wanted: list[tuple[int, int, bool]],
) -> None:
    """Months 0 … 40; terms of six months; at most two in a row. Counted here in another way, over the whole row."""
    terms: list[Held] = []
    for person, month, short in wanted:
        from_on = date(2020 + month // 12, month % 12 + 1, 1)
        until_on = rules.last_day(from_on, 3 if short else 6)
        free = all(until_on < term.from_on or from_on > term.until_on for term in terms)
        if free and rules.may_follow(terms, Held(person, from_on, until_on), 6, 2):
            terms.append(Held(person, from_on, until_on))
    row: list[Held] = []
    for term in sorted(terms, key=lambda one: one.from_on):
        if row and (row[-1].person != term.person or term.from_on - row[-1].until_on > timedelta(days=184)):
            row = []
        row.append(term)
        assert len(row) <= 2


@pytest.mark.parametrize(("days", "too_long"), [(42, False), (43, True)])
def test_a_role_may_be_open_for_six_weeks(days: int, too_long: bool) -> None:
    assert rules.open_too_long(TODAY - days * DAY, TODAY, 6) is too_long
    assert not rules.open_too_long(None, TODAY, 6)


@pytest.mark.usefixtures("db")
async def test_rights_come_with_the_term_and_end_with_it() -> None:
    esra = await a_person()
    team = await a_team(esra)
    role = await a_team_role(team, "planner")
    await service.appoint(system(), role.id, esra.id, from_on=TODAY)
    last = rules.last_day(TODAY, 12)
    assert (await sign_in.actor(system(), esra.id)).roles == {(team.id, "planner")}
    assert (await sign_in.actor(system(NOON + (last - TODAY) + DAY), esra.id)).roles == frozenset()
    with pytest.raises(Invalid, match="already"):
        await service.appoint(system(), role.id, esra.id, from_on=last)

    await service.give_back(await acting(esra), role.id, esra.id, on=TODAY)
    assert (await sign_in.actor(system(NOON + DAY), esra.id)).roles == frozenset()
    assert [e.what for e in await journal.timeline(f"team_role:{role.id}")] == ["RoleGivenBack", "RoleTaken"]
    with pytest.raises(NotFound):
        await service.give_back(await acting(esra, NOON + DAY), role.id, esra.id, on=TODAY + DAY)


@pytest.mark.usefixtures("db")
async def test_rights_end_with_who_leaves_the_team() -> None:
    esra = await a_person()
    team, other = await a_team(), await a_team(esra)
    await joins(esra, team, until_on=TODAY)
    await a_role(esra, team, "planner")
    assert (await sign_in.actor(system(), esra.id)).roles == {(team.id, "planner")}
    assert (await sign_in.actor(system(NOON + DAY), esra.id)).roles == frozenset()
    (seat,) = await queries.seats(await acting(esra, NOON + DAY), team.id)
    assert (seat.ring.term, seat.vacant_since) == (Term.VACANT, TODAY + DAY)
    assert other.id in (await acting(esra, NOON + DAY)).by.member_of


@pytest.mark.usefixtures("db")
async def test_who_runs_out_of_a_term_keeps_the_name_and_loses_the_rights() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    team = await a_team(esra, ilse)
    role = await a_role(esra, team, "planner", until_on=TODAY - DAY)
    (seat,) = await queries.seats(await acting(ilse), team.id)
    assert (seat.ring.term, seat.who, seat.person) == (Term.EXPIRED, "Esra", None)
    assert (await acting(esra)).by.roles == frozenset()

    await service.release(await acting(ilse), role.id)
    (seat,) = await queries.seats(await acting(ilse), team.id)
    assert (seat.ring.term, seat.vacant_since) == (Term.VACANT, TODAY)
    with pytest.raises(WrongStage):
        await service.release(await acting(ilse), role.id)


@pytest.mark.usefixtures("db")
async def test_no_page_gives_a_role_and_nobody_takes_one_away() -> None:
    esra, ilse, harmen, anita = [await a_person(name) for name in ("Esra", "Ilse", "Harmen", "Anita")]
    team = await a_team(esra, ilse, mpp=harmen)
    await holds(anita, Office.HR)
    role = await a_role(esra, team, "planner")
    for other in (ilse, harmen, anita, esra):
        with pytest.raises(NotAllowed):
            await service.appoint(await acting(other), role.id, ilse.id, from_on=TODAY)
        with pytest.raises(NotAllowed):
            await template_service.define(await acting(other), "baas", name_nl="Baas")
    for other in (ilse, harmen, anita):
        with pytest.raises(NotAllowed):
            await service.give_back(await acting(other), role.id, esra.id, on=TODAY)
    for other in (harmen, anita):
        with pytest.raises(NotAllowed):
            await service.stand_in(await acting(other), role.id, until_on=TODAY)


@pytest.mark.usefixtures("db")
async def test_what_an_appointment_is_refused_for() -> None:
    esra, ilse, nour = [await a_person(name) for name in ("Esra", "Ilse", "Nour")]
    team = await a_team(esra, ilse)
    role = await a_team_role(team, "planner")

    async def refused(person: int, match: str, from_on: date = TODAY, until_on: date | None = None) -> None:
        with pytest.raises(Refused, match=match):
            await service.appoint(system(), role.id, person, from_on=from_on, until_on=until_on)

    await refused(nour.id, "not in this team")
    await refused(esra.id, "last day", until_on=TODAY - DAY)
    await refused(esra.id, "at most 12 months", until_on=rules.last_day(TODAY, 12) + DAY)
    await refused(esra.id, "does not have this role", from_on=date(2019, 1, 1))
    await service.appoint(system(), role.id, esra.id, from_on=TODAY)
    await refused(ilse.id, "Esra holds this role until")
    next_on = rules.last_day(TODAY, 12) + DAY
    await service.appoint(system(), role.id, esra.id, from_on=next_on)
    await refused(esra.id, "2 terms in a row", from_on=rules.last_day(next_on, 12) + DAY)
    with pytest.raises(NotFound):
        await service.appoint(system(), 10**6, esra.id, from_on=TODAY)


@pytest.mark.usefixtures("db")
async def test_standing_in_has_an_end_and_gives_the_rights_until_then() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    team = await a_team(esra, ilse)
    held = await a_role(esra, team, "planner", until_on=TODAY + 20 * DAY)
    vacant = await a_team_role(team, "werver")
    act = await acting(ilse)
    for role, longest in ((held, 20), (vacant, 42)):
        with pytest.raises(Invalid, match="Stand in until"):
            await service.stand_in(act, role.id, until_on=TODAY + (longest + 1) * DAY)
        await service.stand_in(act, role.id, until_on=TODAY + longest * DAY)
        with pytest.raises(Invalid, match="already"):
            await service.stand_in(act, role.id, until_on=TODAY + longest * DAY)
    assert (await acting(ilse)).by.roles == {(team.id, "planner"), (team.id, "werver")}
    assert (await acting(ilse, NOON + 21 * DAY)).by.roles == {(team.id, "werver")}
    terms = {seat.key: seat.ring.term for seat in await queries.seats(act, team.id)}
    assert terms == {"werver": Term.ACTING, "planner": Term.ENDING}
    with pytest.raises(Invalid, match="already"):
        await service.stand_in(await acting(esra), held.id, until_on=TODAY)


@pytest.mark.usefixtures("db")
async def test_two_may_hold_a_role_with_two_seats_each_with_a_focus() -> None:
    esra, ilse, nour = [await a_person(name) for name in ("Esra", "Ilse", "Nour")]
    team = await a_team(esra, ilse, nour)
    role = await a_team_role(team, "mentor", seats=2)
    for person in (esra, ilse):
        await service.appoint(system(), role.id, person.id, from_on=TODAY)
    with pytest.raises(Invalid, match="holds this role until"):
        await service.appoint(system(), role.id, nour.id, from_on=TODAY)
    await service.say_focus(await acting(ilse), role.id, "Stagiairs")
    with pytest.raises(NotFound):
        await service.say_focus(await acting(nour), role.id, "Alles")
    seats = await queries.seats(await acting(nour), team.id)
    assert [(seat.name, seat.focus) for seat in sorted(seats, key=lambda seat: seat.seat)] == [
        ("Esra", ""),
        ("Ilse", "Stagiairs"),
    ]


@pytest.mark.usefixtures("db")
async def test_a_core_role_is_one_of_every_team() -> None:
    esra = await a_person()
    team = await a_team(esra)
    await template_service.define(system(), "planner", name_nl="Planner", core=True)
    await template_service.define(system(), "netwerker", name_nl="Netwerker")
    with pytest.raises(Invalid, match="already"):
        await template_service.define(system(), "planner", name_nl="Planner")
    assert [(s.key, s.ring.term) for s in await queries.seats(await acting(esra), team.id)] == [
        ("planner", Term.VACANT)
    ]
    number = await template_service.open_role(system(), team.id, "netwerker")
    assert await template_service.open_role(system(), team.id, "netwerker") == number
    with pytest.raises(NotFound):
        await template_service.open_role(system(), team.id, "baas")


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
