"""What colleagues can do, on phones: certificates that end, skills passed on to who is new, and a policy note."""

from datetime import timedelta

from playwright.async_api import Page

from teamhub.core import clock
from teamhub.core.clock import local
from teamhub.decisions.rules import Stance
from teamhub.joining.onboarding import service as onboarding
from teamhub.notices import service as notices
from teamhub.proposals import service as proposals
from teamhub.proposals.tables import Proposal
from teamhub.training import service as catalogue
from teamhub.training.certificates import service as certificates
from teamhub.training.passing import service as passing
from teamhub.training.passing.rules import Reach
from tests.browser.alkmaar import Alkmaar, ago, alkmaar, fits_everywhere, opens
from tests.browser.conftest import DESKTOP, NO_JAVASCRIPT, Visit, accessible, fits
from tests.decisions.about import adopt
from tests.factories import a_person, joins, system
from tests.training.world import a_training

TODAY = local(clock.now()).date()
STEPS = "Vraag wat er vannacht was.\nVertel het bij de overdracht.\nSpreek af wie er vanavond kijkt."


async def renewed(page: Page, weeks: int) -> None:
    """The registration, until so many weeks from now."""
    await page.get_by_text("Registratie vastleggen of verlengen").click()
    await page.get_by_label("Welk register?").select_option(label="SKJ")
    await page.get_by_label("Geregistreerd tot en met").fill((TODAY + timedelta(weeks=weeks)).isoformat())
    await page.get_by_label("Uren reflectie in deze periode").fill("31,5")
    async with page.expect_response(lambda answer: answer.request.method == "GET" and "/certificaten/" in answer.url):
        await page.get_by_role("button", name="Leg deze registratie vast").click()
    await page.get_by_text("31,5 van 60 uur reflectie").wait_for()


async def told() -> int:
    """What the nightly job does on this day; and what it says is brought to people."""
    now = system(clock.now())
    count = await certificates.remind(now)
    await notices.deliver(now)
    return count


async def test_a_registration_and_a_certificate_that_end(visit: Visit) -> None:
    there = await alkmaar()
    training = await a_training(await ago(there.ilse, 9), title_nl="BHV", valid_months=12, team=there.team.id)
    ilse, karim = await visit(there.ilse), await visit(there.karim)
    await ilse.goto("/ik/certificaten")
    await renewed(ilse, 30)
    assert await told() == 0
    for weeks in (25, 12, 3):
        await renewed(ilse, weeks)
        assert (await told(), await told()) == (1, 0)  # once for each: half a year, a quarter, a month ahead
    await fits_everywhere(ilse)
    await ilse.goto("/berichten")
    await ilse.get_by_text("Je registratie loopt af op").first.wait_for()
    assert await ilse.get_by_text("Je registratie loopt af op").count() == 3
    await opens(ilse, "Je registratie loopt af")
    await renewed(ilse, 250)
    await ilse.goto("/")
    assert await ilse.locator(".wait", has_text="Je registratie loopt af").count() == 0

    await ilse.goto(f"/leren/trainingen/{training}")
    await ilse.get_by_text("Ik heb deze training gevolgd").click()
    await ilse.get_by_label("Op welke dag kreeg je het certificaat?").fill((TODAY - timedelta(days=300)).isoformat())
    await ilse.get_by_role("button", name="Leg mijn certificaat vast").click()
    await ilse.get_by_text("sinds").first.wait_for()
    await fits_everywhere(ilse)
    assert (await told(), await told()) == (1, 0)
    await opens(ilse, "Je certificaat loopt af")

    await karim.goto(f"/teams/{there.team.id}")
    await karim.locator("#skills").wait_for()
    await karim.goto(f"/teams/{there.team.id}/bekwaamheden")
    row = karim.get_by_role("row", name="BHV")
    assert "kwetsbaar" in await row.inner_text()
    await row.get_by_role("link", name="Ilse").click()  # on a phone a skill is a list of who has it
    await karim.get_by_role("heading", name="Registers").wait_for()


async def test_the_skills_of_a_large_team_fit(visit: Visit) -> None:
    """Fourteen people with long names and every state that there is, on a phone, a desktop and between them."""
    there = await alkmaar()
    people = [await a_person(f"Marjolein van Oudshoorn-Hiemstra {n}") for n in range(11)]
    for person in people:
        await joins(person, there.team)
    for title, months in (("Aandachtsfunctionaris huiselijk geweld en kindermishandeling", 12), ("BHV", None)):
        training = await a_training(await ago(there.esra, 9), title_nl=title, valid_months=months, team=there.team.id)
        for n, person in enumerate([there.esra, there.ilse, *people]):
            act = await ago(person, 1)
            await catalogue.obtain(act, person.id, training, TODAY - timedelta(days=100 + 150 * (n % 3)))
    page = await visit(there.esra)
    await page.goto(f"/teams/{there.team.id}/bekwaamheden")
    await fits_everywhere(page)
    for width in (360, 820, 1024):
        await page.set_viewport_size({"width": width, "height": 800})
        await fits(page)
    await page.set_viewport_size(DESKTOP["viewport"])
    heads = page.locator(".skills thead a")
    assert await heads.count() == 14
    for head in await heads.all():
        await head.scroll_into_view_if_needed()
        assert await head.is_visible()


