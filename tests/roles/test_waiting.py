"""What waits when terms end, expire or are vacant: for the holder, for the team in one line, and on the agenda."""

from datetime import timedelta

from teamhub.core.act import Act
from teamhub.demo import frameworks as demo
from teamhub.frameworks import service as frameworks
from teamhub.people.tables import Person
from teamhub.proposals import service as proposals
from teamhub.roles import service as roles
from teamhub.roles import waiting
from teamhub.roles.elections import service as elections
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.service import Wanted
from teamhub.roles.exits import service as exits
from teamhub.roles.shape.proposals import key
from teamhub.teams.tables import Team
from tests.conftest import NOON, counting
from tests.factories import a_person, a_role, a_team, a_team_role, acting, joins, system
from tests.frameworks.agreed import entries

TODAY = NOON.date()
DAY = timedelta(days=1)
LONG_AGO = TODAY - 300 * DAY


async def a_small_team() -> tuple[Person, Person, Person, Team]:
    esra, ilse, harmen = await a_person("Esra"), await a_person("Ilse"), await a_person("Harmen")
    return esra, ilse, harmen, await a_team(esra, ilse, mpp=harmen, name="Team Alkmaar")


async def said(act: Act) -> list[str]:
    return [one.said for one in await waiting.waiting(act)]


OWN_ENDS = "Your term as %(role)s ends: is the role still right?"
ONE_ENDS, MORE_END = (line for line in waiting.LINES[waiting.Term.ENDING])
VACANT, MORE_VACANT = (line for line in waiting.LINES[waiting.Term.VACANT])


async def test_eight_weeks_before_its_end_a_term_waits_for_its_holder_and_for_the_team(db: str) -> None:
    esra, ilse, harmen, team = await a_small_team()
    await a_role(esra, team, "planner", from_on=LONG_AGO, until_on=TODAY + 56 * DAY)
    await a_role(ilse, team, "werving", from_on=LONG_AGO, until_on=TODAY + 57 * DAY)
    [own] = await waiting.waiting(await acting(esra))
    assert (own.said, own.due, own.names) == (OWN_ENDS, TODAY + 56 * DAY, {"role": "planner"})
    [theirs] = await waiting.waiting(await acting(ilse))
    assert (theirs.said, theirs.names["team"], theirs.quote) == (ONE_ENDS, "Team Alkmaar", "planner")
    assert await said(await acting(harmen)) == []  # the MPP looks whether a core role is held, not by whom
    [point] = await waiting.agenda(await acting(ilse), team.id)
    assert (point.due, point.names) == (TODAY + 56 * DAY, {"name": "Esra"})


async def test_a_term_that_ends_asks_nothing_any_more_once_the_next_is_agreed(db: str) -> None:
    esra, ilse, _, team = await a_small_team()
    role = await a_role(esra, team, "planner", from_on=LONG_AGO, until_on=TODAY + 20 * DAY)
    assert await said(await acting(esra)) == [OWN_ENDS] and await said(await acting(ilse)) == [ONE_ENDS]
    await roles.appoint(system(), role.id, ilse.id, from_on=TODAY + 21 * DAY)
    assert await said(await acting(esra)) == [] == await said(await acting(ilse))
    assert await waiting.agenda(await acting(ilse), team.id) == []


async def test_several_roles_are_one_line_for_the_team(db: str) -> None:
    esra, ilse, _, team = await a_small_team()
    for number in range(3):
        await a_role(esra, team, f"rol-{number}", from_on=LONG_AGO, until_on=TODAY + number * DAY)
    [line] = await waiting.waiting(await acting(ilse))
    assert (line.said, line.names["count"], line.due, line.anchor) == (MORE_END, 3, TODAY, "roles")


async def test_an_expired_term_waits_until_the_role_is_given_back(db: str) -> None:
    esra, ilse, _, team = await a_small_team()
    role = await a_role(esra, team, "planner", from_on=LONG_AGO, until_on=TODAY - DAY)
    assert len(await said(await acting(esra))) == 1
    assert await said(await acting(ilse)) == [waiting.LINES[waiting.Term.EXPIRED][0]]
    await roles.release(await acting(ilse), role.id)
    assert await said(await acting(ilse)) == []  # vacant, and no core role


