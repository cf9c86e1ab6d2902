"""Reading who decides what, and asking whether a team may do something itself, in a real browser."""

from typing import Any

import pytest

from teamhub.frameworks.requests import service as requests
from teamhub.may_we import service
from tests.browser.conftest import DARK, DESKTOP, ENLARGED, NO_JAVASCRIPT, PHONE, Visit, accessible
from tests.cast import Cast, a_cast
from tests.factories import acting
from tests.frameworks.agreed import entries
from tests.frameworks.test_requests import adopted

WINDOWS = {"phone": PHONE, "desktop": DESKTOP, "dark": DARK, "enlarged": ENLARGED, "without JavaScript": NO_JAVASCRIPT}


async def asked() -> tuple[Cast, list[str]]:
    """A cast, and the addresses of every kind of page that there is here."""
    cast = await a_cast()
    await adopted(*entries())
    owner, hr = await acting(cast["owner"]), await acting(cast["hr"])
    sofa = await service.ask(owner, "Mogen wij een tweedehands bank kopen voor de gezamenlijke ruimte (€ 380)?")
    await service.answer(hr, sofa.id, answer="Ja.", framework="KAD-10")
    await service.correct(hr, sofa.id, answer="Ja. Onder € 500 beslist de huismeester.", framework="KAD-10")
    table = await service.ask(owner, "Mogen wij een tafel kopen voor de gezamenlijke ruimte?")
    room = await requests.request(owner, framework="KAD-17", question="Mag een omgangskamer op een neutrale plek?")
    await requests.take(hr, room.id)
    await requests.note(hr, room.id, "Voor welke cliënten geldt dit?")
    again = await service.ask(owner, "Mogen wij een tweedehands bank kopen voor de ruimte (€ 380)?")
    found = "/mag-dit-zelf?vraag=Mogen wij een bank kopen van € 380?"
    own = [
        f"/mag-dit-zelf/{sofa.id}",
        f"/mag-dit-zelf/{table.id}",
        f"/mag-dit-zelf/{again.id}",
        f"/kaders/verzoeken/{room.id}",
    ]
    board = ["/kaders/delegatiebord", "/kaders/delegatiebord?zoek=vrij", "/kaders/delegatiebord?domein=werving"]
    lists = ["/kaders", *board, "/kaders/KAD-02", "/kaders/KAD-07", "/kaders/verzoeken", "/kaders/verzoeken/nieuw"]
    return cast, [*lists, "/mag-dit-zelf", found, "/mag-dit-zelf?vraag=Mogen wij een bank kopen?", *own]


@pytest.mark.parametrize("on", WINDOWS.values(), ids=WINDOWS)
async def test_every_page_fits_and_is_accessible(visit: Visit, on: dict[str, Any]) -> None:
    cast, paths = await asked()
    page = await visit(cast["hr"], on=on)
    for path in paths:
        await page.goto(path)
        await accessible(page, javascript=on.get("java_script_enabled", True))


@pytest.mark.parametrize("on", [PHONE, NO_JAVASCRIPT], ids=["with JavaScript", "without"])
async def test_asked_on_a_phone_and_answered_by_hr(visit: Visit, on: dict[str, Any]) -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    esra = await visit(cast["owner"], on=on)
    await esra.goto("/mag-dit-zelf")
    await esra.get_by_label("Wat wil je doen?").fill("Mogen wij een bank kopen?")
    await esra.get_by_role("button", name="Bekijk wat de kaders zeggen").click()
    await esra.get_by_text("Dan hangt het ervan af").wait_for()
    await esra.get_by_role("button", name="Stel deze vraag").click()
    await esra.get_by_text("nog geen antwoord").wait_for()

    anita = await visit(cast["hr"], on=on)
    await anita.goto(esra.url)
    await anita.get_by_label("Het antwoord, in één zin").fill("Ja, als het onder de € 500 blijft.")
    await anita.get_by_label("Op welk kader rust het?").select_option("KAD-10")
    await anita.get_by_role("button", name="Verstuur het antwoord").click()
    await anita.get_by_role("heading", name="Verbeter het antwoord").wait_for()

    nour = await visit(cast["colleague"], on=on)
    await nour.goto("/mag-dit-zelf?vraag=een nieuwe bank")
    await nour.get_by_text("Ja, als het onder de € 500 blijft.").wait_for()


@pytest.mark.parametrize("on", [PHONE, NO_JAVASCRIPT], ids=["with JavaScript", "without"])
async def test_a_question_that_comes_back_becomes_a_request_that_somebody_has(visit: Visit, on: dict[str, Any]) -> None:
    cast = await a_cast()
    await adopted(*entries())
    esra = await visit(cast["owner"], on=on)
    await esra.goto("/kaders/delegatiebord")
    await esra.get_by_label("Waar gaat het over?").fill("vrij")
    await esra.get_by_role("button", name="Toon", exact=True).click()
    await esra.get_by_text("1 soort besluit").wait_for()

    first = await service.ask(await acting(cast["teammate"]), "Mag de helft van ons tegelijk vrij zijn?")
    await service.answer(await acting(cast["hr"]), first.id, answer="Soms.", framework="KAD-05")
    await esra.goto("/mag-dit-zelf?vraag=Mag de helft van ons tegelijk vrij zijn?")
    await esra.get_by_text("Dit is eerder gevraagd. Nog niet duidelijk?").wait_for()
    await esra.get_by_role("button", name="Stel deze vraag").click()
    await esra.get_by_label("Wat wil je weten of veranderen, en waarom?").fill("Mag het in de zomer de helft zijn?")
    await accessible(esra, javascript=on.get("java_script_enabled", True))
    await esra.get_by_role("button", name="Maak er een kaderverzoek van").click()
    await esra.get_by_text("Nog door niemand opgepakt, sinds").wait_for()

    anita = await visit(cast["hr"], on=on)
    await anita.goto(esra.url)
    await anita.get_by_role("button", name="Ik pak dit op").click()
    await anita.get_by_text("Ligt bij Anita sinds").wait_for()
    await accessible(anita, javascript=on.get("java_script_enabled", True))