async def test_who_is_new_gets_what_colleagues_can_pass_on(visit: Visit) -> None:
    there = await alkmaar()
    training = await a_training(await ago(there.esra, 9), title_nl="De-escalatie", team=there.team.id)
    await catalogue.obtain(await ago(there.esra, 8), there.esra.id, training, TODAY - timedelta(days=60))
    await passing.begin(await ago(there.esra, 7), training, Reach.TEAM)
    pleun = await a_person("Pleun")
    await joins(pleun, there.team, from_on=TODAY - timedelta(days=3))
    plan = await onboarding.make(await ago(there.esra, 1), there.team.id, pleun.id, there.ilse.id)
    new, esra = await visit(pleun), await visit(there.esra, on=NO_JAVASCRIPT)
    await new.goto(f"/inwerken/{plan}")
    await new.locator("[aria-labelledby=passable]").get_by_role("link", name="De-escalatie").wait_for()
    await fits_everywhere(new)
    await new.goto("/leren/doorgeven")
    await fits_everywhere(new)
    await new.get_by_role("region", name="Aan jou").get_by_role("link", name="De-escalatie").click()
    await new.get_by_text("0 geleerd van een collega").first.wait_for()
    await fits_everywhere(new)

    await esra.goto(f"/leren/trainingen/{training}/doorgeven")
    await accessible(esra, javascript=False)
    await esra.get_by_label("Pleun").check()
    await esra.get_by_role("button", name="Leg vast wie ik heb opgeleid").click()
    await esra.get_by_text("leidde op: Pleun").wait_for()
    assert await esra.get_by_text("1 geleerd van een collega").count() == 1
    await new.goto(f"/inwerken/{plan}")
    assert await new.locator("[aria-labelledby=passable]").get_by_role("link").count() == 0


async def adopts(page: Page, there: Alkmaar) -> None:
    """Lotte puts it to her team; Bram and she consent."""
    await opens(page, "Er wordt een beleidsstuk aangeboden aan Team Haarlem")
    await page.get_by_text("Vertel het bij de overdracht.").wait_for()
    await fits_everywhere(page)
    await page.get_by_label("aangepast overgenomen").check()
    await page.get_by_label("Waarom stel je dit voor?").fill("Wij doen het in de avonddienst.")
    await page.get_by_role("button", name="Leg het voor aan het team").click()
    await page.get_by_text("Het ligt bij het team.").wait_for()
    await page.get_by_role("link", name="Lees het").click()
    await fits_everywhere(page)
    [proposal] = await Proposal.select(Proposal.id).output(as_list=True)
    await proposals.speak(await ago(there.bram, 0), proposal, Stance.CONSENT)
    await page.get_by_role("button", name="Ik geef consent").click()
    await page.get_by_text("Met consent besloten en uitgevoerd.").wait_for()


async def test_a_policy_note_from_its_first_word_to_another_team(visit: Visit) -> None:
    there = await alkmaar()
    for code in ("KAD-06", "KAD-08"):
        await adopt(code)
    esra, lotte = await visit(there.esra), await visit(there.lotte)
    await esra.goto("/beleidsstukken")
    await fits_everywhere(esra)
    await esra.get_by_role("link", name="Schrijf een beleidsstuk").click()
    await esra.get_by_label("Titel").fill("Trauma bij kinderen")
    await esra.get_by_label("Wat heb je geleerd, en waar is het voor?").fill("Kinderen slapen slecht. " * 150)
    await esra.get_by_label("Wat doe je op maandagochtend?").fill(STEPS)
    await esra.get_by_label("Wie leidt wie op?").fill("Esra leidt in elke opvang twee collega's op.")
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Bewaar deze tekst").click()
    monday = esra.get_by_role("region", name="Op maandagochtend").get_by_role("listitem")
    await monday.first.wait_for()
    assert await monday.count() == 3
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Deel het met iedereen").click()
    await esra.get_by_text("twee tot vier pagina").wait_for()  # one page and a bit less: the sentence says how many
    await esra.get_by_role("link", name="Wijzig de tekst").click()
    await esra.get_by_label("Wat heb je geleerd, en waar is het voor?").fill("Kinderen slapen slecht. " * 300)
    await esra.get_by_role("button", name="Bewaar deze tekst").click()
    await esra.get_by_role("button", name="Deel het met iedereen").click()
    await esra.get_by_text("Bied het een team aan").click()
    await esra.get_by_label("Welk team?").select_option(label="Team Haarlem")
    await esra.get_by_label("Waarom kan het hen helpen?").fill("Jullie kinderen slapen ook slecht.")
    await esra.get_by_role("button", name="Bied het aan").click()
    await esra.get_by_text("heeft nog niet geantwoord").wait_for()
    await fits_everywhere(esra)

    await adopts(lotte, there)
    await esra.reload()
    await esra.get_by_text("aangepast overgenomen").wait_for()
    await esra.get_by_text("Wij doen het in de avonddienst.").wait_for()
    assert await lotte.get_by_role("button", name="Deel het met iedereen").count() == 0  # it stays its writers'
    await lotte.goto("/beleidsstukken")
    await lotte.get_by_text("overgenomen door 1 team").wait_for()
