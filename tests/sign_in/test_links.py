"""Invitations and forgotten passwords."""

import asyncio
import re
from datetime import date, timedelta

import pytest

from teamhub.core.act import VISITOR, Act, Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, TooOften, WrongStage
from teamhub.core.mail import Mail
from teamhub.people.tables import Person
from teamhub.sign_in import hashing, link_service, password_service, service
from teamhub.sign_in.rules import LIMITS, Tried
from teamhub.sign_in.tables import PasswordLink, Session
from tests.conftest import NOON, Browser
from tests.factories import a_person, acting, holds, system
from tests.sign_in.factories import BETTER, GOOD, QUICK, a_link, a_password, a_session

ESRA = "esra@oeverlicht.test"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashing, "HASHER", QUICK)
    monkeypatch.setattr(link_service, "AS_LONG", 0.0)


@pytest.fixture
async def esra(db: str) -> Person:
    return await a_person(email=ESRA)


def visiting(at: object = NOON) -> Act:
    return Act(by=VISITOR, at=at)


async def link_in_the_inbox(browser: Browser) -> str:
    found = re.search(r'href="http://127.0.0.1:8000(/wachtwoord/[^"]+)"', (await browser.get("/post")).text)
    assert found
    return found[1]


async def test_from_an_invitation_to_a_password_of_ones_own(browser: Browser, esra: Person) -> None:
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    await browser.sign_in(anita)
    page = f"/personeel/{esra.id}/uitnodiging"
    assert "No invitation is on its way" in (await browser.get(page)).text
    sent = await browser.post(page)
    assert sent.headers["location"] == page
    invitation = await browser.get(page)
    assert ESRA in invitation.text and "/wachtwoord/" not in invitation.text  # HR could be somebody else with it

    browser.client.cookies.clear()
    link = await link_in_the_inbox(browser)
    assert "Esra" in (await browser.get(link)).text
    assert (await browser.get(link)).status_code == 200  # a mail program looked at it before
    weak = await browser.post(link, {"new_password": "esra oeverlicht"}, headers={"accept-language": "nl"})
    assert weak.status_code == 422 and "Laat je eigen naam" in weak.text and "esra oeverlicht" not in weak.text
    chosen = await browser.post(link, {"new_password": GOOD})
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/")
    assert (await browser.get("/ik/aanmeldingen")).status_code == 200

    assert (await browser.get(link)).status_code == 404
    assert (await browser.post(link, {"new_password": BETTER})).status_code == 404
    assert await password_service.sign_in(visiting(), ESRA, GOOD, client="", device="")


async def test_forgotten_and_chosen_anew(browser: Browser, esra: Person) -> None:
    await a_password(esra)
    await a_session(esra)
    asked = await browser.post("/wachtwoord-vergeten", {"email": " Esra@Oeverlicht.test "})
    assert asked.headers["location"] == "/wachtwoord-vergeten/gevraagd"
    link = await link_in_the_inbox(browser)
    await browser.post(link, {"new_password": BETTER})
    assert await Session.count() == 1  # the new one: whoever was in with the old one is out
    with pytest.raises(Invalid):
        await password_service.sign_in(visiting(), ESRA, GOOD, client="", device="")


async def test_the_answer_does_not_tell_whether_an_address_is_known(browser: Browser, esra: Person) -> None:
    await Person.update({Person.left_on: date(2026, 3, 1)}).where(Person.id == esra.id)
    ilse = await a_person("Ilse", email="ilse@oeverlicht.test")
    answers = []
    for email in (ESRA, ilse.email, "niemand@oeverlicht.test"):
        answer = await browser.post("/wachtwoord-vergeten", {"email": email})
        page = await browser.get(answer.headers["location"])
        answers.append((answer.status_code, answer.headers["location"], page.text))
    assert len(set(answers)) == 1
    assert [mail["address"] for mail in await Mail.select(Mail.address)] == [ilse.email]


async def test_both_take_the_same_time(esra: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link_service, "AS_LONG", 0.3)
    loop = asyncio.get_running_loop()
    for email in (ESRA, "niemand@oeverlicht.test"):
        began = loop.time()
        await link_service.ask_reset(visiting(), email, client="192.0.2.1")
        assert loop.time() - began >= 0.3


