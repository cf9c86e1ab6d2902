"""Somebody's page: what others see of them, and what they do there themselves."""

import re
from datetime import timedelta

from babel.dates import format_date

from teamhub.core.act import Office
from teamhub.ideas.tables import Audience
from teamhub.people import service
from teamhub.people.tables import Person, Talent
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_role, a_team, acting, holds, joins
from tests.ideas.factories import an_idea

TODAY = NOON.date()
DAY = timedelta(days=1)


async def test_a_member_of_the_client_council_is_an_alias_and_nothing_else(browser: Browser) -> None:
    samira = await a_person("Samira", function_nl="Voorzitter, oud-cliënt", email="samira@example.nl")
    esra = await a_person()
    await a_team(esra)
    await holds(samira, Office.COUNCIL)
    await browser.sign_in(esra)
    page = (await browser.get(f"/mensen/{samira.id}")).text
    assert "Samira" in page and "council" in page
    assert "oud-cliënt" not in page and "samira@example.nl" not in page and "Works here since" not in page


async def test_who_has_left_is_still_known_by_what_they_did(browser: Browser) -> None:
    esra, roel = await a_person(), await a_person("Roel", left_on=TODAY - DAY)
    team = await a_team(esra, name="Team Alkmaar")
    await joins(roel, team, until_on=TODAY - DAY)
    role = await a_role(roel, team, "planner", until_on=TODAY + 90 * DAY)
    await a_role(roel, team, "notulist", until_on=TODAY - 30 * DAY, acting=True)
    await browser.sign_in(esra)
    page = (await browser.get(f"/mensen/{roel.id}")).text
    assert "No longer works here" in page and "Team Alkmaar" in page and "planner" in page
    assert not re.search(r"\b2030\b", page)
    terms = page[page.index('aria-labelledby="terms"') :]
    assert f'href="/rollen/{role.id}"' in terms and "notulist" in terms and terms.count("stood in") == 1


async def test_a_term_on_somebodys_page_ends_when_it_does_on_the_page_of_the_role(
    browser: Browser,
) -> None:
    """Roel leaves the team before his term is over; the secretary's role he was to begin after that day."""
    esra, roel = await a_person(), await a_person("Roel")
    team = await a_team(esra)
    await joins(roel, team, until_on=TODAY + 30 * DAY)
    role = await a_role(roel, team, "planner", until_on=TODAY + 400 * DAY)
    await a_role(roel, team, "notulist", from_on=TODAY + 60 * DAY, until_on=TODAY + 400 * DAY)
    await browser.sign_in(esra)
    terms = (await browser.get(f"/mensen/{roel.id}")).text
    terms = terms[terms.index('aria-labelledby="terms"') :]
    ends = [format_date(TODAY + days * DAY, "MMMM y", "en") for days in (30, 400)]
    assert f'href="/rollen/{role.id}"' in terms and ends[0] in terms
    assert "notulist" not in terms and ends[1] not in terms


