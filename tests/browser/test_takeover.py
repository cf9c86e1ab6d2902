"""Something is taken over, stays away too long, and comes back: the MPP and a colleague, each on a phone."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.core.clock import local, now
from teamhub.takeovers import service
from teamhub.takeovers.tables import Takeover
from tests.browser.alkmaar import Alkmaar, ago, alkmaar, fits_everywhere
from tests.browser.conftest import NO_JAVASCRIPT, Visit, accessible
from tests.takeovers.agreed import agree

WHAT = "Antwoord aan de gemeente"
BACK = "Terug bij Esra, met het nummer van de ambtenaar."


async def twenty_days_ago(there: Alkmaar) -> int:
    act = await ago(there.harmen, 20)
    words = {"what": WHAT, "why": "De gemeente wilde vandaag een antwoord."}
    return await service.take(act, team_id=there.team.id, back_on=act.today + timedelta(days=14), **words)


async def world() -> Alkmaar:
    there = await alkmaar()
    await agree(now() - timedelta(days=400))
    return there


async def takes_over(page: Page) -> None:
    """With a word in it that looks medical: said once, and kept on the second press."""
    await page.goto("/overnames")
    await fits_everywhere(page)
    await page.get_by_role("link", name="Ik neem iets over").click()
    await page.get_by_label("Van wie?").select_option(label="Karim (Team Alkmaar)")
    await page.get_by_label("Wat neem je over?").fill("De hulpmiddelen bestellen")
    await page.get_by_label("Waarom, in je eigen woorden?").fill("Voor iemand met een zere rug.")
    await page.locator(".ruling", has_text="Wie het aangaat, beslist").wait_for()
    await page.get_by_role("button", name="Neem het over").click()
    await page.get_by_text("Dit lijkt op medische informatie: rug.").wait_for()
    await fits_everywhere(page)
    await page.get_by_label("Waarom, in je eigen woorden?").fill("Ik had de lijst al open staan.")
    await page.get_by_role("button", name="Neem het over").click()
    await page.get_by_text("heeft dit overgenomen van Karim").wait_for()
    await fits_everywhere(page)


async def test_overdue_on_top_of_home_and_back_with_a_sentence(visit: Visit) -> None:
    there = await world()
    takeover = await twenty_days_ago(there)
    harmen, esra = await visit(there.harmen), await visit(there.esra)
    await harmen.goto("/")
    first = harmen.locator(".wait").first
    await first.get_by_text(WHAT).wait_for()
    await first.get_by_text("6 dagen te laat").wait_for()
    await fits_everywhere(harmen)
    await esra.goto(f"/overnames/teams/{there.team.id}")
    await esra.get_by_text("over de datum", exact=True).first.wait_for()
    await fits_everywhere(esra)

    await first.get_by_role("link", name="Geef het terug").click()
    await harmen.get_by_label("Hoe ging het, in een zin?").fill(BACK)
    await fits_everywhere(harmen)
    await harmen.get_by_role("button", name="Geef het terug").click()
    await harmen.get_by_text("na de afgesproken dag").wait_for()
    await harmen.goto("/")
    assert await harmen.locator(".wait", has_text=WHAT).count() == 0
    await esra.reload()
    await esra.get_by_text(BACK).wait_for()
    await esra.get_by_text("Maand voor maand").click()
    await fits_everywhere(esra)
    row = await Takeover.objects().get(Takeover.id == takeover)
    assert row and row.ended_on == local(now()).date() and row.reflection == BACK


async def test_taken_over_from_a_colleague_who_agrees_that_it_stays_longer(visit: Visit) -> None:
    there = await world()
    ilse, karim = await visit(there.ilse), await visit(there.karim)
    await takes_over(ilse)
    until = (local(now()) + timedelta(days=30)).date()
    await ilse.get_by_text("Vraag of het langer mag").click()
    await ilse.get_by_label("Tot wanneer?").fill(until.isoformat())
    await ilse.get_by_label("Waarom, in je eigen woorden?").fill("De leverancier levert pas volgende maand.")
    await ilse.get_by_role("button", name="Stel deze vraag").click()
    await ilse.get_by_text("Karim antwoordt hierop.").wait_for()

    await karim.goto("/")
    await karim.locator(".wait", has_text="Ilse vraagt of een overname langer mag duren").get_by_role("link").click()
    await fits_everywhere(karim)
    await karim.get_by_role("button", name="Akkoord, terug op de nieuwe dag").click()
    await karim.get_by_text("is akkoord: het gaat terug op").wait_for()
    await karim.get_by_text("Wij hebben het weer terug").first.click()
    await karim.get_by_role("button", name="Wij hebben het weer terug").click()
    await karim.get_by_text("weer zelf opgepakt", exact=False).first.wait_for()


async def test_hands_off_is_written_down_without_javascript(visit: Visit) -> None:
    there = await world()
    harmen = await visit(there.harmen, on=NO_JAVASCRIPT)
    await harmen.goto("/overnames")
    await harmen.get_by_role("link", name="Ik zat op mijn handen").click()
    await harmen.get_by_label("Aangeboden, en bij hen gelaten").check()
    await harmen.get_by_label("Wiens handen waren het?").select_option(label="die van mij, bij Team Alkmaar")
    await harmen.get_by_label("Wat gebeurde er, in je eigen woorden?").fill("Zij belden zelf terug.")
    await accessible(harmen, javascript=False)
    await harmen.get_by_role("button", name="Schrijf dit op").click()
    await harmen.get_by_text("Je hebt deze maand één keer op je handen gezeten.").wait_for()
    await accessible(harmen, javascript=False)
