"""Being signed in: where, for how long, in which language, and how it ends."""

from datetime import date, timedelta

import pytest
from httpx import ASGITransport, AsyncClient

from teamhub.app import create_app
from teamhub.core.act import VISITOR, Act, Office
from teamhub.core.errors import NotFound
from teamhub.people.tables import Person
from teamhub.settings import Settings
from teamhub.sign_in import queries, service
from teamhub.sign_in.middleware import COOKIE
from teamhub.sign_in.tables import Session
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, a_team, acting, holds
from tests.html import said, valid_html
from tests.sign_in.factories import GOOD, a_password, a_session

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1"


def visiting(at: object = NOON) -> Act:
    return Act(by=VISITOR, at=at)


async def devices() -> set[str]:
    return {row["device"] for row in await Session.select(Session.device)}


async def test_one_click_signs_in_and_one_out(browser: Browser) -> None:
    esra = await a_person()
    team = await a_team(esra)

    answer = await browser.post("/aanmelden/demo", {"person": esra.id})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert team.name in (await browser.get("/")).text
    token = browser.client.cookies[COOKIE]
    assert token not in str(await Session.select())

    assert (await browser.post("/afmelden")).headers["location"] == "/aanmelden"
    browser.client.cookies.set(COOKIE, token)  # as a thief who kept it
    assert (await browser.get("/")).headers["location"] == "/aanmelden"


async def test_the_demo_offers_its_people_by_kind(browser: Browser) -> None:
    esra, harmen, samira = await a_person("Esra"), await a_person("Harmen"), await a_person("Samira")
    await a_person("Nobody of the demo", demo=False)
    await a_person("Roel", left_on=date(2026, 3, 1))
    await a_team(esra, mpp=harmen, name="Team Alkmaar")
    await holds(samira, Office.COUNCIL)
    page = valid_html((await browser.get("/aanmelden", headers={"accept-language": "nl"})).text)
    groups = [(said(h), [said(b) for b in s.iter("b")]) for s in page.iter("section") for h in s.iter("h2")]
    assert groups == [
        ("Team Alkmaar", ["Esra"]),
        ("MPP", ["Harmen"]),
        ("Cliëntenraad", ["Samira"]),
    ]


async def test_only_people_of_the_demo_sign_in_with_a_click(browser: Browser) -> None:
    for other in (await a_person(demo=False), await a_person(left_on=date(2026, 3, 1))):
        assert (await browser.post("/aanmelden/demo", {"person": other.id})).status_code == 404
    assert (await browser.post("/aanmelden/demo", {"person": "iedereen"})).status_code == 422
    assert not await Session.count()


async def test_outside_a_demo_nobody_does_and_its_mail_is_not_shown(db: str) -> None:
    esra = await a_person(demo=True)
    app = create_app(Settings(secret="only for tests", run_jobs=False, demo=False), clock=lambda: NOON)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://hub.test") as client:
        browser = Browser(client)
        page = await browser.get("/aanmelden")
        assert "demo" not in page.text and "Esra" not in page.text
        assert (await browser.post("/aanmelden/demo", {"person": esra.id})).status_code == 404
        assert (await browser.get("/post")).status_code == 404
        await browser.sign_in(esra)
        assert (await browser.get("/aanmelden?naar=/ik/aanmeldingen")).headers["location"] == "/ik/aanmeldingen"
    assert await Session.count() == 1


async def test_mail_to_somebody_real_is_not_shown_in_a_demo_either(browser: Browser) -> None:
    await a_password(await a_person(demo=False))
    await browser.post("/wachtwoord-vergeten", {"email": "esra@oeverlicht.test"})
    assert "wachtwoord/" not in (await browser.get("/post")).text


@pytest.mark.usefixtures("db")
async def test_a_session_ends_by_itself_and_with_the_persons_work_here() -> None:
    esra = await a_person()
    token = await service.start_as(visiting(), esra.id)

    assert await service.standing(visiting(), token)
    assert await service.standing(visiting(NOON + service.LASTS - timedelta(seconds=1)), token)
    assert not await service.standing(visiting(NOON + service.LASTS), token)
    await Person.update({Person.left_on: NOON.date() - timedelta(days=1)}).where(Person.id == esra.id)
    assert not await service.standing(visiting(), token)
    with pytest.raises(NotFound):
        await service.start_as(visiting(), esra.id)


async def test_at_a_shared_computer_it_ends_with_the_browser_and_the_shift(browser: Browser) -> None:
    await a_password(await a_person())
    typed = {"email": "esra@oeverlicht.test", "password": GOOD}
    mine = await browser.post("/aanmelden", typed)
    shared = await browser.post("/aanmelden", {**typed, "shared": "on"})
    assert "Max-Age=2592000" in mine.headers["set-cookie"]
    assert "Max-Age" not in shared.headers["set-cookie"] and "expires" not in shared.headers["set-cookie"].lower()
    ends = {row["ends_at"] for row in await Session.select(Session.ends_at)}
    assert ends == {NOON + service.LASTS, NOON + service.LASTS_ON_SHARED}


