"""The frameworks, who decides what, and framework requests through the door."""

from datetime import timedelta

import pytest

from teamhub.core.act import Office
from teamhub.core.i18n import current_locale, gettext
from teamhub.demo import frameworks as demo
from teamhub.features import QUESTIONS
from teamhub.frameworks import service as frameworks
from teamhub.frameworks.requests import service
from teamhub.frameworks.requests.tables import FrameworkRequest, Outcome
from teamhub.frameworks.requests.waiting import waiting
from teamhub.frameworks.tables import FrameworkVersion
from teamhub.people.tables import Person
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, acting, holds, system
from tests.frameworks.agreed import entries
from tests.frameworks.answers import UNCOVERED, answered
from tests.frameworks.test_requests import adopted
from tests.html import said, valid_html

DUTCH = {"headers": {"accept-language": "nl"}}
ALL = [*entries()]


async def words(browser: Browser, path: str) -> str:
    """What a reader of Dutch reads on a page, which is valid HTML."""
    answer = await browser.get(path, **DUTCH)
    assert answer.status_code == 200
    return said(valid_html(answer.text))


async def drawn_up(cast: Cast, code: str) -> None:
    """By the owner, a teammate and the director; today the director holds the office."""
    people = {"a": cast["owner"].id, "b": cast["teammate"].id, "c": cast["director"].id}
    entry = entries()[code] | {"drawn_up_by": [*people]}
    adoption = next(demo.adoptions([entry], demo.clauses()))
    await demo.adopt(adoption, people, lambda _: NOON - timedelta(days=100))


async def test_the_list_reads_by_domain_and_says_what_is_due_for_review(browser: Browser) -> None:
    cast = await a_cast()
    await adopted(*ALL)
    due = {"KAD-01": NOON.date() - timedelta(days=1), "KAD-02": NOON.date() + timedelta(days=60)}
    await FrameworkVersion.update({FrameworkVersion.next_review_on: NOON.date() + timedelta(days=61)}, force=True)
    for code, on in due.items():
        await FrameworkVersion.update({FrameworkVersion.next_review_on: on}).where(FrameworkVersion.code == code)
    await browser.sign_in(cast["operator"])

    page = await words(browser, "/kaders")
    assert page.count("bespreking te laat") == page.count("binnenkort bespreken") == 1
    for entry in entries().values():
        assert entry["title"]["nl"] in page and entry["team_decides"]["nl"] in page
    assert page.index("Ideeën Een idee blijft van de bedenker") < page.index("Geld Wat we zelf uitgeven")
    assert "Kaderverzoeken" not in page, "what colleagues ask is not the operator's to read"


async def test_a_framework_shows_its_five_fields_and_who_decides_with_examples(browser: Browser) -> None:
    cast = await a_cast()
    await adopted("KAD-07", "KAD-08")
    await drawn_up(cast, "KAD-10")
    await browser.sign_in(cast["owner"])

    page = await words(browser, "/kaders/kad-10")
    entry = entries()["KAD-10"]
    for text in (entry["team_decides"], entry["mpp_hr_does"], entry["hands_over_when"], *entry["limits"]):
        assert text["nl"] in page
    assert "Het team beslist met consent: tot en met € 1.500. Bijvoorbeeld: € 1.000." in page
    assert "De huismeester of penningmeester beslist: tot en met € 500. Bijvoorbeeld: € 200." in page
    assert "67% van de werkvloer" in page and "directeur" in page and "Team Alkmaar" in page
    assert "hoeft hier niet mee in te stemmen" in page and "geen wet, onze eigen afspraak" in page
    ideas = await words(browser, "/kaders/KAD-08")
    assert "Eerst advies van de cliëntenraad. Het raakt cliënten." in ideas


async def test_a_version_that_was_replaced_stays_readable(browser: Browser) -> None:
    cast = await a_cast()
    await adopted("KAD-01")
    texts = demo.texts(entries()["KAD-01"], lambda _: NOON) | {"team_decides_nl": "Voortaan anders."}
    await frameworks.adopt(system(), "KAD-01", texts=texts, limits=[], clauses=[])
    await browser.sign_in(cast["owner"])

    now, before = await words(browser, "/kaders/KAD-01"), await words(browser, "/kaders/KAD-01/versies/3")
    assert "Voortaan anders." in now and "Deze versie is vervangen." not in now
    assert entries()["KAD-01"]["team_decides"]["nl"] in before and "Lees versie 4, die geldt" in before
    for missing in ("/kaders/KAD-99", "/kaders/KAD-01/versies/9"):
        assert (await browser.get(missing)).status_code == 404


