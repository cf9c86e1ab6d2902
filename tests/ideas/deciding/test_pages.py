"""Deciding through the door: what a page shows before a button is pressed, and what it keeps when it refuses."""

from datetime import date

import pytest

from teamhub.decisions.rules import Stance
from teamhub.decisions.tables import Adviser, ConsentRound, Decision, Voice
from teamhub.ideas.deciding import service
from teamhub.ideas.pilots.tables import Pilot
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Audience, Idea
from teamhub.people.tables import Person
from tests.conftest import Browser, counting
from tests.decisions.about import OBJECTION
from tests.factories import a_person, a_team
from tests.html import said, valid_html
from tests.ideas.deciding.about import House, a_house
from tests.ideas.deciding.test_idea_rounds import an_objected

WHY = "Dan tellen we dubbel, en dat schaadt het vertrouwen."


async def opened(browser: Browser, house: House, who: Person | int = 0) -> str:
    await browser.sign_in(house.members[who] if isinstance(who, int) else who)
    return f"/ideen/{house.idea_id}"


async def text(browser: Browser, address: str) -> str:
    answer = await browser.get(address)
    assert answer.status_code == 200
    return said(valid_html(answer.text))


async def test_the_ruling_stands_beside_the_button_before_it_is_pressed(browser: Browser) -> None:
    house = await a_house(amount=900, clients=True)
    here = await opened(browser, house)
    page = await text(browser, here)
    assert "The team decides by consent" in page and "First advice from the client council" in page
    for step in ("advies/nieuw", "rondes/nieuw", "besluit/nieuw"):
        assert "The team decides by consent" in await text(browser, f"{here}/{step}")
    assert "This is not yours alone to decide" in await text(browser, f"{here}/besluit/nieuw")
    refused = await browser.post(f"{here}/besluit", {"text": WHY, "evaluate_on": "2026-12-01"})
    assert refused.status_code == 403 and WHY in refused.text and "KAD-10" in refused.text


@pytest.mark.parametrize("step", ["parkeren", "stoppen"])
async def test_what_is_the_owners_alone_says_so_beside_its_button(browser: Browser, step: str) -> None:
    here = await opened(browser, await a_house())
    page = await text(browser, f"{here}/{step}")
    assert "The owner decides." in page and "KAD-07, version" in page


async def test_advice_from_asking_to_deciding(browser: Browser) -> None:
    house = await a_house()
    here = await opened(browser, house)
    boxes = {f"p{house.members[1].id}": "on", f"p{house.members[2].id}": "on"}
    nobody = await browser.post(f"{here}/advies", {"question": "Doen we dit?"})
    assert nobody.status_code == 422 and "at least one person" in nobody.text and "Doen we dit?" in nobody.text
    unasked = await browser.post(f"{here}/advies", {"question": "", **boxes})
    assert unasked.status_code == 422 and unasked.text.count(" checked") >= 2
    assert (await browser.post(f"{here}/advies", {"question": "Doen we dit?", **boxes})).status_code == 303
    ilse, karim = await Adviser.objects().order_by(Adviser.id)

    await opened(browser, house, 1)
    assert "Your advice" in await text(browser, here)
    empty = await browser.post(f"{here}/adviseurs/{ilse.id}/advies", {"text": " "})
    assert empty.status_code == 422
    assert (await browser.post(f"{here}/adviseurs/{ilse.id}/advies", {"text": WHY})).status_code == 303
    assert (await browser.post(f"{here}/adviseurs/{karim.id}/advies", {"text": WHY})).status_code == 403

    await opened(browser, house)
    [given] = (await house.matter()).asked[0].given
    unsaid = await browser.post(f"{here}/adviezen/{given.id}/reactie", {"text": "Dank je."})
    assert unsaid.status_code == 422 and "Dank je." in unsaid.text
    assert "Answered or let pass" not in await text(browser, here)
    reply = {"followed": "false", "text": "Dank je."}
    assert (await browser.post(f"{here}/adviezen/{given.id}/reactie", reply)).status_code == 303
    assert "not followed" in await text(browser, here)
    assert "Answered or let pass: Ilse" in await text(browser, here)
    await Adviser.update(due_on=date(2026, 3, 1)).where(Adviser.id == karim.id)
    assert "no answer; this holds nothing up" in await text(browser, here)
    late = await browser.post(f"{here}/besluit", {"text": WHY, "evaluate_on": "2026-01-01"})
    assert late.status_code == 422 and WHY in late.text and "still to come" in late.text
    assert (await browser.post(f"{here}/besluit", {"text": WHY, "evaluate_on": "2026-12-01"})).status_code == 303
    assert WHY in await text(browser, here)
    assert await Decision.count() == 1


