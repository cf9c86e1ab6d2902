"""What somebody does with the link from their mail, over HTTP: a moment, their data, and nothing of anybody else's."""

import asyncio
import json
from datetime import timedelta

import pytest

from teamhub.core.errors import Stale
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import letter_service, talk_service
from teamhub.hiring.selecting.procedure import Given
from teamhub.hiring.selecting.rules import Round
from teamhub.hiring.selecting.tables import LetterScore, TalkSlot
from teamhub.hiring.tables import Applicant, ApplicantFile, Vacancy
from tests.conftest import NOON, Browser
from tests.factories import a_role
from tests.hiring.applying.test_applying import LETTER, place
from tests.hiring.factories import PDF, a_file, a_link, an_applicant
from tests.hiring.selecting.committee import Committee, a_committee
from tests.html import valid_html


async def invited(there: Committee, moments: int = 2) -> list[TalkSlot]:
    """Two may choose from so many moments."""
    await Vacancy.update({Vacancy.names_on: NOON.date()}).where(Vacancy.id == there.vacancy.id)
    two = [one.id for one in there.applicants[:2]]
    await Applicant.update({Applicant.standing: Standing.INVITED}).where(Applicant.id.is_in(two))
    about = {"vacancy": there.vacancy.id, "round": Round.FIRST, "minutes": 45, "place": "De Wetering 3"}
    slots = [
        TalkSlot(**about, starts_at=NOON + timedelta(days=3, hours=hour), by=there.people["esra"].id)
        for hour in range(moments)
    ]
    for slot in slots:
        await slot.save()
    return slots


async def test_a_moment_is_chosen_once_and_is_not_offered_to_the_next(browser: Browser) -> None:
    there = await a_committee()
    first, second = await invited(there)
    mine, theirs = [await a_link(one) for one in there.applicants[:2]]
    page = await browser.get(f"/sollicitatie/{mine}")
    valid_html(page.text)
    assert page.text.count('name="slot"') == 2 and "De Wetering 3" in page.text
    answer = await browser.post(f"/sollicitatie/{mine}/gesprek", {"slot": str(first.id)})
    assert answer.status_code == 303 and answer.headers["location"].endswith("#moments")
    chosen = (await browser.get(f"/sollicitatie/{mine}")).text
    assert 'name="slot"' not in chosen and "De Wetering 3" in chosen
    other = (await browser.get(f"/sollicitatie/{theirs}")).text
    assert f'value="{first.id}"' not in other and f'value="{second.id}"' in other
    assert "Kloos" not in other


async def test_a_form_that_has_become_stale_says_so_and_offers_what_is_left(browser: Browser) -> None:
    """The page was open while somebody else took the moment."""
    there = await a_committee()
    first, second = await invited(there)
    mine, theirs = [await a_link(one) for one in there.applicants[:2]]
    await browser.get(f"/sollicitatie/{mine}")
    await browser.post(f"/sollicitatie/{theirs}/gesprek", {"slot": str(first.id)})
    answer = await browser.post(f"/sollicitatie/{mine}/gesprek", {"slot": str(first.id)})
    valid_html(answer.text)
    assert answer.status_code == 409 and "al gekozen" in answer.text and f'value="{second.id}"' in answer.text
    for typed in ({}, {"slot": "x"}, {"slot": str(2**40)}):
        assert (await browser.post(f"/sollicitatie/{mine}/gesprek", typed)).status_code == 422
    [kept] = await TalkSlot.select().where(TalkSlot.id == first.id)
    assert kept["applicant"] == there.applicants[1].id


@pytest.mark.usefixtures("db")
async def test_two_who_choose_at_once_do_not_both_have_it() -> None:
    there = await a_committee()
    [slot] = await invited(there, 1)
    act = await there.act("esra")
    both = (talk_service.choose_slot(act, one.id, slot.id) for one in there.applicants[:2])
    answers = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(answer) for answer in answers if answer) == [Stale] and len(answers) == 2


async def test_who_was_not_invited_and_who_is_of_another_vacancy_has_no_moment(browser: Browser) -> None:
    there = await a_committee()
    [slot] = await invited(there, 1)
    third = await a_link(there.applicants[2])
    assert 'name="slot"' not in (await browser.get(f"/sollicitatie/{third}")).text
    assert (await browser.post(f"/sollicitatie/{third}/gesprek", {"slot": str(slot.id)})).status_code == 409
    assert (await TalkSlot.objects().get(TalkSlot.id == slot.id)).applicant is None  # type: ignore[union-attr]


