"""Mag dit zelf? through the door."""

import pytest

from teamhub.may_we import queries, service
from teamhub.may_we.tables import MayWe
from tests.cast import a_cast
from tests.conftest import Browser, counting
from tests.factories import acting
from tests.frameworks.test_requests import adopted
from tests.html import said, valid_html

DUTCH = {"headers": {"accept-language": "nl"}}


async def test_the_frameworks_answer_at_once(browser: Browser) -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    await browser.sign_in(cast["owner"])

    answer = await browser.get("/mag-dit-zelf?vraag=Mogen wij een bank kopen van € 380?", **DUTCH)
    page = said(valid_html(answer.text))
    assert "De huismeester of penningmeester beslist." in page
    assert "Geld uitgeven uit het teambudget, € 380." in page
    assert 'href="/kaders/KAD-10"' in answer.text
    page = said(valid_html((await browser.get("/mag-dit-zelf?vraag=Mogen wij een bank kopen?", **DUTCH)).text))
    assert "Dan hangt het ervan af:" in page and "boven € 5.000" in page


async def test_from_a_question_to_an_answer_that_everybody_reads(browser: Browser) -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    await browser.sign_in(cast["owner"])
    sent = await browser.post("/mag-dit-zelf", {"question": "Mogen wij een bank kopen van € 380?"})
    place = sent.headers["location"]
    assert "Verstuur het antwoord" not in (await browser.get(place, **DUTCH)).text

    await browser.sign_in(cast["mpp"])
    assert "Verstuur het antwoord" in (await browser.get(place, **DUTCH)).text
    given = {"answer": "Ja. Onder € 500 beslist de huismeester.", "framework": "KAD-10", "ruling": "on"}
    assert (await browser.post(f"{place}/antwoord", given)).headers["location"] == place

    await browser.sign_in(cast["colleague"])
    page = (await browser.get(place, **DUTCH)).text
    assert "Ja. Onder € 500 beslist de huismeester." in page
    assert "De huismeester of penningmeester beslist." in page, "the ruling that was kept"
    assert "Ja. Onder € 500" in (await browser.get("/mag-dit-zelf?vraag=Een bank kopen?", **DUTCH)).text


async def test_what_was_typed_stays_when_it_is_not_enough(browser: Browser) -> None:
    cast = await a_cast()
    await browser.sign_in(cast["hr"])
    asked = await service.ask(await acting(cast["owner"]), "Mogen wij een bank kopen?")
    answer = await browser.post(f"/mag-dit-zelf/{asked.id}/antwoord", {"answer": "x"}, **DUTCH)
    assert answer.status_code == 422 and "Schrijf minstens 2 tekens." in answer.text
    short = await browser.get("/mag-dit-zelf?vraag=mag", **DUTCH)
    assert short.status_code == 422 and 'value="mag"' in short.text
    assert (await browser.post("/mag-dit-zelf", {"question": "  "})).status_code == 422
    assert await MayWe.count() == 1


async def test_what_people_type_is_shown_as_they_typed_it(browser: Browser) -> None:
    cast = await a_cast()
    await browser.sign_in(cast["owner"])
    sent = await browser.post("/mag-dit-zelf", {"question": "<script>alert(1)</script> mag dit?"})
    for page in (sent.headers["location"], "/mag-dit-zelf", "/mag-dit-zelf?vraag=<script>alert(1)</script> mag dit"):
        text = (await browser.get(page)).text
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text


async def test_asking_alike_offers_a_framework_request(browser: Browser) -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    await service.ask(await acting(cast["owner"]), "Mogen wij zelf een bank kopen?")
    await browser.sign_in(cast["colleague"])
    page = (await browser.get("/mag-dit-zelf?vraag=Mogen wij een bank kopen?", **DUTCH)).text
    assert "/kaders/verzoeken/nieuw?vraag=Mogen+wij" in page
    assert page.index("Dit is eerder gevraagd. Nog niet duidelijk?") < page.index(">Eerder gevraagd<")


async def test_the_same_question_after_an_answer_offers_the_request_with_the_words_in_it(browser: Browser) -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    first = await service.ask(await acting(cast["owner"]), "Mogen wij zelf een bank kopen?")
    await service.answer(await acting(cast["hr"]), first.id, answer="Soms.", framework="KAD-10")
    await browser.sign_in(cast["owner"])
    place = (await browser.post("/mag-dit-zelf", {"question": "Mogen wij een bank kopen?"})).headers["location"]

    text = (await browser.get(place, **DUTCH)).text
    page = said(valid_html(text))
    assert "Dit is eerder gevraagd. Nog niet duidelijk? Mogen wij zelf een bank kopen?" in page and "Soms." in page
    assert ">\nMogen wij een bank kopen?</textarea>" in text and 'name="framework" value="KAD-10"' in text
    assert text.count('class="main"') == 1
    await browser.sign_in(cast["mpp"])
    assert "1 keer eerder gevraagd" in said(valid_html((await browser.get(place, **DUTCH)).text))

    await browser.sign_in(cast["owner"])
    long = {"framework": "KAD-10", "question": "x" * 4001}
    refused = await browser.post(f"{place}/kaderverzoek", long, **DUTCH)
    assert refused.status_code == 422 and "x" * 4001 in refused.text
    words = {"framework": "KAD-10", "question": "Zet erbij welke bank mag."}
    made = (await browser.post(f"{place}/kaderverzoek", words)).headers["location"]
    page = said(valid_html((await browser.get(made, **DUTCH)).text))
    assert "Zet erbij welke bank mag." in page and "KAD-10" in page
    once_more = "/mag-dit-zelf?vraag=Mogen wij een bank kopen?"
    assert "Hierover is al een kaderverzoek gedaan." in said(valid_html((await browser.get(once_more, **DUTCH)).text))


@pytest.mark.parametrize("path", ["/mag-dit-zelf", "/mag-dit-zelf?vraag=Mogen wij bank 1 kopen?"])
async def test_a_list_asks_no_more_for_a_thousand_than_for_one(browser: Browser, path: str) -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    await browser.sign_in(cast["owner"])
    row = await service.ask(await acting(cast["owner"]), "Mogen wij bank 0 kopen?")
    counts = []
    for more in (0, 9, 990):
        same = {"by": row.by, "team": row.team, "at": row.at, "due_on": row.due_on}
        if more:
            await MayWe.insert(*(MayWe(question=f"Mogen wij bank {n} kopen?", **same) for n in range(more)))
        with counting() as asked:
            assert (await browser.get(path)).status_code == 200
        counts.append(len(asked))
    assert len({*counts}) == 1 and counts[0] <= 10
    assert len(await queries.listed(await acting(cast["owner"]))) == queries.PAGE + 1


async def test_every_page_is_valid_html(browser: Browser) -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    asked = await service.ask(await acting(cast["owner"]), "Mogen wij een bank kopen van € 380?")
    hr = await acting(cast["hr"])
    await service.answer(hr, asked.id, answer="Ja.", framework="KAD-10")
    await service.correct(hr, asked.id, answer="Ja, graag.")
    await browser.sign_in(cast["hr"])
    for path in ("/mag-dit-zelf", "/mag-dit-zelf?vraag=bank van € 380", f"/mag-dit-zelf/{asked.id}"):
        valid_html((await browser.get(path)).text)
