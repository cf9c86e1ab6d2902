"""The verbs and pages of a contract's clocks: sentences, an advice by consent, a decision on it."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.decisions.rules import Stance
from teamhub.joining.contracts import keeping, queries, service
from teamhub.joining.contracts.events import subject
from teamhub.joining.contracts.proposals import ADVICE
from teamhub.joining.contracts.rules import Advice, Outcome
from teamhub.joining.contracts.tables import Contract, ContractReview
from teamhub.people.tables import Person
from teamhub.proposals import queries as put_to
from teamhub.proposals import service as proposals
from teamhub.teams.tables import Team
from tests.conftest import NOON, Browser
from tests.decisions.about import adopt, happened
from tests.factories import a_person, a_team, acting, holds, system

pytestmark = pytest.mark.usefixtures("db")
ENDS = date(2026, 5, 1)  # the advice is due ten weeks before: on 20 February, so it is late on NOON, 2 March
RENEWAL = "renewal"


class Place:
    team: Team
    pleun: Person
    dewi: Person
    ilse: Person
    harmen: Person
    anita: Person
    contract: int


async def a_place(until: date = date(2026, 6, 1)) -> Place:
    for code in ("KAD-06", "KAD-14"):
        await adopt(code)
    place = Place()
    names = ("Pleun", "Dewi", "Ilse", "Harmen", "Anita")
    place.pleun, place.dewi, place.ilse, place.harmen, place.anita = [await a_person(name) for name in names]
    place.team = await a_team(place.pleun, place.dewi, place.ilse, mpp=place.harmen, name="Team Alkmaar")
    await holds(place.anita, Office.HR)
    place.contract = await service.record_contract(
        await acting(place.anita), place.pleun.id, from_on=date(2025, 6, 2), until_on=until, probation=False
    )
    return place


async def advised(place: Place, advice: Advice = Advice.STAY) -> None:
    number = await service.advise(
        await acting(place.dewi), place.contract, RENEWAL, advice=advice, why="Het loopt goed.", days=7
    )
    for person in (place.dewi, place.ilse):
        await proposals.speak(await acting(person), number, Stance.CONSENT)


async def test_the_team_advises_without_whom_it_is_about_and_the_mpp_decides_on_it() -> None:
    place = await a_place()
    await service.say(await acting(place.ilse), place.contract, RENEWAL, "Haar rust.")
    await service.say(await acting(place.ilse), place.contract, RENEWAL, "Haar rust en haar lach.")
    with pytest.raises(WrongStage, match="team advises first"):
        await service.decide(await acting(place.harmen), place.contract, RENEWAL, Outcome.STAYS, "Goed.")
    await advised(place)
    clock = await queries.clock(await acting(place.harmen), place.contract, RENEWAL)
    assert (clock.advice, clock.may_decide) == (Advice.STAY, True)
    assert await queries.voices(await acting(place.harmen), clock) == []  # the sentences stay in the team
    assert [row["words"] for row in await queries.voices(await acting(place.pleun), clock)] == [
        "Haar rust en haar lach."
    ]
    await service.decide(await acting(place.harmen), place.contract, RENEWAL, Outcome.STAYS, "Op advies.")
    row: Any = await ContractReview.select().where(ContractReview.contract == place.contract).first()
    assert (row["outcome"], row["decided_by"]) == ("stays", place.harmen.id)
    assert '"hiring.renew"' in row["ruling"]
    assert await happened(subject(place.contract)) == [
        "ContractRecorded", "SentenceGiven", "SentenceGiven", "TeamAdvised", "ContractDecided",
    ]  # fmt: skip
    with pytest.raises(WrongStage, match="has been decided"):
        await service.decide(await acting(place.harmen), place.contract, RENEWAL, Outcome.PARTS, "Toch niet.")


async def test_to_part_is_never_a_surprise() -> None:
    place = await a_place()
    with pytest.raises(WrongStage, match="never a surprise"):
        await advised(place, Advice.PART)
    await service.talked(await acting(place.dewi), place.contract, RENEWAL)
    await advised(place, Advice.PART)
    assert (await queries.clock(system(), place.contract, RENEWAL)).advice is Advice.PART


async def test_nobody_advises_or_decides_about_themselves() -> None:
    place = await a_place()
    with pytest.raises(NotAllowed):
        await service.say(await acting(place.pleun), place.contract, RENEWAL, "Ikzelf.")
    with pytest.raises(NotAllowed):
        await service.decide(await acting(place.dewi), place.contract, RENEWAL, Outcome.STAYS, "Ja.")
    stranger = await a_person("Nour")
    await a_team(stranger, name="Team Haarlem")
    with pytest.raises(NotFound):
        await queries.clock(await acting(stranger), place.contract, RENEWAL)


async def test_a_late_advice_does_not_hold_up_the_notice() -> None:
    place = await a_place(until=ENDS)
    clock = await queries.clock(await acting(place.harmen), place.contract, RENEWAL)
    assert (clock.late, clock.notice_by) == (True, date(2026, 4, 1))
    await service.decide(await acting(place.harmen), place.contract, RENEWAL, Outcome.PARTS, "Er kwam geen advies.")
    assert (await queries.clock(system(), place.contract, RENEWAL)).outcome is Outcome.PARTS


async def test_an_advice_that_comes_while_it_is_decided_comes_too_late() -> None:
    place = await a_place(until=ENDS)
    number = await service.advise(
        await acting(place.dewi), place.contract, RENEWAL, advice=Advice.STAY, why="Het loopt goed.", days=7
    )
    put = (await put_to.one(system(), number)).put()
    await service.decide(await acting(place.harmen), place.contract, RENEWAL, Outcome.PARTS, "Er kwam geen advies.")
    with pytest.raises(WrongStage, match="this has been decided"):
        await ADVICE.apply(system(), put)
    assert (await queries.clock(system(), place.contract, RENEWAL)).advice is None


async def test_hr_records_and_corrects_and_nobody_else() -> None:
    place = await a_place()
    days = {"from_on": date(2026, 1, 1), "until_on": date(2026, 6, 30)}
    with pytest.raises(NotAllowed):
        await service.record_contract(await acting(place.harmen), place.dewi.id, **days, probation=False)
    hr = await acting(place.anita)
    with pytest.raises(Invalid, match="has no probation"):
        await service.record_contract(hr, place.dewi.id, **days, probation=True)
    with pytest.raises(Invalid, match="from this day already"):
        await service.record_contract(hr, place.pleun.id, from_on=date(2025, 6, 2), until_on=None, probation=False)
    await service.correct(hr, place.contract, until_on=None, probation=False)
    with pytest.raises(NotFound):  # permanent: there is no such end any more
        await queries.clock(hr, place.contract, RENEWAL)


async def test_a_contract_that_hr_records_twice_at_once_is_there_once() -> None:
    place = await a_place()
    days = {"from_on": date(2026, 1, 1), "until_on": date(2026, 6, 30)}
    hr = await acting(place.anita)
    both = [service.record_contract(hr, place.dewi.id, **days, probation=False) for _ in range(2)]
    found = await asyncio.gather(*both, return_exceptions=True)
    assert [type(one) for one in found if not isinstance(one, int)] == [Invalid]


async def test_it_waits_for_each_when_it_is_theirs(browser: Browser) -> None:
    place = await a_place(until=date(2026, 6, 1))
    await browser.sign_in(place.ilse)
    assert "What would you miss if Pleun left?" in (await browser.get("/")).text
    assert "advice about the contract of Pleun" in (await browser.get(f"/teams/{place.team.id}")).text
    await browser.post(f"/contracten/{place.contract}/renewal/zin", {"words": "Haar rust."})
    assert "What would you miss if Pleun left?" not in (await browser.get("/")).text
    await browser.sign_in(place.harmen)
    assert "The team advised about the contract" not in (await browser.get("/")).text
    await advised(place)
    assert "The team advised about the contract of Pleun" in (await browser.get("/")).text
    page = await browser.get(f"/contracten/{place.contract}/renewal")
    assert "Haar rust." not in page.text and "The MPP" in page.text
    await browser.post(f"/contracten/{place.contract}/renewal/besluit", {"outcome": "stays", "reason": "Op advies."})
    await browser.sign_in(place.anita)
    assert "Pleun stays: record the new contract" in (await browser.get("/")).text
    assert "Haar rust." not in (await browser.get(f"/contracten/{place.contract}/renewal")).text


async def test_what_was_said_is_erased_two_years_after_the_contract_and_not_before() -> None:
    place = await a_place(until=date(2026, 6, 1))
    await service.say(await acting(place.ilse), place.contract, RENEWAL, "Haar rust.")
    day = NOON + (date(2028, 6, 1) - NOON.date())
    assert await keeping.purge(system(day)) == 0
    assert await keeping.purge(system(day + timedelta(days=1))) == 1
    assert await Contract.count() == 0
