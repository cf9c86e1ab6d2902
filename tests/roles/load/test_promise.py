"""Product promise 4: no byte that an MPP, a director or another team's colleague gets is a figure about one person."""

from decimal import Decimal
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from teamhub.core import i18n
from teamhub.core.act import Office
from teamhub.core.web import current_app, templates
from teamhub.core.words import current_day
from teamhub.people import service as people
from teamhub.people.tables import Person
from teamhub.roles.exchanges import queries as exchanges
from teamhub.roles.load import queries
from teamhub.roles.tables import TeamRole
from teamhub.teams.tables import Team
from tests.conftest import NOON, Browser
from tests.factories import LONG_AGO, a_person, a_role, a_team, acting, holds, joins, system
from tests.roles.exchanges.garage import LATER, a_workplace

# Figures that nothing else on a page could be: contract hours, caseload, role time, norm, and how far above it.
HOURS, CASELOAD = Decimal("33.7"), 47
ROLE_HOURS = Decimal("7.3")
TELLTALE = ("33.7", "33,7", "26.4", "26,4", ">47<", "47 clients", "21.66", "21.7%", "21,7", "58.6", "58.7", "58,7")


@pytest.fixture
async def world(db: str) -> dict[str, Person]:
    """Joris carries a lot, and exchanges with Wim; Harmen is their MPP, Corine directs, Nour is elsewhere."""
    names = ("Wim", "Joris", "Harmen", "Corine", "Nour", "Anita")
    found = {name: await a_person(name) for name in names}
    place = await a_workplace(found["Wim"], found["Joris"])
    for number in range(3):
        await joins(await a_person(f"Collega {number}"), place.team)
    await holds(found["Harmen"], Office.MPP, place.team)
    await holds(found["Corine"], Office.DIRECTOR)
    await holds(found["Anita"], Office.HR)
    await a_team(found["Nour"])
    await place.begin(**LATER)
    joris = found["Joris"]
    await people.change_hours(system(), joris.id, HOURS, from_on=LONG_AGO)
    await people.change_caseload(system(), joris.id, CASELOAD, from_on=LONG_AGO)
    await Team.update({Team.caseload_norm: 80}).where(Team.id == place.team.id)
    role = await a_role(joris, place.team, "informant")
    await TeamRole.update({TeamRole.hours_per_week: ROLE_HOURS}).where(TeamRole.id == role.id)
    return found


def addresses(app: Litestar, numbers: dict[str, int]) -> list[str]:
    """Every page that is only asked for, with these numbers in it; what names something else has nothing here."""
    found = []
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler) and "GET" in handler.http_methods:
                path = route.path.replace(":int", "").replace(":str", "")
                names = {part[1:-1] for part in path.split("/") if part.startswith("{")}
                if names <= set(numbers) and "static" not in path:
                    found.append(path.format(**numbers))
    return sorted(set(found))


@pytest.mark.parametrize("who", ["Harmen", "Corine", "Nour"])
async def test_nobody_outside_the_team_gets_a_figure_about_one_person(
    browser: Browser, app: Litestar, world: dict[str, Person], who: str
) -> None:
    joris = await acting(world["Joris"])
    (team,) = joris.by.member_of
    (made,) = await exchanges.of_team(joris, team)
    role = await TeamRole.select(TeamRole.id).order_by(TeamRole.id).first()
    assert role
    numbers = {"team_id": team, "person_id": world["Joris"].id, "role_id": role["id"], "exchange_id": made.id}
    pages = addresses(app, numbers)
    assert {f"/teams/{team}", f"/ruilen/{made.id}", f"/mensen/{world['Joris'].id}", "/rollen"} <= set(pages)
    await browser.sign_in(world[who])
    for page in pages:
        answer = await browser.get(page)
        got = " ".join(f"{dict(answer.headers)} {answer.text}".split())
        assert [figure for figure in TELLTALE if figure in got] == [], page
    for page in (f"/teams/{team}/ruilen", f"/teams/{team}/ruilen/nieuw", f"/ruilen/{made.id}"):
        assert (await browser.get(page)).status_code == 404
    await browser.sign_in(world["Joris"])  # and the look finds them, where they may be
    own = " ".join((await browser.get(f"/teams/{team}")).text.split())
    assert [figure for figure in TELLTALE if figure in own] != []


async def section(app: Litestar, who: Person, team: int) -> str:
    """The part of the team's page, as this person gets it."""
    act = await acting(who)
    here = {"load": await queries.loads(act, team)}
    context = {"here": here, "act": act, "team": await Team.objects().get(Team.id == team)}
    current_app.set(app)
    current_day.set(NOON.date())
    i18n.current_locale.set("en")
    template = templates().engine.get_template("load/_section.html")
    shown = template.render(**context)
    return " ".join(shown.split())


async def test_the_part_of_the_teams_page_says_it_to_the_team_and_keeps_it_from_others(
    app: Litestar, world: dict[str, Person]
) -> None:
    (team,) = (await acting(world["Joris"])).by.member_of
    own = await section(app, world["Wim"], team)
    assert "33.7 hours · 21.7% roles" in own and "47 clients, norm 58.7" in own
    assert "Joris: 21.7% role time, agreed is 12.5%: talk about it in the team meeting." in own
    assert "Joris: 26.4 hours for clients, 7.3 hours for roles" in own
    assert own.index("Joris") < own.index("Thirza") < own.index("Wim")
    hr = await section(app, world["Anita"], team)
    assert "33.7 hours" in hr and "47 clients" not in hr and "talk about" not in hr
    for outsider in ("Harmen", "Corine", "Nour"):
        got = await section(app, world[outsider], team)
        assert "roles together 7%" in got and "Joris" not in got and "Wim" not in got
        assert [figure for figure in TELLTALE if figure in got] == []


def test_the_section_says_no_score() -> None:
    text = (Path(__file__).parents[3] / "templates" / "load" / "_section.html").read_text(encoding="utf-8")
    assert "sort" not in text and "chip no" not in text
