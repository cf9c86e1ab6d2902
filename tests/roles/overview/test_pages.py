"""The roles of all teams: what is drawn, what is named, and that it stays quick and small."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from teamhub.core.act import Office
from teamhub.people import service as people
from teamhub.people.tables import Person
from teamhub.roles.exits import service as exits
from teamhub.roles.overview import queries
from teamhub.roles.overview.queries import Asked
from teamhub.roles.tables import RoleTemplate, RoleTerm, TeamRole
from teamhub.teams.tables import Team
from tests.conftest import NOON, Browser, counting
from tests.factories import LONG_AGO, a_person, a_role, a_team, a_team_role, acting, holds, joins, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)
PAGES = ("/rollen/termijnen", "/rollen/kernrollen", "/rollen/kringen", "/rollen/kring/rol1", "/rollen/kaart")


async def many_teams(teams: int, roles: int) -> None:
    """With names as long as they are, and terms of every kind."""
    holder = await a_person("Marjolein van der Oudshoorn")
    names = [f"Aandachtsfunctionaris methodiek nummer {number}" for number in range(roles)]
    first = await Team.count()
    await Team.insert(*[Team(name=f"Team Noord-Holland {first + n:04}", code=f"n{first + n}") for n in range(teams)])
    for number, name in enumerate(names):
        if not await RoleTemplate.exists().where(RoleTemplate.key == f"rol{number}"):
            given = {"name_nl": name, "name_en": name, "term_months": 12, "hours_per_week": 2, "core": number % 2 == 0}
            await RoleTemplate(key=f"rol{number}", **given).save()
    await TeamRole.raw(
        "INSERT INTO team_role (team, template, opened_on, name_nl, name_en, purpose_nl, purpose_en, seats)"
        " SELECT t.id, r.id, {}, '', '', '', '', 1 FROM team t, role_template r WHERE t.code LIKE 'n%'"
        " AND NOT EXISTS (SELECT 1 FROM team_role k WHERE k.team = t.id)",
        LONG_AGO,
    )
    await RoleTerm.raw(
        "INSERT INTO role_term (team_role, person, from_on, until_on, seat, acting, focus, ended)"
        " SELECT k.id, {}, {}, {}::date + 20 * (k.id % 20) - 40, 1, false, '', false FROM team_role k"
        " WHERE k.id % 7 <> 0 AND NOT EXISTS (SELECT 1 FROM role_term x WHERE x.team_role = k.id)",
        holder.id, TODAY - 200 * DAY, TODAY,
    )  # fmt: skip


async def test_a_page_asks_no_more_for_many_teams_than_for_one(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    asked: dict[str, list[int]] = {}
    for more in (1, 9, 90):
        await many_teams(more, 14)
        for page in PAGES:
            with counting() as queries_:
                assert (await browser.get(page)).status_code == 200, page
            asked.setdefault(page, []).append(len(queries_))
    assert all(len(set(counts)) == 1 and counts[0] <= 7 for counts in asked.values()), asked


async def test_ten_teams_are_a_page_of_at_most_sixty_kilobytes(browser: Browser) -> None:
    esra = await a_person()
    await many_teams(11, 14)
    await a_team(esra, name="Team Zaandam")
    await browser.sign_in(esra)
    page = await browser.get("/rollen/termijnen")
    assert page.text.count('class="card terms"') == 10 and page.text.count('<th scope="row">') == 140
    assert len(page.content) <= 60_000
    assert "vanaf=10" in page.text and "Team Zaandam" not in re.findall(r"<h2 id=.*", page.text)[-1]
    rest = await browser.get("/rollen/termijnen?vanaf=10")
    assert rest.text.count('class="card terms"') == 2 and "vanaf=20" not in rest.text
    assert len((await browser.get("/rollen/kaart")).content) <= 120_000


@pytest.fixture
async def two_teams(db: str) -> tuple[Team, Team]:
    esra, ilse = await a_person(), await a_person("Ilse")
    alkmaar, haarlem = await a_team(esra, name="Team Alkmaar"), await a_team(ilse, name="Team Haarlem")
    await a_role(esra, alkmaar, "planner", until_on=TODAY + 300 * DAY)
    await a_role(esra, alkmaar, "werver", until_on=TODAY + 20 * DAY)
    await a_role(ilse, haarlem, "planner", until_on=TODAY - 10 * DAY)
    await a_team_role(haarlem, "mentor", opened_on=TODAY - 50 * DAY)
    await RoleTemplate.update({RoleTemplate.core: True}).where(RoleTemplate.key.is_in(["planner", "mentor"]))
    return alkmaar, haarlem


async def test_each_bar_has_its_colour_and_says_it_in_words(browser: Browser, two_teams: tuple[Team, Team]) -> None:
    await browser.sign_in(await a_member())
    page = " ".join((await browser.get("/rollen")).text.split())
    rows = re.findall(r'<tr class="(\w+)">.*?/rollen/\d+">(\w+)</a>.*?<td>([^<]*)</td></tr>', page)
    assert rows == [
        ("ending", "werver", "Esra, until 22 March"),
        ("running", "planner", "Esra, until 27 December"),
        ("vacant", "mentor", "vacant since 11 January"),
        ("expired", "planner", "Ilse, expired on 20 February"),
    ]


async def a_member(name: str = "Zoeker") -> Person:
    person, other = await a_person(name), await Team.objects().order_by(Team.id).first()
    assert other
    await joins(person, other)
    return person


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(), [("Team Alkmaar", 2), ("Team Haarlem", 2)]),
        (Asked(key="planner"), [("Team Alkmaar", 1), ("Team Haarlem", 1)]),
        (Asked(key="mentor"), [("Team Haarlem", 1)]),
        (Asked(attention=True), [("Team Alkmaar", 1), ("Team Haarlem", 2)]),
        (Asked(key="planner", attention=True), [("Team Haarlem", 1)]),
        (Asked(key="niets"), []),
        (Asked(skip=1), [("Team Haarlem", 2)]),
    ],
)
async def test_one_looks_at_a_role_or_at_what_asks_for_attention(
    two_teams: tuple[Team, Team], asked: Asked, found: list[tuple[str, int]]
) -> None:
    teams, more = await queries.page_of(system(), asked)
    assert [(team.name, len(team.seats)) for team in teams] == found
    assert not more


async def test_who_looks_whether_roles_are_held_sees_that_first(browser: Browser, two_teams: tuple[Team, Team]) -> None:
    harmen = await a_person("Harmen")
    await holds(harmen, Office.MPP, two_teams[0])
    await browser.sign_in(harmen)
    page = " ".join((await browser.get("/rollen")).text.split())
    assert "Held or not, per team" in page and "1 of 1 held" in page and "0 of 2 held" in page
    assert page.index("mentor") < page.index("planner")  # the longest open first
    assert "7 weeks" in page and page.count("longer than 6 weeks</span>") == 1 and "the term expired" in page
    assert "Esra, until" in (await browser.get("/rollen/termijnen")).text


async def test_what_is_bought_in_says_until_when_and_its_weeks_do_not_count(
    browser: Browser, two_teams: tuple[Team, Team]
) -> None:
    harmen, ilse = await a_person("Harmen"), await Person.objects().where(Person.name == "Ilse").first()
    await holds(harmen, Office.MPP, two_teams[1])
    mentor = await TeamRole.objects().where(TeamRole.team == two_teams[1].id, TeamRole.seats == 1).order_by(
        TeamRole.id, ascending=False
    ).first()  # fmt: skip
    assert ilse and mentor
    asked = {"what": "De begeleiding", "whom": "facilitair", "until_on": TODAY + 60 * DAY}
    made = await exits.ask(await acting(ilse), mentor.id, **asked)
    await browser.sign_in(harmen)
    assert "longer than 6 weeks</span>" in (await browser.get("/rollen/kernrollen")).text
    await exits.answer(await acting(harmen), made, yes=True, words="Goed, tot dan.")
    page = " ".join((await browser.get("/rollen/kernrollen")).text.split())
    assert re.search(r"bought in until <time[^>]*>Friday 1 May<", page)
    assert "longer than 6 weeks</span>" not in page and "7 weeks" not in page
    assert page.index("planner") < page.index("mentor")


async def test_a_circle_names_holders_over_teams_and_where_it_is_vacant(
    browser: Browser, two_teams: tuple[Team, Team]
) -> None:
    await a_team_role(await a_team(name="Team Zaandam"), "planner", opened_on=TODAY)
    await browser.sign_in(await a_member())
    page = " ".join((await browser.get("/rollen/kring/planner")).text.split())
    assert page.index("Esra") < page.index("Ilse") < page.index("Vacant") < page.index("Team Zaandam")
    assert "/talenten?q=" in page
    assert (await browser.get("/rollen/kring/niets")).status_code == 404
    (one,) = [row for row in await queries.circles(system()) if row["key"] == "planner"]
    assert (one["teams"], one["held"], one["expired"], one["vacant"]) == (3, 1, 1, 1)


async def test_the_map_and_its_list_are_the_same_in_the_same_order(
    browser: Browser, two_teams: tuple[Team, Team]
) -> None:
    await browser.sign_in(await a_member())
    page = (await browser.get("/rollen/kaart")).text
    picture, words = page[page.index('class="map"') : page.index("</svg>", page.index('class="map"'))], ""
    words = page[page.index('class="mapped-teams"') :]
    drawn = re.findall(r'href="/rollen/(\d+)" tabindex="-1"><circle class="(\w+)"', picture)
    listed = [(id, term) for term, id in re.findall(r'<li class="(\w+)"><a href="/rollen/(\d+)"', words)]
    assert drawn == listed and [term for _, term in drawn] == ["ending", "running", "vacant", "expired"]


async def test_nobodys_load_is_on_these_pages(browser: Browser, two_teams: tuple[Team, Team]) -> None:
    """Names of holders are open; what they carry is not, also not for their own team here."""
    person = await a_person("Joke")
    await people.change_hours(system(), person.id, Decimal("31.7"), from_on=LONG_AGO)
    await people.change_caseload(system(), person.id, 987, from_on=LONG_AGO)
    await a_role(person, two_teams[0], "informant")
    await browser.sign_in(await a_member())
    for page in ("/rollen", "/rollen/termijnen", "/rollen/kernrollen", "/rollen/kringen", "/rollen/kaart"):
        assert not re.search(r"31\.7|>987<| 987 ", (await browser.get(page)).text)
