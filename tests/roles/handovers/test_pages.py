"""A handover over HTTP."""

from datetime import timedelta

from teamhub.core import agenda
from teamhub.roles.handovers import queries, service
from teamhub.roles.handovers.rules import Thing
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, a_role, a_team, acting, system
from tests.roles.handovers.factories import passed_on


async def test_from_begin_to_two_signatures(browser: Browser) -> None:
    karim, dewi = await a_person("Karim"), await a_person("Dewi")
    found = await passed_on(karim, dewi, await a_team(karim, dewi))
    there = f"/overdrachten/{found.id}"
    await browser.sign_in(karim)
    home = (await browser.get("/")).text
    assert "You hand a role over to Dewi" in home
    page = (await browser.get(there)).text
    assert "Makes the roster" in page
    assert "Karim does the work too" in page
    [first, _] = await queries.items(found.id)
    answer = await browser.post(f"{there}/punten/{first.id}", {"how": "done"})
    assert answer.headers["location"] == f"{there}#thing-{first.id}"
    await browser.post(f"{there}/tip", {"tip": "Begin met de nachten."})
    await browser.post(f"{there}/overgedragen")
    await browser.sign_in(dewi)
    page = (await browser.get(there)).text
    assert "handed over, says Karim" in page
    assert "Begin met de nachten." in page
    await browser.post(f"{there}/overgenomen")
    page = (await browser.get(there)).text
    assert "Both have signed." in page
    assert "1 thing of the handover is still open" in page


async def test_alone_is_a_box_and_no_reason_is_asked(browser: Browser) -> None:
    karim, dewi = await a_person("Karim"), await a_person("Dewi")
    found = await passed_on(karim, dewi, await a_team(karim, dewi))
    await browser.sign_in(dewi)
    assert "Karim is not there: I take it over alone" in (await browser.get(f"/overdrachten/{found.id}")).text
    await browser.post(f"/overdrachten/{found.id}/overgenomen", {"alone": "on"})
    assert "Dewi took the role over without the one before." in (await browser.get(f"/overdrachten/{found.id}")).text


async def test_the_list_keeps_what_was_typed(browser: Browser) -> None:
    karim, dewi = await a_person("Karim"), await a_person("Dewi")
    found = await passed_on(karim, dewi, await a_team(karim, dewi))
    await browser.sign_in(karim)
    answer = await browser.post(f"/overdrachten/{found.id}/punten", {"text": "ab", "kind": str(Thing.ACCESS)})
    assert answer.status_code == 422
    assert 'value="ab"' in answer.text


async def test_one_leaves_before_anybody_is_next(browser: Browser) -> None:
    karim = await a_person("Karim")
    role = await a_role(karim, await a_team(karim), "planner")
    await browser.sign_in(karim)
    answer = await browser.post(f"/rollen/{role.id}/overdracht")
    page = (await browser.get(answer.headers["location"])).text
    assert "Nobody is next yet." in page
    await browser.post(f"{answer.headers['location']}/niet-nodig")
    assert "not needed after all" in (await browser.get(answer.headers["location"])).text


async def test_as_many_questions_for_a_hundred_things_as_for_one(browser: Browser) -> None:
    karim, dewi = await a_person("Karim"), await a_person("Dewi")
    found = await passed_on(karim, dewi, team := await a_team(karim, dewi))
    act = await acting(karim)
    await browser.sign_in(karim)
    counts = []
    for more in (1, 10, 100):
        for number in range(more):
            await service.add(act, found.id, kind=Thing.MATTER, text=f"Afspraak {more} {number}")
        with counting() as asked:
            await browser.get(f"/overdrachten/{found.id}")
        with counting() as on_agenda:
            await agenda.everything(system(NOON + timedelta(days=30)), team.id)
        counts.append((len(asked), len(on_agenda)))
    assert len(set(counts)) == 1


async def test_the_page_of_the_role_says_who_keeps_the_work_and_what_is_open(browser: Browser) -> None:
    karim, dewi = await a_person("Karim"), await a_person("Dewi")
    found = await passed_on(karim, dewi, await a_team(karim, dewi))
    await service.give_tip(await acting(karim), found.id, "Begin met de nachten.")
    await browser.sign_in(dewi)
    page = (await browser.get(f"/rollen/{found.team_role}")).text
    assert "Until both have signed Karim does the work too." in page
    assert "2 things to hand over" in page
    assert "tip of Karim" in page and "Begin handing over" in page
    await service.sign_given(await acting(karim), found.id)
    await service.sign_taken(await acting(dewi), found.id)
    page = (await browser.get(f"/rollen/{found.team_role}")).text
    assert "does the work too" not in page
    assert "2 things of the handover are still open" in page
    await browser.sign_in(await a_person("Nour"))
    assert "Begin met de nachten" not in (await browser.get(f"/rollen/{found.team_role}")).text
