"""What the people of a team carry, read from the database: against a slow calculation, and who may see it."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from teamhub.core.act import Office
from teamhub.parameters.tables import ParameterSet
from teamhub.people import service as people
from teamhub.people.tables import Organisation, Person
from teamhub.roles import queries as roles
from teamhub.roles.load import queries
from teamhub.roles.load.rules import Signal
from teamhub.roles.tables import RoleTemplate, RoleTerm, TeamRole
from teamhub.teams.tables import Membership, Team
from tests.conftest import NOON, counting
from tests.factories import LONG_AGO, a_person, a_role, a_team, a_team_role, acting, holds, joins, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)


async def a_random_world(chance: Random) -> tuple[list[Team], list[Person]]:
    """Three teams; people in one, in two, or gone; roles with terms past, running and to come, cover, seats, merged."""
    teams = [await a_team(name=f"Team {letter}") for letter in "ABC"]
    everybody = [await a_person(f"Collega {number:02}") for number in range(12)]
    for team in teams:
        await Team.update({Team.caseload_norm: chance.choice([6, 8, 12])}).where(Team.id == team.id)
    for person in everybody:
        if chance.random() < 0.1:
            await Person.update({Person.left_on: TODAY - chance.randint(1, 40) * DAY}).where(Person.id == person.id)
        await people.change_hours(system(), person.id, Decimal(chance.randint(8, 36)), from_on=LONG_AGO)
        if chance.random() < 0.5:
            later = TODAY + chance.choice([-10, 0, 10]) * DAY
            await people.change_hours(system(), person.id, Decimal(chance.randint(8, 36)), from_on=later)
        if chance.random() < 0.8:
            await people.change_caseload(system(), person.id, chance.randint(0, 14), from_on=LONG_AGO)
        for team in chance.sample(teams, chance.choice([1, 1, 1, 2])):
            until = TODAY + chance.randint(-60, 60) * DAY if chance.random() < 0.3 else None
            await joins(person, team, until_on=until)
    for team in teams:
        for number in range(8):
            await a_random_role(chance, team, f"rol{number}", everybody)
        mine = await TeamRole.objects().where(TeamRole.team == team.id).order_by(TeamRole.id)
        await TeamRole.update({TeamRole.closed_on: TODAY, TeamRole.merged_into: mine[0].id}).where(
            TeamRole.id == mine[1].id
        )
    return teams, everybody


async def a_random_role(chance: Random, team: Team, key: str, everybody: list[Person]) -> None:
    hours, seats = Decimal(chance.randint(1, 8)) / 2, chance.choice([1, 1, 1, 2, 3])
    closed = TODAY + chance.choice([-1, 0, 1]) * DAY if chance.random() < 0.15 else None
    own = hours if chance.random() < 0.7 else None  # else as the template says: 1
    role = await a_team_role(team, key, seats=seats, hours_per_week=own, closed_on=closed)
    for seat in range(1, seats + 1):
        from_on = TODAY - chance.randint(100, 500) * DAY
        for _ in range(chance.randint(0, 4)):
            until_on = from_on + chance.randint(20, 200) * DAY
            holder = chance.choice(everybody)
            ended = chance.random() < 0.3
            await term(role, holder, from_on, until_on, seat, ended=ended)
            from_on = until_on + chance.choice([1, 1, 30]) * DAY
        if chance.random() < 0.3:
            begin = TODAY - chance.randint(0, 60) * DAY
            await term(role, chance.choice(everybody), begin, begin + chance.randint(10, 90) * DAY, seat, acting=True)


async def term(role: TeamRole, person: Person, from_on: date, until_on: date, seat: int, **more: bool) -> None:
    """Nobody holds one role twice at once."""
    once = (RoleTerm.team_role == role.id) & (RoleTerm.person == person.id)
    once &= (RoleTerm.from_on <= until_on) & (RoleTerm.until_on >= from_on)
    if not await RoleTerm.exists().where(once):
        given: dict[str, Any] = {"from_on": from_on, "until_on": until_on, "seat": seat, **more}
        await RoleTerm(team_role=role.id, person=person.id, **given).save()


class Slow:
    """The same in plain loops over what the tables hold, without SQL that knows about roles."""

    async def read(self) -> "Slow":
        self.people = {row["id"]: row for row in await Person.select()}
        self.members = await Membership.select()
        self.roles = {row["id"]: row for row in await TeamRole.select()}
        self.templates = {row["id"]: row for row in await RoleTemplate.select()}
        self.terms = await RoleTerm.select()
        return self

    def last_day(self, team: int, term: dict[str, Any]) -> date | None:
        """Of this person in the team or here; None while no end is known."""
        stays = [
            m["until_on"] or date.max
            for m in self.members
            if (m["team"], m["person"]) == (team, term["person"]) and m["from_on"] <= term["until_on"]
        ]
        left = self.people[term["person"]]["left_on"]
        return min([*([max(stays)] if stays else []), *([left] if left else [])], default=None)

    def worker(self, role: dict[str, Any], seat: int) -> int | None:
        running, standing_in, over = [], [], []
        for term in self.terms:
            if (term["team_role"], term["seat"]) != (role["id"], seat) or term["from_on"] > TODAY:
                continue
            gone = self.last_day(role["team"], term)
            until = min(term["until_on"], gone) if gone else term["until_on"]
            if until < term["from_on"]:
                continue
            if until >= TODAY:
                (standing_in if term["acting"] else running).append(term["person"])
            elif not term["acting"]:
                over.append((until, term, gone is not None and gone < TODAY))
        if running or standing_in:
            return next(iter(running or standing_in))
        if over:
            _until, last, gone_already = max(over, key=lambda one: one[0])
            return None if last["ended"] or gone_already else last["person"]
        return None

    def shares(self) -> dict[int, list[tuple[int, Fraction]]]:
        """By person: the team and the hours of each role that they do the work of."""
        found: dict[int, list[tuple[int, Fraction]]] = {}
        for role in self.roles.values():
            target = self.roles.get(role["merged_into"])
            merged = target is not None and (target["closed_on"] or TODAY) >= TODAY
            if (role["closed_on"] or TODAY) < TODAY or merged:
                continue
            given = role["hours_per_week"]
            hours = Fraction(self.templates[role["template"]]["hours_per_week"] if given is None else given)
            for seat in range(1, role["seats"] + 1):
                worker = self.worker(role, seat)
                if worker:
                    found.setdefault(worker, []).append((role["team"], hours / role["seats"]))
        return found


@pytest.mark.parametrize("seed", range(6))
async def test_loads_equal_a_slow_calculation_over_random_teams(seed: int) -> None:
    teams, _ = await a_random_world(Random(seed))
    slow = await Slow().read()
    shares = slow.shares()
    for team in teams:
        now = await queries.whole(system(), team.id)
        here = {
            m["person"]
            for m in slow.members
            if m["team"] == team.id and m["from_on"] <= TODAY and (m["until_on"] or TODAY) >= TODAY
        }
        assert {one.person for one in now.people} == here
        assert [one.name for one in now.people] == sorted(one.name for one in now.people)
        together, contract = Fraction(0), Fraction(0)
        for one in now.people:
            mine = shares.get(one.person, [])
            assert abs(Fraction(one.carried.on_roles) - sum((h for _, h in mine), Fraction(0))) < Fraction(1, 10**6)
            assert one.carried.roles == len(mine)
            together += sum((hours for of, hours in mine if of == team.id), Fraction(0))
            contract += Fraction(one.carried.hours)
        share = together / contract * 100 if contract else Fraction(100 if together else 0)
        assert now.percent is not None and abs(Fraction(now.percent) - share) < Fraction(1, 10**6)


@pytest.mark.parametrize("seed", range(3))
async def test_who_does_the_work_is_who_the_seats_say(seed: int) -> None:
    """The two readings of the same terms agree: that of hours, and that of the roles' own pages."""
    teams, _ = await a_random_world(Random(seed + 100))
    merged = set(await TeamRole.select(TeamRole.id).where(TeamRole.merged_into.is_not_null()).output(as_list=True))
    for team in teams:
        now = await queries.whole(system(), team.id)
        known = {one.person for one in now.people}
        seats = [s for s in await roles.seats(await acting_member(team), team.id) if s.role.id not in merged]
        does = sorted(
            (who, seat.role.id) for seat in seats if (who := seat.person or seat.acting_person or seat.expired) in known
        )
        said = sorted((one.person, share.role) for one in now.people for share in one.roles if share.team == team.id)
        assert said == does