async def test_an_author_who_held_an_office_then_was_not_on_the_shop_floor(browser: Browser) -> None:
    cast = await a_cast()
    visitor = await a_person("Xandra")
    await holds(visitor, Office.DIRECTOR)
    adoption = next(demo.adoptions([entries()["KAD-10"] | {"drawn_up_by": ["a"]}], {}))
    await demo.adopt(adoption, {"a": visitor.id}, lambda _: NOON)
    await browser.sign_in(cast["owner"])
    assert "0% van de werkvloer" in await words(browser, "/kaders/KAD-10")


async def test_the_delegation_board_has_every_question_and_says_which_are_nobodys(browser: Browser) -> None:
    cast = await a_cast()
    await adopted(*(code for code in ALL if code != "KAD-05"))
    await browser.sign_in(cast["owner"])
    page = await words(browser, "/kaders/delegatiebord")
    assert "Een idee uitvoeren Het raakt cliënten. Eerst advies van de cliëntenraad." in page
    assert "De eigenaar beslist na advies. Tot en met € 500, tot en met 20 uur. KAD-07" in page
    assert "Het rooster, ruilen en vakanties nog geen kader regelt dit" in page
    roster = sum(question.domain == "rooster" for question in QUESTIONS.values())
    assert page.count("nog geen kader regelt dit") == roster + len(UNCOVERED)


async def test_the_board_is_narrowed_by_domain_and_by_words_and_stays_light(browser: Browser) -> None:
    cast = await a_cast()
    await adopted(*ALL)
    await browser.sign_in(cast["owner"])
    current_locale.set("nl")
    board = "/kaders/delegatiebord"
    answer = await browser.get(board, **DUTCH)
    assert len(answer.content) < 60_000
    page = said(valid_html(answer.text))
    for question in QUESTIONS.values():
        assert gettext(question.label) in page
    assert f"{len(QUESTIONS)} soorten besluiten · {len(UNCOVERED)} waar nog geen kader over gaat" in page

    assert "Personeelszaken doet dit. Na dag 28. KAD-02 Na dag 28. KAD-03" in page, "what says the same stands together"
    leave = "Hoeveel van ons tegelijk vrij zijn Het team regelt dit zelf. Tot en met 40%. KAD-05"
    for narrowed in ("?domein=rooster", "?zoek=vrij", "?zoek=KAD-05 TEGELIJK", "?zoek=40%25&domein=rooster"):
        page = await words(browser, board + narrowed)
        assert leave in page and "Toon alles" in page
        assert "Een pilot starten" not in page
    assert (await browser.get(f"{board}?zoek=vrij", **DUTCH)).text.count('value="vrij"') == 1
    for nothing in ("?zoek=zwembad", "?domein=zwembad", "?domein=rooster&zoek=pilot"):
        assert "Geen besluit gaat daarover." in await words(browser, board + nothing)
    await browser.sign_in(cast["council"])
    assert "Vraag erom" not in await words(browser, board), "who may not ask is not told to"


async def test_a_framework_says_what_is_needed_first_and_stays_light(browser: Browser) -> None:
    cast = await a_cast()
    await adopted(*ALL)
    await browser.sign_in(cast["owner"])
    current_locale.set("nl")
    for code in ALL:
        answer = await browser.get(f"/kaders/{code}", **DUTCH)
        assert len(answer.content) < 60_000
        page = said(valid_html(answer.text))
        assert all(gettext(QUESTIONS[question].label) in page for question in answered()[code])
    page = await words(browser, "/kaders/KAD-01")
    assert "Wie we aannemenHet team beslist met consent" in page
    assert "minstens 3 mensen. Eerst iemand uit een ander team of de cliëntenraad erbij." in page


@pytest.mark.parametrize("path", ["/kaders", "/kaders/delegatiebord", "/kaders/KAD-10"])
async def test_pages_of_frameworks_ask_little_however_many_there_are(browser: Browser, path: str) -> None:
    cast = await a_cast()
    await browser.sign_in(cast["owner"])
    counts = []
    for codes in (["KAD-10"], [code for code in ALL if code != "KAD-10"]):
        await adopted(*codes)
        with counting() as asked:
            await words(browser, path)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10


async def test_requests_ask_no_more_for_a_thousand_than_for_one(browser: Browser) -> None:
    cast = await a_cast()
    row = await service.request(await acting(cast["owner"]), framework=None, question="Mag dit?")
    await browser.sign_in(cast["owner"])
    counts = []
    for more in (0, 9, 990):
        same = {"by": row.by, "team": row.team, "at": row.at, "due_on": row.due_on}
        if more:
            new = (FrameworkRequest(question=f"Mag {n}?", answer="", **same) for n in range(more))
            await FrameworkRequest.insert(*new)
        with counting() as asked:
            page = await words(browser, "/kaders/verzoeken")
        counts.append(len(asked))
    assert len({*counts}) == 1 and counts[0] <= 10
    assert page.count("nog geen antwoord") == 50 and "Oudere kaderverzoeken" in page
    assert "Mag dit?" not in page and "Mag dit?" in await words(browser, "/kaders/verzoeken?vanaf=950")


