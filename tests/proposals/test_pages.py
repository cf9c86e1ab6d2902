"""Proposals through the door: what stands before a button is pressed, and what a page keeps when it refuses."""

import pytest

from teamhub.decisions.rules import Stance
from teamhub.proposals import advising, service
from teamhub.teams.tables import Team
from tests.conftest import Browser, counting
from tests.decisions.about import OBJECTION
from tests.factories import a_person, joins
from tests.html import said, valid_html
from tests.proposals.garden import House, a_house
from tests.proposals.test_proposals import an_objected, objection

WHY = "Dan is er schaduw op het terras, en fruit in september."


async def text(browser: Browser, address: str) -> str:
    answer = await browser.get(address)
    assert answer.status_code == 200
    return said(valid_html(answer.text))


async def opened(browser: Browser, house: House, id: int, who: int = 0) -> str:
    await browser.sign_in(house.members[who])
    return f"/voorstellen/{id}"


async def test_what_changes_why_and_who_decides_stand_beside_the_button(browser: Browser) -> None:
    house = await a_house()
    here = await opened(browser, house, await house.propose(why=WHY), 1)
    page = await text(browser, here)
    for words in ("A garden: Een appelboom, seen on 2 March 2026", WHY, "800", "The team decides by consent", "KAD-10"):
        assert words in page
    assert "Withdraw this proposal" not in page
    assert "Een appelboom" in await text(browser, "/voorstellen")
    assert "Esra asks for your consent" in await text(browser, "/")
    dutch = said(valid_html((await browser.get(here, headers={"accept-language": "nl"})).text))
    assert "2 maart 2026" in dutch and "Is het veilig genoeg om te proberen?" in dutch


async def test_reasons_are_shown_when_all_have_spoken_and_an_objection_is_met_here(browser: Browser) -> None:
    house = await a_house()
    id = await house.propose(on=0)
    here = await opened(browser, house, id, 4)
    halfway = await browser.post(f"{here}/stem", {"stance": "objection", "argument": WHY})
    assert halfway.status_code == 422 and WHY in halfway.text
    assert (await browser.post(f"{here}/stem", {"stance": "objection", **OBJECTION})).status_code == 303
    assert OBJECTION["harm"] in await text(browser, here)
    await opened(browser, house, id)
    assert OBJECTION["harm"] not in (await browser.get(here)).text
    await house.speak(id, 0, 1, 2, 3, days=0)
    page = await text(browser, here)
    assert OBJECTION["harm"] in page and "How can this be met?" in page
    voice = await objection(house, id, 0)
    assert (await browser.post(f"{here}/bezwaren/{voice}", {"text": ""})).status_code == 422
    assert (await browser.post(f"{here}/bezwaren/{voice}", {"text": "In een bak."})).status_code == 303
    [one] = (await house.matter(id)).rounds[-1].objections[0].resolutions
    await opened(browser, house, id, 4)
    assert "This meets my objection" in await text(browser, here)
    unsaid = await browser.post(f"{here}/oplossingen/{one.id}/bezwaar", {"text": " "})
    assert unsaid.status_code == 422
    assert (await browser.post(f"{here}/oplossingen/{one.id}/akkoord")).status_code == 303
    page = await text(browser, here)
    assert "Consented to and carried out" in page and "objection, met" in page


async def test_it_is_put_again_with_what_was_heard_or_taken_back(browser: Browser) -> None:
    house = await a_house()
    id = await an_objected(house, on=-3)
    here = await opened(browser, house, id)
    assert "Put it to them again" in await text(browser, here)
    wrong = await browser.post(f"{here}/opnieuw", {"why": WHY, "days": "90"})
    assert wrong.status_code == 422 and WHY in wrong.text
    assert (await browser.post(f"{here}/opnieuw", {"why": WHY, "days": "4"})).status_code == 303
    page = await text(browser, here)
    assert "round 2" in page and WHY in page and OBJECTION["argument"] in page  # of the round before
    assert (await browser.post(f"{here}/intrekking")).status_code == 303
    assert "withdrawn" in await text(browser, here)
    assert (await browser.post(f"{here}/intrekking")).status_code == 409
    assert "What came of it" in await text(browser, "/voorstellen")


async def test_what_was_overtaken_says_why(browser: Browser) -> None:
    house = await a_house()
    id = await house.propose()
    await house.speak(id, 0, 1, 2, 3, days=0)
    await Team.update({Team.focus_nl: "Rozen"}).where(Team.id == house.team.id)
    await house.speak(id, 4, days=0)
    page = await text(browser, await opened(browser, house, id))
    assert "not possible any more by then: There is a garden already: Rozen." in page


async def test_advice_is_asked_given_and_answered_on_the_page(browser: Browser) -> None:
    house = await a_house()
    id = await house.propose(payload={"amount": 2000})
    [asked] = (await house.matter(id)).asked
    await browser.sign_in(house.mpp)
    here = f"/voorstellen/{id}"
    page = await text(browser, here)
    assert "Your advice" in page and "Who says nothing holds nothing up" in page and "I give consent" not in page
    assert (await browser.post(f"{here}/adviseurs/{asked.id}/advies", {"text": " "})).status_code == 422
    assert (await browser.post(f"{here}/adviseurs/{asked.id}/advies", {"text": WHY})).status_code == 303
    await opened(browser, house, id)
    [given] = (await house.matter(id)).asked[0].given
    assert WHY in await text(browser, here)
    unsaid = await browser.post(f"{here}/adviezen/{given.id}/reactie", {"text": "Dank je."})
    assert unsaid.status_code == 422 and "Dank je." in unsaid.text
    reply = {"followed": "true", "text": "Dank je."}
    assert (await browser.post(f"{here}/adviezen/{given.id}/reactie", reply)).status_code == 303
    assert "followed" in await text(browser, here)
    assert advising.SENTENCE == 300


@pytest.mark.parametrize("over", [False, True])
async def test_a_page_takes_as_many_queries_with_a_hundred_voices_as_with_one(browser: Browser, over: bool) -> None:
    house = await a_house()
    more = [await a_person(f"Collega {number}") for number in range(95)]
    for person in more:
        await joins(person, house.team)
    counts: dict[int, list[int]] = {}
    for many in (1, 10, 100):
        id = await house.propose(on=-6 if over else 0, key=f"garden:{many}", days=5)
        for who in [*house.members, *more][:many]:
            act = await house.act(who, days=-5.5 if over else 0)
            await service.speak(act, id, Stance.CONCERN, argument="Let op.")
            if many == 100:
                await Team.update({Team.focus_nl: ""}).where(Team.id == house.team.id)
        here = await opened(browser, house, id)
        for address in (here, "/voorstellen"):
            with counting() as asked:
                assert (await browser.get(address)).status_code == 200
            counts.setdefault(many, []).append(len(asked))
    assert counts[1] == counts[10] and max(counts[100]) <= max(counts[1]) <= 10, counts