async def test_one_sees_where_one_is_signed_in_and_ends_it_there(browser: Browser) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    await browser.post("/aanmelden/demo", {"person": esra.id}, headers={"user-agent": IPHONE})
    other = await a_session(esra, "Firefox, Windows", NOON - timedelta(days=3))
    await a_session(esra, "Edge, Windows", NOON - service.LASTS)  # has ended by itself
    hers = await a_session(ilse, "Chrome, Android")

    page = valid_html((await browser.get("/ik/aanmeldingen", headers={"accept-language": "nl"})).text)
    assert [said(h) for h in page.iter("h2")] == ["Safari, iPhone deze", "Firefox, Windows", "Je tweede factor"]
    assert "zaterdag" not in said(page) and "vrijdag 27 februari, 13:00" in said(page)

    assert (await browser.post(f"/ik/aanmeldingen/{hers}/beeindigen")).status_code == 404
    ended = await browser.post(f"/ik/aanmeldingen/{other}/beeindigen")
    assert ended.headers["location"] == "/ik/aanmeldingen"
    assert (await browser.post(f"/ik/aanmeldingen/{other}/beeindigen")).status_code == 404
    assert await devices() == {"Safari, iPhone", "Edge, Windows", "Chrome, Android"}

    everywhere = await browser.post("/ik/aanmeldingen/overal-afmelden")
    assert everywhere.headers["location"] == "/aanmelden"
    assert await devices() == {"Chrome, Android"}
    assert (await browser.get("/ik/aanmeldingen")).status_code == 303


@pytest.mark.parametrize("number", [1, 10, 1000])
async def test_many_sessions_cost_as_many_queries_as_one(db: str, number: int) -> None:
    esra = await a_person()
    for n in range(number):
        await a_session(esra, f"Firefox {n}")
    act = await acting(esra)
    with counting() as asked:
        assert len(await queries.sessions(act, "")) == number
    assert len(asked) == 1


async def test_last_used_is_known_to_the_hour(db: str) -> None:
    esra = await a_person()
    token = await service.start_as(visiting(), esra.id)

    async def last_used_after(wait: timedelta) -> object:
        await service.standing(visiting(NOON + wait), token)
        return (await Session.select().first())["last_used_at"]

    assert await last_used_after(timedelta(minutes=59)) == NOON
    assert await last_used_after(timedelta(minutes=60)) == NOON + timedelta(minutes=60)
    assert await last_used_after(timedelta(minutes=119)) == NOON + timedelta(minutes=60)
    assert await last_used_after(timedelta(minutes=180)) == NOON + timedelta(minutes=180)


async def test_a_person_chooses_their_language_for_every_browser(browser: Browser) -> None:
    esra = await a_person()
    await browser.sign_in(esra)
    back = {"referer": "http://teamhub.test/ik/aanmeldingen?x=1"}
    answer = await browser.post("/ik/taal", {"language": "nl"}, headers=back)
    assert (answer.status_code, answer.headers["location"]) == (303, "/ik/aanmeldingen")
    browser.client.cookies.delete("teamhub_language")
    assert '<html lang="nl">' in (await browser.get("/ik/aanmeldingen", headers={"accept-language": "en"})).text
    assert (await Person.objects().get(Person.id == esra.id)).language == "nl"


async def test_a_visitor_chooses_too_and_it_stays_with_the_browser(browser: Browser) -> None:
    page = await browser.get("/aanmelden", headers={"accept-language": "nl"})
    assert 'lang="en">' in page.text and "In English" in page.text
    await browser.post("/ik/taal", {"language": "en"})
    for path in ("/aanmelden", "/nergens"):
        answer = await browser.get(path, headers={"accept-language": "nl"})
        assert '<html lang="en">' in answer.text


@pytest.mark.parametrize("language", ["fr", "", "nl; domain=evil.test"])
async def test_another_language_than_ours_is_refused(browser: Browser, language: str) -> None:
    esra = await a_person()
    await browser.sign_in(esra)
    answer = await browser.post("/ik/taal", {"language": language})
    assert answer.status_code == 422 and "teamhub_language" not in answer.headers.get("set-cookie", "")


async def test_who_comes_from_elsewhere_is_not_sent_back_there(browser: Browser) -> None:
    answer = await browser.post("/ik/taal", {"language": "nl"}, headers={"referer": "https://evil.test//evil.test"})
    assert answer.headers["location"] == "/evil.test"
