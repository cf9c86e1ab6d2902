"""Coming and going: who joins is in their team that day, who leaves has no rights the day after."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from teamhub.core import leaving
from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.journal import queries as journal
from teamhub.people import queries, service, staying_service
from teamhub.people.tables import Caseload, ContractHours, Person
from teamhub.roles import service as roles
from teamhub.roles.tables import RoleTerm
from teamhub.sign_in import service as sign_in
from teamhub.teams import queries as teams
from teamhub.teams import service as team_service
from teamhub.teams.tables import Membership, OfficeHeld, Team
from tests.conftest import NOON
from tests.factories import a_person, a_team_role, acting, holds, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)


async def a_real_team(name: str = "Team Alkmaar") -> Team:
    return await team_service.found(system(), name=name, place="Alkmaar")


async def told(subject: str) -> list[str]:
    """What the journal has about it, oldest first."""
    return [entry.what for entry in reversed(await journal.timeline(subject))]


def at(day: date) -> Act:
    return replace(system(), at=NOON + (day - TODAY))


async def test_who_is_welcomed_has_a_record_a_team_hours_and_a_caseload() -> None:
    team = await a_real_team()
    ilse = await staying_service.welcome(
        system(),
        name="  Ilse   Veldkamp ",
        number="1001",
        email="Ilse@Oeverlicht.nl",
        function_nl="Maatschappelijk werker",
        joined_on=TODAY,
        hours=Decimal(32),
        caseload=6,
        team=team.id,
    )

    person = await queries.person(system(), ilse.id)
    assert (person.name, person.email, person.number) == ("Ilse Veldkamp", "ilse@oeverlicht.nl", "1001")
    assert await teams.members(team.id, TODAY) == [ilse.id]
    assert await teams.members(team.id, TODAY - DAY) == []
    assert await ContractHours.select(ContractHours.hours).output(as_list=True) == [Decimal(32)]
    assert await Caseload.select(Caseload.size).output(as_list=True) == [6]
    assert await told(f"person:{ilse.id}") == ["PersonWelcomed"]
    assert await told(f"team:{team.id}") == ["TeamFounded", "MemberJoined"]
    assert (await sign_in.actor(system(), ilse.id)).member_of == {team.id}


@pytest.mark.parametrize("demo", [True, False])
async def test_who_joins_the_demo_is_of_the_demo_and_who_joins_real_people_is_real(demo: bool) -> None:
    """Otherwise the next start would refuse to show the demo among real people."""
    await a_person("Anita", demo=demo)
    assert (await staying_service.welcome(system(), name="Ilse", joined_on=TODAY)).demo is demo


async def test_the_first_of_an_organisation_is_real(db: str) -> None:
    assert (await staying_service.welcome(system(), name="Ilse", joined_on=TODAY)).demo is False


async def test_who_starts_later_has_no_standing_before_that_day() -> None:
    later = TODAY + 14 * DAY
    ilse = await staying_service.welcome(system(), name="Ilse", joined_on=later)
    with pytest.raises(NotFound):
        await sign_in.actor(system(), ilse.id)
    assert (await sign_in.actor(at(later), ilse.id)).name == "Ilse"


async def test_a_number_and_an_address_are_one_persons() -> None:
    await staying_service.welcome(system(), name="Ilse", number="1", email="ilse@oeverlicht.nl", joined_on=TODAY)
    with pytest.raises(Invalid, match=r"“ilse@oeverlicht\.nl” is already in use by Ilse"):
        await staying_service.welcome(system(), name="Karim", email="ILSE@oeverlicht.nl", joined_on=TODAY)
    with pytest.raises(Invalid, match="“1” is already in use"):
        await staying_service.welcome(system(), name="Karim", number="1", joined_on=TODAY)
    assert await Person.count() == 1


async def test_hr_keeps_the_record_and_nobody_else() -> None:
    hr, ilse = await a_person("Anita"), await a_person("Ilse")
    await holds(hr, Office.HR)
    welcomed = await staying_service.welcome(await acting(hr), name="Karim", joined_on=TODAY)

    other = await acting(ilse)
    with pytest.raises(NotAllowed):
        await staying_service.welcome(other, name="Dewi", joined_on=TODAY)
    with pytest.raises(NotAllowed):
        await staying_service.leave(other, welcomed.id, TODAY)
    with pytest.raises(NotAllowed):
        await service.change_hours(other, ilse.id, Decimal(36), from_on=TODAY)
    with pytest.raises(NotAllowed):
        await service.found(await acting(hr), name="Oeverlicht")


async def test_on_the_last_day_one_still_works_here_and_the_next_day_nothing_is_left() -> None:
    team = await a_real_team()
    roel = await staying_service.welcome(system(), name="Roel", joined_on=TODAY - 300 * DAY, team=team.id)
    role = await a_team_role(team, "planner")
    await roles.appoint(system(), role.id, roel.id, from_on=TODAY - 30 * DAY)
    await team_service.take_office(system(), roel.id, Office.PRACTICE, from_on=TODAY - 30 * DAY)

    last = TODAY + 10 * DAY
    await staying_service.leave(system(), roel.id, last)

    standing = await sign_in.actor(at(last), roel.id)
    assert (standing.member_of, standing.offices, standing.roles) == (
        {team.id},
        {Office.PRACTICE},
        {(team.id, "planner")},
    )
    with pytest.raises(NotFound):
        await sign_in.actor(at(last + DAY), roel.id)
    assert await teams.members(team.id, last) == [roel.id]
    assert await teams.members(team.id, last + DAY) == []

    assert await staying_service.part_all(at(last)) == 0
    assert await staying_service.part_all(at(last + DAY)) == 1
    assert await staying_service.part_all(at(last + 2 * DAY)) == 0
    assert await RoleTerm.select(RoleTerm.until_on).output(as_list=True) == [last]
    assert (await told(f"person:{roel.id}"))[-2:] == ["LeavingRecorded", "PersonParted"]


@dataclass
class Hung:
    """A capability that looks after what leavers leave, and may fail."""

    seen: list[int]
    fails_for: int | None = None

    async def hook(self, act: Act, person_id: int) -> None:
        assert act.by is SYSTEM
        if person_id == self.fails_for:
            raise RuntimeError("broken on purpose")
        self.seen.append(person_id)


@pytest.fixture
def hung(monkeypatch: pytest.MonkeyPatch) -> Hung:
    hung = Hung([])
    monkeypatch.setattr(leaving, "HOOKS", leaving.HOOKS[:])
    monkeypatch.setattr(staying_service, "HOOKS", [*leaving.HOOKS, hung.hook])
    return hung


async def test_what_is_left_behind_is_looked_after_once_and_at_once_when_the_day_is_past(hung: Hung) -> None:
    roel = await a_person("Roel")
    await staying_service.leave(system(), roel.id, TODAY)
    assert hung.seen == []
    await staying_service.leave(system(), roel.id, TODAY - DAY)
    assert hung.seen == [roel.id]
    await staying_service.leave(system(), roel.id, TODAY - DAY)
    assert await staying_service.part_all(at(TODAY + DAY)) == 0
    assert hung.seen == [roel.id]


async def test_what_fails_for_one_is_tried_again_and_holds_up_nobody_else(hung: Hung) -> None:
    roel, dewi = await a_person("Roel"), await a_person("Dewi")
    for person in (roel, dewi):
        await staying_service.leave(system(), person.id, TODAY)
    hung.fails_for = roel.id
    with pytest.raises(ExceptionGroup):
        await staying_service.part_all(at(TODAY + DAY))
    assert hung.seen == [dewi.id]
    hung.fails_for = None
    assert await staying_service.part_all(at(TODAY + DAY)) == 1
    assert hung.seen == [dewi.id, roel.id]


async def test_who_stays_after_all_keeps_team_and_office() -> None:
    team = await a_real_team()
    roel = await staying_service.welcome(system(), name="Roel", joined_on=TODAY, team=team.id)
    await team_service.take_office(system(), roel.id, Office.HR, from_on=TODAY)
    await staying_service.leave(system(), roel.id, TODAY + 5 * DAY)
    await staying_service.stay(system(), roel.id)
    actor = await sign_in.actor(at(TODAY + 6 * DAY), roel.id)
    assert (actor.member_of, actor.offices) == ({team.id}, {Office.HR})
    assert (await told(f"person:{roel.id}"))[-1] == "LeavingWithdrawn"


async def test_another_last_day_moves_the_end_of_everything() -> None:
    team = await a_real_team()
    roel = await staying_service.welcome(system(), name="Roel", joined_on=TODAY, team=team.id)
    await staying_service.leave(system(), roel.id, TODAY + 5 * DAY)
    await staying_service.leave(system(), roel.id, TODAY + 9 * DAY)
    assert await Membership.select(Membership.until_on).output(as_list=True) == [TODAY + 9 * DAY]
    await staying_service.leave(system(), roel.id, TODAY + 2 * DAY)
    assert await Membership.select(Membership.until_on).output(as_list=True) == [TODAY + 2 * DAY]


async def test_who_has_left_comes_back_with_what_they_had_written_and_no_rights_of_old() -> None:
    team, other = await a_real_team(), await a_real_team("Team Haarlem")
    roel = await staying_service.welcome(system(), name="Roel", joined_on=TODAY - 90 * DAY, team=team.id)
    with pytest.raises(Invalid):
        await staying_service.come_back(system(), roel.id, from_on=TODAY)
    await staying_service.leave(system(), roel.id, TODAY - 30 * DAY)
    with pytest.raises(Invalid):
        await staying_service.stay(system(), roel.id)
    await staying_service.come_back(system(), roel.id, from_on=TODAY, team=other.id)
    assert (await sign_in.actor(system(), roel.id)).member_of == {other.id}
    assert await teams.members(team.id, TODAY - 30 * DAY) == [roel.id]
    with pytest.raises(NotFound):
        await sign_in.actor(at(TODAY - DAY), roel.id)


async def test_one_cannot_leave_before_one_came() -> None:
    roel = await staying_service.welcome(system(), name="Roel", joined_on=TODAY)
    with pytest.raises(Invalid):
        await staying_service.leave(system(), roel.id, TODAY - DAY)
    await staying_service.leave(system(), roel.id, TODAY)
    with pytest.raises(Invalid):
        await service.correct(system(), roel.id, joined_on=TODAY + DAY)


async def test_an_office_ends_too_when_it_had_yet_to_begin() -> None:
    roel = await staying_service.welcome(system(), name="Roel", joined_on=TODAY)
    await team_service.take_office(system(), roel.id, Office.PROCESS, from_on=TODAY + 30 * DAY)
    await staying_service.leave(system(), roel.id, TODAY + 5 * DAY)
    assert await OfficeHeld.count() == 0
