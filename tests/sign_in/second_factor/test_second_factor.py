"""Setting it up, showing it, losing it; what it keeps closed and to whom."""

import asyncio
import json
import re
from datetime import timedelta

import pytest
from httpx import ASGITransport, AsyncClient

from teamhub.app import create_app
from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, TooOften, WrongStage
from teamhub.core.mail import Mail
from teamhub.core.second_factor import SecondFactorNeeded, require_second_factor
from teamhub.journal.tables import Entry
from teamhub.notices import service as notices
from teamhub.notices.tables import Notice
from teamhub.people import staying_service
from teamhub.people.tables import Person
from teamhub.settings import Settings
from teamhub.sign_in import service as sign_in
from teamhub.sign_in.rules import LIMITS, Tried
from teamhub.sign_in.second_factor import rules, service
from teamhub.sign_in.second_factor.tables import RecoveryCode, SecondFactor
from teamhub.sign_in.tables import Attempt, Session
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, acting, holds, system
from tests.sign_in.factories import GOOD, QUICK, a_password
from tests.sign_in.second_factor.factories import ON_PAPER, a_second_factor, shown

HERE = "/ik/tweede-factor"
CLIENT = "192.0.2.1"
pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("teamhub.sign_in.hashing.HASHER", QUICK)


async def signed_in(person: Person) -> str:
    return await sign_in.begin(await acting(person), person.id, device="Firefox")


async def proved(person: Person, at: timedelta = timedelta(0)) -> bool:
    sessions = await Session.select(Session.proved_at).where(Session.person == person.id)
    return [session["proved_at"] for session in sessions] == [NOON + at]


async def journal(person: Person) -> list[str]:
    rows = await Entry.select(Entry.what).where(Entry.subject == f"sign-in:{person.id}").order_by(Entry.number)
    return [row["what"] for row in rows]


async def test_set_up_with_a_first_code_and_ten_recovery_codes_that_are_shown_once(browser: Browser) -> None:
    esra = await a_person(email="esra@oeverlicht.test")
    await browser.sign_in(esra, proved=False)
    wanted = f"{HERE}?naar=%2Fpersoneel%3Fq%3Da"
    start = await browser.get(wanted)
    assert "Set up your second factor" in start.text
    begun = await browser.post(f"{HERE}/beginnen", {"naar": "/personeel?q=a"})
    assert begun.headers["location"] == f"{HERE}/instellen?naar=%2Fpersoneel%3Fq%3Da"

    offer = await browser.get(begun.headers["location"])
    kept = await SecondFactor.objects().get(SecondFactor.person == esra.id)
    assert (kept.secret, len(kept.offered)) == ("", 32)
    assert "<svg" in offer.text and rules.grouped(kept.offered, " ") in offer.text
    assert " style=" not in offer.text and offer.headers["cache-control"] == "no-store"

    wrong = await browser.post(f"{HERE}/instellen", {"code": "000000", "naar": "/personeel?q=a"})
    assert wrong.status_code == 422 and "This code is not right" in wrong.text and "000000" not in wrong.text
    done = await browser.post(f"{HERE}/instellen", {"code": shown(secret=kept.offered), "naar": "/personeel?q=a"})
    codes = re.findall(r"<li><code>([a-z0-9-]{19})</code>", done.text)
    assert len({*codes}) == 10
    assert 'href="/personeel?q=a"' in done.text

    kept = await SecondFactor.objects().get(SecondFactor.person == esra.id)
    assert (kept.offered, kept.last_step) == ("", rules.step(NOON))
    hashes = {row["code_hash"] for row in await RecoveryCode.select(RecoveryCode.code_hash)}
    assert hashes == {sign_in.hashed(rules.plain(code)) for code in codes}
    assert await proved(esra)
    assert await journal(esra) == ["SecondFactorSetUp"]
    assert [mail["template"] for mail in await Mail.select(Mail.template)] == ["second_factor"]

    for address in (HERE, f"{HERE}/instellen", "/ik/aanmeldingen"):
        again = await browser.get(address, follow_redirects=True)
        assert kept.secret not in again.text.replace(" ", "") and codes[0] not in again.text
    assert "10 recovery codes left" in again.text


async def test_nothing_secret_is_in_the_journal_the_mail_or_a_page_of_what_was_typed(browser: Browser) -> None:
    esra = await a_person(email="esra@oeverlicht.test")
    await a_second_factor(esra)
    await browser.sign_in(esra, proved=False)
    await browser.post(HERE, {"recovery": ON_PAPER[0]})
    wrong = await browser.post(HERE, {"recovery": ON_PAPER[0].upper()})
    kept = json.dumps([await Entry.select(), await Mail.select()], default=str)
    assert wrong.status_code == 422
    for text in (kept, wrong.text):
        assert ON_PAPER[0] not in text.lower() and shown() not in text
    assert "1 is left" not in kept and '\\"left\\": 1' in kept  # the number is a parameter of the mail


