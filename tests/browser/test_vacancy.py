"""A vacancy from gap to start, wholly on screens, each person on a phone of their own: five months pass meanwhile."""

import json
from collections.abc import Sequence
from datetime import date, timedelta

from playwright.async_api import Page

from teamhub.core.act import Office
from teamhub.core.mail import Mail
from teamhub.hiring.tables import Vacancy
from teamhub.people.tables import Person
from teamhub.roles.tables import RoleTerm
from tests.browser.alkmaar import Alkmaar, alkmaar, fits_everywhere
from tests.browser.conftest import Days, accessible
from tests.decisions.about import adopt
from tests.factories import a_person, a_role, a_team_role, holds
from tests.hiring.factories import PDF

LETTER = "Ik ben {name}. Ik werkte zes jaar in de opvang en hield daar de rust, ook in een volle nacht."


class Journey:
    """Who is there, and how each of them visits at the moment that it is."""

    def __init__(self, clock: Days, there: Alkmaar, others: dict[str, Person]) -> None:
        self.clock, self.there, self.others = clock, there, others
        self.day = 1
        self.pages: dict[str, Page] = {}
        self.vacancy = 0

    def person(self, name: str) -> Person:
        return self.others[name] if name in self.others else getattr(self.there, name)  # type: ignore[no-any-return]

    async def page(self, name: str) -> Page:
        if name not in self.pages:
            self.pages[name] = await self.clock.visit(self.person(name) if name else None)
        return self.pages[name]

    async def waits(self, name: str, what: str) -> Page:
        """Opened from what waits for them: by the end frameworks wait too, and the first page shows seven things."""
        page = await self.page(name)
        await page.goto("/wacht")
        await page.locator(".wait", has_text=what).get_by_role("link").click()
        return page

    def later(self, days: int) -> None:
        """Who comes then signs in again."""
        self.day += days
        self.clock.go(self.day)
        self.pages = {}

    @property
    def today(self) -> date:
        return self.clock.on(self.day)

    async def consent(self, *names: str) -> None:
        for name in names:
            page = await self.waits(name, "vraagt je consent")
            await page.get_by_role("button", name="Ik geef consent").click()
            await page.get_by_text("Je zei:").or_(page.locator(".notice.ok")).first.wait_for()


async def begin(clock: Days) -> Journey:
    """Alkmaar has a recruiter and a role that nobody holds; next door, the council and HR are at home."""
    there = await alkmaar()
    for code in ("KAD-01", "KAD-11", "KAD-14"):
        await adopt(code)
    names = ("Samira", "Anita")
    others = {name.lower(): await a_person(name) for name in names}
    await holds(others["samira"], Office.COUNCIL)
    await holds(others["anita"], Office.HR)
    await a_role(there.esra, there.team, "werving", until_on=clock.on(400))
    return Journey(clock, there, others | {"nour": there.lotte})


async def the_gap(on: Journey) -> None:
    """The hours that are free and the role that nobody has are on the page of the team; a vacancy begins there."""
    esra = await on.page("esra")
    await esra.goto(f"/teams/{on.there.team.id}")
    await esra.get_by_text("Rollen die niemand heeft:").wait_for()
    await esra.get_by_text("De vastgestelde uren noteren").click()
    await esra.get_by_label("Contracturen per week, zoals vastgesteld").fill("28")
    await esra.get_by_role("button", name="Noteer het").click()
    await esra.get_by_text("28 uur vrij").wait_for()
    await esra.get_by_role("link", name="Vacature maken").click()
    assert await esra.get_by_label("Planner").is_checked()
    assert await esra.get_by_label("Contracturen per week").input_value() == "28"


async def the_profile(on: Journey) -> None:
    esra = await on.page("esra")
    await esra.get_by_label("Functie, in het Nederlands").fill("Maatschappelijk werker")
    await esra.get_by_label("Functie, in het Engels").fill("Social worker")
    await esra.get_by_label("Het werk, in het Nederlands").fill("Je begeleidt gezinnen. We zoeken een jonge vrouw.")
    await esra.get_by_label("Het werk, in het Engels").fill("You support families.")
    await esra.get_by_label("Waarom hebben we iemand nodig?").fill("Er komen meer gezinnen.")
    for n, (nl, en) in enumerate((("Houdt rust", "Keeps calm"), ("Beslist samen", "Decides together"),
                                  ("Wil een rol", "Wants a role")), 1):  # fmt: skip
        await esra.locator(f"#field-words_nl_{n}").fill(nl)
        await esra.locator(f"#field-words_en_{n}").fill(en)
    await esra.locator("#field-weight_1").select_option("3")
    await accessible(esra)
    await esra.get_by_role("button", name="Bewaar en bekijk het").click()
    await esra.get_by_text("Een deel hiervan mag je volgens de wet niet vragen").wait_for()
    await esra.get_by_role("link", name="Schrijf eraan verder").click()
    await esra.get_by_label("Het werk, in het Nederlands").fill("Je begeleidt gezinnen.")
    await esra.get_by_role("button", name="Bewaar en bekijk het").click()
    await esra.get_by_label("Waarom leg je dit voor aan het team?").wait_for()
    assert await esra.get_by_text("Een deel hiervan mag je").count() == 0
    on.vacancy = int(esra.url.rsplit("/", 1)[1])


