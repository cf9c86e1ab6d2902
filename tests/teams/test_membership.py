"""Who is in which team, and who holds which office, from when until when."""

from datetime import date, timedelta

import pytest
from asyncpg import ExclusionViolationError

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.journal import queries as journal
from teamhub.sign_in import service as sign_in
from teamhub.teams import queries, service
from teamhub.teams.tables import Membership, OfficeHeld
from tests.conftest import NOON
from tests.factories import LONG_AGO, a_person, a_team, acting, holds, joins, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)


async def test_a_team_gets_a_short_name_of_its_own() -> None:
    team = await service.found(system(), name="Team Alkmaar", place="Alkmaar", meeting_day="tuesday")
    assert (team.code, team.meeting_day) == ("alkmaar", "tuesday")
    with pytest.raises(Invalid):
        await service.found(system(), name="Alkmaar")
    with pytest.raises(Invalid):
        await service.found(system(), name="   ")


async def test_a_move_leaves_no_day_without_a_team_and_none_with_two() -> None:
    esra = await a_person()
    alkmaar, haarlem = await a_team(esra), await a_team()
    await service.move(system(), esra.id, from_team=alkmaar.id, to_team=haarlem.id, on=TODAY)
    assert await queries.members(alkmaar.id, TODAY - DAY) == [esra.id]
    assert await queries.members(alkmaar.id, TODAY) == []
    assert await queries.members(haarlem.id, TODAY - DAY) == []
    assert await queries.members(haarlem.id, TODAY) == [esra.id]
    assert [entry.what for entry in await journal.timeline(f"team:{alkmaar.id}")] == ["MemberLeft"]
    assert [entry.what for entry in await journal.timeline(f"team:{haarlem.id}")] == ["MemberJoined"]


@pytest.mark.parametrize(
    ("from_on", "until_on", "fits"),
    [
        (date(2025, 1, 1), date(2025, 5, 31), True),
        (date(2025, 1, 1), date(2025, 6, 1), False),
        (date(2025, 6, 30), None, False),
        (date(2025, 7, 1), None, True),
        (date(2025, 1, 1), None, False),
    ],
)
async def test_nobody_is_in_a_team_twice_on_a_day(from_on: date, until_on: date | None, fits: bool) -> None:
    esra = await a_person()
    team = await a_team()
    await joins(esra, team, date(2025, 6, 1), date(2025, 6, 30))
    if fits:
        await service.join(system(), team.id, esra.id, from_on=from_on, until_on=until_on)
        return
    with pytest.raises(Invalid, match="already"):
        await service.join(system(), team.id, esra.id, from_on=from_on, until_on=until_on)
    with pytest.raises(ExclusionViolationError):
        await joins(esra, team, from_on, until_on)


async def test_a_membership_stays_within_the_time_that_somebody_works_here() -> None:
    roel = await a_person("Roel", joined_on=TODAY, left_on=TODAY + 10 * DAY)
    team = await a_team()
    for outside in (TODAY - DAY, TODAY + 11 * DAY):
        with pytest.raises(Invalid, match="does not work here"):
            await service.join(system(), team.id, roel.id, from_on=outside)
    await service.join(system(), team.id, roel.id, from_on=TODAY)
    assert await Membership.select(Membership.until_on).output(as_list=True) == [TODAY + 10 * DAY]


async def test_who_is_not_in_a_team_cannot_leave_it() -> None:
    esra = await a_person()
    team = await a_team()
    with pytest.raises(NotFound):
        await service.leave_team(system(), team.id, esra.id, on=TODAY)
    with pytest.raises(NotFound):
        await service.join(system(), 99_999, esra.id, from_on=TODAY)
    with pytest.raises(NotFound):
        await service.join(system(), team.id, 99_999, from_on=TODAY)


async def test_an_mpp_has_teams_and_another_office_has_none() -> None:
    harmen = await a_person("Harmen")
    alkmaar, haarlem = await a_team(), await a_team()
    for team in (alkmaar, haarlem):
        await service.take_office(system(), harmen.id, Office.MPP, team=team.id, from_on=LONG_AGO)
    actor = await sign_in.actor(system(), harmen.id)
    assert (actor.offices, actor.oversees) == ({Office.MPP}, {alkmaar.id, haarlem.id})
    with pytest.raises(Invalid):
        await service.take_office(system(), harmen.id, Office.MPP, from_on=LONG_AGO)
    with pytest.raises(Invalid):
        await service.take_office(system(), harmen.id, Office.HR, team=alkmaar.id, from_on=LONG_AGO)
    with pytest.raises(Invalid, match="already"):
        await service.take_office(system(), harmen.id, Office.MPP, team=alkmaar.id, from_on=TODAY)

    await service.give_up_office(system(), harmen.id, Office.MPP, team=alkmaar.id, on=TODAY)
    assert (await sign_in.actor(system(NOON + DAY), harmen.id)).oversees == {haarlem.id}
    with pytest.raises(NotFound):
        await service.give_up_office(system(), harmen.id, Office.MPP, team=alkmaar.id, on=TODAY)


async def test_only_hr_records_who_is_where() -> None:
    esra, harmen, anita = await a_person(), await a_person("Harmen"), await a_person("Anita")
    team = await a_team(esra, mpp=harmen)
    await holds(anita, Office.HR)
    for other in (await acting(esra), await acting(harmen)):
        with pytest.raises(NotAllowed):
            await service.leave_team(other, team.id, esra.id, on=TODAY)
        with pytest.raises(NotAllowed):
            await service.take_office(other, esra.id, Office.HR, from_on=TODAY)
        with pytest.raises(NotAllowed):
            await service.found(other, name="Team Nieuw")
    await service.leave_team(await acting(anita), team.id, esra.id, on=TODAY)
    assert await OfficeHeld.count() == 2