async def test_a_round_from_calling_to_consent(browser: Browser) -> None:
    house = await a_house()
    here = await opened(browser, house)
    wanted = {"text": "Eén formulier.", "evaluate_on": "2026-12-01", "how": "days", "picture": "0", "opinion": "0"}
    for wrong in ({"picture": "61"}, {"how": "meeting", "meeting_on": ""}, {"evaluate_on": ""}):
        refused = await browser.post(f"{here}/rondes", wanted | wrong)
        assert refused.status_code == 422 and "Eén formulier." in refused.text
    assert (await browser.post(f"{here}/rondes", {"purpose": "golf", **wanted})).status_code == 404
    assert (await browser.post(f"{here}/rondes", wanted)).status_code == 303
    round = await ConsentRound.objects().first()
    assert round
    place = f"{here}/rondes/{round.id}"

    await opened(browser, house, 1)
    assert "Is it safe enough to try?" in await text(browser, here)
    halfway = await browser.post(f"{place}/stem", {"stance": "objection", "argument": WHY})
    assert halfway.status_code == 422 and WHY in halfway.text
    assert (await browser.post(f"{place}/stem", {"stance": "objection", **OBJECTION})).status_code == 303
    assert OBJECTION["argument"] in (await browser.get(place)).text  # one's own
    for who in (0, 2, 3):
        await opened(browser, house, who)
        assert (await browser.post(f"{place}/stem", {"stance": "consent"})).status_code == 303
    for address in (here, place, "/", f"{here}/rondes/nieuw"):
        bytes_ = (await browser.get(address)).text
        assert not any(words in bytes_ for words in OBJECTION.values())
    assert "4 of 5" in await text(browser, here)
    await opened(browser, house, 4)
    assert (await browser.post(f"{place}/stem", {"stance": "consent"})).status_code == 303
    assert OBJECTION["safe"] in (await browser.get(place)).text  # everybody has spoken


async def test_an_objection_is_met_on_the_page_of_the_round(browser: Browser) -> None:
    house = await a_house()
    voice = await an_objected(house, on=-20)
    round = (await house.matter()).rounds[-1].id
    place = f"{await opened(browser, house)}/rondes/{round}"
    assert "Meet the objections" in await text(browser, f"/ideen/{house.idea_id}")
    assert (await browser.post(f"{place}/bezwaren/{voice}", {"text": ""})).status_code == 422
    assert (await browser.post(f"{place}/bezwaren/{voice}", {"text": "In een bak."})).status_code == 303
    [resolution] = (await house.matter()).rounds[-1].objections[0].resolutions
    await opened(browser, house, 4)
    assert "This meets my objection" in await text(browser, place)
    unsaid = await browser.post(f"{place}/oplossingen/{resolution.id}/bezwaar", {"text": ""})
    assert unsaid.status_code == 422
    assert (await browser.post(f"{place}/oplossingen/{resolution.id}/akkoord")).status_code == 303
    assert "objection, met" in await text(browser, place)
    assert (await browser.post(f"{place}/oplossingen/{resolution.id}/akkoord")).status_code == 409


async def test_the_owner_leads_adjusts_and_answers(browser: Browser) -> None:
    house = await a_house()
    round = await house.call()
    place = f"{await opened(browser, house)}/rondes/{round}"
    assert (await browser.post(f"{place}/bijdragen", {"text": "Wie doet mee?"})).status_code == 303
    part = (await house.matter()).rounds[-1].parts[0].id
    assert (await browser.post(f"{place}/bijdragen", {"text": "", "answers": str(part)})).status_code == 422
    assert (await browser.post(f"{place}/bijdragen", {"text": "Wij.", "answers": str(part)})).status_code == 303
    assert (await browser.post(f"{place}/voorstel", {"text": ""})).status_code == 422
    assert (await browser.post(f"{place}/voorstel", {"text": "Twee pagina's."})).status_code == 303
    for phase in ("opinion-forming", "decision"):
        assert (await browser.post(f"{place}/fase")).status_code == 303
        assert phase in await text(browser, place)
    again = await browser.post(f"{place}/voorstel", {"text": WHY})
    assert again.status_code == 409 and WHY in again.text
    assert (await browser.post(f"{place}/intrekking")).status_code == 303
    assert "withdrawn" in await text(browser, place)
    assert (await browser.get(f"/ideen/{house.idea_id}/rondes/{round + 1}")).status_code == 404