async def the_team_consents(on: Journey) -> None:
    esra = await on.page("esra")
    await esra.goto(f"/vacatures/{on.vacancy}")
    await esra.get_by_label("Waarom leg je dit voor aan het team?").fill("De uren zijn er, en we missen een planner.")
    await fits_everywhere(esra)
    await esra.get_by_role("button", name="Vraag het team om consent").click()
    await esra.get_by_role("heading", name="Is het veilig genoeg om te proberen?").wait_for()
    await on.consent("esra", "karim", "ilse")


async def the_committee(on: Journey) -> None:
    esra = await on.page("esra")
    await esra.goto(f"/vacatures/{on.vacancy}")
    for whom in ("Ilse", "Lotte", "Samira", "Bram"):
        option = await esra.locator("#field-person option", has_text=whom).get_attribute("value")
        await esra.get_by_label("Wie vraag je?").select_option(option)
        await esra.get_by_role("button", name="Vraag voor de commissie").click()
        await esra.locator(".people", has_text=whom).wait_for()
    for name in ("ilse", "nour", "samira", "bram"):
        page = await on.waits(name, "vraagt je voor de sollicitatiecommissie")
        await page.get_by_role("button", name="Ik doe mee").click()
        await page.get_by_text("doet mee").first.wait_for()
    await esra.reload()
    await esra.locator("li", has_text="Bram").get_by_text("Deze plek vrijmaken").click()  # a guest who is away for long
    await esra.locator("li", has_text="Bram").get_by_role("button", name="Maak de plek vrij").click()
    await esra.locator("li", has_text="Bram").get_by_text("doet niet mee").wait_for()
    await esra.get_by_text("De commissie is compleet.").wait_for()
    await fits_everywhere(esra)


async def posted(on: Journey) -> None:
    anita = await on.waits("anita", "gaf consent aan het profiel van een vacature")
    await anita.get_by_label("De laatste dag om te solliciteren").fill((on.today + timedelta(days=14)).isoformat())
    await anita.get_by_role("button", name="Plaats de vacature").click()
    await anita.get_by_text("Er komen brieven binnen").first.wait_for()


async def letters_come(on: Journey) -> None:
    for name in ("Fien Roozendaal", "Tjeerd Wagenaar"):
        page = await on.clock.visit()
        await page.goto("/werken-bij")
        await page.get_by_role("link", name="Maatschappelijk werker").click()
        await page.get_by_label("Je naam").fill(name)
        await page.get_by_label("Je mailadres").fill(f"{name.split()[0].lower()}@post.example")
        await page.get_by_label("Je brief").fill(LETTER.format(name=name))
        await page.get_by_label("Hoe hoorde je hiervan?").select_option(label="Website")
        file = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": PDF}
        await page.get_by_label("Documenten, zoals een cv").set_input_files(file)
        await page.get_by_role("button", name="Verstuur je sollicitatie").click()
        await page.get_by_role("heading", name="Je sollicitatie is binnen").wait_for()


async def scores(page: Page, given: Sequence[int]) -> None:
    for number, value in enumerate(given):
        await page.locator("fieldset.scored").nth(number).locator(f".scale input[value='{value}']").check()
    await page.get_by_role("button", name="Geef deze punten").click()