async def acting_member(team: Team) -> Any:
    person = await a_person("Zoeker")
    await joins(person, await a_team())
    return await acting(person)


async def test_cover_an_expired_term_and_a_role_of_several() -> None:
    esra, ilse, nour = [await a_person(name) for name in ("Esra", "Ilse", "Nour")]
    team = await a_team(esra, ilse, nour)
    planner = await a_role(esra, team, "planner")  # an hour
    await RoleTerm(team_role=planner.id, person=ilse.id, from_on=TODAY, until_on=TODAY + 9 * DAY, acting=True).save()
    expired = await a_role(ilse, team, "werver", until_on=TODAY - DAY)
    await a_role(nour, team, "mentor")
    await a_role(esra, team, "mentor")  # two share it

    def said(now: queries.TeamLoad) -> dict[str, list[tuple[str, float]]]:
        return {one.name: [(share.name_nl, float(share.hours)) for share in one.roles] for one in now.people}

    now = said(await queries.whole(system(), team.id))
    assert now == {
        "Esra": [("mentor", 0.5), ("planner", 1)],
        "Ilse": [("werver", 1)],
        "Nour": [("mentor", 0.5)],
    }
    await RoleTerm(team_role=expired.id, person=nour.id, from_on=TODAY, until_on=TODAY + 9 * DAY, acting=True).save()
    now = said(await queries.whole(system(), team.id))
    assert (now["Ilse"], now["Nour"]) == ([], [("mentor", 0.5), ("werver", 1)])


