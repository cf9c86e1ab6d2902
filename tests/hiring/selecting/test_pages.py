"""The pages of selecting as who walks through them sees them."""

import re
from datetime import timedelta

import pytest

from teamhub.hiring.selecting import talk_service
from teamhub.hiring.selecting.rules import Round, State
from teamhub.hiring.selecting.tables import HireChoice, LetterScore, TalkScore, TalkSlot
from teamhub.hiring.tables import CommitteeMember
from tests.conftest import NOON, Browser, counting
from tests.hiring.factories import an_applicant
from tests.hiring.selecting.committee import NAMES, Committee, a_committee
from tests.hiring.selecting.test_choice import agreed, chosen, seen_all
from tests.html import valid_html


def letters(there: Committee) -> str:
    return f"/vacatures/{there.vacancy.id}/brieven"


def talks(there: Committee) -> str:
    return f"/vacatures/{there.vacancy.id}/gesprekken"


def choice(there: Committee) -> str:
    return f"/vacatures/{there.vacancy.id}/keuze"


async def test_a_scorer_reads_no_name_and_no_score_of_another(browser: Browser) -> None:
    there = await a_committee()
    await there.lay_out()
    first = there.applicants[0]
    await there.score("ilse", first, 5, 1, 5, note="Een opmerking van Ilse.")
    await browser.sign_in(there.people["nour"])
    pages = [await browser.get(letters(there))]
    pages.append(await browser.get(f"{letters(there)}/{await there.letter_of(first)}"))
    for page in pages:
        valid_html(page.text)
        assert page.status_code == 200
        assert not any(part in page.text for name in NAMES for part in name.split())
        assert "Een opmerking van Ilse" not in page.text and "06 1234" not in page.text
    assert "Somebody gave scores already" in pages[1].text and "[name]" in pages[1].text


async def test_the_recruiter_reads_what_the_committee_lacks_and_how_it_is_completed(browser: Browser) -> None:
    there = await a_committee()
    of_it = (CommitteeMember.vacancy == there.vacancy.id) & (CommitteeMember.person == there.people["samira"].id)
    await CommitteeMember.update({CommitteeMember.takes_part: False}).where(of_it)
    await browser.sign_in(there.people["esra"])
    page = await browser.get(letters(there))
    valid_html(page.text)
    assert "Too few people take part" in page.text and "Lay the letters out" not in page.text
    refused = await browser.post(letters(there))
    assert refused.status_code == 409 and "not complete yet" in refused.text


async def test_what_was_typed_stays_when_a_score_is_missing_or_a_word_may_not_weigh(browser: Browser) -> None:
    there = await a_committee()
    await there.lay_out()
    letter = f"{letters(there)}/{await there.letter_of(there.applicants[0])}"
    await browser.sign_in(there.people["ilse"])
    one, two, three = there.criteria
    typed = {f"score_{one}": "4", f"score_{two}": "2", f"note_{one}": "Vertelt een casus."}
    answer = await browser.post(f"{letter}/punten", typed)
    assert answer.status_code == 422 and "Give a score from 1 to 5." in answer.text
    assert "Vertelt een casus." in answer.text and await LetterScore.count() == 0
    for word in ("zwanger", "salarisschaal 8", "50 jaar oud"):
        typed |= {f"score_{three}": "5", f"note_{one}": f"Misschien {word}."}
        answer = await browser.post(f"{letter}/punten", typed)
        assert answer.status_code == 422 and "Look again at:" in answer.text, word
    kept = re.search(r'name="warned" value="([^"]*)"', answer.text)
    assert kept and (await browser.post(f"{letter}/punten", {**typed, "warned": kept[1]})).status_code == 303
    assert await LetterScore.count() == 3


async def test_the_way_of_a_letter_over_the_pages(browser: Browser) -> None:
    there = await a_committee()
    await browser.sign_in(there.people["esra"])
    assert "Lay the letters out for the committee" in (await browser.get(letters(there))).text
    assert (await browser.post(letters(there))).status_code == 303
    scores = {f"score_{key}": "3" for key in there.criteria}
    for who in ("ilse", "nour"):
        await browser.sign_in(there.people[who])
        for applicant in there.applicants:
            there_ = f"{letters(there)}/{await there.letter_of(applicant)}"
            assert (await browser.post(f"{there_}/punten", scores)).status_code == 303
    letter = f"{letters(there)}/{await there.letter_of(there.applicants[0])}"
    refused = await browser.post(f"{letter}/besluit", {"outcome": "do not invite", "words": "Te weinig."})
    assert refused.status_code == 422 and "Choose the criterion that it was about." in refused.text
    for applicant in there.applicants:
        there_ = f"{letters(there)}/{await there.letter_of(applicant)}"
        assert (await browser.post(f"{there_}/besluit", {"outcome": "invite to a talk"})).status_code == 303
    assert "KAD-01" in (await browser.get(letter)).text
    assert (await browser.post(f"{letters(there)}/akkoord")).headers["location"].endswith("/brieven")
    await browser.sign_in(there.people["samira"])
    assert (await browser.post(f"{letters(there)}/akkoord")).headers["location"].endswith("/gesprekken")
    page = await browser.get(talks(there))
    valid_html(page.text)
    assert all(name in page.text for name in NAMES)
    assert 'href="/teams/' not in page.text  # Samira, of the client council, sees no pages of teams
    await browser.sign_in(there.people["ilse"])
    assert f'href="/teams/{there.vacancy.team}"' in (await browser.get(talks(there))).text


