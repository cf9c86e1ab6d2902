"""What roles weigh in the demo: against the figures of its data, and against a calculation over its raw JSON."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from teamhub.core.act import SYSTEM, Act
from teamhub.demo import building
from teamhub.demo.steps import World
from teamhub.roles import queries as roles
from teamhub.roles.exchanges import queries as exchanges
from teamhub.roles.exchanges.rules import State
from teamhub.roles.load import queries
from teamhub.roles.load.rules import Signal
from teamhub.roles.overview import queries as overview
from tests.conftest import EMPTY, at_once

NOW = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
DATA: dict[str, Any] = json.loads((Path(building.__file__).parent / "oeverlicht.json").read_text(encoding="utf-8"))
IN_TEAMS = [person for person in DATA["people"] if person["team_id"]]
ABSENT = {"p10", "p18", "p27", "p34"}  # of whom the data compares no caseload with a norm: they do not work in full


@pytest.fixture(scope="module")
async def world(database: str) -> AsyncIterator[World]:
    await at_once(EMPTY)
    made = await building.build(NOW)
    assert made
    yield made
    await at_once(EMPTY)


@pytest.fixture
async def found(world: World) -> dict[str, queries.TeamLoad]:
    act = Act(by=SYSTEM, at=NOW)
    return {team: await queries.whole(act, id) for team, id in world.teams.items()}


def of(world: World, found: dict[str, queries.TeamLoad], person: dict[str, Any]) -> queries.Load:
    one = found[person["team_id"]].of(world.people[person["id"]])
    assert one, person["id"]
    return one


def rounded(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 1)


def carried_in_the_data() -> dict[str, list[float]]:
    """Over the raw JSON: each role's hours once, with the holder, or with who stands in for a role without one.

    `holder_id` is already who has the work of a role whose term expired (RT-030), and who stands in for one that
    nobody holds (RT-035); a `temporary_cover` is beside a holder, whose hours they stay.
    """
    hours: dict[str, list[float]] = defaultdict(list)
    for assignment in DATA["roles"]["assignments"]:
        if assignment["holder_id"]:
            hours[assignment["holder_id"]].append(assignment["hours_per_week"])
    return hours


async def test_everybody_carries_what_the_raw_data_says(world: World, found: dict[str, queries.TeamLoad]) -> None:
    hours = carried_in_the_data()
    for person in IN_TEAMS:
        one, mine = of(world, found, person).carried, hours[person["id"]]
        assert sorted(float(spent) for spent in one.role_hours) == sorted(mine), person["id"]
        left = person["contract_hours"] - sum(mine)
        unit = next(team["caseload_per_36h"] for team in DATA["teams"] if team["id"] == person["team_id"])
        assert rounded(one.norm) == pytest.approx(left * unit / 36, abs=0.051)
        assert rounded(one.percent) == pytest.approx(100 * sum(mine) / person["contract_hours"], abs=0.051)


async def test_the_figures_are_those_that_the_data_gives(world: World, found: dict[str, queries.TeamLoad]) -> None:
    for person in IN_TEAMS:
        one = of(world, found, person).carried
        assert float(one.on_roles) == person["role_hours"]
        assert (one.roles, one.caseload) == (person["role_count"], person["caseload"])
        assert float(one.percent) == pytest.approx(person["role_load_pct"], abs=0.051)
        assert one.norm is not None and float(one.norm) == pytest.approx(person["caseload_norm"], abs=0.051)
        if person["id"] not in ABSENT:
            assert one.over is not None and float(one.over) == pytest.approx(person["caseload_vs_norm_pct"], abs=0.051)
        else:
            assert person["caseload_vs_norm_pct"] is None
    for team in DATA["teams"]:
        percent = found[team["id"]].percent
        assert percent is not None and float(percent) == pytest.approx(team["role_time_pct"], abs=0.051)
        assert sum(one.carried.hours for one in found[team["id"]].people) == team["contract_hours"]


async def test_two_are_above_an_eighth_and_one_has_few_hours_left_for_clients(
    world: World, found: dict[str, queries.TeamLoad]
) -> None:
    key = {id: person for person, id in world.people.items()}
    much = {key[one.person] for now in found.values() for one in now.people if Signal.MUCH_TIME in one.signals}
    assert much == {"p07", "p39"}
    assert not any(now.above for now in found.values())
    assert not any(Signal.OVER_NORM in one.signals for now in found.values() for one in now.people)
    few = [one for now in found.values() for one in now.people if Signal.PRIMARY in one.signals]
    assert [(key[one.person], one.primary) for one in few] == [("p39", Decimal("15.5"))]


async def test_three_exchanges_were_consented_to_and_hold(world: World) -> None:
    act = Act(by=SYSTEM, at=NOW)
    for told in DATA["roles"]["caseload_exchanges"]:
        (seen,) = await exchanges.of_team(act, world.teams[told["team_id"]])
        assert (seen.more, seen.takes) == (world.people[told["takes_more_id"]], world.people[told["takes_role_id"]])
        assert (seen.state, seen.words, seen.clients) == (State.RUNNING, told["text_nl"], told["clients"])
        assert seen.from_on == date.fromisoformat(told["since"])
        counted = await exchanges.figures(act, seen)
        assert counted and counted.percent <= 20
    on = {
        told["id"]: (await exchanges.of_team(act, world.teams[told["team_id"]]))[0].review_on
        for told in DATA["roles"]["caseload_exchanges"]
    }
    assert on == {"RUIL-01": date(2026, 12, 1), "RUIL-02": date(2027, 1, 15), "RUIL-03": date(2026, 12, 1)}


async def test_open_core_roles_and_what_has_expired_stand_in_the_overview(world: World) -> None:
    act = Act(by=SYSTEM, at=NOW)
    page = await overview.core(act, 6)
    key = {id: team for team, id in world.teams.items()}
    open_ = {(key[one.seat.role.team], one.seat.key): one for one in page.open}
    assert {("lel", "huismeester"), ("lel", "methodiek")} <= set(open_)  # RT-071 and RT-070
    assert open_["haa", "planner"].since == date(2026, 11, 1)  # RT-030 expired
    bought = open_["lel", "huismeester"]
    assert (bought.since, bought.bought_until) == (None, date(2026, 12, 31))
    alkmaar = {seat.key: seat for seat in await roles.seats(act, world.teams["alk"])}
    assert alkmaar["penningmeester"].vacant_since == date(2026, 8, 1)  # RT-015
    assert {one.name: one.seats - one.held for one in page.teams}[
        "Team Alkmaar"
    ] == 0  # its vacant role is no core role