async def test_who_has_a_password_types_it_once_more(browser: Browser) -> None:
    esra = await a_person()
    await a_password(esra)
    await browser.sign_in(esra, proved=False)
    assert 'name="password"' in (await browser.get(HERE)).text
    refused = await browser.post(f"{HERE}/beginnen", {"password": "not this one"})
    assert refused.status_code == 422 and not await SecondFactor.exists()
    assert (await browser.post(f"{HERE}/beginnen", {"password": GOOD})).status_code == 303
    assert await SecondFactor.exists().where(SecondFactor.person == esra.id)


async def test_a_page_that_asks_for_it_leads_there_and_back(browser: Browser) -> None:
    hr, roel = await a_person("Anita"), await a_person("Roel")
    await holds(hr, Office.HR)
    await a_second_factor(hr)
    await browser.sign_in(hr, proved=False)
    wanted = f"/personeel/{roel.id}/tweede-factor"
    asked = await browser.get(f"{wanted}?van=mail")
    assert (asked.status_code, asked.headers["location"]) == (
        303, f"{HERE}?naar=%2Fpersoneel%2F{roel.id}%2Ftweede-factor%3Fvan%3Dmail",
    )  # fmt: skip
    form = await browser.get(asked.headers["location"])
    assert 'autocomplete="one-time-code"' in form.text
    back = await browser.post(HERE, {"code": shown(), "naar": f"{wanted}?van=mail"})
    assert (back.status_code, back.headers["location"]) == (303, f"{wanted}?van=mail")
    assert (await browser.get(wanted)).status_code == 200


async def test_words_that_were_typed_are_given_back_before_one_goes_there(browser: Browser) -> None:
    hr, roel = await a_person("Anita"), await a_person("Roel")
    await holds(hr, Office.HR)
    await browser.sign_in(hr, proved=False)
    wanted = f"/personeel/{roel.id}/tweede-factor"
    came = {"referer": f"http://teamhub.test{wanted}"}
    button = await browser.post(wanted, headers=came)
    assert (button.status_code, button.headers["location"]) == (
        303, f"{HERE}?naar=%2Fpersoneel%2F{roel.id}%2Ftweede-factor",
    )  # fmt: skip
    written = await browser.post(wanted, {"text": "Dit schreef ik er net bij"}, headers=came)
    assert written.status_code == 403
    assert "Dit schreef ik er net bij" in written.text and "naar=%2Fpersoneel" in written.text


@pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:x"])
async def test_nobody_is_sent_to_another_site(browser: Browser, elsewhere: str) -> None:
    esra = await a_person()
    await a_second_factor(esra)
    await browser.sign_in(esra, proved=False)
    assert elsewhere not in (await browser.get(HERE, params={"naar": elsewhere})).text
    assert (await browser.post(HERE, {"code": shown(), "naar": elsewhere})).headers["location"] == "/"


async def test_a_code_counts_once_also_when_two_come_at_once() -> None:
    esra = await a_person()
    await a_second_factor(esra)
    act, token = await acting(esra, proved=False), await signed_in(esra)
    both = (service.prove(act, shown(), token=token, client=CLIENT) for _ in range(2))
    ended = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(end).__name__ for end in ended) == ["Invalid", "NoneType"]
    with pytest.raises(Invalid):
        await service.prove(act, shown(steps=-1), token=token, client=CLIENT)
    later = await acting(esra, NOON + timedelta(seconds=30), proved=False)
    await service.prove(later, shown(steps=1), token=token, client=CLIENT)


async def test_a_recovery_code_counts_once_also_when_two_come_at_once() -> None:
    esra = await a_person()
    await a_second_factor(esra)
    act, token = await acting(esra, proved=False), await signed_in(esra)
    typed = rules.grouped(ON_PAPER[0]).upper()
    both = (service.prove(act, typed, token=token, client=CLIENT) for _ in range(2))
    ended = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(end).__name__ for end in ended) == ["Invalid", "NoneType"]
    assert await RecoveryCode.count() == 1
    assert await journal(esra) == ["RecoveryCodeUsed"]
    assert await proved(esra)


async def test_somebody_elses_recovery_code_is_worth_nothing() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    await a_second_factor(esra)
    await SecondFactor(person=ilse.id, secret=rules.new_secret(), set_up_at=NOON).save()
    with pytest.raises(Invalid):
        await service.prove(await acting(ilse, proved=False), ON_PAPER[0], token="x", client=CLIENT)
    assert await RecoveryCode.count() == 2