async def test_a_vacant_core_role_waits_until_it_is_held(db: str) -> None:
    esra, ilse, _, team = await a_small_team()
    role = await a_team_role(team, "planner", core=True)
    await a_team_role(team, "woordvoerder")
    assert await said(await acting(ilse)) == [VACANT]
    assert [point.route for point in await waiting.agenda(await acting(ilse), team.id)] == ["exits.show"] * 2
    await roles.appoint(system(), role.id, esra.id, from_on=TODAY)
    assert await said(await acting(ilse)) == []
    assert len(await waiting.agenda(await acting(ilse), team.id)) == 1


async def test_what_is_bought_in_does_not_wait(db: str) -> None:
    esra, ilse, harmen, team = await a_small_team()
    role = await a_team_role(team, "planner", core=True)
    asked = await exits.ask(
        await acting(esra), role.id, what="Roosteren", whom="het flexbureau", until_on=TODAY + 9 * DAY
    )
    await exits.answer(await acting(harmen), asked, yes=True, words="Goed.")
    assert await said(await acting(ilse)) == []
    assert await waiting.agenda(await acting(ilse), team.id) == []
    assert await said(await acting(ilse, NOON + timedelta(days=10))) == [VACANT]


async def test_a_vacancy_stands_on_the_agenda_with_its_weeks_once_it_lasts(db: str) -> None:
    esra, _, _, team = await a_small_team()
    await a_team_role(team, "planner", core=True, opened_on=TODAY - 42 * DAY)
    act = await acting(esra)
    [point] = await waiting.agenda(act, team.id)
    assert (point.route, point.names) == ("roles.show", {})
    [point] = await waiting.agenda(Act(by=act.by, at=NOON + timedelta(days=8)), team.id)
    assert (point.route, point.names) == ("exits.show", {"weeks": 7})


async def test_as_many_questions_for_many_roles_as_for_one(db: str) -> None:
    esra, ilse, _, team = await a_small_team()
    other = await a_team(name="Team Haarlem")
    await joins(ilse, other)

    async def grows(count: int) -> int:
        for number in range(count):
            where = team if number % 2 else other
            await a_team_role(where, f"kern-{count}-{number}", core=True)
        act = await acting(ilse)
        with counting() as asked:
            await waiting.waiting(act)
            await waiting.agenda(act, team.id)
        return len(asked)

    await a_role(esra, team, "planner", from_on=LONG_AGO, until_on=TODAY)
    assert await grows(2) == await grows(10) == await grows(100)


async def adopt_roles() -> None:
    at, entry = NOON - timedelta(days=100), entries()["KAD-11"]
    words = {"texts": demo.texts(entry, lambda _: at), "limits": entry["limits"], "clauses": demo.clauses()["KAD-11"]}
    await frameworks.adopt(system(at), "KAD-11", **words)


async def test_what_is_dealt_with_does_not_wait_for_the_team(db: str) -> None:
    esra, ilse, _, team = await a_small_team()
    await adopt_roles()
    role = await a_role(esra, team, "planner", from_on=LONG_AGO, until_on=TODAY + 10 * DAY)
    assert await said(await acting(ilse)) == [ONE_ENDS]
    days = {"from": str(TODAY + 11 * DAY), "until": str(TODAY + 200 * DAY)}
    payload = {"role": role.id, "person": esra.id, "focus": "", **days}
    await proposals.propose(
        await acting(esra), "roles.extend", team=team.id, key=key(role.id), payload=payload, why="Ik doe het graag.",
        last=esra.id,
    )  # fmt: skip
    assert await said(await acting(ilse)) == []
    assert await waiting.agenda(await acting(ilse), team.id) == []


async def test_an_election_that_runs_is_enough(db: str) -> None:
    esra, ilse, _, team = await a_small_team()
    role = await a_role(esra, team, "planner", from_on=LONG_AGO, until_on=TODAY + 10 * DAY)
    await adopt_roles()
    await elections.start(
        await acting(ilse), role.id, Wanted(profile="Het rooster rond.", facilitator=esra.id, how=How.DAYS)
    )
    assert await said(await acting(ilse)) == []
    assert await said(await acting(esra)) == [OWN_ENDS]
