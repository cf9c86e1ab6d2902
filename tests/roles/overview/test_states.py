"""What is counted over all teams at once is what the seats say one by one; and the pages of core roles."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from teamhub.core.act import Act
from teamhub.people.tables import Person
from teamhub.roles import queries as roles
from teamhub.roles.exits import queries as exits
from teamhub.roles.exits.queries import Vacancy
from teamhub.roles.exits.rules import Answer
from teamhub.roles.exits.tables import BuyIn
from teamhub.roles.overview import queries
from teamhub.roles.overview.queries import CoreAsked
from teamhub.roles.queries import Seat
from teamhub.roles.rules import Term
from teamhub.roles.tables import RoleTemplate, RoleTerm, TeamRole
from teamhub.teams.tables import Membership, Team
from tests.conftest import NOON, Browser, counting
from tests.factories import LONG_AGO, a_person, a_team, joins, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)


async def an_organisation(chance: random.Random, teams: int) -> None:
    """With people who left, and came back; with roles of several seats, given back, stood in for and bought in."""
    ago = lambda: TODAY - chance.randint(0, 400) * DAY  # noqa: E731
    people = [
        Person(name=f"Mens {n}", demo=True, joined_on=LONG_AGO, left_on=chance.choice([None, None, None, ago(), TODAY]))
        for n in range(24)
    ]
    await Person.insert(*people)
    ids = await Person.select(Person.id).order_by(Person.id).output(as_list=True)
    for n in range(8):
        core = {"core": n % 4 != 0, "hours_per_week": 1, "term_months": 12}
        await RoleTemplate(key=f"rol{n}", name_nl=f"rol {'ABab'[n % 4]}{n}", name_en="", **core).save()
    keys = await RoleTemplate.select(RoleTemplate.id).output(as_list=True)
    for n in range(teams):
        closed = chance.choice([None] * 6 + [TODAY, TODAY + DAY])
        team = Team(name=f"Team {chance.choice('AaZz')}{n}", code=f"n{n}", closed_on=closed)
        await team.save()
        for key in chance.sample(keys, 6):
            await _a_role(chance, team, key, ids)
        for person in chance.sample(ids, 16):
            middle = ago()
            await joins(await _one(person), team, LONG_AGO, chance.choice([None, middle, TODAY, TODAY - DAY]))
            if chance.random() < 0.3 and not await Membership.exists().where(
                Membership.team == team.id, Membership.person == person, Membership.until_on.is_null()
            ):
                await joins(await _one(person), team, TODAY + chance.randint(1, 300) * DAY)


async def _one(person: int) -> Person:
    found = await Person.objects().get(Person.id == person)
    assert found
    return found


async def _a_role(chance: random.Random, team: Team, template: int, people: Sequence[int]) -> None:
    closed = chance.choice([None] * 6 + [TODAY, TODAY - DAY])
    core, seats = chance.choice([None, None, True, False]), chance.choice([1, 1, 1, 2, 3])
    opened = {"opened_on": TODAY - chance.randint(0, 500) * DAY, "closed_on": closed}
    name = {"name_nl": chance.choice(["", "", "eigen naam"])}
    role = TeamRole(team=team.id, template=template, seats=seats, core=core, **opened, **name)
    await role.save()
    for seat in range(1, seats + 2):  # of one seat that the role no longer has, too
        day, holders = TODAY - 600 * DAY, list(people[(seat - 1) * 6 : seat * 6])
        for person in holders:
            first = day + chance.choice([1, 1, 40, 200]) * DAY
            day = first + chance.choice([60, 150, 300]) * DAY
            given = {"seat": seat, "acting": chance.random() < 0.1, "focus": "", "ended": chance.random() < 0.3}
            await RoleTerm(team_role=role.id, person=person, from_on=first, until_on=day, **given).save()
            if day > TODAY + 100 * DAY:
                break
    for _ in range(chance.choice([0, 0, 1, 2])):
        await _bought_in(chance, role.id, people[0])


async def _bought_in(chance: random.Random, role: int, person: int) -> None:
    first = TODAY - chance.randint(0, 200) * DAY
    until, ended = first + chance.randint(0, 200) * DAY, chance.choice([None, None, first, TODAY, TODAY - DAY])
    asked = {"by": person, "at": NOON, "what": "werk", "whom": "facilitair", "ruling": {}}
    answered = {"answer": Answer.YES, "answered_by": person, "answered_at": NOON, "words": ""}
    await BuyIn(team_role=role, until_on=until, from_on=first, ended_on=ended, **asked, **answered).save()


async def one_by_one(act: Act, seats: Sequence[Seat]) -> list[Vacancy]:
    """The open core roles, the longest open first, without the sums of the database."""
    open_ = sorted(
        (seat for seat in seats if seat.role.core and seat.person is None), key=lambda one: (one.role.id, one.seat)
    )
    ask = exits.asking_bought({seat.role.team for seat in open_})
    bought = exits.spans(await RoleTerm.raw(ask.sql, *ask.values))
    found = [
        exits.vacancy(seat, queries.open_since(seat), bought.get(seat.role.id, ()), 6, act.today) for seat in open_
    ]
    return sorted(
        found,
        key=lambda one: (one.since or one.bought_until or date.max, one.seat.role.team_name, one.seat.role.name_nl),
    )


@pytest.mark.parametrize("seed", range(3))
async def test_all_at_once_is_what_each_seat_says(seed: int) -> None:
    act = system()
    await an_organisation(random.Random(seed), 9)
    seats = await roles.every_seat(act)
    terms = {(seat.ring.term, seat.person is None) for seat in seats}
    assert {term for term, _ in terms} >= {Term.VACANT, Term.EXPIRED, Term.RUNNING}, "it tries too little"
    circles = {row["key"]: row for row in await queries.circles(act)}
    assert len(circles) == 8
    for key, row in circles.items():
        mine = [seat for seat in seats if seat.key == key]
        expired = sum(seat.ring.term is Term.EXPIRED for seat in mine)
        held = sum(seat.person is not None for seat in mine)
        counted = (len({seat.role.team for seat in mine}), held, expired, len(mine) - held - expired)
        assert (row["teams"], row["held"], row["expired"], row["vacant"]) == counted, key

    expected, core = await one_by_one(act, seats), [seat for seat in seats if seat.role.core]
    page, found = await queries.core(act, 6), []
    for skip in range(0, len(expected) + 25, 25):
        found += (await queries.core(act, 6, CoreAsked(open_skip=skip))).open
    assert found == expected and len(found) > 10
    assert (page.seats, page.held) == (len(core), sum(seat.person is not None for seat in core))
    per_team = Counter(seat.role.team for seat in core), Counter(seat.role.team for seat in core if seat.person)
    assert all((one.seats, one.held) == (per_team[0][one.id], per_team[1][one.id]) for one in page.teams)
    assert page.filled == sum(one.seats == one.held for one in page.teams) and page.count == len(page.teams)


async def many(teams: int, vacant: int) -> None:
    """Teams with one core role each; of the last ones by name nobody holds it."""
    holder = await a_person("Marjolein")
    if not await RoleTemplate.exists():
        given = {"name_nl": "planner", "name_en": "planner", "term_months": 12, "hours_per_week": 1, "core": True}
        await RoleTemplate(key="planner", **given).save()
    first = await Team.count()
    made = [Team(name=f"Team Noord {first + n:04}", code=f"n{first + n}") for n in range(teams)]
    ids = [row["id"] for at in range(0, teams, 500) for row in await Team.insert(*made[at : at + 500])]
    await TeamRole.raw(
        "INSERT INTO team_role (team, template, opened_on, name_nl, name_en, purpose_nl, purpose_en, seats)"
        " SELECT t.id, r.id, {}, '', '', '', '', 1 FROM team t, role_template r WHERE t.id = ANY({}::int[])",
        LONG_AGO, ids,
    )  # fmt: skip
    await RoleTerm.raw(
        "INSERT INTO role_term (team_role, person, from_on, until_on, seat, acting, focus, ended)"
        " SELECT k.id, {}, {}, {}, 1, false, '', false FROM team_role k WHERE k.team = ANY({}::int[])",
        holder.id, LONG_AGO, TODAY + 200 * DAY, ids[: teams - vacant],
    )  # fmt: skip


async def test_of_a_thousand_teams_those_that_miss_a_role_come_first(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra, name="Team Alkmaar")
    await browser.sign_in(esra)
    asked: dict[str, list[int]] = {}
    pages = ("/rollen/kernrollen", "/rollen/kernrollen?vanaf=25&open=25", "/rollen/kringen", "/rollen/termijnen")
    for more, vacant in ((1, 1), (9, 3), (990, 30)):
        await many(more, vacant)
        for page in pages:
            with counting() as queries_:
                answer = await browser.get(page)
            assert answer.status_code == 200 and len(answer.content) <= 60_000, page
            asked.setdefault(page, []).append(len(queries_))
        found = await queries.core(system(), 6)
        assert [one.held < one.seats for one in found.teams][: min(vacant, 25)] == [True] * min(vacant, 25)
    assert all(len(set(counts)) == 1 and counts[0] <= 7 for counts in asked.values()), asked
    assert (found.count, found.filled, found.seats, found.held) == (1001, 967, 1000, 966)
    assert len(found.teams) == len(found.open) == 25

    page = " ".join((await browser.get("/rollen/kernrollen")).text.split())
    assert "All core roles are held in 967 of 1,001 teams; over these teams, 966 of 1,000." in page
    assert "1 to 25 of 34" in page and "1 to 25 of 1,001" in page and 'rel="prev"' not in page
    assert 'href="/rollen/kernrollen?open=25#open" rel="next"' in page
    assert 'href="/rollen/kernrollen?vanaf=25#held" rel="next"' in page
    page = " ".join((await browser.get("/rollen/kernrollen?vanaf=25&open=25")).text.split())
    assert 'href="/rollen/kernrollen?vanaf=25#open" rel="prev"' in page and "26 to 34 of 34" in page
    assert 'href="/rollen/kernrollen?open=25#held" rel="prev"' in page and "26 to 50 of 1,001" in page
    last = (await browser.get("/rollen/kernrollen?vanaf=1000")).text
    assert "Team Noord" in last and last.count('rel="next"') == 1  # of what is open, not of the teams
    beyond = (await browser.get("/rollen/kernrollen?vanaf=5000&open=5000")).text
    assert beyond.count("There are no more.") == 2 and 'href="/rollen/kernrollen?open=5000&amp;vanaf' not in beyond


async def test_of_many_teams_one_types_a_part_of_the_name(browser: Browser) -> None:
    esra = await a_person()
    alkmaar = await a_team(esra, name="Team Alkmaar")
    await many(100, 2)
    await browser.sign_in(esra)
    for page in ("/rollen/termijnen", "/rollen/kaart"):
        text = (await browser.get(f"{page}?naam=noord+0012")).text
        assert re.findall(r'<h2 id="team-\d+"><a [^>]*>([^<]*)', text) == ["Team Noord 0012"]
        assert 'name="naam" type="search" value="noord 0012"' in text and '<option value="0"' not in text
        one = (await browser.get(f"{page}?team={alkmaar.id}")).text
        assert 'value="Team Alkmaar"' in one
    text = (await browser.get("/rollen/kernrollen?naam=noord+008")).text
    assert "over these teams, 10 of 10" in " ".join(text.split()) and "All core roles of these teams are held." in text
    assert "vanaf=25&amp;" not in text
    nothing = (await browser.get("/rollen/kernrollen?naam=%25")).text
    assert "No team has this in its name." in nothing
    assert "naam=noord&amp;vanaf=10" in (await browser.get("/rollen/termijnen?naam=noord")).text


async def test_among_few_teams_one_chooses(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra, name="Team Alkmaar")
    await many(2, 1)
    await browser.sign_in(esra)
    assert '<select id="field-team"' in (await browser.get("/rollen/termijnen")).text
    assert 'name="naam"' not in (await browser.get("/rollen/kernrollen")).text