async def test_nobody_is_buried_in_mail(browser: Browser, esra: Person) -> None:
    limit = LIMITS[Tried.RESET].address
    for _ in range(limit.attempts):
        await link_service.ask_reset(visiting(), ESRA, client="192.0.2.1")
    with pytest.raises(TooOften):
        await link_service.ask_reset(visiting(), ESRA, client="192.0.2.2")
    assert (await browser.post("/wachtwoord-vergeten", {"email": ESRA})).status_code == 429
    await link_service.ask_reset(visiting(NOON + limit.within), ESRA, client="192.0.2.1")


@pytest.mark.parametrize("lasts", [link_service.RESET_LASTS, link_service.INVITATION_LASTS])
async def test_a_link_works_until_its_end_and_not_at_it(esra: Person, lasts: timedelta) -> None:
    link = await a_link(esra, NOON + lasts)
    assert await link_service.holder(visiting(NOON + lasts - timedelta(seconds=1)), link)
    with pytest.raises(NotFound):
        await link_service.holder(visiting(NOON + lasts), link)
    with pytest.raises(NotFound):
        await password_service.set_by_link(visiting(NOON + lasts), link, GOOD, device="")


async def test_of_two_at_once_one_chooses_the_password(esra: Person) -> None:
    link = await a_link(esra, NOON + timedelta(hours=1))
    both = (password_service.set_by_link(visiting(), link, password, device="") for password in (GOOD, BETTER))
    answers = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["NotFound", "str"]
    assert await Session.count() == 1


async def test_a_newer_link_takes_the_place_of_the_older_and_none_is_kept_as_it_is(esra: Person) -> None:
    first = await link_service.invite(system(), esra.id)
    second = await link_service.invite_address(system(), ESRA.upper())
    with pytest.raises(NotFound):
        await link_service.holder(visiting(), first.rsplit("/")[-1])
    assert await link_service.holder(visiting(), second.rsplit("/")[-1])
    assert second.rsplit("/")[-1] not in str(await PasswordLink.select())


async def test_who_starts_later_chooses_their_password_on_their_first_day(browser: Browser, esra: Person) -> None:
    starts = NOON + timedelta(days=14)
    await Person.update({Person.joined_on: starts.date()}).where(Person.id == esra.id)
    path = await link_service.invite(system(), esra.id)
    page = await browser.get(path)
    assert page.status_code == 200 and "16 March" in page.text and "new_password" not in page.text
    assert (await browser.post(path, {"new_password": GOOD})).status_code == 409
    token = path.rsplit("/")[-1]
    assert await password_service.set_by_link(visiting(starts + timedelta(days=6)), token, GOOD, device="")


async def test_a_leavers_link_is_dead(browser: Browser, esra: Person) -> None:
    link = await a_link(esra, NOON + timedelta(hours=1))
    await Person.update({Person.left_on: date(2026, 3, 1)}).where(Person.id == esra.id)
    assert (await browser.get(f"/wachtwoord/{link}")).status_code == 404
    assert (await browser.post(f"/wachtwoord/{link}", {"new_password": GOOD})).status_code == 404


async def test_who_cannot_be_invited(esra: Person) -> None:
    ilse = await a_person("Ilse")
    with pytest.raises(NotAllowed):
        await link_service.invite(await acting(ilse), esra.id)
    with pytest.raises(Invalid, match="no mail address"):
        await link_service.invite(system(), ilse.id)
    with pytest.raises(NotFound):
        await link_service.invite(system(), 987654)
    with pytest.raises(NotFound):
        await link_service.invite_address(system(), "niemand@oeverlicht.test")
    gone = await a_person("Roel", email="roel@oeverlicht.test", left_on=date(2026, 3, 1))
    with pytest.raises(WrongStage):
        await link_service.invite(system(), gone.id)
    await a_password(esra)
    with pytest.raises(WrongStage):
        await link_service.invite(system(), esra.id)
    assert not await Mail.count()


async def test_a_refused_verb_sends_no_mail(esra: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("the journal is broken on purpose")

    monkeypatch.setattr(link_service, "record", broken)
    with pytest.raises(RuntimeError):
        await link_service.invite(system(), esra.id)
    assert (await Mail.count(), await PasswordLink.count()) == (0, 0)


async def test_the_first_session_knows_its_browser(browser: Browser, esra: Person) -> None:
    link = await a_link(esra, NOON + timedelta(hours=1))
    await browser.post(f"/wachtwoord/{link}", {"new_password": GOOD}, headers={"user-agent": "Firefox/132 (Windows)"})
    assert (await Session.select().first())["device"] == "Firefox, Windows"
    assert service.hashed(browser.client.cookies["teamhub_session"]) == (await Session.select().first())["token_hash"]