async def test_ones_own_page_is_where_one_names_talents(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    assert (await browser.get("/ik")).headers["location"] == f"/mensen/{esra.id}"
    path = f"/mensen/{esra.id}/talenten"
    await browser.post(path, {"text": "Blijft rustig <b>in</b> een crisis"})
    page = (await browser.get(f"/mensen/{esra.id}")).text
    assert "Blijft rustig &lt;b&gt;in&lt;/b&gt; een crisis" in page

    again = await browser.post(path, {"text": "ab"})
    assert again.status_code == 422 and 'value="ab"' in again.text and "at least 3 characters" in again.text
    twice = await browser.post(path, {"text": "blijft rustig <b>in</b> een crisis"})
    assert twice.status_code == 422 and "blijft rustig" in twice.text and "You named this" in twice.text

    talent = (await Talent.select(Talent.id))[0]["id"]
    assert (await browser.post(f"{path}/{talent}/weg")).status_code == 303
    assert await Talent.count() == 0
    assert (await browser.post(f"{path}/{talent}/weg")).status_code == 404


async def test_others_see_no_form_of_what_is_ones_own_and_no_successor(browser: Browser) -> None:
    esra, ilse, nour = await a_person(), await a_person("Ilse"), await a_person("Nour")
    await a_team(esra, ilse, nour)
    await service.name_successor(await acting(esra), esra.id, nour.id)
    await browser.sign_in(ilse)
    page = (await browser.get(f"/mensen/{esra.id}")).text
    main = page[page.index("<main") :]
    assert re.findall(r'<form[^>]*action="([^"]*)"', main) == [f"/mensen/{esra.id}/gezien"] and "Nour" not in main


async def test_a_successor_is_chosen_from_colleagues(browser: Browser) -> None:
    esra, ilse, otto = await a_person(), await a_person("Ilse"), await a_person("Otto")
    await a_team(esra, ilse)
    await holds(otto, Office.OPERATOR)
    await browser.sign_in(esra)
    page = (await browser.get(f"/mensen/{esra.id}")).text
    assert ">Ilse" in page and ">Otto" not in page and ">Esra" not in page.split("<select")[1]
    path = f"/mensen/{esra.id}/opvolger"
    assert (await browser.post(path, {"successor": ilse.id})).status_code == 303
    assert f'<option value="{ilse.id}" selected' in (await browser.get(f"/mensen/{esra.id}")).text
    assert (await browser.post(path, {"successor": otto.id})).status_code == 422
    assert (await browser.post(path, {"successor": "x"})).status_code == 422
    assert (await browser.post(path, {"successor": 0})).status_code == 303
    assert (await Person.select(Person.successor).where(Person.id == esra.id))[0]["successor"] is None


async def test_the_council_and_the_operator_have_a_page_of_their_own_and_no_other(browser: Browser) -> None:
    for office in (Office.COUNCIL, Office.OPERATOR):
        someone, esra = await a_person("Iemand"), await a_person()
        await holds(someone, office)
        await browser.sign_in(someone)
        assert (await browser.get(f"/mensen/{someone.id}")).status_code == 200
        assert (await browser.get(f"/mensen/{esra.id}")).status_code == 404
        assert (await browser.post(f"/mensen/{esra.id}/talenten", {"text": "Aardig"})).status_code == 404


async def test_a_number_that_nobody_can_have_is_nobody(browser: Browser) -> None:
    esra, hr = await a_person(), await a_person("Anita")
    await a_team(esra)
    await holds(hr, Office.HR)
    await browser.sign_in(hr)
    for number in (0, 2**31, 10**30):
        for path in (f"/mensen/{number}", f"/teams/{number}", f"/personeel/{number}"):
            assert (await browser.get(path)).status_code == 404, path
        assert (await browser.post(f"/personeel/{number}/vertrek", {"on": "2026-04-01"})).status_code == 404
        assert (await browser.post(f"/mensen/{hr.id}/talenten/{number}/weg")).status_code == 404
        assert (await browser.post(f"/mensen/{number}/talenten", {"text": "Aardig"})).status_code == 404
    for path in (f"/mensen/{hr.id}/opvolger", f"/personeel/{esra.id}/team"):
        typed = {"successor": 2**31, "team": 2**31, "from_on": "2026-04-01"}
        assert (await browser.post(path, typed)).status_code == 422


async def test_a_page_shows_the_ideas_that_the_reader_may_see(browser: Browser) -> None:
    esra, ilse, nour = await a_person(), await a_person("Ilse"), await a_person("Nour")
    team = await a_team(esra, ilse)
    await a_team(nour)
    await an_idea(await acting(esra), Audience.TEAM, team.id, title="Eén formulier")
    page = f"/mensen/{esra.id}"
    for reader, seen in ((esra, True), (ilse, True), (nour, False)):
        await browser.sign_in(reader)
        assert ("Eén formulier" in (await browser.get(page)).text) is seen
