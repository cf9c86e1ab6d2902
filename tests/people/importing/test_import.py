"""A file is taken over as a whole or not at all; the second time it changes nothing; nobody is ever closed by it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from teamhub.core.act import Office
from teamhub.core.db import DB
from teamhub.core.errors import Invalid, NotAllowed
from teamhub.journal.tables import Entry
from teamhub.people import queries as people_queries
from teamhub.people import staying_service
from teamhub.people.importing import queries
from teamhub.people.importing.reading import Column, Row, Sheet, sheet
from teamhub.people.importing.rules import Kind, Known, Plan
from teamhub.people.importing.service import take_over
from teamhub.people.tables import Person
from teamhub.teams import service as teams
from teamhub.teams.tables import Membership
from tests.conftest import EMPTY, NOON
from tests.factories import a_person, a_team, acting, holds, system
from tests.people.importing.exports import PLAIN, TEAMS, Spelling, a_file, people, spellings

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)
ILSE = Row(
    2, "1001", "Ilse Veldkamp", date(2012, 3, 1), "ilse@oeverlicht.nl", "Alkmaar", "Begeleider", Decimal("28.5"), 6
)
# Hypothesis runs an example many times within one test: each begins with an empty database of its own.
in_database = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
async def three_teams(db: str) -> AsyncIterator[None]:
    await found_teams()
    yield


async def found_teams() -> None:
    for name in TEAMS:
        await teams.found(system(), name=name)


async def afresh() -> None:
    assert DB.pool
    async with DB.pool.acquire() as connection:
        await connection.execute(EMPTY)
    await found_teams()


async def taken(*rows: Row, **how: Any) -> Plan:
    return await take_over(system(), Sheet([*rows], numbers=frozenset(row.number for row in rows)), **how)


async def everything() -> tuple[list[Known], int]:
    """All that an import could have touched."""
    return await queries.known(), await Entry.count()


async def the(number: str) -> Known:
    return next(person for person in await queries.known() if person.number == number)


@in_database
@given(rows=people(), spelled=spellings)
async def test_the_second_time_changes_nothing(rows: list[Row], spelled: Spelling) -> None:
    await afresh()
    content = a_file(*rows, spelling=spelled)
    first = await take_over(system(), sheet(content))
    assert first.problems == []
    once = await everything()
    second = await take_over(system(), sheet(content))
    assert (second.problems, second.changes, second.gone) == ([], [], [])
    assert second.same == len(rows)
    assert await everything() == once


@in_database
@given(rows=people(), edited=people())
async def test_any_file_after_any_other_is_refused_or_settles(rows: list[Row], edited: list[Row]) -> None:
    """Whatever HR writes next, it is taken over so that it is true, or it is refused and changes nothing."""
    await afresh()
    await taken(*rows)
    before = await everything()
    try:
        plan = await taken(*edited)
    except Invalid:
        assert await everything() == before
        return
    if plan.problems:
        assert await everything() == before
    else:
        assert (await taken(*edited)).changes == []
    left = {person.id: person.left_on for person in before[0]}
    by_file = {row.number for row in edited if row.left_on}
    for person in (await everything())[0]:
        if person.number not in by_file and left.get(person.id) is None:
            assert person.left_on is None


WRONG = {
    Column.NUMBER: ["", "x" * 21],
    Column.NAME: ["", "x" * 81],
    Column.EMAIL: ["geen adres", "a@b"],
    Column.TEAM: ["Team Nergens"],
    Column.HOURS: ["veel", "99", "28,55", "-1"],
    Column.CASELOAD: ["6,5", "-2"],
    Column.JOINED: ["", "31-02-2020", "straks"],
    Column.LEFT: ["ooit", "01-01-1901"],
}


@some.composite
def spoilt(draw: some.DrawFn) -> tuple[bytes, int]:
    """A file with one cell that cannot be, and the line that it is on."""
    lines = [PLAIN.cells(replace(row, left_on=None)) for row in draw(people())]
    bad = draw(some.integers(0, len(lines) - 1))
    column = draw(some.sampled_from([*WRONG]))
    lines[bad][column] = draw(some.sampled_from(WRONG[column]))
    return PLAIN.file(lines), bad + 2


@in_database
@given(known=people(), spoilt=spoilt())
async def test_one_bad_line_and_nothing_is_written(known: list[Row], spoilt: tuple[bytes, int]) -> None:
    await afresh()
    await taken(*known)
    before = await everything()
    content, bad = spoilt

    plan = await take_over(system(), sheet(content))

    assert bad in {problem.line for problem in plan.problems}
    assert await everything() == before


async def test_a_dry_run_shows_the_same_and_writes_nothing() -> None:
    before = await everything()
    dry = await taken(ILSE, dry_run=True)
    assert await everything() == before
    assert dry == await taken(ILSE)
    person = await the("1001")
    assert (person.name, person.email, person.function) == ("Ilse Veldkamp", "ilse@oeverlicht.nl", "Begeleider")
    assert (person.hours, person.caseload) == ({ILSE.joined_on: Decimal("28.5")}, {ILSE.joined_on: 6})
    assert [(stay.name, stay.from_on, stay.until_on) for stay in person.stays] == [
        ("Team Alkmaar", ILSE.joined_on, None)
    ]


async def test_what_changes_holds_from_today_and_history_stays() -> None:
    await taken(ILSE)
    moved = replace(ILSE, name="Ilse de Wit", team="Team Haarlem", hours=Decimal(24), caseload=4)
    (change,) = (await taken(moved)).changes
    assert (change.kind, set(change.changed)) == (
        Kind.CHANGES,
        {Column.NAME, Column.TEAM, Column.HOURS, Column.CASELOAD},
    )
    person = await the("1001")
    assert person.hours == {ILSE.joined_on: Decimal("28.5"), TODAY: Decimal(24)}
    assert [(stay.name, stay.until_on) for stay in person.stays] == [
        ("Team Alkmaar", TODAY - DAY),
        ("Team Haarlem", None),
    ]


async def test_an_empty_cell_says_nothing() -> None:
    await taken(ILSE)
    assert (await taken(Row(2, ILSE.number, ILSE.name, ILSE.joined_on))).changes == []


async def test_who_is_not_in_the_file_is_offered_as_a_leaver_and_left_alone() -> None:
    karim = replace(ILSE, line=3, number="1002", name="Karim", email=None)
    await taken(ILSE, karim)
    await a_person("Samira")  # nobody of the personnel record: without a number
    before = await everything()
    plan = await taken(ILSE)
    assert ([person.name for person in plan.gone], plan.changes) == (["Karim"], [])
    assert await everything() == before
    await staying_service.leave(system(), (await the("1002")).id, TODAY + DAY)
    assert (await taken(ILSE)).gone == []


async def test_nobody_is_offered_when_the_file_cannot_be_read() -> None:
    await taken(ILSE)
    assert (await take_over(system(), sheet(b"leeg"))).gone == []


async def test_a_last_day_in_the_file_is_recorded_and_may_move() -> None:
    await taken(ILSE)
    for last in (TODAY + 30 * DAY, TODAY + 60 * DAY, TODAY + 10 * DAY):
        (change,) = (await taken(replace(ILSE, left_on=last))).changes
        assert change.kind is Kind.LEAVES
        person = await the("1001")
        assert (person.left_on, person.stays[0].until_on) == (last, last)
    assert (await taken(ILSE)).changes == []
    await taken(replace(ILSE, left_on=TODAY - DAY))
    assert (await Person.select(Person.parted_at))[0]["parted_at"] == NOON


async def test_who_left_long_ago_is_not_taken_over() -> None:
    plan = await taken(replace(ILSE, left_on=date(2019, 1, 1)))
    assert (plan.changes, plan.problems, await Person.count()) == ([], [], 0)


async def test_who_left_may_start_anew_but_is_not_undone_by_an_old_file() -> None:
    await taken(ILSE)
    await staying_service.leave(system(), (await the("1001")).id, TODAY - 10 * DAY)
    (problem,) = (await taken(ILSE)).problems
    assert problem.said().startswith("Ilse Veldkamp has left.")
    back = replace(ILSE, joined_on=TODAY + 5 * DAY, team="Haarlem")
    (change,) = (await taken(back)).changes
    assert change.kind is Kind.RETURNS
    person = await the("1001")
    assert (person.joined_on, person.left_on) == (TODAY + 5 * DAY, None)
    assert [(stay.name, stay.until_on) for stay in person.stays] == [
        ("Team Alkmaar", TODAY - 10 * DAY),
        ("Team Haarlem", None),
    ]
    assert (await taken(back)).changes == []


async def test_who_was_welcomed_by_hand_gets_their_number_by_their_address() -> None:
    ilse = await staying_service.welcome(system(), name="Ilse", email="ilse@oeverlicht.nl", joined_on=ILSE.joined_on)
    (change,) = (await taken(ILSE)).changes
    assert (change.person, change.changed[Column.NUMBER]) == (ilse.id, (None, "1001"))
    assert await Person.count() == 1


async def test_a_member_of_the_client_council_is_never_taken_for_an_employee() -> None:
    samira = await a_person("Samira", email="ilse@oeverlicht.nl")
    await holds(samira, Office.COUNCIL)
    (problem,) = (await taken(ILSE)).problems
    assert problem.column is Column.EMAIL
    assert "Samira" not in problem.said()
    assert (await people_queries.person(system(), samira.id)).name == "Samira"


async def test_a_team_is_known_by_its_name_or_its_short_name_and_new_ones_are_asked_for() -> None:
    for name in ("alkmaar", "TEAM ALKMAAR", "Alkmaar"):
        assert (await taken(replace(ILSE, team=name))).problems == []
    new = replace(ILSE, line=3, number="1002", email=None, team="Team Lelystad")
    (problem,) = (await taken(ILSE, new)).problems
    assert (problem.line, problem.column) == (3, Column.TEAM)
    plan = await taken(ILSE, new, new_teams=True)
    assert plan.new_teams == ["Team Lelystad"]
    assert (await the("1002")).stays[0].name == "Team Lelystad"
    assert (await taken(ILSE, new, new_teams=True)).new_teams == []


async def test_who_is_in_two_teams_is_moved_by_a_person_not_by_a_file() -> None:
    await taken(ILSE)
    ilse = await the("1001")
    kinderteam = await Membership.raw("SELECT id FROM team WHERE name = 'Kinderteam'")
    await teams.join(system(), kinderteam[0]["id"], ilse.id, from_on=TODAY)
    assert (await taken(replace(ILSE, team="Kinderteam"))).changes == []
    (problem,) = (await taken(replace(ILSE, team="Haarlem"))).problems
    assert problem.column is Column.TEAM


async def test_a_move_that_was_arranged_already_is_left_as_it_is() -> None:
    await taken(ILSE)
    ilse = await the("1001")
    alkmaar = ilse.stays[0].team
    haarlem = (await Membership.raw("SELECT id FROM team WHERE name = 'Team Haarlem'"))[0]["id"]
    await teams.move(system(), ilse.id, from_team=alkmaar, to_team=haarlem, on=TODAY + 20 * DAY)
    for name in ("Alkmaar", "Haarlem"):
        assert (await taken(replace(ILSE, team=name))).changes == []


async def test_what_a_verb_refuses_takes_everything_back_and_names_the_line() -> None:
    karim = replace(ILSE, line=3, number="1002", name="Karim", email="karim@oeverlicht.nl")
    await taken(ILSE, karim)
    before = await everything()
    joins = replace(ILSE, line=2, number="1003", name="Dewi", email=None, joined_on=TODAY + DAY)
    wrong = replace(karim, joined_on=date(2010, 1, 1), left_on=date(2011, 1, 1))
    with pytest.raises(Invalid, match="Line 3: The last day cannot be before the first one"):
        await taken(joins, wrong)
    assert await everything() == before


async def test_only_hr_and_the_operator_take_a_file_over() -> None:
    esra = await a_person()
    await a_team(esra)
    with pytest.raises(NotAllowed):
        await take_over(await acting(esra), sheet(a_file(ILSE)))
