"""A person's record, and what is somebody's own."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.journal import queries as journal
from teamhub.people import queries, service
from teamhub.people.tables import Caseload, ContractHours, Person, Talent
from tests.conftest import NOON
from tests.factories import a_person, a_team, acting, holds, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)


async def test_an_installation_serves_one_organisation() -> None:
    await service.found(system(), name="Stichting Oeverlicht", tagline_nl="Samen sterk, veilig verder")
    with pytest.raises(Invalid):
        await service.found(system(), name="Nog een")
    organisation = await queries.organisation()
    assert organisation and organisation.fulltime_hours == 36
    assert [entry.what for entry in await journal.timeline("organisation")] == ["OrganisationFounded"]


async def test_hours_hold_from_a_day_until_the_next_change() -> None:
    esra = await a_person()
    await service.change_hours(system(), esra.id, Decimal("28.5"), from_on=TODAY)
    await service.change_hours(system(), esra.id, Decimal(32), from_on=TODAY + 30 * DAY)
    await service.change_hours(system(), esra.id, Decimal(24), from_on=TODAY)
    rows = await ContractHours.select(ContractHours.from_on, ContractHours.hours).order_by(ContractHours.from_on)
    assert [(row["from_on"], row["hours"]) for row in rows] == [
        (TODAY, Decimal(24)),
        (TODAY + 30 * DAY, Decimal(32)),
    ]
    assert all(entry.facts.keys() == {"person", "from_on"} for entry in await journal.timeline(f"person:{esra.id}"))


@pytest.mark.parametrize("wrong", ["-1", "60.1", "32.25", "NaN", "Infinity"])
async def test_hours_that_cannot_be(wrong: str) -> None:
    esra = await a_person()
    with pytest.raises(Invalid):
        await service.change_hours(system(), esra.id, Decimal(wrong), from_on=TODAY)
    assert await ContractHours.count() == 0


async def test_hours_and_caseload_begin_no_sooner_than_the_work() -> None:
    esra = await a_person(joined_on=TODAY)
    with pytest.raises(Invalid):
        await service.change_hours(system(), esra.id, Decimal(32), from_on=TODAY - DAY)
    with pytest.raises(Invalid):
        await service.change_caseload(system(), esra.id, 6, from_on=TODAY - DAY)


async def test_ones_own_caseload_is_ones_own_to_record() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    await a_team(esra, ilse)
    await service.change_caseload(await acting(esra), esra.id, 7, from_on=TODAY)
    assert await Caseload.select(Caseload.size).output(as_list=True) == [7]
    with pytest.raises(NotAllowed):
        await service.change_caseload(await acting(ilse), esra.id, 12, from_on=TODAY)
    with pytest.raises(Invalid):
        await service.change_caseload(await acting(esra), esra.id, -1, from_on=TODAY)


async def test_a_correction_says_what_changed_and_not_what_it_was() -> None:
    esra = await a_person(email="esra@oeverlicht.nl")
    await service.correct(system(), esra.id, name="Esra Kaya", email="esra.kaya@oeverlicht.nl")
    await service.correct(system(), esra.id, name="Esra Kaya")
    (entry,) = await journal.timeline(f"person:{esra.id}")
    assert entry.facts == {"person": esra.id, "fields": ["email", "name"]}


@pytest.mark.parametrize(
    "wrong", [{"name": "  "}, {"name": "x" * 81}, {"email": "esra"}, {"email": "a@b.nl, c@d.nl"}, {"number": "1" * 21}]
)
async def test_a_record_that_cannot_be(wrong: dict[str, Any]) -> None:
    esra = await a_person()
    with pytest.raises(Invalid):
        await service.correct(system(), esra.id, **wrong)
    assert (await queries.person(system(), esra.id)).name == "Esra"


async def test_a_talent_is_named_by_oneself_in_ones_own_words() -> None:
    esra, ilse = await a_person(), await a_person("Ilse")
    hr = await a_person("Anita")
    await holds(hr, Office.HR)
    me = await acting(esra)
    talent = await service.name_talent(me, esra.id, "Rotsvast in crisisgesprekken")
    with pytest.raises(Invalid, match="already"):
        await service.name_talent(me, esra.id, "rotsvast in  Crisisgesprekken")
    for other in (await acting(ilse), await acting(hr), system()):
        with pytest.raises(NotAllowed):
            await service.name_talent(other, esra.id, "Is altijd op tijd")
        with pytest.raises(NotAllowed):
            await service.drop_talent(other, esra.id, talent)
    with pytest.raises(NotFound):
        await service.drop_talent(await acting(ilse), ilse.id, talent)
    await service.drop_talent(me, esra.id, talent)
    assert await Talent.count() == 0


async def test_ones_successor_is_a_colleague_of_ones_own_choice() -> None:
    esra, ilse, otto, roel = [await a_person(name) for name in ("Esra", "Ilse", "Otto", "Roel")]
    await a_team(esra, ilse)
    await holds(otto, Office.OPERATOR)
    await Person.update({Person.left_on: TODAY - DAY}).where(Person.id == roel.id)
    me = await acting(esra)
    for nobody in (esra, otto, roel):
        with pytest.raises(Invalid):
            await service.name_successor(me, esra.id, nobody.id)
    for other in (await acting(ilse), system()):
        with pytest.raises(NotAllowed):
            await service.name_successor(other, esra.id, ilse.id)
    await service.name_successor(me, esra.id, ilse.id)
    assert (await queries.person(me, esra.id)).successor == ilse.id
    await service.name_successor(me, esra.id, None)
    assert (await queries.person(me, esra.id)).successor is None
    told = [entry.what for entry in await journal.timeline(f"person:{esra.id}")]
    assert told == ["SuccessorWithdrawn", "SuccessorNamed"]


async def test_names_of_nobody_asks_nothing() -> None:
    esra = await a_person()
    assert await queries.names([]) == {}
    assert await queries.names([esra.id, 0]) == {esra.id: "Esra"}
