"""An election through the door: what each of the team is sent, and what is not sent."""

from datetime import timedelta

import pytest

from teamhub.core import agenda, waiting
from teamhub.people.tables import ContractHours
from teamhub.roles.elections import service
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.stages import Stage
from teamhub.roles.preferences import service as preferences
from teamhub.roles.preferences.rules import Wish
from tests.conftest import NOON, Browser, counting
from tests.factories import a_role, a_team_role
from tests.html import said, valid_html
from tests.roles.elections.hall import ESRA, ILSE, KARIM, NOUR, Hall, a_hall

DUTCH = {"headers": {"accept-language": "nl"}}
SECRET = "Een reden die nog niemand leest."


async def waits(hall: Hall, who: int, **later: float) -> list[str]:
    return [item.said for item in await waiting.everything(await hall.act(who, **later))]


async def test_no_reason_leaves_the_server_before_it_is_time(browser: Browser) -> None:
    hall = await a_hall()
    election = await hall.start()
    place = f"/verkiezingen/{election}"
    await browser.sign_in(hall.members[ILSE])
    sent = await browser.post(
        f"{place}/nominatie", {"person": str(hall.members[NOUR].id), "reason": SECRET, "stage": "nominations"}
    )
    assert sent.headers["location"] == place
    assert SECRET in (await browser.get(place)).text, "one's own words"
    pages = (place, "/", f"/rollen/{hall.role.id}", f"/rollen/{hall.role.id}/verkiezingen", "/meldingen")
    for who in (ESRA, KARIM, NOUR):
        await browser.sign_in(hall.members[who])
        for page in pages:
            assert SECRET not in (await browser.get(page)).text, page
    await service.lead_on(await hall.act(ESRA), election)
    for who in (ESRA, KARIM, NOUR):
        await browser.sign_in(hall.members[who])
        assert SECRET in (await browser.get(place)).text


async def test_it_is_no_ballot(browser: Browser) -> None:
    """Reasons by candidate in the order of their names, and nowhere how many there are."""
    hall = await a_hall()
    election = await hall.start()
    for by, whom in ((ESRA, NOUR), (ILSE, NOUR), (KARIM, NOUR), (NOUR, ILSE)):
        await hall.nominate(election, by, whom)
    await browser.sign_in(hall.members[KARIM])
    tree = valid_html((await browser.get(f"/verkiezingen/{election}", **DUTCH)).text)
    (section,) = [one for one in tree.iter("section") if one.get("aria-labelledby") == "redenen"]
    assert [said(one).split()[-1] for one in section.iter("h3")] == ["Ilse", "Nour"]
    assert not any(letter.isdigit() for letter in said(section))


async def test_who_writes_while_it_is_closed_keeps_their_words(browser: Browser) -> None:
    hall = await a_hall()
    election = await hall.start()
    await service.lead_on(await hall.act(ESRA), election)
    await browser.sign_in(hall.members[KARIM])
    typed = {"person": str(hall.members[ILSE].id), "reason": SECRET, "stage": "nominations"}
    late = await browser.post(f"/verkiezingen/{election}/nominatie", typed, **DUTCH)
    assert late.status_code == 409
    page = said(valid_html(late.text))
    assert "De nominaties zijn intussen gesloten en te lezen. De jouwe zit er niet bij" in page and SECRET in page
    assert 'name="stage" value="change round"' in late.text and f'value="{hall.members[ILSE].id}" checked' in late.text
    again = await browser.post(f"/verkiezingen/{election}/nominatie", typed | {"stage": "change round"})
    assert again.status_code == 303


async def test_what_was_typed_stays_when_it_is_not_enough(browser: Browser) -> None:
    hall = await a_hall()
    election = await hall.start()
    await browser.sign_in(hall.members[KARIM])
    place = f"/verkiezingen/{election}"
    for typed, what in (
        ({"person": str(hall.members[ILSE].id), "reason": "", "stage": "nominations"}, "Schrijf minstens 3 tekens."),
        ({"reason": SECRET, "stage": "nominations"}, SECRET),
        ({"person": str(hall.elsewhere.id), "reason": SECRET, "stage": "nominations"}, "Kies iemand uit je team."),
    ):
        answer = await browser.post(f"{place}/nominatie", typed, **DUTCH)
        assert answer.status_code == 422 and what in answer.text
    other = await a_team_role(hall.team, "planner")
    start = await browser.post(f"/rollen/{other.id}/verkiezingen", {"profile": "Wie?", "months": "x"}, **DUTCH)
    assert start.status_code == 422 and "Wie?" in start.text