async def test_a_request_from_the_framework_to_its_answer(browser: Browser) -> None:
    cast = await a_cast()
    await adopted("KAD-10", "KAD-18")
    await browser.sign_in(cast["owner"])
    form = (await browser.get("/kaders/verzoeken/nieuw?kader=KAD-10", **DUTCH)).text
    assert '<option value="KAD-10" selected>' in form and "binnen 28 dagen" in form
    sent = await browser.post("/kaders/verzoeken", {"framework": "KAD-10", "question": "Mag de grens omhoog?"})
    place = sent.headers["location"]
    assert "Verstuur het antwoord" not in await words(browser, place)
    await browser.post(f"{place}/aanvullingen", {"text": "Alles is duurder geworden."})

    [item] = await waiting(await acting(cast["mpp"]))
    assert (item.quote, item.due) == ("Mag de grens omhoog?", NOON.date() + timedelta(days=28))
    await browser.sign_in(cast["mpp"])
    await browser.post(f"{place}/oppakken")
    assert await waiting(await acting(cast["director"])) == [], "somebody has it"
    assert len(await waiting(await acting(cast["mpp"]))) == 1
    await browser.post(f"{place}/antwoord", {"outcome": str(Outcome.CHANGED), "answer": "Ja, naar € 2.000."})
    assert await waiting(await acting(cast["mpp"])) == []

    await browser.sign_in(cast["colleague"])
    page = await words(browser, place)
    assert "het kader verandert Ja, naar € 2.000." in page and "Alles is duurder geworden." in page
    assert "Mag de grens omhoog?" in await words(browser, "/kaders/KAD-10")


async def test_a_form_that_is_not_right_yet_keeps_what_was_typed(browser: Browser) -> None:
    cast = await a_cast()
    row = await service.request(await acting(cast["owner"]), framework=None, question="Mag dit?")
    await browser.sign_in(cast["hr"])
    for path, typed in (
        ("/kaders/verzoeken", {"question": "??"}),
        (f"/kaders/verzoeken/{row.id}/antwoord", {"answer": "Nee, want het staat in de wet."}),
        (f"/kaders/verzoeken/{row.id}/aanvullingen", {"text": "x"}),
    ):
        answer = await browser.post(path, typed, **DUTCH)
        assert answer.status_code == 422
        assert next(iter(typed.values())) in said(valid_html(answer.text))


async def test_before_there_is_anything_pages_say_what_will_come(browser: Browser) -> None:
    cast = await a_cast()
    await browser.sign_in(cast["owner"])
    assert "Hier komen de kaders van je organisatie" in await words(browser, "/kaders")
    assert "Hier komen de kaderverzoeken van alle teams" in await words(browser, "/kaders/verzoeken")
    assert "Hier komen de vragen van collega’s" in await words(browser, "/mag-dit-zelf")
    assert "nog geen kader regelt dit" in await words(browser, "/kaders/delegatiebord")


async def test_the_list_and_the_page_say_who_has_it_since_when_and_how_long_it_is_silent(browser: Browser) -> None:
    cast = await a_cast()
    long_ago = await acting(cast["owner"], NOON - timedelta(days=35))
    late = await service.request(long_ago, framework=None, question="Mag dit?")
    await service.take(await acting(cast["hr"], NOON - timedelta(days=12)), late.id)
    new = await service.request(await acting(cast["owner"], NOON), framework=None, question="En mag dat?")
    await browser.sign_in(cast["owner"])

    for path in ("/kaders/verzoeken", f"/kaders/verzoeken/{late.id}"):
        page = await words(browser, path)
        assert "7 dagen te laat Ligt bij Anita sinds woensdag 18 februari · 12 dagen stil" in page
    for path in ("/kaders/verzoeken", f"/kaders/verzoeken/{new.id}"):
        assert "Nog door niemand opgepakt, sinds maandag 2 maart" in await words(browser, path)
    await Person.update({Person.left_on: NOON.date() - timedelta(days=1)}).where(Person.id == cast["hr"].id)
    page = await words(browser, f"/kaders/verzoeken/{late.id}")
    assert "Lag bij Anita, die hier niet meer werkt; weer open sinds zondag 1 maart" in page
    assert "Bij wie ligt hetnog niemand" in page