async def test_guessing_is_stopped_also_for_the_right_code_and_by_any_of_the_forms() -> None:
    esra = await a_person()
    await a_second_factor(esra)
    act, token = await acting(esra), await signed_in(esra)
    verbs = [
        lambda: service.prove(act, "000000", token=token, client=CLIENT),
        lambda: service.turn_off(act, "000000", client=CLIENT),
        lambda: service.make_codes(act, "aaaa-aaaa", client=CLIENT),
        lambda: service.replace(act, "000000", token=token, client=CLIENT),
        lambda: service.prove(act, "000000", token=token, client=CLIENT),
    ]
    assert len(verbs) == LIMITS[Tried.CODE].address.attempts
    for verb in verbs:
        with pytest.raises(Invalid):
            await verb()
    with pytest.raises(TooOften):
        await service.prove(act, shown(), token=token, client=CLIENT)
    after = NOON + LIMITS[Tried.CODE].address.within
    await service.prove(await acting(esra, after), shown(after), token=token, client=CLIENT)
    assert not await Attempt.exists().where(Attempt.tried == Tried.CODE)


async def test_turned_off_with_a_code_alone_and_then_nothing_counts_any_more(browser: Browser) -> None:
    esra = await a_person()
    await a_second_factor(esra)
    await browser.sign_in(esra)
    refused = await browser.post(f"{HERE}/uit", {"code": ""})
    assert refused.status_code == 422 and await SecondFactor.exists()
    assert (await browser.post(f"{HERE}/uit", {"code": ON_PAPER[1]})).status_code == 303
    assert not await SecondFactor.exists() and not await RecoveryCode.exists()
    assert {row["proved_at"] for row in await Session.select(Session.proved_at)} == {None}
    assert await journal(esra) == ["RecoveryCodeUsed", "SecondFactorTurnedOff"]


async def test_another_phone_counts_from_its_first_code_and_ends_what_the_old_one_showed_elsewhere() -> None:
    esra = await a_person()
    await a_second_factor(esra)
    act = await acting(esra)
    here, elsewhere = await signed_in(esra), await signed_in(esra)
    await Session.update({Session.proved_at: NOON}, force=True)
    await service.replace(act, shown(), token=here, client=CLIENT)
    kept = await SecondFactor.objects().get(SecondFactor.person == esra.id)
    await service.prove(act, shown(steps=1), token=elsewhere, client=CLIENT)  # the old one, until then

    await service.confirm(act, shown(secret=kept.offered), token=here, client=CLIENT)
    for old in (shown(NOON + timedelta(minutes=5)), ON_PAPER[0]):
        with pytest.raises(Invalid):
            await service.prove(await acting(esra, NOON + timedelta(minutes=5)), old, token=here, client=CLIENT)
    counts = {row["token_hash"]: row["proved_at"] for row in await Session.select()}
    assert counts == {sign_in.hashed(here): NOON, sign_in.hashed(elsewhere): None}


async def test_a_new_secret_waits_for_an_hour(browser: Browser) -> None:
    esra = await a_person()
    await service.begin(await acting(esra), "", client=CLIENT)
    kept = await SecondFactor.objects().get(SecondFactor.person == esra.id)
    after = NOON + rules.OFFERED
    with pytest.raises(WrongStage):
        await service.confirm(await acting(esra, after), shown(after, kept.offered), token="x", client=CLIENT)


async def test_a_new_secret_is_not_shown_to_who_did_not_show_the_old_one(browser: Browser) -> None:
    esra = await a_person()
    await a_second_factor(esra)
    await service.replace(await acting(esra), shown(), token="x", client=CLIENT)
    await browser.sign_in(esra, proved=False)
    assert (await browser.get(f"{HERE}/instellen")).headers["location"] == HERE
    with pytest.raises(WrongStage):
        await service.begin(await acting(esra, proved=False), "", client=CLIENT)


async def test_hr_resets_it_for_who_lost_both_and_they_are_told(browser: Browser) -> None:
    hr, roel = await a_person("Anita"), await a_person("Roel", email="roel@oeverlicht.test")
    await holds(hr, Office.HR)
    await a_second_factor(roel)
    await browser.sign_in(hr)
    page = await browser.get(f"/personeel/{roel.id}/tweede-factor")
    assert "Reset the second factor of Roel" in page.text
    assert (await browser.post(f"/personeel/{roel.id}/tweede-factor")).status_code == 303
    assert not await SecondFactor.exists() and not await RecoveryCode.exists()
    assert await journal(roel) == ["SecondFactorReset"]
    await notices.deliver(system())
    assert [row["person"] for row in await Notice.select(Notice.person)] == [roel.id]
    mail = await Mail.objects().first()
    assert (mail.address, json.loads(mail.params)["what"]) == ("roel@oeverlicht.test", "reset")

    await browser.sign_in(roel, proved=False)
    assert "reset the second factor of" in (await browser.get("/berichten")).text