async def test_figures_stand_beside_who_carries_much(browser: Browser) -> None:
    hall = await a_hall()
    for person in hall.members:
        await ContractHours(person=person.id, from_on=NOON.date(), hours=36).save()
    for key in ("planner", "notulist", "huismeester"):
        await a_role(hall.members[KARIM], hall.team, key)
    election = await hall.start()
    await browser.sign_in(hall.members[ESRA])
    page = said(valid_html((await browser.get(f"/verkiezingen/{election}", **DUTCH)).text))
    assert "Afgesproken: hoogstens 3 rollen en 12,5% van de contracturen." in page
    assert "Karim Met deze rol 4 rollen, 11,1% van de contracturen: boven wat is afgesproken." in page
    assert "Nour Met deze rol" not in page


async def test_what_somebody_said_about_roles_stands_beside_their_name(browser: Browser) -> None:
    hall = await a_hall()
    await preferences.choose(await hall.act(NOUR), hall.members[NOUR].id, Wish.RATHER_NOT)
    election = await hall.start()
    await browser.sign_in(hall.members[ESRA])
    page = said(valid_html((await browser.get(f"/verkiezingen/{election}", **DUTCH)).text))
    assert "Nour Over een rol: liever niet." in page
    assert page.count("Over een rol:") == 1


async def test_what_waits_for_whom() -> None:
    hall = await a_hall()
    election = await hall.start()
    nominate, read = "Whom do you nominate for this role?", "The nominations can be read. Do you stay with yours?"
    await hall.nominate(election, ILSE, KARIM)
    await hall.nominate(election, NOUR, ILSE)
    assert [nominate in await waits(hall, who) for who in range(4)] == [True, False, True, False]
    await service.decline(await hall.act(KARIM), election)
    again = "Whom you nominated has said no. Whom do you nominate now?"
    assert [again in await waits(hall, who) for who in range(4)] == [False, True, False, False]
    assert again in await waits(hall, ILSE, days=6) and read in await waits(hall, NOUR, days=6), "by the clock alone"
    await service.keep(await hall.act(NOUR, days=6), election)
    assert read not in await waits(hall, NOUR, days=6)
    propose = "Who do you propose for this role?"
    assert [propose in await waits(hall, who, days=9) for who in range(4)] == [True, False, False, False]
    await hall.propose(election, later={"days": 9})
    assert propose not in await waits(hall, ESRA, days=9)
    assert "%(name)s asks for your consent" in await waits(hall, NOUR, days=9)


async def test_it_stands_on_the_agenda_of_its_team_alone() -> None:
    hall = await a_hall()
    await hall.start(How.MEETING, opens_on=NOON.date() + timedelta(days=15))
    items = await agenda.everything(await hall.act(KARIM), hall.team.id)
    (item,) = [one for one in items if one.route == "elections.show"]
    assert (item.quote, item.due) == ("gespreksleider", NOON.date() + timedelta(days=15))
    there = await agenda.everything(await hall.act(hall.elsewhere), hall.team.id)
    assert not [one for one in there if one.route == "elections.show"]


@pytest.mark.parametrize("stage", [Stage.NOMINATING, Stage.CHANGING, Stage.PROPOSING])
async def test_queries_do_not_grow_with_the_team(browser: Browser, stage: Stage) -> None:
    asked = {}
    for size in (2, 10, 40):
        hall = await a_hall(size)
        election = await hall.start(How.MEETING)
        if stage is not Stage.NOMINATING:
            await hall.all_nominate(election, ESRA)
        if stage is Stage.PROPOSING:
            await service.lead_on(await hall.act(ESRA), election)
        await browser.sign_in(hall.members[ESRA])
        with counting() as queries:
            page = await browser.get(f"/verkiezingen/{election}")
        assert page.status_code == 200
        asked[size] = len(queries)
    assert asked[2] >= asked[10] >= asked[40]


async def test_what_waits_does_not_grow_with_elections() -> None:
    hall = await a_hall()
    asked = {}
    for number in range(1, 11):
        hall.role = await a_team_role(hall.team, f"rol-{number}")
        await hall.to_proposing()
        with counting() as queries:
            await waits(hall, ESRA)
        asked[number] = len(queries)
    assert asked[1] == asked[10]


async def test_the_page_of_a_role_leads_to_its_election(browser: Browser) -> None:
    hall = await a_hall()
    await browser.sign_in(hall.members[KARIM])
    place = f"/rollen/{hall.role.id}"
    assert f"{place}/verkiezingen/nieuw" in (await browser.get(place)).text, "it is due"
    election = await hall.start()
    page = (await browser.get(place, **DUTCH)).text
    assert f"/verkiezingen/{election}" in page and f"{place}/verkiezingen/nieuw" not in page
    await browser.sign_in(hall.elsewhere)
    assert "verkiezing" not in (await browser.get(place, **DUTCH)).text