async def test_a_pilot_through_the_door(browser: Browser) -> None:
    house = await a_house()
    await house.consents(on=-60)
    here = await opened(browser, house)
    assert "Start the pilot" in await text(browser, here)
    days = {"starts_on": "2026-03-02", "ends_on": "2026-12-01", "question": "Werkt het?"}
    long = await browser.post(f"{here}/pilot", days)
    assert long.status_code == 403 and "13 weeks" in long.text
    wrong = await browser.post(f"{here}/pilot", days | {"ends_on": "2026-03-01"})
    assert wrong.status_code == 422 and "Werkt het?" in wrong.text
    assert (await browser.get(f"{here}/pilot")).status_code == 404
    assert (await browser.post(f"{here}/pilot", days | {"ends_on": "2026-04-01"})).status_code == 303
    assert (await browser.post(f"{here}/pilot/metingen", {"text": ""})).status_code == 422
    assert (await browser.post(f"{here}/pilot/metingen", {"text": "9 van 21."})).status_code == 303
    assert (await browser.post(f"{here}/pilot/verlenging", {"ends_on": "2026-05-01"})).status_code == 409
    assert (await browser.post(f"{here}/pilot/verlenging", {"ends_on": ""})).status_code == 422
    assert "9 van 21." in await text(browser, f"{here}/pilot")
    assert (await browser.post(f"{here}/pilot/evaluatie", {"result": ""})).status_code == 422
    assert (await browser.post(f"{here}/pilot/evaluatie", {"result": "Ja.", "clients": "Rust."})).status_code == 303
    assert "Rust." in await text(browser, f"{here}/pilot")
    assert "Make it normal practice" in await text(browser, here)
    assert (await browser.post(f"{here}/aanpassing", {"text": ""})).status_code == 422
    assert (await browser.post(f"{here}/verankering")).status_code == 303
    assert (await browser.post(f"{here}/effect", {"text": ""})).status_code == 422
    assert (await browser.post(f"{here}/effect", {"text": "22 cliënten."})).status_code == 303
    assert "22 cliënten." in await text(browser, here)
    assert await Pilot.count() == 1


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("parkeren", {"wake_on": "", "text": WHY}),
        ("parkeren", {"wake_on": "2026-01-01", "text": WHY}),
        ("stoppen", {"text": ""}),
        ("buiten-kader", {"framework": "KAD-10", "text": ""}),
        ("buiten-kader", {"framework": "", "text": WHY}),
    ],
)
async def test_a_rest_that_is_not_filled_in_comes_back_as_typed(
    browser: Browser, step: str, typed: dict[str, str]
) -> None:
    house = await a_house()
    here = await opened(browser, house)
    answer = await browser.post(f"{here}/{step}", typed)
    assert answer.status_code == 422 and typed["text"] in answer.text
    assert (await house.idea()).stage == Stage.OPEN


async def test_rests_show_what_they_wait_for(browser: Browser) -> None:
    house = await a_house()
    here = await opened(browser, house)
    await browser.post(f"{here}/parkeren", {"wake_on": "2026-05-01", "text": "Druk."})
    assert "It wakes up on" in await text(browser, here)
    await Idea.update(wake_on=None).where(Idea.id == house.idea_id)  # parked because its owner left
    assert "It wakes up on" not in await text(browser, here)
    await browser.post(f"{here}/wekken")
    await browser.post(f"{here}/buiten-kader", {"framework": "KAD-10", "text": "Mag het uit een ander potje?"})
    assert "The framework request" in await text(browser, here)
    early = await browser.post(f"{here}/binnen-kader")
    assert early.status_code == 409 and "no answer yet" in early.text
    await browser.post(f"{here}/stoppen", {"text": "Een ander potje helpt niet."})
    assert "Een ander potje helpt niet." in await text(browser, here)


