"""Coming in with a password, and what keeps others out."""

import asyncio
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from teamhub.core.act import VISITOR, Act
from teamhub.core.errors import Invalid, NotFound, TooOften
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from teamhub.sign_in import hashing, jobs, password_service, service
from teamhub.sign_in.rules import LIMITS, Tried
from teamhub.sign_in.tables import Attempt, Credential, Session
from tests.conftest import NOON, Browser
from tests.factories import a_person, acting, system
from tests.sign_in.factories import BETTER, GOOD, QUICK, a_link, a_password, a_session

ESRA = "esra@oeverlicht.test"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same Argon2id with less work, for a test does many of them."""
    monkeypatch.setattr(hashing, "HASHER", QUICK)


def visiting(at: object = NOON) -> Act:
    return Act(by=VISITOR, at=at)


async def sign_in(password: str = GOOD, email: str = ESRA, *, at: object = NOON, client: str = "192.0.2.1") -> str:
    return await password_service.sign_in(visiting(at), email, password, client=client, device="Firefox")


async def test_in_with_a_password_and_on_to_where_one_was_going(browser: Browser) -> None:
    esra = await a_person(demo=False)
    await a_password(esra)
    away = await browser.get("/ik/aanmeldingen?van=mail")
    assert away.headers["location"] == "/aanmelden?naar=%2Fik%2Faanmeldingen%3Fvan%3Dmail"
    assert 'name="naar" value="/ik/aanmeldingen?van=mail"' in (await browser.get(away.headers["location"])).text

    typed = {"email": f" {ESRA.upper()} ", "password": GOOD, "naar": "/ik/aanmeldingen?van=mail"}
    answer = await browser.post("/aanmelden", typed)
    assert (answer.status_code, answer.headers["location"]) == (303, "/ik/aanmeldingen?van=mail")
    assert (await browser.get("/ik/aanmeldingen")).status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:x", "/a\nb", ""]
)
async def test_nobody_is_sent_to_another_site_after_signing_in(browser: Browser, elsewhere: str) -> None:
    await a_password(await a_person())
    answer = await browser.post("/aanmelden", {"email": ESRA, "password": GOOD, "naar": elsewhere})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize(("email", "password"), [(ESRA, BETTER), ("niemand@oeverlicht.test", GOOD), (ESRA, "x" * 900)])
async def test_the_answer_does_not_tell_which_of_the_two_is_wrong(browser: Browser, email: str, password: str) -> None:
    await a_password(await a_person())
    answer = await browser.post("/aanmelden", {"email": email, "password": password}, headers={"accept-language": "nl"})
    assert answer.status_code == 422
    assert "Dit adres en dit wachtwoord horen niet bij elkaar." in answer.text
    assert f'value="{email}"' in answer.text
    assert password not in answer.text
    assert not await Session.count()


async def test_for_an_unknown_address_as_much_is_hashed(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            checked.append(hash)
            return super().verify(hash, password)

    monkeypatch.setattr(hashing, "HASHER", Watched(time_cost=1, memory_cost=8, parallelism=1))
    await a_password(await a_person())
    for email in (ESRA, "niemand@oeverlicht.test"):
        with pytest.raises(Invalid):
            await sign_in(BETTER, email)
    assert len(checked) == 2


async def test_a_password_is_kept_as_argon2id_and_made_anew_when_the_parameters_change(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_password(await a_person())
    monkeypatch.setattr(hashing, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    await sign_in()
    kept = (await Credential.select().first())["password_hash"]
    assert kept.startswith("$argon2id$v=19$m=16,t=2,p=1$")
    await sign_in()
    assert (await Credential.select().first())["password_hash"] == kept


def test_what_is_used_outside_of_tests_is_as_strong_as_rfc_9106_asks() -> None:
    ours = PasswordHasher()
    assert (ours.memory_cost, ours.time_cost, ours.parallelism) >= (65536, 3, 4)


async def test_a_leaver_and_who_has_not_started_cannot_come_in(db: str) -> None:
    esra = await a_person()
    await a_password(esra)
    for column, day in ((Person.left_on, NOON - timedelta(days=1)), (Person.joined_on, NOON + timedelta(days=1))):
        before = await Person.select(column).where(Person.id == esra.id).first()
        await Person.update({column: day.date()}).where(Person.id == esra.id)
        with pytest.raises(Invalid):
            await sign_in()
        await Person.update({column: before[column._meta.name]}).where(Person.id == esra.id)
    assert await sign_in()


async def test_too_many_wrong_ones_close_the_door_for_a_while_also_for_the_right_one(browser: Browser) -> None:
    await a_password(await a_person())
    limit = LIMITS[Tried.PASSWORD].address
    for _ in range(limit.attempts):
        assert (await browser.post("/aanmelden", {"email": ESRA, "password": BETTER})).status_code == 422
    refused = await browser.post("/aanmelden", {"email": ESRA, "password": GOOD}, headers={"accept-language": "nl"})
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "900"
    assert "Probeer het om 13:15 opnieuw." in refused.text  # NOON is 13:00 in Amsterdam
    assert GOOD not in refused.text

    with pytest.raises(TooOften):
        await sign_in(at=NOON + limit.within - timedelta(seconds=1))
    assert await sign_in(at=NOON + limit.within)


async def test_from_one_client_not_too_many_addresses_and_elsewhere_nobody_notices(db: str) -> None:
    await a_password(await a_person())
    limit = LIMITS[Tried.PASSWORD].client
    for number in range(limit.attempts):
        with pytest.raises(Invalid):
            await sign_in(BETTER, f"{number}@oeverlicht.test")
    with pytest.raises(TooOften):
        await sign_in()
    assert await sign_in(client="192.0.2.2")


async def test_many_at_once_do_not_slip_through(db: str) -> None:
    await a_password(await a_person())
    answers = await asyncio.gather(*(sign_in(BETTER) for _ in range(30)), return_exceptions=True)
    tried = LIMITS[Tried.PASSWORD].address.attempts
    assert sorted(type(answer).__name__ for answer in answers) == ["Invalid"] * tried + ["TooOften"] * (30 - tried)


async def test_who_gets_in_starts_counting_anew_and_attempts_name_nobody(db: str) -> None:
    await a_password(await a_person())
    with pytest.raises(Invalid):
        await sign_in(BETTER)
    kept = str(await Attempt.select())
    assert ESRA not in kept and "192.0.2.1" not in kept
    await sign_in()
    assert not await Attempt.count()


async def test_changing_it_signs_out_the_others_and_tells_them_so(browser: Browser) -> None:
    esra = await a_person()
    await a_password(esra)
    await browser.sign_in(esra)
    await a_session(esra, "Safari, iPhone")
    link = await a_link(esra, NOON + timedelta(hours=1))

    wrong = await browser.post("/ik/wachtwoord", {"password": BETTER, "new_password": "nog iets heel anders"})
    assert wrong.status_code == 422 and "not your password" in wrong.text
    weak = await browser.post("/ik/wachtwoord", {"password": GOOD, "new_password": "wachtwoord1"})
    assert weak.status_code == 422 and "Many people use this one" in weak.text
    assert await Session.count() == 2

    changed = await browser.post("/ik/wachtwoord", {"password": GOOD, "new_password": BETTER})
    assert changed.headers["location"] == "/ik/aanmeldingen"
    assert (await browser.get("/ik/aanmeldingen")).status_code == 200
    assert await Session.count() == 1
    assert await sign_in(BETTER)
    with pytest.raises(NotFound):
        await password_service.set_by_link(visiting(), link, "nog iets heel anders", device="")
    assert [entry["what"] for entry in await Entry.select()] == ["PasswordSet"]
    assert "Je wachtwoord is veranderd" in (await browser.get("/post")).text


async def test_guessing_the_password_from_an_open_session_is_counted_too(db: str) -> None:
    esra = await a_person()
    await a_password(esra)
    act = await acting(esra)
    for _ in range(LIMITS[Tried.PASSWORD].address.attempts):
        with pytest.raises(Invalid):
            await password_service.change(act, BETTER, "nog iets heel anders", token="", client="192.0.2.1")
    with pytest.raises(TooOften):
        await password_service.change(act, GOOD, "nog iets heel anders", token="", client="192.0.2.1")


async def test_what_has_run_out_is_forgotten(db: str) -> None:
    esra = await a_person()
    await a_link(esra, NOON + timedelta(hours=1))
    await a_session(esra)
    with pytest.raises(Invalid):
        await sign_in()
    await jobs.forget(system(NOON))
    assert (await Session.count(), await Attempt.count()) == (1, 1)
    await jobs.forget(system(NOON + service.LASTS))
    assert (await Session.count(), await Attempt.count()) == (0, 0)