async def test_the_comparison_says_the_same_on_a_phone(browser: Browser) -> None:
    there = await a_committee()
    await there.names_shown()
    for applicant in there.applicants[:2]:
        await TalkSlot(
            vacancy=there.vacancy.id, round=Round.FIRST, starts_at=NOON - timedelta(hours=2), minutes=45,
            place="Alkmaar", applicant=applicant.id, by=there.people["esra"].id,
        ).save()  # fmt: skip
        for who, scores in (("ilse", (4, 5, 3)), ("nour", (4, 2, 3))):
            await there.score_talk(who, applicant, *scores, days=0)
    await browser.sign_in(there.people["ilse"])
    page = await browser.get(talks(there))
    valid_html(page.text)
    table = page.text[page.text.index("Side by side") :]
    assert table.count('data-label="Rozemarijn Kloos"') == table.count('data-label="Deepak Autar"') == 4
    assert "3.5 <span" in table and "far apart" in table  # 5 and 2 on the second criterion
    assert (await TalkScore.count()) == 12


async def test_a_sheet_for_the_talks_names_the_questions_and_nobody(browser: Browser) -> None:
    there = await a_committee()
    await there.names_shown()
    await talk_service.write_question(
        await there.act("ilse"), there.vacancy.id, Round.FIRST, "Waarin bracht jij rust?", there.criteria[0]
    )
    await browser.sign_in(there.people["nour"])
    page = await browser.get(f"{talks(there)}/vragenblad")
    valid_html(page.text)
    assert "Waarin bracht jij rust?" in page.text and page.text.count("1 · 2 · 3 · 4 · 5") == len(there.criteria)
    assert not any(part in page.text for name in NAMES for part in name.split())
    await browser.sign_in(there.people["harmen"])
    assert (await browser.get(f"{talks(there)}/vragenblad")).status_code == 404


async def test_mpp_reads_whom_the_team_chose_and_how_to_reach_them_and_no_score(browser: Browser) -> None:
    there = await a_committee()
    await chosen(there)
    await browser.sign_in(there.people["harmen"])
    page = await browser.get(choice(there))
    valid_html(page.text)
    assert "Rozemarijn Kloos" in page.text and "06 12345678" in page.text and "Twaalf weken inwerken." in page.text
    assert "Deepak" not in page.text and "/gesprekken" not in page.text
    assert not re.search(r'name="[^"]*(pay|salar|scale|schaal|loon)', page.text)
    refused = await browser.post(f"{choice(there)}/terug", {"ground": "", "explanation": "Ik wil iemand anders."})
    assert refused.status_code == 422 and "Ik wil iemand anders." in refused.text
    refused = await browser.post(f"{choice(there)}/terug", {"ground": "gevoel", "explanation": "Ik wil iemand anders."})
    assert refused.status_code == 422 and "Name the limit of the framework" in refused.text
    assert (await HireChoice.objects().first()).state == State.TALK  # type: ignore[union-attr]


async def test_a_colleague_of_the_team_reads_the_choice_and_not_how_to_reach_the_candidate(browser: Browser) -> None:
    there = await a_committee()
    await chosen(there)
    await browser.sign_in(there.people["karim"])
    page = await browser.get(choice(there))
    assert "Rozemarijn Kloos" in page.text and "06 12345678" not in page.text and "@example" not in page.text
    assert "Write down what was agreed" not in page.text


async def test_hr_welcomes_with_what_is_known_and_no_name_in_an_address(browser: Browser) -> None:
    there = await a_committee()
    await chosen(there)
    await agreed(there)
    await seen_all(there)
    await browser.sign_in(there.people["anita"])
    refused = await browser.post(f"{choice(there)}/vervuld")
    assert refused.status_code == 409 and "no answer yet" in refused.text
    from teamhub.hiring.tables import Applicant

    await Applicant.update({Applicant.standing: "rejected"}).where(Applicant.id == there.applicants[1].id)
    assert (await browser.post(f"{choice(there)}/vervuld")).status_code == 303
    page = await browser.get(choice(there))
    valid_html(page.text)
    assert f'href="{choice(there)}/welkom"' in page.text
    form = await browser.get(f"{choice(there)}/welkom")
    valid_html(form.text)
    start = (NOON.date() + timedelta(days=40)).isoformat()
    assert 'value="Rozemarijn Kloos"' in form.text and f'value="{start}"' in form.text
    assert f'<option value="{there.team.id}" selected>' in form.text


@pytest.mark.parametrize("many", [1, 10, 40])
async def test_pages_ask_the_same_of_the_database_however_many_there_are(browser: Browser, many: int) -> None:
    there = await a_committee()
    for n in range(many):
        await an_applicant(there.vacancy, f"Kandidaat {n}x")
    await there.lay_out()
    await browser.sign_in(there.people["ilse"])
    await browser.get(letters(there))
    with counting() as asked:
        assert (await browser.get(letters(there))).status_code == 200
    assert len(asked) <= 14
