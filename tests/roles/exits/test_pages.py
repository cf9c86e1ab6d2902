"""The ways out of a vacancy over HTTP; and that a vacancy closes when it is filled."""

import re
from datetime import timedelta

from teamhub.demo import frameworks as demo
from teamhub.frameworks import service as frameworks
from teamhub.people.tables import Person
from teamhub.roles import service as roles
from teamhub.roles.tables import RoleTerm, TeamRole
from teamhub.teams.tables import Team
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_team, a_team_role, joins, system
from tests.frameworks.agreed import entries

TODAY = NOON.date()
DAY = timedelta(days=1)
WAYS = ("Shrink", "Split", "Merge", "Exchange for caseload", "Buy in for a while", "Do without it")


async def a_vacancy(days: int = 43, **fields: object) -> tuple[Person, Person, TeamRole]:
    esra, harmen = await a_person("Esra"), await a_person("Harmen")
    team = await a_team(esra, mpp=harmen, name="Team Alkmaar")
    opened = {"core": True, "opened_on": TODAY - days * DAY}
    return esra, harmen, await a_team_role(team, "huismeester", **{**opened, **fields})


async def test_a_vacancy_closes_when_it_is_filled(browser: Browser) -> None:
    esra, _, role = await a_vacancy()
    await browser.sign_in(esra)
    assert "A core role of Team Alkmaar is vacant" in (await browser.get("/")).text
    page = (await browser.get(f"/rollen/{role.id}/uitwegen")).text
    assert "Vacant for 6 weeks" in page
    assert all(way in page for way in WAYS)
    for address in ("wijzigen", "splitsen", "samenvoegen", "inkopen", "stoppen"):
        assert f'href="/rollen/{role.id}/{address}"' in page
    assert f'href="/teams/{role.team}/ruilen/nieuw?rol={role.id}"' in page
    await roles.appoint(system(), role.id, esra.id, from_on=TODAY)
    page = (await browser.get(f"/rollen/{role.id}/uitwegen")).text
    assert "Somebody holds this role." in page
    assert not any(f"<h3>{way}" in page for way in WAYS)
    assert "is vacant" not in (await browser.get("/")).text


async def test_the_ways_out_come_after_six_weeks_and_follow_the_framework(browser: Browser) -> None:
    esra, _, role = await a_vacancy(days=42)
    await browser.sign_in(esra)
    assert "<h3>Shrink" not in (await browser.get(f"/rollen/{role.id}/uitwegen")).text
    entry = entries()["KAD-11"]
    limits = [one for one in entry["limits"] if one["key"] != "open_weeks"]
    limits.append({"key": "open_weeks", "value": 4, "unit": "weken", "nl": "Na 4 weken.", "en": "After 4 weeks."})
    at = NOON - timedelta(days=30)
    await frameworks.adopt(system(at), "KAD-11", texts=demo.texts(entry, lambda _: at), limits=limits, clauses=[])
    assert "<h3>Shrink" in (await browser.get(f"/rollen/{role.id}/uitwegen")).text


async def test_who_does_it_quietly_stands_in(browser: Browser) -> None:
    esra, _, role = await a_vacancy()
    await browser.sign_in(esra)
    assert "Does somebody do it quietly?" in (await browser.get(f"/rollen/{role.id}/uitwegen")).text
    late = await browser.post(f"/rollen/{role.id}/waarneming", {"on": str(TODAY + 400 * DAY)})
    assert late.status_code == 422
    await browser.post(f"/rollen/{role.id}/waarneming", {"on": str(TODAY + 10 * DAY)})
    page = (await browser.get(f"/rollen/{role.id}/uitwegen")).text
    assert "Esra stands in for now." in page
    assert "<h3>Shrink" in page  # it is still vacant


async def test_the_day_that_is_filled_in_for_cover_is_one_that_is_taken(browser: Browser) -> None:
    """One of two seats is held for less long than an open role is covered."""
    esra, _, role = await a_vacancy(seats=2)
    roel = await a_person("Roel")
    await joins(roel, await Team.objects().get(Team.id == role.team))
    begun = {"team_role": role.id, "person": roel.id, "seat": 1, "from_on": TODAY - 90 * DAY}
    await RoleTerm(**begun, until_on=TODAY + 14 * DAY).save()
    await browser.sign_in(esra)
    page = (await browser.get(f"/rollen/{role.id}/uitwegen")).text
    filled = re.search(r'name="on"[^>]*value="([0-9-]+)"', page) or re.search(r'value="([0-9-]+)"[^>]*name="on"', page)
    assert filled is not None and filled[1] == str(TODAY + 14 * DAY)
    assert (await browser.post(f"/rollen/{role.id}/waarneming", {"on": filled[1]})).status_code == 303


async def test_the_team_asks_the_mpp_answers_and_it_is_bought_in(browser: Browser) -> None:
    esra, harmen, role = await a_vacancy()
    await browser.sign_in(esra)
    form = {"what": "Klein onderhoud", "whom": "facilitair", "until_on": str(TODAY + 30 * DAY)}
    wrong = await browser.post(f"/rollen/{role.id}/inkopen", form | {"whom": ""})
    assert wrong.status_code == 422
    assert "Klein onderhoud" in wrong.text
    asked = (await browser.post(f"/rollen/{role.id}/inkopen", form)).headers["location"]
    assert "Waits for an answer from Harmen." in (await browser.get(asked)).text
    await browser.sign_in(harmen)
    assert "asks to buy in a role for a while" in (await browser.get("/")).text
    await browser.post(f"{asked}/antwoord", {"yes": "yes", "words": "Tot april kan het."})
    await browser.sign_in(esra)
    assert "Tot april kan het." in (await browser.get(asked)).text
    page = (await browser.get(f"/rollen/{role.id}/uitwegen")).text
    assert "bought in until" in page
    assert "<h3>Shrink" not in page
    assert "is vacant" not in (await browser.get("/")).text
    await browser.post(f"{asked}/einde")
    assert "<h3>Shrink" in (await browser.get(f"/rollen/{role.id}/uitwegen")).text


async def test_the_page_of_the_role_and_of_the_team_show_it_too(browser: Browser) -> None:
    esra, _, role = await a_vacancy()
    await browser.sign_in(esra)
    page = (await browser.get(f"/rollen/{role.id}")).text
    assert "Vacant for 6 weeks" in page and "<h3>Shrink" in page
    assert "Checklist of the role" in page and "Handover" in page
    page = (await browser.get(f"/teams/{role.team}")).text
    assert "Vacant for too long" in page
    assert "Vacant for 6 weeks: which way out do we choose?" in page  # on the agenda
    await roles.appoint(system(), role.id, esra.id, from_on=TODAY)
    assert "Vacant for" not in (await browser.get(f"/rollen/{role.id}")).text
    assert "Vacant for" not in (await browser.get(f"/teams/{role.team}")).text