async def letters_are_read(on: Journey) -> None:
    """Blind, by two, each by themselves; the names are shown once all is decided."""
    esra = await on.waits("esra", "2 brieven binnen")
    await esra.get_by_role("button", name="Leg de brieven klaar voor de commissie").click()
    for name in ("ilse", "nour"):
        page = await on.waits(name, "2 brieven wachten op jouw punten")
        for label in "AB":
            await page.get_by_role("link", name=f"Brief {label}").first.click()
            await page.get_by_role("heading", name=f"Brief {label}", level=1).wait_for()
            assert "Fien" not in await page.content() and "Tjeerd" not in await page.content()
            await page.get_by_text("Ik ben [naam].").wait_for()
            if name == "ilse" and label == "A":
                await fits_everywhere(page)
            await scores(page, (4, 3, 5))
            await (
                page.get_by_text("Je gaf je punten")
                .or_(page.get_by_role("heading", name="Punten", exact=True))
                .first.wait_for()
            )
    nour = await on.page("nour")
    for label in "AB":
        await nour.goto(f"/vacatures/{on.vacancy}/brieven")
        await nour.get_by_role("link", name=f"Brief {label}").first.click()
        await nour.get_by_role("heading", name=f"Brief {label}", level=1).wait_for()
        await nour.get_by_label("Uitnodigen voor een gesprek").check()
        await nour.get_by_role("button", name="Leg dit besluit vast").click()
        await nour.locator(".head").get_by_text("uitnodigen").first.wait_for()
    for name in ("ilse", "samira"):
        page = await on.waits(name, "Over alle brieven is een besluit")
        await page.get_by_role("button", name="Ik ben akkoord met deze besluiten").click()
    await page.get_by_role("heading", name="Wie is uitgenodigd").wait_for()
    esra = await on.waits("esra", "2 sollicitanten wachten op antwoord")
    await esra.get_by_role("button", name="Mail ze allemaal").click()
    await esra.get_by_text("Iedereen over wie is besloten, heeft antwoord.").wait_for()


async def own_link(address: str) -> str:
    for mail in await Mail.objects().where(Mail.address == address).order_by(Mail.id, ascending=False):
        return "/sollicitatie/" + str(json.loads(mail.params)["token"])
    raise AssertionError(f"nothing was mailed to {address}")


async def talks_are_planned(on: Journey) -> None:
    """The same question for everybody, two moments, and each applicant chooses one with their own link."""
    ilse = await on.page("ilse")
    await ilse.goto(f"/vacatures/{on.vacancy}/gesprekken")
    await ilse.get_by_text("Schrijf een vraag").click()
    await ilse.get_by_label("De vraag, zoals je haar stelt").fill("Waarin bracht jij rust?")
    await ilse.get_by_label("Over welk criterium gaat het?").select_option(index=1)
    await ilse.get_by_role("button", name="Zet deze vraag op de lijst").click()
    await ilse.get_by_text("Waarin bracht jij rust?").first.wait_for()
    for clock in ("10:30", "13:00"):
        if not await ilse.get_by_label("Dag", exact=True).is_visible():
            await ilse.get_by_text("Bied een moment aan").click()
        await ilse.get_by_label("Dag", exact=True).fill((on.today + timedelta(days=3)).isoformat())
        await ilse.get_by_label("Vanaf hoe laat?").fill(clock)
        await ilse.get_by_label("Waar", exact=True).fill("De Wetering 3")
        await ilse.get_by_role("button", name="Bied dit moment aan").click()
        await ilse.get_by_text(clock).first.wait_for()
    for whom in ("fien", "tjeerd"):
        page = await on.clock.visit()
        await page.goto(await own_link(f"{whom}@post.example"))
        await page.locator("input[name=slot]").first.check()
        if whom == "fien":
            await fits_everywhere(page)
        await page.get_by_role("button", name="Kies dit moment").click()
        await page.get_by_role("heading", name="Je gesprekken").wait_for()
        await page.get_by_text("De Wetering 3").first.wait_for()


async def talks_are_held(on: Journey) -> None:
    for name in ("ilse", "nour"):
        page = await on.page(name)
        await page.goto(f"/vacatures/{on.vacancy}/gesprekken")
        for there in [await link.get_attribute("href") for link in await page.locator("main li h3 a").all()]:
            await page.goto(str(there))
            await page.locator("fieldset.scored input[type=text]").first.fill("Vertelde over een volle nacht.")
            await scores(page, (5, 4, 4))
            await page.get_by_text("Per criterium, met wat er te zien was").wait_for()


async def chosen(on: Journey) -> None:
    esra = await on.page("esra")
    await esra.goto(f"/vacatures/{on.vacancy}/keuze")
    await esra.get_by_label("We vragen").select_option(label="Fien Roozendaal")
    await esra.get_by_label("Waarom, op de criteria?").fill("De kandidaat bleef rustig en wil de planning doen.")
    await esra.get_by_role("button", name="Leg dit aan het team voor").click()
    await esra.get_by_text("Het team wordt nu gevraagd.").wait_for()
    await on.consent("esra", "karim", "ilse")
    await esra.goto(f"/vacatures/{on.vacancy}/keuze")
    await esra.get_by_role("heading", name="Fien Roozendaal").wait_for()


