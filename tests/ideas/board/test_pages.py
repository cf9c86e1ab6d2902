import pytest

from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind
from tests.conftest import Browser, counting
from tests.factories import a_person, a_team, acting, an_idea


async def test_an_empty_board_says_how_to_begin(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    page = (await browser.get("/ideen", headers={"accept-language": "nl"})).text
    assert "Nog geen ideeën" in page and 'href="/gedachten/nieuw"' in page


@pytest.mark.parametrize(
    "address", ["/ideen", "/ideen?fase=open", "/ideen?q=zondag", "/ideen?mijn=1", "/ideen?wacht=1"]
)
async def test_a_board_asks_no_more_for_a_thousand_than_for_one(browser: Browser, address: str) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    team = await a_team(esra, ilse)
    await browser.sign_in(esra)
    counts = []
    for more in (1, 9, 990):
        for number in range(more):
            await an_idea((esra, ilse)[number % 2], team)
        with counting() as asked:
            answer = await browser.get(address)
        assert answer.status_code == 200 and len(answer.content) < 60_000
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2] <= 10


async def test_bad_addresses_show_the_board(browser: Browser) -> None:
    esra = await a_person()
    await an_idea(esra, await a_team(esra))
    await browser.sign_in(esra)
    for address in ("?team=abc", "?team=99999999999999999999", "?fase=nergens", "?voor=morgen", "?team=%C2%B2"):
        answer = await browser.get(f"/ideen{address}")
        assert answer.status_code == 200 and "Bakken op zondag" in answer.text


async def test_what_looks_alike_is_a_fragment(browser: Browser) -> None:
    esra = await a_person()
    await an_idea(esra, await a_team(esra))
    await browser.sign_in(esra)
    answer = await browser.get("/ideen/vergelijkbaar?q=bakken")
    assert "Bakken op zondag" in answer.text and "<html" not in answer.text


async def test_what_waits_is_what_home_says(browser: Browser) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    team = await a_team(esra, ilse)
    asked, quiet = await an_idea(esra, team, title="Met een vraag"), await an_idea(esra, team, title="Zonder vraag")
    await talk.remark(await acting(ilse), asked.id, Kind.QUESTION, "Wie betaalt dat?")
    await browser.sign_in(esra)
    page = (await browser.get("/ideen?wacht=1")).text
    assert asked.title in page and quiet.title not in page
