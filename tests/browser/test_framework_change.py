"""A framework that is changed, from the request to its adoption, over the screens of everybody who takes part."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.core import clock
from tests.browser.conftest import DARK, DESKTOP, PHONE, Visit, accessible
from tests.cast import Cast, a_cast
from tests.factories import acting
from tests.frameworks.test_requests import adopted
from tests.ideas.factories import an_idea


async def a_world() -> tuple[Cast, str]:
    """The frameworks as they are, and an idea of Esra that costs more than her team may decide on."""
    cast = await a_cast()
    await adopted("KAD-06", "KAD-07", "KAD-08", "KAD-10", "KAD-18")
    act = await acting(cast["owner"], clock.now() - timedelta(days=40))
    idea = await an_idea(act, amount=1800, hours=4)
    return cast, f"/ideen/{idea.id}"


async def press(page: Page, name: str) -> None:
    await page.get_by_role("button", name=name, exact=True).click()


async def follow(page: Page, name: str) -> None:
    await page.get_by_role("link", name=name, exact=True).click()


async def joins(page: Page, draft: str) -> None:
    """From what waits for them on their first page."""
    await page.goto("/")
    asks = page.locator(".wait", has_text="vraagt je mee te doen met de kadergroep voor KAD-10")
    await asks.get_by_role("link").click()
    await press(page, "Ik doe mee")
    await page.get_by_role("link", name="Schrijf de teksten").wait_for()
    assert page.url.endswith(draft)


async def test_a_framework_changed_from_request_to_adoption(visit: Visit) -> None:
    cast, idea = await a_world()
    esra, harmen, nour = [await visit(cast[who], on=PHONE) for who in ("owner", "mpp", "colleague")]
    await esra.goto(idea)
    await esra.get_by_text("De eigenaar beslist na advies van de MPP").first.wait_for()

    await esra.goto("/kaders/verzoeken/nieuw?kader=KAD-10")
    await esra.get_by_label("Wat wil je weten").fill("Mag ons team tot € 2.000 zelf beslissen?")
    await press(esra, "Verstuur het kaderverzoek")
    await follow(esra, "Begin een kadergroep hiervoor")
    await accessible(esra)
    await press(esra, "Begin de kadergroep")
    await esra.get_by_role("link", name="Schrijf de teksten").wait_for()
    draft = "/" + esra.url.split("/", 3)[3].split("#")[0]

    for name in ("Harmen", "Nour, Team Haarlem"):
        await esra.get_by_label("Nodig een collega uit").select_option(label=name)
        await press(esra, "Nodig deze collega uit")
        await esra.get_by_text("Uitgenodigd:").wait_for()
    await joins(harmen, draft)
    await joins(nour, draft)
    await accessible(nour)

    await changes_the_limit(esra, draft)
    await sees_what_changes(harmen, draft)
    await put_to_the_delegates(esra, nour, draft)
    for page in (harmen, nour, esra):
        await consents(page)
    await esra.locator(".notice.ok").wait_for()

    await esra.goto(idea)
    await esra.get_by_text("Het team beslist met consent.").first.wait_for()
    await esra.goto("/kaders/KAD-10")
    await esra.get_by_text("67% van de werkvloer").wait_for()
    await accessible(esra)
    await nour.goto(draft)
    await nour.get_by_text("De afgevaardigden gaven consent.").first.wait_for()
    for on in (DESKTOP, DARK, PHONE):
        await nour.set_viewport_size(on["viewport"])
        await nour.emulate_media(color_scheme=on.get("color_scheme", "light"))
        await accessible(nour)


async def changes_the_limit(page: Page, draft: str) -> None:
    """First so that it contradicts: it comes back with what was typed. Then so that it fits."""
    await page.goto(draft)
    await page.get_by_role("link", name="Tot € 1.500: teambesluit met consent.").click()
    await accessible(page)
    await page.get_by_label("Getal").fill("90000")
    await press(page, "Zet deze grens in het ontwerp")
    await page.get_by_role("alert").get_by_text("Dit spreekt een andere bepaling tegen").wait_for()
    await accessible(page)
    assert await page.get_by_label("Getal").input_value() == "90000"
    await page.get_by_label("Getal").fill("2000")
    await page.get_by_label("De zin in het Nederlands").fill("Boven € 500 tot € 2.000: het team met consent.")
    await press(page, "Zet deze grens in het ontwerp")
    await page.get_by_text("Boven € 500 tot € 2.000: het team met consent.").first.wait_for()
    await follow(page, "Voeg een bepaling toe")
    await page.get_by_label("Wat er wordt beslist").select_option("roster.make")
    await press(page, "Verder naar wie beslist")
    await accessible(page)
    await page.get_by_label("Wie beslist, en hoe?").select_option(label="Het team beslist met consent")
    await press(page, "Laat zien wat dit geeft")
    await page.get_by_role("heading", name="Wat dit geeft").wait_for()
    await accessible(page)


async def sees_what_changes(page: Page, draft: str) -> None:
    await page.goto(draft)
    await follow(page, "Bekijk wat er verandert")
    await page.get_by_text("(2000 EUR)").wait_for()
    await page.get_by_text("Over de besluiten van het afgelopen jaar").wait_for()
    await accessible(page)


async def put_to_the_delegates(page: Page, other: Page, draft: str) -> None:
    """Who speaks for each team, and then the question itself."""
    for number, (one, team) in enumerate(((page, "Team Alkmaar"), (other, "Team Haarlem"))):
        await one.goto(draft)
        form = one.locator("form", has_text=f"Wie spreekt voor {team}?")
        await form.get_by_role("button", name="Schrijf dit op").click()
        await one.get_by_text("spreekt voor het team").nth(number).wait_for()
    await page.goto(draft)
    await accessible(page)
    await follow(page, "Vraag de afgevaardigden")
    await page.get_by_label("Waarom dit, in je eigen woorden").fill("Alles is duurder geworden.")
    await page.get_by_label("Geldt vanaf").fill(clock.local(clock.now()).date().isoformat())
    await accessible(page)
    await press(page, "Vraag de afgevaardigden om consent")
    await page.get_by_role("heading", name="KAD-10").wait_for()


async def consents(page: Page) -> None:
    await page.goto("/")
    await page.locator(".wait", has_text="KAD-10").filter(has_text="consent").get_by_role("link").first.click()
    await accessible(page)
    await page.get_by_role("button", name="Ik geef consent").click()
    await page.get_by_text("KAD-10").first.wait_for()
