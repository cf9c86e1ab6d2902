"""What the figures are counted from, in the database: who was where then, with which hours, away when."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from teamhub.absence.figures import queries
from teamhub.absence.figures.amounts import Period
from teamhub.absence.figures.histories import NO_TEAM
from teamhub.absence.figures.policy import Look
from teamhub.absence.figures.showing import Of, Shown
from teamhub.core.act import Office
from teamhub.people.tables import Person
from teamhub.teams.tables import Membership, Team
from tests.absence.figures.there import DAY, a_team_of, away, contract, on_leave, the_organisation
from tests.conftest import counting
from tests.factories import a_person, a_team, holds, joins, system

pytestmark = pytest.mark.usefixtures("db")
FIRST, LAST = date(2025, 10, 1), date(2025, 12, 31)
QUARTER = Period(FIRST, LAST)  # of 92 days


async def shown(team: Team, period: Period = QUARTER, how: Look = Look.EVERYTHING) -> Shown:
    return Of(await queries.known(system(), [team.id], period), how).team(period, team.id)


async def percentage(team: Team, period: Period = QUARTER) -> Decimal:
    found = (await shown(team, period)).now
    assert found and found.percentage is not None
    return found.percentage


async def test_days_inside_the_period_count_of_whoever_was_absent() -> None:
    team, [esra, ilse, *_] = await a_team_of(5)
    await away(esra, FIRST - 10 * DAY, FIRST + 23 * DAY)  # 23 days of it within
    await away(ilse, LAST - 22 * DAY)  # 23 days until the last one, and goes on
    assert await percentage(team) == Decimal("10.00")


async def test_part_time_weighs_less_and_a_change_of_hours_counts_from_its_day() -> None:
    team, [esra, ilse] = await a_team_of(2)
    await contract(esra, 18, FIRST + 46 * DAY)
    await away(esra, FIRST, LAST + DAY)
    # 46 days of 1 and 46 of a half, of 92 + 69
    assert await percentage(team) == Decimal("42.86")
    assert ilse


async def test_who_works_partly_counts_for_the_rest_from_the_advice_on() -> None:
    team, [esra, _] = await a_team_of(2)
    await away(esra, FIRST, None, (FIRST + 46 * DAY, 27))
    # 46 days whole and 46 for a quarter: 57.5 of 184
    assert await percentage(team) == Decimal("31.25")


async def test_people_count_for_the_days_that_they_were_in_the_team_then() -> None:
    """Esra was absent all quarter, and moved to the other team halfway; Roel left, and is absent on paper still."""
    team, [ilse] = await a_team_of(1)
    other, [nour] = await a_team_of(1)
    [esra, roel] = [await a_person("Esra"), await a_person("Roel", left_on=FIRST + 45 * DAY)]
    for person in (esra, roel):
        await contract(person, 36)
    await joins(esra, team, until_on=FIRST + 45 * DAY)
    await joins(esra, other, from_on=FIRST + 46 * DAY)
    await joins(roel, other)
    await away(esra, FIRST)
    await away(roel, FIRST + 40 * DAY)
    assert await percentage(team) == Decimal("33.33")  # 46 of 138
    assert await percentage(other) == Decimal("28.26")  # 46 + 6 of 46 + 92 + 46
    assert ilse and nour


async def test_reports_and_ends_count_for_the_team_of_their_day_and_an_end_for_its_whole_duration() -> None:
    team, [esra, ilse] = await a_team_of(2)
    await away(esra, FIRST - 30 * DAY, FIRST + 10 * DAY)  # reported before, ended within: 40 days
    await away(ilse, FIRST + 20 * DAY, FIRST + 22 * DAY)
    await away(ilse, FIRST + 30 * DAY)
    found = await shown(team)
    assert found.now and (found.whole.reports, found.whole.ended, found.now.duration) == (2, 2, Decimal("21.0"))
    assert found.now.frequency == Decimal("3.97")  # 2 / 2 x 365 / 92
    assert found.now.zero == Decimal("0.0")


async def test_a_case_that_ended_on_the_first_day_of_the_period_ended_in_it() -> None:
    team, [esra, _] = await a_team_of(2)
    await away(esra, FIRST - 3 * DAY, FIRST)
    found = await shown(team)
    assert found.now and (found.now.duration, found.now.zero) == (Decimal("3.0"), Decimal("100.0"))


async def test_maternity_leave_is_left_out_and_counted_beside() -> None:
    team, [esra, _] = await a_team_of(2)
    await on_leave(esra, FIRST, FIRST + 45 * DAY)
    await away(esra, FIRST + 46 * DAY, FIRST + 69 * DAY)
    found = await shown(team)
    assert found.now and found.now.percentage == Decimal("12.50")
    assert found.with_leave and found.with_leave.percentage == Decimal("37.50")


async def test_what_is_asked_does_not_grow_with_people_teams_or_quarters() -> None:
    mpp = await a_person("Harmen")
    asked = []
    for many in (1, 10):
        teams = [await a_team_of(3, mpp=mpp) for _ in range(many)]
        for _, members in teams:
            await away(members[0], FIRST, FIRST + DAY)
        with counting() as found:
            known = await queries.known(system(), [team.id for team, _ in teams], Period(date(2023, 1, 1), LAST))
        assert len(known.people) == 3 * many
        asked.append(len(found))
    assert asked == [1, 1]


async def test_all_teams_or_only_those_that_are_asked_for() -> None:
    (team, _), (other, _) = await a_team_of(2, "Team Alkmaar"), await a_team_of(3, "Team Haarlem")
    gone, [roel] = await a_team_of(1, "Team Zaandam")
    await Membership.update({Membership.until_on: FIRST - DAY}).where(Membership.person == roel.id)
    every = await queries.known(system(), None, QUARTER)
    assert every.teams == {team.id: "Team Alkmaar", other.id: "Team Haarlem", NO_TEAM: ""} and len(every.people) == 6
    one = await queries.known(system(), [other.id], QUARTER)
    assert one.teams == {other.id: "Team Haarlem"} and len(one.people) == 3
    assert gone


async def test_without_contract_hours_or_people_there_is_no_percentage() -> None:
    await the_organisation()
    esra = await a_person()
    team, empty = await a_team(esra), await a_team()
    await away(await a_person(), FIRST, FIRST + DAY)
    found = await shown(team)
    assert found.now and found.now.percentage is None and found.now.frequency == 0 and found.whole.unknown == 1
    assert (await shown(empty)).nobody


async def small_and_large(mpp: Person) -> dict[str, Any]:
    await holds(mpp, Office.HR)
    large, [esra, *_] = await a_team_of(7, "Team Alkmaar", mpp=mpp)
    small, [ilse, *_] = await a_team_of(4, "Team Hoorn", mpp=mpp)
    await away(esra, FIRST, FIRST + 20 * DAY)
    await away(ilse, FIRST, LAST + DAY)
    return {"large": large, "small": small, "known": await queries.known(system(), None, QUARTER)}


def rows_of(of: Of) -> dict[int, Shown]:
    """As the page lists them."""
    return {team: of.team(QUARTER, team) for team in of.there(QUARTER)}


async def test_a_small_team_is_not_shown_and_no_total_tells_it_by_difference() -> None:
    there = await small_and_large(await a_person("Harmen"))
    coarse = Of(there["known"], Look.COARSE)
    rows = rows_of(coarse)
    total, covered = coarse.total(QUARTER)
    large, small = rows[there["large"].id], rows[there["small"].id]
    assert small.now is None and covered == {there["large"].id}
    assert large.now and total.now and total.now.percentage == large.now.percentage == Decimal(3)
    full = Of(there["known"], Look.EVERYTHING)
    assert rows_of(full)[there["small"].id].now
    assert full.total(QUARTER)[1] == {there["large"].id, there["small"].id}


async def test_a_team_that_was_small_for_one_day_is_not_shown_for_that_period() -> None:
    team, [*_, roel] = await a_team_of(5)
    await away(roel, FIRST - 30 * DAY, FIRST - 20 * DAY)
    assert (await shown(team, how=Look.OWN)).now
    await Membership.update({Membership.until_on: LAST - DAY}).where(Membership.person == roel.id)
    assert (await shown(team, how=Look.OWN)).now is None
    assert (await shown(team, Period(FIRST, LAST - DAY), Look.OWN)).now


async def test_an_mpp_reads_whole_per_cents_and_no_average_of_one_case() -> None:
    team, [esra, *_] = await a_team_of(5)
    await away(esra, FIRST, FIRST + 17 * DAY)
    exact, coarse = (await shown(team, how=Look.OWN)).now, (await shown(team, how=Look.COARSE)).now
    assert exact and (exact.percentage, exact.frequency, exact.duration) == (
        Decimal("3.70"),
        Decimal("0.79"),
        Decimal("17.0"),
    )
    assert coarse and (coarse.percentage, coarse.frequency, coarse.zero) == (4, Decimal("0.8"), 80)
    assert coarse.duration is None


async def test_who_is_in_no_team_counts_for_the_organisation_and_for_nobody_else() -> None:
    """Corine has a contract and no team; Ilse is in a team from halfway on; Samira of the council has no contract."""
    mpp = await a_person("Harmen")
    team, members = await a_team_of(7, mpp=mpp)
    corine, ilse, samira = [await a_person(name) for name in ("Corine", "Ilse", "Samira")]
    await holds(samira, Office.COUNCIL)
    for person in (corine, ilse):
        await contract(person, 36)
    await joins(ilse, team, from_on=FIRST + 46 * DAY)
    await away(corine, FIRST, LAST + DAY)
    of = Of(await queries.known(system(), None, QUARTER), Look.EVERYTHING)
    rows = rows_of(of)
    outside, inside = rows[NO_TEAM].now, rows[team.id].now
    assert outside and (outside.headcount, outside.percentage) == (Decimal("1.5"), Decimal("66.67"))
    assert inside and (inside.headcount, inside.percentage) == (Decimal("7.5"), Decimal("0.00"))
    total, covered = of.total(QUARTER)
    assert total.now and (total.now.headcount, total.now.percentage) == (Decimal("9.0"), Decimal("11.11"))
    assert covered == {NO_TEAM, team.id} and len(members) == 7
    theirs = Of(await queries.known(system(), [team.id], QUARTER), Look.COARSE)
    assert rows_of(theirs).keys() == {team.id}
    director = Of(of.known, Look.COARSE)
    shown_, covered = director.total(QUARTER)
    assert covered == {team.id} and shown_.now and shown_.now.percentage == 0


async def test_before_absences_were_recorded_there_is_no_nought() -> None:
    team, [esra, *_] = await a_team_of(5)
    assert not (await shown(team)).recorded and (await shown(team)).now is None
    await away(esra, LAST, LAST + DAY)
    assert (await shown(team)).now
    before = Period(date(2025, 7, 1), date(2025, 9, 30))
    assert (await shown(team, before)).now is None and not (await shown(team, before)).recorded


async def test_nobody_but_hr_learns_of_one_team_what_maternity_leave_adds() -> None:
    team, [esra, *_] = await a_team_of(7)
    other, _ = await a_team_of(7)
    await away(esra, FIRST, FIRST + DAY)
    for teams, several in (([team.id], False), ([team.id, other.id], True)):
        of = Of(await queries.known(system(), teams, QUARTER), Look.COARSE)
        rows = rows_of(of)
        assert all(one.now and one.with_leave is None for one in rows.values())
        assert (of.total(QUARTER)[0].with_leave is not None) is several
    assert (await shown(team, how=Look.OWN)).with_leave is None
    assert (await shown(team)).with_leave