async def test_another_team_answers_and_owns_its_copy(browser: Browser) -> None:
    house = await a_house()
    wout, zoe = await a_person("Wout"), await a_person("Zoë")
    haarlem, zaandam = await a_team(wout, name="Team Haarlem"), await a_team(zoe, wout, name="Team Zaandam")
    await house.consents(on=-60)
    here = await opened(browser, house)
    await browser.post(f"{here}/verankering")
    nobody = await browser.post(f"{here}/verspreiding", {"text": WHY})
    assert nobody.status_code == 422 and WHY in nobody.text
    dear = {"text": WHY, f"t{haarlem.id}": "on", "amount": "3000"}
    assert (await browser.post(f"{here}/verspreiding", dear)).status_code == 403
    both = {f"t{haarlem.id}": "on", f"t{zaandam.id}": "on"}
    assert (await browser.post(f"{here}/verspreiding", both)).status_code == 303

    await browser.sign_in(wout)
    assert "For which team?" in await text(browser, f"{here}/overname")
    no = {"team": str(zaandam.id), "mode": "not adopted", "text": ""}
    refused = await browser.post(f"{here}/overname", no)
    assert refused.status_code == 422 and "why not" in refused.text
    assert (await browser.post(f"{here}/overname", no | {"mode": "golf"})).status_code == 422
    yes = {"team": str(haarlem.id), "mode": "adopted with changes", "text": "Zonder bijlage."}
    answer = await browser.post(f"{here}/overname", yes)
    copy = await Idea.objects().get(Idea.origin == house.idea_id)
    assert copy and answer.headers["location"] == f"/ideen/{copy.id}"
    page = await text(browser, f"/ideen/{copy.id}")
    assert "After an idea of Esra" in page and "adopted with changes" in page
    await opened(browser, house)
    assert "Zonder bijlage." in await text(browser, here)
    assert (await browser.get(f"{here}/overname")).status_code == 403


async def test_who_is_not_the_owner_has_no_button_that_moves_it(browser: Browser) -> None:
    house = await a_house(audience=Audience.ORGANISATION)
    await house.consents(on=-60)
    moves = ("pilot/nieuw", "verankering", "parkeren", "stoppen", "buiten-kader", "rondes/nieuw", "advies/nieuw")
    here = await opened(browser, house)
    page = (await browser.get(here)).text
    assert len([move for move in moves if f"{here}/{move}" in page]) >= 4
    for who in (1, house.mpp, house.process):
        await opened(browser, house, who)
        page = (await browser.get(here)).text
        assert [move for move in moves if f"{here}/{move}" in page] == []


async def test_a_decision_is_looked_at_again_and_doubted_on_its_page(browser: Browser) -> None:
    house = await a_house()
    await house.consents(on=-60)
    decision = (await house.matter()).decisions[0].id
    here = f"{await opened(browser, house)}/besluiten/{decision}"
    assert (await browser.post(f"{here}/evaluatie", {"text": ""})).status_code == 422
    early = await browser.post(f"{here}/evaluatie", {"text": WHY, "again_on": "2026-01-01"})
    assert early.status_code == 422 and WHY in early.text
    assert (await browser.post(f"{here}/evaluatie", {"text": "Het werkt."})).status_code == 303
    await opened(browser, house, 3)
    assert (await browser.post(f"{here}/twijfel", {"text": ""})).status_code == 422
    assert (await browser.post(f"{here}/twijfel", {"text": "De printer is weg."})).status_code == 303
    [doubt] = (await house.matter()).decisions[0].doubts
    await opened(browser, house)
    assert (await browser.post(f"{here}/twijfel/{doubt.id}", {"text": ""})).status_code == 422
    assert (await browser.post(f"{here}/twijfel/{doubt.id}", {"text": "Er komt een nieuwe."})).status_code == 303
    page = await text(browser, here)
    assert "Het werkt." in page and "Er komt een nieuwe." in page
    assert (await browser.get(f"/ideen/{house.idea_id}/besluiten/{decision + 1}")).status_code == 404


async def test_a_page_asks_no_more_for_many_than_for_one(browser: Browser) -> None:
    counts: dict[str, list[int]] = {}
    for many in (1, 8):
        house = await a_house(audience=Audience.ORGANISATION)
        people = [await a_person(f"Wout {n}") for n in range(many)]
        await a_team(*people)
        for person in people:
            await house.ask(person, days=-30)
            [*_, asked] = (await house.matter(days=-30)).asked
            act = await house.act(person, days=-29)
            await service.give_advice(act, house.idea_id, asked.id, "Doen.")
        round = await house.call(on=-2, days=(0, 0, 9))
        for who in range(min(many, 4)):
            await house.speak(who, round, Stance.CONCERN, days=-1, argument="Let op.")
        here = await opened(browser, house)
        for address in (here, f"{here}/rondes/{round}", "/"):
            with counting() as queries:
                assert (await browser.get(address)).status_code == 200
            counts.setdefault(address.replace(here, "").rstrip("0123456789"), []).append(len(queries))
    assert all(one == eight for one, eight in counts.values()), counts
    assert max(count for pair in counts.values() for count in pair) <= 16, counts
    assert await Voice.count() == 5