async def test_it_asks_as_little_for_many_as_for_one() -> None:
    esra = await a_person()
    team = await a_team(esra)
    asked = []
    for more in (1, 9, 90):
        for number in range(more):
            person = await a_person(f"Collega {number}")
            await joins(person, team)
            await a_role(person, team, f"rol{number % 7}")
        with counting() as queries_:
            assert (await queries.loads(await acting(esra), team.id)).people
        asked.append(len(queries_))
    assert len(set(asked)) == 1, asked


async def test_what_skj_asks_is_the_number_that_counts_today() -> None:
    esra, anita = await a_person("Esra"), await a_person("Anita")
    team = await a_team(esra)
    await Person.update({Person.registration: "SKJ"}).where(Person.id == esra.id)
    await people.change_hours(system(), esra.id, Decimal(17), from_on=LONG_AGO)
    assert (await queries.whole(system(), team.id)).people[0].signals == []
    more = {"key": "registration.skj_hours", "value": Decimal(18), "from_on": NOON.date()}
    await ParameterSet(**more, by=anita.id, at=NOON, why="SKJ vraagt meer.").save()
    [one] = (await queries.whole(system(), team.id)).people
    assert (one.signals, one.carried.least_primary) == ([Signal.PRIMARY], 18)


async def test_the_own_team_and_hr_see_it_per_person_and_others_the_team_from_five_people_on() -> None:
    esra, nour, harmen, anita, corine = [await a_person(n) for n in ("Esra", "Nour", "Harmen", "Anita", "Corine")]
    team = await a_team(esra, mpp=harmen)
    await a_team(nour)
    await holds(anita, Office.HR)
    await holds(corine, Office.DIRECTOR)
    await Person.update({Person.registration: "SKJ"}).where(Person.id == esra.id)
    await people.change_hours(system(), esra.id, Decimal(12), from_on=LONG_AGO)
    await people.change_caseload(system(), esra.id, 9, from_on=LONG_AGO)
    await Team.update({Team.caseload_norm: 8}).where(Team.id == team.id)
    await a_role(esra, team, "planner")
    outsiders = (nour, harmen, corine)

    own = await queries.loads(await acting(esra), team.id)
    assert (own.people[0].carried.caseload, own.people[0].primary) == (9, 11)
    assert set(own.people[0].signals) == {Signal.OVER_NORM, Signal.PRIMARY}
    hr = await queries.loads(await acting(anita), team.id)
    assert (hr.people[0].carried.hours, hr.people[0].carried.caseload) == (12, None)
    assert hr.people[0].signals == [Signal.PRIMARY]
    for outsider in outsiders:
        seen = await queries.loads(await acting(outsider), team.id)
        assert (seen.people, seen.percent) == ((), None)

    for number in range(4):
        one = await a_person(f"Collega {number}")
        await joins(one, team)
        await people.change_hours(system(), one.id, Decimal(6), from_on=LONG_AGO)
    for outsider in outsiders:
        seen = await queries.loads(await acting(outsider), team.id)
        assert (seen.people, seen.percent) == ((), 3)  # 1 of 36 hours is 2.8 %
    assert (await queries.loads(await acting(esra), team.id)).percent == pytest.approx(Decimal(100) / 36)


async def test_a_norm_counts_with_the_hours_of_a_full_contract_here() -> None:
    esra = await a_person()
    team = await a_team(esra)
    await Team.update({Team.caseload_norm: 10}).where(Team.id == team.id)
    await people.change_hours(system(), esra.id, Decimal(20), from_on=LONG_AGO)
    assert (await queries.whole(system(), team.id)).people[0].carried.norm == pytest.approx(Decimal(200) / 36)
    await Organisation.insert(Organisation(id=1, name="Oeverlicht", fulltime_hours=Decimal(40)))
    assert (await queries.whole(system(), team.id)).people[0].carried.norm == 5
