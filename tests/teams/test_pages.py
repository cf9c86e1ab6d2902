"""What a team's page shows, to whom."""

from datetime import timedelta
from decimal import Decimal

import pytest
from httpx import Response

from teamhub.core.act import Office
from teamhub.people import service
from teamhub.people.tables import Person
from teamhub.roles.template_service import define
from teamhub.teams.tables import Team
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, a_role, a_team, acting, holds, joins, system

TODAY = NOON.date()
DAY = timedelta(days=1)


async def fill(team: Team, people: int) -> None:
    """People with everything that the page can show of them."""
    for number in range(people):
        person = await a_person(f"Collega {number}")
        await joins(person, team)
        await service.change_hours(system(), person.id, Decimal(32), from_on=TODAY)
        await service.name_talent(await acting(person), person.id, "Schrijft helder")
        await a_role(person, team, f"rol{number % 7}", until_on=TODAY + (20 + number) * DAY)


async def test_a_page_asks_no_more_for_many_than_for_one(browser: Browser) -> None:
    esra = await a_person()
    team = await a_team(esra)
    await browser.sign_in(esra)
    asked = {}
    for people, more in ((1, 1), (10, 9), (200, 190)):
        await fill(team, more)
        for page in (f"/teams/{team.id}", "/teams", f"/mensen/{esra.id}"):
            with counting() as queries:
                assert (await browser.get(page)).status_code == 200
            asked.setdefault(page, []).append(len(queries))
        assert (await browser.get(f"/teams/{team.id}")).text.count("Schrijft helder") == people
    assert all(len(set(counts)) == 1 and counts[0] <= 10 for counts in asked.values()), asked


async def test_a_list_of_a_thousand_teams_asks_as_little(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    with counting() as for_one:
        await browser.get("/teams")
    await Team.insert(*[Team(name=f"Team {n}", code=f"x{n}") for n in range(1000)])
    with counting() as for_many:
        page = await browser.get("/teams")
    assert page.text.count('<li class="card') == 1001
    assert len(for_many) == len(for_one)


class Seen:
    def __init__(self, answer: Response) -> None:
        self.text = " ".join(answer.text.split())

    @property
    def hours(self) -> bool:
        return "28.5 hours" in self.text

    @property
    def caseload(self) -> bool:
        return "7 clients" in self.text


@pytest.fixture
async def alkmaar(db: str) -> tuple[Team, dict[str, Person]]:
    names = ("esra", "ilse", "nour", "harmen", "anita")
    people = {name: await a_person(name.title(), function_nl="Begeleider") for name in names}
    team = await a_team(people["esra"], people["ilse"], mpp=people["harmen"], name="Team Alkmaar")
    await a_team(people["nour"])
    await holds(people["anita"], Office.HR)
    await service.change_hours(system(), people["esra"].id, Decimal("28.5"), from_on=TODAY)
    await service.change_caseload(system(), people["esra"].id, 7, from_on=TODAY)
    return team, people


@pytest.mark.parametrize(
    ("who", "hours", "caseload"),
    [
        ("esra", True, True),
        ("ilse", True, True),
        ("anita", True, False),
        ("nour", False, False),
        ("harmen", False, False),
    ],
)
async def test_hours_are_for_the_own_team_and_hr(
    browser: Browser, alkmaar: tuple[Team, dict[str, Person]], who: str, hours: bool, caseload: bool
) -> None:
    team, people = alkmaar
    await browser.sign_in(people[who])
    seen = Seen(await browser.get(f"/teams/{team.id}"))
    assert (seen.hours, seen.caseload) == (hours, caseload)
    assert "Esra" in seen.text and "Begeleider" in seen.text
    page = " ".join((await browser.get(f"/mensen/{people['esra'].id}")).text.split())
    assert ("28.5" in page, '<dd class="num">7 clients</dd>' in page) == (hours, caseload)


async def test_who_shared_a_team_once_sees_hours_no_more(browser: Browser) -> None:
    esra, nour = await a_person(), await a_person("Nour")
    team = await a_team(esra)
    await a_team(nour)
    await joins(nour, team, until_on=TODAY - DAY)
    await service.change_hours(system(), esra.id, Decimal("28.5"), from_on=TODAY)
    await browser.sign_in(nour)
    assert "28.5" not in (await browser.get(f"/mensen/{esra.id}")).text
    assert "28.5" not in (await browser.get(f"/teams/{team.id}")).text


async def test_vacant_roles_come_first_and_say_since_when(browser: Browser) -> None:
    esra = await a_person()
    team = await a_team(esra)
    await a_role(esra, team, "planner", until_on=TODAY + 300 * DAY)
    await a_role(esra, team, "werver", until_on=TODAY + 10 * DAY)
    await a_role(esra, team, "informant", until_on=TODAY - 1 * DAY)
    await define(system(), "penningmeester", name_nl="Penningmeester", name_en="Budget holder", core=True)
    await browser.sign_in(esra)
    page = (await browser.get("/team")).text
    roles = page[page.index('class="rings"') :]
    order = [roles.index(word) for word in ("Budget holder", "informant", "werver", "planner")]
    assert order == sorted(order)
    assert (roles.count('class="ring vacant"'), roles.count('class="ring expired"')) == (1, 1)
    assert f'datetime="{TODAY.isoformat()}"' in roles


async def test_a_role_of_who_has_left_is_vacant_at_once(browser: Browser) -> None:
    esra, roel = await a_person(), await a_person("Roel", left_on=TODAY - DAY)
    team = await a_team(esra)
    await joins(roel, team, until_on=TODAY - DAY)
    await a_role(roel, team, "planner", until_on=TODAY + 90 * DAY)
    await browser.sign_in(esra)
    page = (await browser.get("/team")).text
    assert page.count('class="ring vacant"') == 1
    assert "Roel" not in page


async def test_who_joins_later_is_announced(browser: Browser) -> None:
    esra, dewi = await a_person(), await a_person("Dewi", joined_on=TODAY + 9 * DAY)
    team = await a_team(esra)
    await joins(dewi, team, from_on=TODAY + 9 * DAY)
    await browser.sign_in(esra)
    page = (await browser.get("/team")).text
    assert "Who joins soon" in page and "1 colleague " in page.replace("<", " <")
    members, _, coming = page.partition("Who joins soon")
    assert "Dewi" in coming and f'href="/mensen/{dewi.id}"' not in members  # not among who is here
