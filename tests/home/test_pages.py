from datetime import date, timedelta
from uuid import uuid4

import pytest
from piccolo.engine.postgres import PostgresEngine

from teamhub.core import waiting
from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.waiting import Glyph, Waiting
from teamhub.ideas.tables import Audience, Idea, Thought
from teamhub.people.tables import Person
from tests.cast import a_cast
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_role, a_team, an_idea, joins


def waits(number: int, due: date | None = None) -> Waiting:
    return Waiting(
        said="%(by)s shared this idea",
        act="Show",
        route="ideas.board",
        names={"by": f"Nour <{number}>"},
        quote=f"Vraag {number}",
        due=due,
        glyph=Glyph.SOON,
    )


def something_waits(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def read(act: Act, _: object) -> list[Waiting]:
        return [waits(n, act.today + timedelta(days=n - 2)) for n in range(number)]

    monkeypatch.setattr(waiting, "SOURCES", [waiting.Source(lambda act: [Ask("SELECT 1 AS one")], read)])


async def test_seven_fit_and_the_rest_is_one_link_away(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    something_waits(monkeypatch, 9)
    await browser.sign_in(await a_person("Ilse Visser", language="nl"))
    page = (await browser.get("/")).text
    assert "Goedemiddag, Ilse" in page and "9 dingen wachten op jou." in page
    assert page.count('class="wait"') == 7
    assert "<b>Nour &lt;0&gt; deelde dit idee</b>" in page and "2 dagen te laat" in page
    assert 'href="/wacht"' in page
    assert (await browser.get("/wacht")).text.count('class="wait"') == 9


async def test_what_fits_needs_no_link(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    something_waits(monkeypatch, 7)
    await browser.sign_in(await a_person(language="nl"))
    assert 'href="/wacht"' not in (await browser.get("/")).text


async def test_done_is_said_calmly(browser: Browser) -> None:
    await browser.sign_in(await a_person(language="nl"))
    for address in ("/", "/wacht"):
        page = (await browser.get(address)).text
        assert "Je bent voor nu klaar." in page and "!" not in page.split("<main")[1].split("</main>")[0]


async def test_thoughts_are_on_ones_own_first_page_only(browser: Browser) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    await a_team(esra, ilse)
    now = {"created_at": NOON, "changed_at": NOON}
    await Thought(id=uuid4(), owner=esra.id, title="Een geheim plan", **now).save()
    await browser.sign_in(ilse)
    assert "geheim" not in (await browser.get("/")).text
    await browser.sign_in(esra)
    assert "Een geheim plan" in (await browser.get("/")).text


async def test_everybody_sees_the_ideas_that_are_theirs_to_see(browser: Browser) -> None:
    cast = await a_cast()
    owner, ours = cast["owner"], cast.team
    await an_idea(owner, ours, title="Alleen ons team")
    everybody = {"audience": Audience.ORGANISATION}
    await an_idea(owner, ours, title="Heel de organisatie", **everybody)
    await an_idea(owner, ours, title="Raakt cliënten", clients=True, **everybody)
    await an_idea(cast["colleague"], cast.other_team, title="Van Haarlem", **everybody)
    titles = ("Alleen ons team", "Heel de organisatie", "Raakt cliënten", "Van Haarlem")

    async def seen(who: str) -> list[str]:
        await browser.sign_in(cast[who])
        page = (await browser.get("/")).text
        return [title for title in titles if title in page]

    assert await seen("teammate") == list(titles[:3])
    assert await seen("mpp") == list(titles[1:3])  # of the teams that they oversee, what they may see
    assert await seen("colleague") == list(titles[3:])
    assert await seen("hr") == await seen("director") == list(titles[1:])
    assert await seen("council") == list(titles[2:3])
    assert await seen("operator") == []


async def test_the_role_that_ends_first_is_named_with_its_day(browser: Browser) -> None:
    esra = await a_person(language="nl")
    team = await a_team(esra)
    await a_role(esra, team, "planner", until_on=date(2026, 12, 31))
    await a_role(esra, team, "gastvrouw", until_on=date(2026, 3, 16))
    await a_role(esra, team, "penningmeester", until_on=date(2026, 3, 1))  # over
    await browser.sign_in(esra)
    page = (await browser.get("/")).text
    named = page[page.index("Jouw rol") :]
    assert "gastvrouw" in named and "over 2 weken" in named
    assert "planner" not in named and "penningmeester" not in named


async def test_a_role_ends_with_the_last_day_in_its_team(browser: Browser) -> None:
    esra = await a_person(language="nl")
    await a_role(esra, await a_team(esra), "gastvrouw", until_on=date(2026, 3, 31))
    left = await a_team()
    await joins(esra, left, until_on=date(2026, 3, 16))
    await a_role(esra, left, "planner")
    await browser.sign_in(esra)
    page = (await browser.get("/")).text
    named = page[page.index("Jouw rol") :]
    assert "planner" in named and "over 2 weken" in named


async def test_it_asks_no_more_for_a_thousand_ideas_than_for_one(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    team = await a_team(esra, ilse)
    await browser.sign_in(ilse)
    asked: list[object] = []
    run = PostgresEngine.run_querystring

    async def counted(self: PostgresEngine, query: object, *args: object, **kw: object) -> object:
        asked.append(query)
        return await run(self, query, *args, **kw)

    counts = []
    for more in (1, 9, 990):
        await ideas(esra, team.id, more)
        asked.clear()
        with monkeypatch.context() as watching:
            watching.setattr(PostgresEngine, "run_querystring", counted)
            assert (await browser.get("/")).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2] <= 10


@pytest.mark.parametrize("who", ["owner", "mpp", "hr", "council", "process", "director", "operator"])
async def test_it_asks_at_most_ten_things_whoever_one_is(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    cast = await a_cast()
    await browser.sign_in(cast[who])
    asked: list[object] = []
    run = PostgresEngine.run_querystring

    async def counted(self: PostgresEngine, query: object, *args: object, **kw: object) -> object:
        asked.append(query)
        return await run(self, query, *args, **kw)

    monkeypatch.setattr(PostgresEngine, "run_querystring", counted)
    assert (await browser.get("/")).status_code == 200
    assert len(asked) <= 10


async def ideas(owner: Person, team: int, number: int) -> None:
    first = await an_idea(owner, title="Idee")
    values = {column: getattr(first, column._meta.name) for column in Idea.all_columns() if column._meta.name != "id"}
    fields = {column._meta.name: value for column, value in values.items()} | {"team": team}
    if number > 1:
        await Idea.insert(*(Idea(**fields) for _ in range(number - 1)))
