"""The checklists in the meeting, over HTTP and without JavaScript."""

from teamhub.roles.checklists import queries, service
from teamhub.roles.checklists.rules import Rhythm
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_role, a_team, a_team_role, acting

TICKED = {"period": str(NOON.date())}


async def test_one_press_ticks_and_the_other_undoes_it_for_everybody(browser: Browser) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    team = await a_team(esra, ilse)
    role = await a_role(esra, team, "planner")
    await a_team_role(team, "werving")
    act = await acting(esra)
    item = await service.write(act, role.id, text="Rooster staat", rhythm=Rhythm.WEEKLY)
    await browser.sign_in(esra)
    page = (await browser.get(f"/teams/{team.id}/checklists")).text
    assert "0 of 1 ticked" in page
    assert "Nothing to tick now" in page
    answer = await browser.post(f"/checklists/{item}/antwoord", {"done": "yes", **TICKED})
    assert answer.headers["location"] == f"/teams/{team.id}/checklists#item-{item}"
    await browser.sign_in(ilse)
    assert "ticked by Esra" in (await browser.get(f"/teams/{team.id}/checklists")).text
    await browser.post(f"/checklists/{item}/antwoord", {"done": "no", "note": "Twee diensten open", **TICKED})
    page = (await browser.get(f"/teams/{team.id}/checklists")).text
    assert "ticked by Ilse" in page
    assert "Twee diensten open" in page
    [there] = (await queries.meeting(act, team.id))[0].items
    assert there.done is False


async def test_a_week_that_is_over_is_not_answered(browser: Browser) -> None:
    esra = await a_person("Esra")
    team = await a_team(esra)
    role = await a_role(esra, team, "planner")
    item = await service.write(await acting(esra), role.id, text="Rooster staat", rhythm=Rhythm.WEEKLY)
    await browser.sign_in(esra)
    assert (
        await browser.post(f"/checklists/{item}/antwoord", {"done": "yes", "period": "2026-02-23"})
    ).status_code == 409


async def test_what_was_typed_comes_back(browser: Browser) -> None:
    esra = await a_person("Esra")
    team = await a_team(esra)
    role = await a_role(esra, team, "planner")
    await browser.sign_in(esra)
    answer = await browser.post(f"/rollen/{role.id}/checklist", {"text": "Ro", "rhythm": "monthly"})
    assert answer.status_code == 422
    assert 'value="Ro"' in answer.text
    answer = await browser.post(f"/rollen/{role.id}/checklist", {"text": "Rooster hangt", "rhythm": "monthly"})
    assert "Rooster hangt" in (await browser.get(answer.headers["location"])).text


async def test_a_team_without_checklists_reads_what_comes_here(browser: Browser) -> None:
    esra = await a_person("Esra")
    team = await a_team(esra)
    await browser.sign_in(esra)
    assert "No role of this team has a checklist yet" in (await browser.get(f"/teams/{team.id}/checklists")).text


async def test_what_was_ticked_stands_on_the_page_of_the_role_for_the_team_alone(browser: Browser) -> None:
    esra, harmen, wim = await a_person("Esra"), await a_person("Harmen"), await a_person("Wim")
    team = await a_team(esra, mpp=harmen)
    await a_team(wim)
    role = await a_role(esra, team, "planner")
    act = await acting(esra)
    item = await service.write(act, role.id, text="Rooster staat", rhythm=Rhythm.WEEKLY)
    await service.tick(act, item, done=False, period=NOON.date(), note="Twee diensten open")
    for who, told in ((esra, True), (harmen, False), (wim, False)):
        await browser.sign_in(who)
        page = (await browser.get(f"/rollen/{role.id}")).text
        assert "Rooster staat" in page
        assert ("Twee diensten open" in page, "ticked the checklist" in page) == (told, told)