@pytest.mark.usefixtures("db")
async def test_two_scorers_at_once_each_give_their_own() -> None:
    there = await a_committee()
    await there.lay_out()
    letter = await there.letter_of(there.applicants[0])
    given = {key: Given(4) for key in there.criteria}
    acts = [await there.act(who) for who in ("ilse", "nour")]
    await asyncio.gather(*(letter_service.score(act, there.vacancy.id, letter, given) for act in acts))
    assert await LetterScore.count().where(LetterScore.letter == letter) == 2 * len(there.criteria)
    again = (letter_service.score(acts[0], there.vacancy.id, letter, given) for _ in range(2))  # a button pressed twice
    await asyncio.gather(*again, return_exceptions=True)
    assert await LetterScore.count().where(LetterScore.letter == letter) == 2 * len(there.criteria)


async def test_a_letter_of_ten_thousand_characters_comes_in_whole_and_one_of_more_than_twenty_is_refused(
    browser: Browser,
) -> None:
    _, vacancy = await place()
    long = "Ik werk al zes jaar in de opvang. " * 300
    answer = await browser.post(f"/werken-bij/{vacancy.id}", {**LETTER, "letter": long[:10_000]})
    assert answer.status_code == 303
    [kept] = await Applicant.select(Applicant.letter)
    assert kept["letter"] == long[:10_000].strip()
    typed = {**LETTER, "email": "ander@example.org", "letter": long * 3}
    answer = await browser.post(f"/werken-bij/{vacancy.id}?taal=en", typed)
    assert answer.status_code == 422 and "20" in answer.text and await Applicant.count() == 1


async def test_a_file_that_is_no_pdf_or_too_large_comes_not_in_by_the_own_link_either(browser: Browser) -> None:
    _, vacancy = await place()
    one = await an_applicant(vacancy)
    token = await a_link(one)
    typed = {"name": one.name, "phone": "", "letter": one.letter}
    for body, kind, said in (
        (b"<html>", "application/pdf", "geen pdf"),
        (PDF, "image/png", "geen pdf"),
        (PDF[:9] + b" " * 6_000_000 + PDF[9:], "application/pdf", "5 MB"),
    ):
        files = [("files", ("cv.pdf", body, kind))]
        answer = await browser.post(f"/sollicitatie/{token}/gegevens", typed, files=files)
        assert answer.status_code == 422 and said in answer.text.lower().replace("5 mb", "5 MB"), said
        valid_html(answer.text)
    assert await ApplicantFile.count() == 0


async def test_somebody_asks_for_all_of_their_data_and_then_has_them_deleted(browser: Browser) -> None:
    _, vacancy = await place()
    mine, theirs = await an_applicant(vacancy), await an_applicant(vacancy, "Tjeerd Wagenaar")
    await a_file(mine)
    token, other = await a_link(mine), await a_link(theirs)
    sent = await browser.get(f"/sollicitatie/{token}/download")
    kept = json.loads(sent.text)
    assert kept["name"] == mine.name and kept["letter"] and kept["files"] == [{"name": "cv.pdf", "bytes": len(PDF)}]
    assert "Tjeerd" not in sent.text and sent.headers["content-disposition"].startswith("attachment")
    unsure = await browser.post(f"/sollicitatie/{token}/wissen", {})
    assert unsure.status_code == 422 and (await browser.get(f"/sollicitatie/{token}")).status_code == 200
    valid_html(unsure.text)
    gone = await browser.post(f"/sollicitatie/{token}/wissen", {"sure": "true"})
    assert gone.status_code == 303 and gone.headers["location"].startswith("/werken-bij/gewist")
    for address in ("", "/download"):
        assert (await browser.get(f"/sollicitatie/{token}{address}")).status_code == 404
    assert (await browser.post(f"/sollicitatie/{token}/toestemming", {"given": "true"})).status_code == 404
    assert (await browser.get(f"/sollicitatie/{other}")).status_code == 200
    rows = await Applicant.select(Applicant.name).order_by(Applicant.id)
    assert [row["name"] for row in rows] == ["", "Tjeerd Wagenaar"] and await ApplicantFile.count() == 0


async def test_a_profile_that_somebody_else_changed_meanwhile_comes_back_with_what_was_typed(browser: Browser) -> None:
    from teamhub.hiring.rules import Stage
    from tests.cast import a_cast
    from tests.hiring.factories import a_vacancy
    from tests.hiring.matrix import PROFILE

    cast = await a_cast()
    await a_role(cast["owner"], cast.team, "werving")
    draft = await a_vacancy(cast.team, cast["owner"], stage=Stage.DRAFT)
    await browser.sign_in(cast["owner"])
    assert (await browser.post(f"/vacatures/{draft.id}/profiel", PROFILE)).status_code == 303
    stale = {**PROFILE, "work_nl": "Wat ik intussen schreef."}
    answer = await browser.post(f"/vacatures/{draft.id}/profiel", stale)
    assert answer.status_code == 409 and "Wat ik intussen schreef." in answer.text
    assert "Somebody else changed this profile" in answer.text
