"""A team and its neighbours as they are today: the server that a browser talks to looks at the real clock."""

from dataclasses import dataclass
from datetime import timedelta

from playwright.async_api import Page

from teamhub.core import clock
from teamhub.core.act import Act
from teamhub.ideas.tables import Audience, Idea
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.browser.conftest import DARK, DESKTOP, NARROW, OUTSIDE, PHONE, arrived, fits
from tests.decisions.about import agree
from tests.factories import a_person, a_team, acting
from tests.html import valid_html
from tests.ideas.factories import an_idea

LATER = (clock.local(clock.now()) + timedelta(days=120)).date()


@dataclass(frozen=True)
class Alkmaar:
    """Esra, Ilse and Karim are the team, Harmen is their MPP; Lotte and Bram are in the team next door."""

    esra: Person
    ilse: Person
    karim: Person
    harmen: Person
    lotte: Person
    bram: Person
    team: Team
    haarlem: Team


async def alkmaar() -> Alkmaar:
    await agree()
    esra, ilse, karim, harmen, lotte, bram = [
        await a_person(name) for name in ("Esra", "Ilse", "Karim", "Harmen", "Lotte", "Bram")
    ]
    team = await a_team(esra, ilse, karim, mpp=harmen, name="Team Alkmaar")
    haarlem = await a_team(lotte, bram, name="Team Haarlem")
    return Alkmaar(esra, ilse, karim, harmen, lotte, bram, team, haarlem)


async def ago(person: Person, days: float) -> Act:
    """As this person, so many days before now."""
    return await acting(person, clock.now() - timedelta(days=days))


async def shared(owner: Person, *, days: float = 3, **words: object) -> Idea:
    """What its owner shared with everybody, some days before now."""
    return await an_idea(await ago(owner, days), Audience.ORGANISATION, **words)


async def fits_everywhere(page: Page) -> None:
    """A stop on the way: valid HTML, nothing for axe on a desktop, in the dark and on a phone, all inside 320 px."""
    await arrived(page)
    valid_html(await (await page.request.get(page.url)).text())
    for on in (DESKTOP, DARK, PHONE):
        await page.set_viewport_size(on["viewport"])
        await page.emulate_media(color_scheme=on.get("color_scheme", "light"))
        await fits(page)
    await page.set_viewport_size(NARROW["viewport"])  # a phone at 120 %, or a desktop at 400 %
    assert await page.evaluate(OUTSIDE) == []
    await page.set_viewport_size(PHONE["viewport"])


async def opens(page: Page, what: str) -> None:
    """From what waits for them on their first page."""
    await page.goto("/")
    await page.locator(".wait", has_text=what).get_by_role("link").click()
