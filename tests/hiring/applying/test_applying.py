"""Who applies: over the public page, by their own link, by hand; and that it goes on its day, and nothing else."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamhub.core.act import VISITOR, Act
from teamhub.core.db import rows
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.core.mail import Mail
from teamhub.hiring.applying import own_service, queries, reply_service, rules, service
from teamhub.hiring.applying.service import Application
from teamhub.hiring.replies import Reply
from teamhub.hiring.rules import Source, Stage, Standing
from teamhub.hiring.tables import Applicant, ApplicantFile, ApplicantLink
from teamhub.journal.tables import Entry
from tests.cast import Cast, a_cast
from tests.conftest import EMPTY, NOON, Browser, at_once
from tests.factories import a_role, acting, system
from tests.hiring.agreed import agree
from tests.hiring.factories import PDF, TODAY, a_file, a_link, a_vacancy, an_applicant, on_committee
from tests.html import valid_html

DAY = timedelta(days=1)
LETTER = {
    "name": "Sanne Dorrestein", "email": "sanne@example.org", "letter": "Ik werk al zes jaar in de opvang.",
    "source": "website",
}  # fmt: skip


def visiting(days: float = 0) -> Act:
    return Act(by=VISITOR, at=NOON + days * DAY)


def application(**fields: Any) -> Application:
    return Application(**{**LETTER, "source": Source.WEBSITE, "language": "nl", **fields})


async def place() -> tuple[Cast, Any]:
    await agree()
    cast = await a_cast()
    await a_role(cast["owner"], cast.team, "werving")
    return cast, await a_vacancy(cast.team, cast["owner"])


async def last_mail() -> dict[str, Any]:
    mail = await Mail.objects().order_by(Mail.id, ascending=False).first()
    assert mail
    return {"to": mail.address, "template": mail.template, **json.loads(mail.params)}


@pytest.mark.usefixtures("db")
async def test_a_letter_comes_in_with_a_mail_and_without_a_name_in_the_journal() -> None:
    _, vacancy = await place()
    await own_service.apply(visiting(), vacancy.id, application(files=[rules.Upload("cv.pdf", "application/pdf", PDF)]))
    mail = await last_mail()
    one = await queries.by_token(visiting(), mail["token"])
    assert (one.name, one.standing, one.files) == ("Sanne Dorrestein", Standing.RECEIVED, 1)
    assert mail["to"] == "sanne@example.org" and "Sanne" in mail["text"]
    about = Entry.subject == f"applicant:{one.id}"
    entries = await Entry.select(Entry.what, Entry.facts, Entry.by).where(about).order_by(Entry.id)
    assert [entry["what"] for entry in entries] == ["ApplicationReceived", "ApplicantWritten"]
    assert all(entry["by"] is None and "anne" not in str(entry["facts"]) for entry in entries)


@pytest.mark.usefixtures("db")
async def test_who_applies_twice_gets_a_link_and_is_kept_once() -> None:
    _, vacancy = await place()
    await own_service.apply(visiting(), vacancy.id, application())
    await own_service.apply(visiting(), vacancy.id, application(email="Sanne@Example.org", name="Iemand anders"))
    assert await Applicant.count() == 1
    mail = await last_mail()
    assert (mail["to"], mail["template"]) == ("sanne@example.org", "hiring_link")
    assert (await queries.by_token(visiting(), mail["token"])).name == "Sanne Dorrestein"


@pytest.mark.usefixtures("db")
async def test_twice_at_once_is_once() -> None:
    _, vacancy = await place()
    await asyncio.gather(*(own_service.apply(visiting(), vacancy.id, application()) for _ in range(3)))
    assert await Applicant.count() == 1


@pytest.mark.usefixtures("db")
async def test_after_the_closing_date_no_letter_comes_in() -> None:
    _, vacancy = await place()
    await own_service.apply(visiting(14), vacancy.id, application())
    with pytest.raises(WrongStage, match="has closed"):
        await own_service.apply(visiting(15), vacancy.id, application(email="laat@example.org"))


@pytest.mark.usefixtures("db")
async def test_somebody_corrects_agrees_takes_it_back_and_withdraws() -> None:
    _, vacancy = await place()
    one = await an_applicant(vacancy)
    file = await a_file(one)
    token = await a_link(one)
    await own_service.correct(
        visiting(), token, name="Fien de Wit", phone="", letter="Een betere brief.", drop=[file.id]
    )
    for given_ in (True, False, True):
        await own_service.consent(visiting(), token, given=given_)
    await own_service.withdraw(visiting(), token)
    now = await queries.by_token(visiting(), token)
    assert (now.name, now.letter, now.files, now.consent_on) == ("Fien de Wit", "Een betere brief.", 0, TODAY)
    assert now.standing is Standing.WITHDRAWN
    with pytest.raises(WrongStage):
        await own_service.withdraw(visiting(), token)
    with pytest.raises(WrongStage, match="read already"):
        await own_service.correct(visiting(), token, name="Fien", phone="", letter="Nog eens.")


@pytest.mark.usefixtures("db")
async def test_erased_at_once_a_count_stays_and_nothing_else() -> None:
    cast, vacancy = await place()
    await own_service.apply(visiting(), vacancy.id, application(files=[rules.Upload("cv.pdf", "application/pdf", PDF)]))
    token = (await last_mail())["token"]
    with pytest.raises(Invalid):
        await own_service.erase_all(visiting(), token, sure=False)
    await own_service.erase_all(visiting(), token, sure=True)
    with pytest.raises(NotFound):
        await queries.by_token(visiting(), token)
    [row] = await Applicant.select()
    assert row["erased_on"] == TODAY and not row["name"] + row["email"] + row["letter"] + row["phone"]
    assert (row["standing"], row["source"]) == ("withdrawn", "website")
    assert await ApplicantFile.count() + await ApplicantLink.count() + await Mail.count() == 0
    assert await found_anywhere("Dorrestein") == []
    [seen] = await queries.applicants(await acting(cast["hr"]), vacancy.id)
    assert seen.erased


async def found_anywhere(word: str) -> list[str]:
    """Every table in which this word stands."""
    tables = await rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
    names = [row["table_name"] for row in tables]
    return [name for name in names if await rows(f'SELECT 1 FROM "{name}" t WHERE t::text LIKE $1', f"%{word}%")]


@pytest.mark.usefixtures("db")
async def test_by_hand_says_how_they_agreed() -> None:
    cast, vacancy = await place()
    owner = await acting(cast["owner"])
    with pytest.raises(Invalid):
        await service.enter(owner, vacancy.id, application(), agreed=" ")
    made = await service.enter(owner, vacancy.id, application(), agreed="Per mail op 1 maart.")
    one = await queries.applicant(await acting(cast["hr"]), made)
    assert (one.entered_by_name, one.agreed) == ("Esra", "Per mail op 1 maart.")
    assert (await last_mail())["to"] == "sanne@example.org"


@pytest.mark.usefixtures("db")
async def test_a_reason_of_the_criteria_and_a_mail_in_their_language() -> None:
    cast, vacancy = await place()
    one = await an_applicant(vacancy, language="en", email="fien@example.org")
    criteria = await queries.vacancies.criteria(vacancy.id)
    act = await acting(cast["owner"])
    with pytest.raises(Invalid):
        await service.settle(act, one.id, Standing.REJECTED, criterion=999)
    await service.settle(act, one.id, Standing.REJECTED, criterion=criteria[0].id, words="No shelter yet.")
    with pytest.raises(Invalid):
        await reply_service.reply(act, one.id, Reply.REJECTED)
    await reply_service.change_text(
        act,
        cast.team.id,
        Reply.REJECTED,
        "Beste {naam}, het wordt niets. {reden}",
        "Dear {name}, not this time. {reason}",
    )
    await reply_service.reply(act, one.id, Reply.REJECTED, reason="No shelter yet.")
    mail = await last_mail()
    assert mail["text"] == "Dear Fien Roozendaal, not this time. No shelter yet."
    assert await queries.reasons(vacancy.id) == {criteria[0].id: 1}
    await reply_service.reset_text(act, cast.team.id, Reply.REJECTED)
    assert not (await reply_service.texts(cast.team.id))[Reply.REJECTED].of_team


@pytest.mark.usefixtures("db")
async def test_a_week_ahead_they_are_told_once_and_can_still_agree() -> None:
    cast, _ = await place()
    ended = await a_vacancy(cast.team, cast["owner"], stage=Stage.FILLED)
    one = await an_applicant(ended, standing=Standing.REJECTED)
    assert await service.notify(system(NOON + 20 * DAY)) == 0
    assert await service.notify(system(NOON + 21 * DAY)) == 1
    assert await service.notify(system(NOON + 22 * DAY)) == 0
    token = (await last_mail())["token"]
    await own_service.consent(visiting(22), token, given=True)
    assert await service.purge(system(NOON + 28 * DAY)) == 0
    assert await service.purge(system(NOON + 365 * DAY)) == 1
    row = await Applicant.objects().get(Applicant.id == one.id)
    assert row and row.erased_on and row.name == ""


CLOSED = st.one_of(st.none(), st.integers(0, 420))
PEOPLE = st.lists(
    st.tuples(CLOSED, st.sampled_from([*Standing]), st.booleans(), st.one_of(st.none(), st.integers(-40, 60))),
    min_size=1, max_size=6,
)  # fmt: skip


@given(people=PEOPLE)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_purge_erases_all_that_is_due_and_nothing_else(database: str, people: list[Any]) -> None:
    await at_once(EMPTY)
    cast = await a_cast()
    due = set()
    for ago, standing, consent, starts in people:
        stage = Stage.SELECTING if ago is None else Stage.FILLED
        closed = None if ago is None else TODAY - ago * DAY
        vacancy = await a_vacancy(cast.team, cast["owner"], stage=stage, closed_on=closed)
        first = None if starts is None else TODAY + starts * DAY
        one = await an_applicant(
            vacancy,
            standing=standing,
            consent_on=TODAY if consent else None,
            starts_on=first,
            reason_words="Om die reden.",
        )
        await a_file(one)
        await a_link(one)
        if closed is None:
            continue
        if standing is Standing.HIRED:
            gone = first is not None and max(closed, first) + 28 * DAY <= TODAY
        else:
            gone = closed <= (TODAY.replace(year=2025) if consent else TODAY - 28 * DAY)
        due |= {one.id} if gone else set()
    before = {row["id"]: row for row in await Applicant.select()}
    assert await service.purge(system()) == len(due)
    after = {row["id"]: row for row in await Applicant.select()}
    assert {number for number, row in after.items() if row["erased_on"]} == due
    assert all(after[number] == before[number] for number in after if number not in due)
    kept = ("vacancy", "standing", "source", "applied_on", "reason", "settled_on")
    assert all(after[number][name] == before[number][name] for number in due for name in kept)
    assert {row["applicant"] for row in await ApplicantFile.select(ApplicantFile.applicant)} == set(after) - due
    assert await Entry.count().where(Entry.what == "ApplicantErased") == len(due)
    assert await service.purge(system()) == 0


@pytest.mark.usefixtures("db")
async def test_who_reads_a_name(browser: Browser) -> None:
    cast, vacancy = await place()
    await on_committee(vacancy, cast["colleague"])
    one = await an_applicant(vacancy)
    for who, status in (("owner", 200), ("hr", 200), ("teammate", 404), ("mpp", 404), ("director", 404)):
        await browser.sign_in(cast[who])
        for url in (f"/sollicitanten/{one.id}", f"/vacatures/{vacancy.id}/sollicitanten"):
            answer = await browser.get(url)
            assert (answer.status_code, "Fien" in answer.text) == (status, status == 200), (who, url)
        assert "Fien" not in (await browser.get(f"/vacatures/{vacancy.id}")).text


async def test_over_http_with_files(browser: Browser) -> None:
    _, vacancy = await place()
    form = (await browser.get(f"/werken-bij/{vacancy.id}?taal=nl")).text
    valid_html(form)
    assert "Verstuur je sollicitatie" in form
    answer = await browser.post(
        f"/werken-bij/{vacancy.id}?taal=nl", LETTER, files=[("files", ("cv.pdf", PDF, "application/pdf"))]
    )
    assert answer.status_code == 303 and answer.headers["location"].endswith("/ontvangen?taal=nl")
    token = (await last_mail())["token"]
    mine = await browser.get(f"/sollicitatie/{token}")
    valid_html(mine.text)
    [file] = await queries.files((await queries.by_token(visiting(), token)).id)
    sent = await browser.get(f"/sollicitatie/{token}/bestanden/{file.id}")
    assert sent.content == PDF and sent.headers["content-disposition"].startswith("attachment")
    assert sent.headers["content-security-policy"].startswith("sandbox")
    assert sent.headers["x-content-type-options"] == "nosniff" and sent.headers["cache-control"] == "no-store"
    kept = json.loads((await browser.get(f"/sollicitatie/{token}/download")).text)
    assert (kept["name"], kept["files"][0]["name"]) == ("Sanne Dorrestein", "cv.pdf")


@pytest.mark.parametrize(
    ("change", "files", "says"),
    [
        ({"letter": ""}, [("cv.pdf", PDF, "application/pdf")], "choose your files again"),
        ({}, [("cv.pdf", b"<html>", "application/pdf")], "is not a PDF"),
        ({}, [("cv.pdf", PDF, "text/html")], "is not a PDF"),
        ({}, [("cv.pdf", PDF, "application/pdf")] * 4, "at most 3 files"),
        ({}, [("cv.pdf", PDF[:9] + b" " * 6_000_000 + PDF[9:], "application/pdf")], "larger than 5 MB"),
        ({"name": "x" * 10_000}, [], "keep it to 120"),
        ({"email": "a@b.c\r\nBcc: x@y.nl"}, [], "cannot be read"),
    ],
    ids=["nothing written", "a page", "another type", "four", "6 MB", "an endless name", "two addresses"],
)
async def test_what_is_wrong_comes_back_with_what_was_typed(
    browser: Browser, change: dict[str, str], files: list[Any], says: str
) -> None:
    _, vacancy = await place()
    sent = [("files", file) for file in files] or None
    answer = await browser.post(f"/werken-bij/{vacancy.id}?taal=en", {**LETTER, **change}, files=sent)
    assert (
        answer.status_code == 422 and says in answer.text and "sanne@example.org" in answer.text
    ) or "a@b.c" in answer.text
    valid_html(answer.text)
    assert await Applicant.count() == 0


async def test_more_than_may_be_sent_is_refused_at_the_door(browser: Browser) -> None:
    _, vacancy = await place()
    huge = [("files", ("cv.pdf", PDF + b" " * 17_000_000, "application/pdf"))]
    assert (await browser.post(f"/werken-bij/{vacancy.id}", LETTER, files=huge)).status_code == 413


async def test_a_program_is_thanked_and_nothing_is_kept(browser: Browser) -> None:
    _, vacancy = await place()
    answer = await browser.post(f"/werken-bij/{vacancy.id}", {**LETTER, "leave_empty": "https://spam.example"})
    assert answer.status_code == 303 and await Applicant.count() == 0


async def test_too_often_is_held_up(browser: Browser) -> None:
    _, vacancy = await place()
    wrong = {**LETTER, "letter": ""}
    for _ in range(10):
        assert (await browser.post(f"/werken-bij/{vacancy.id}", wrong)).status_code == 422
    held = await browser.post(f"/werken-bij/{vacancy.id}", LETTER)
    assert held.status_code == 429 and held.headers["retry-after"]
    assert "zes jaar in de opvang" in held.text  # what was written can be copied
    with_file = await browser.post(
        f"/werken-bij/{vacancy.id}", LETTER, files=[("files", ("cv.pdf", PDF, "application/pdf"))]
    )
    assert with_file.status_code == 429 and "zes jaar in de opvang" in with_file.text
    assert browser.client.cookies["csrftoken"][:20] not in with_file.text.split("<main")[1].split("typed")[1]


async def test_somebody_elses_link_opens_nothing_of_theirs(browser: Browser) -> None:
    _, vacancy = await place()
    mine, theirs = await an_applicant(vacancy), await an_applicant(vacancy, "Tjeerd Wagenaar")
    token, file = await a_link(mine), await a_file(theirs)
    assert (await browser.get(f"/sollicitatie/{token}/bestanden/{file.id}")).status_code == 404
    await browser.post(f"/sollicitatie/{token}/gegevens", {"name": "Fien", "letter": "Ik.", f"drop-{file.id}": "on"})
    assert await ApplicantFile.count() == 1
    for wrong in ("x", token + "x", token.upper()):
        assert (await browser.get(f"/sollicitatie/{wrong}")).status_code == 404
    for _ in range(30):
        last = await browser.get("/sollicitatie/guess")
    assert last.status_code == 429


async def test_asking_for_a_link_says_the_same_to_everybody(browser: Browser) -> None:
    _, vacancy = await place()
    await an_applicant(vacancy, email="fien@example.org")
    answers = [await browser.post("/werken-bij/link", {"email": to}) for to in ("Fien@example.org", "no@example.org")]
    assert {(answer.status_code, answer.headers["location"]) for answer in answers} == {
        (303, "/werken-bij/link/verstuurd?taal=en")
    }
    assert await Mail.count() == 1 and (await last_mail())["to"] == "fien@example.org"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the framework leaves the file open
async def test_a_form_without_its_token_is_refused(browser: Browser) -> None:
    _, vacancy = await place()
    answer = await browser.client.post(f"/werken-bij/{vacancy.id}", data=LETTER, files=[("files", ("a.pdf", PDF))])
    assert answer.status_code == 403