async def test_hr_resets_no_factor_of_their_own_nor_without_having_shown_it() -> None:
    hr, roel = await a_person("Anita"), await a_person("Roel")
    await holds(hr, Office.HR)
    await a_second_factor(roel)
    await SecondFactor(person=hr.id, secret=rules.new_secret(), set_up_at=NOON).save()
    with pytest.raises(NotAllowed, match="your own"):
        await service.reset(await acting(hr), hr.id)
    with pytest.raises(SecondFactorNeeded):
        await service.reset(await acting(hr, proved=False), roel.id)
    with pytest.raises(NotAllowed, match="Only HR"):
        await service.reset(await acting(roel), hr.id)
    assert await SecondFactor.count() == 2


async def test_what_was_shown_counts_for_some_hours_in_one_browser_alone() -> None:
    esra = await a_person(demo=False)
    await a_second_factor(esra)
    here, elsewhere = await signed_in(esra), await signed_in(esra)
    await service.prove(await acting(esra, proved=False), shown(), token=here, client=CLIENT)

    async def stands(token: str, at: timedelta) -> bool:
        act = system(NOON + at)
        actor = await sign_in.standing(act, token, proof_lasts=timedelta(hours=2), grace=True)
        assert actor and not actor.graced
        return actor.proved

    assert await stands(here, timedelta(hours=1, minutes=59))
    assert not await stands(here, timedelta(hours=2))
    assert not await stands(elsewhere, timedelta(0))


async def test_who_leaves_leaves_no_secret_behind() -> None:
    roel = await a_person("Roel", left_on=(NOON - timedelta(days=1)).date())
    await a_second_factor(roel)
    await staying_service.part_all(system())
    assert not await SecondFactor.exists() and not await RecoveryCode.exists()


GRACE = [(True, True, True), (True, False, False), (False, True, False)]


@pytest.mark.parametrize(("of_the_demo", "grace", "counts"), GRACE)
async def test_only_people_of_the_demo_have_grace_and_only_until_they_set_it_up(
    of_the_demo: bool, grace: bool, counts: bool
) -> None:
    esra = await a_person(demo=of_the_demo)
    token = await signed_in(esra)
    actor = await sign_in.standing(system(), token, grace=grace)
    assert actor and (actor.proved, actor.graced) == (counts, counts)
    await service.begin(await acting(esra), "", client=CLIENT)
    actor = await sign_in.standing(system(), token, grace=grace)
    assert actor and actor.proved is counts, "a secret that was only offered changes nothing"
    await SecondFactor.delete(force=True)
    await a_second_factor(esra)
    actor = await sign_in.standing(system(), token, grace=grace)
    assert actor and (actor.proved, actor.graced) == (False, False)


@pytest.mark.parametrize(("demo", "status"), [(True, 200), (False, 303)])
async def test_grace_is_a_matter_of_the_demo_and_its_pages_say_so(demo: bool, status: int) -> None:
    hr, roel = await a_person("Anita"), await a_person("Roel")
    await holds(hr, Office.HR)
    app = create_app(
        Settings(secret="only for tests", run_jobs=False, demo=demo, second_factor_grace=True), clock=lambda: NOON
    )
    async with AsyncClient(transport=ASGITransport(app), base_url="http://teamhub.test") as client:
        browser = Browser(client)
        await browser.sign_in(hr, proved=False)
        answer = await browser.get(f"/personeel/{roel.id}/tweede-factor", headers={"accept-language": "en"})
        assert answer.status_code == status
        assert ("In the demo it is taken for granted" in answer.text) is demo
        other = await browser.get("/berichten", headers={"accept-language": "en"})
        assert "taken for granted" not in other.text


async def test_a_request_still_asks_one_query_for_who_it_is(browser: Browser) -> None:
    esra = await a_person()
    await a_second_factor(esra)
    token = await signed_in(esra)
    with counting() as asked:
        await sign_in.standing(system(), token, grace=True)
    assert len(asked) == 1


async def test_an_actor_of_a_job_has_shown_nothing() -> None:
    esra = await a_person()
    with pytest.raises(SecondFactorNeeded):
        require_second_factor(await sign_in.actor(system(), esra.id))