async def terms(on: Journey) -> None:
    harmen = await on.waits("harmen", "Het team koos")
    await harmen.get_by_label("Eerste dag").fill((on.today + timedelta(days=30)).isoformat())
    await harmen.get_by_label("Laatste dag").fill((on.today + timedelta(days=394)).isoformat())
    await harmen.get_by_role("button", name="Schrijf op wat is afgesproken").first.click()
    await harmen.get_by_text("één maand").first.wait_for()
    ilse = await on.page("ilse")  # nobody is forgotten: the other candidate hears it too
    await ilse.goto(f"/vacatures/{on.vacancy}/gesprekken")
    await ilse.get_by_role("link", name="Tjeerd Wagenaar").click()
    await ilse.get_by_text("Wijs af, met waarom").click()
    await ilse.get_by_label("Om welk criterium?").select_option(index=1)
    await ilse.get_by_label("Een zin aan de sollicitant, over dat criterium").fill("Een ander bracht meer rust.")
    await ilse.get_by_role("button", name="Wijs deze kandidaat af").click()
    await ilse.get_by_text("afgewezen").first.wait_for()
    esra = await on.waits("esra", "2 sollicitanten wachten op antwoord")
    await esra.get_by_role("button", name="Mail ze allemaal").click()
    await esra.get_by_text("Iedereen over wie is besloten, heeft antwoord.").wait_for()


async def filled(on: Journey) -> None:
    anita = await on.waits("anita", "HR kijkt naar de VOG")
    for n, issued in enumerate((on.today - timedelta(days=10), None)):
        await anita.get_by_text("Ik heb het gezien").nth(0).click()
        if issued:
            await anita.get_by_label("Afgegeven op").fill(issued.isoformat())
        await anita.get_by_role("button", name="Schrijf op wat je zag").click()
        await anita.locator(".chip.ok", has_text="gezien").nth(n).wait_for()
    await fits_everywhere(anita)
    await anita.get_by_role("button", name="Vervul de vacature").click()
    await anita.get_by_role("link", name="Verwelkom deze collega").click()
    assert await anita.get_by_label("Naam").input_value() == "Fien Roozendaal"
    await accessible(anita)
    await anita.get_by_role("button", name="Verwelkom deze collega").click()
    await (
        anita.get_by_text("Tot de nieuwe collega haar plek heeft")
        .or_(anita.get_by_role("heading", name="Fien Roozendaal"))
        .first.wait_for()
    )


async def settled(on: Journey) -> None:
    """Her first day: a plan with a mentor, and the role that came with the vacancy."""
    fien = await Person.objects().get(Person.name == "Fien Roozendaal")
    assert fien
    on.others["fien"] = fien
    esra = await on.page("esra")
    await esra.goto(f"/vacatures/{on.vacancy}/keuze")
    await esra.get_by_role("link", name="Maak het plan").click()
    await esra.get_by_label("Wie is de mentor?").select_option(label="Ilse")
    await esra.get_by_role("button", name="Maak het plan").click()
    await esra.get_by_role("heading", name="Inwerken van Fien Roozendaal").wait_for()
    await accessible(esra)
    page = await on.waits("fien", "Week 1 met je mentor Ilse")
    await page.get_by_role("button", name="We liepen deze week door").click()
    await page.get_by_text("doorgelopen op").wait_for()
    await esra.goto(f"/vacatures/{on.vacancy}/keuze")
    await fits_everywhere(esra)
    await esra.get_by_role("link", name="Vraag het aan Fien").click()
    await esra.get_by_label("Waarom?").fill("Ze kwam ervoor, en ze wil het graag.")
    await esra.get_by_role("button", name="Leg het voor aan je team").click()
    await esra.get_by_role("heading", name="Is het veilig genoeg om te proberen?").wait_for()
    await on.consent("esra", "karim", "ilse", "fien")
    await esra.goto(f"/vacatures/{on.vacancy}/keuze")
    await esra.locator("li", has_text="Planner").get_by_text("Fien Roozendaal").wait_for()
    await esra.goto(f"/teams/{on.there.team.id}")
    assert await esra.get_by_text("Rollen die niemand heeft:").count() == 0
    await esra.get_by_text("Geen uren vrij").wait_for()
    await accessible(esra)


async def test_a_vacancy_from_gap_to_start(days: Days) -> None:
    on = await begin(days)
    role = await a_team_role(on.there.team, "planner")
    await the_gap(on)
    await the_profile(on)
    await the_team_consents(on)
    await the_committee(on)
    await posted(on)
    await letters_come(on)
    on.later(15)
    await letters_are_read(on)
    await talks_are_planned(on)
    on.later(4)
    await talks_are_held(on)
    await chosen(on)
    on.later(2)
    await terms(on)
    await filled(on)
    on.later(31)
    await settled(on)
    row = await Vacancy.objects().get(Vacancy.id == on.vacancy)
    assert row and row.stage == "filled"
    [term] = await RoleTerm.select(RoleTerm.person).where(RoleTerm.team_role == role.id)
    assert term["person"] == on.person("fien").id
