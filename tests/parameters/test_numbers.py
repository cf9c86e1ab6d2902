"""Numbers that count from a day on: which one does, who changes it, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale
from teamhub.journal.tables import Entry
from teamhub.parameters import queries, service
from teamhub.parameters.rules import PARAMETERS
from teamhub.parameters.tables import ParameterSet
from tests.cast import CAST, a_cast
from tests.conftest import NOON, counting
from tests.factories import acting

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)
GAP = "absence.gap_days"


async def anita() -> Act:
    return await acting((await a_cast())["hr"])


async def gap(on: date) -> Decimal:
    return (await queries.numbers(on))[GAP]


async def test_the_usual_value_counts_until_another_is_recorded() -> None:
    found = await queries.numbers(TODAY)
    assert found == {key: one.usual for key, one in PARAMETERS.items()}
    assert (found[GAP], found["absence.few_people"], found["absence.classes"]) == (28, 5, 0)


async def test_a_value_counts_from_its_day_until_the_next_one() -> None:
    hr = await anita()
    await service.change(hr, GAP, value=42, from_on=TODAY + 30 * DAY, why="Een nieuwe wet.")
    await service.change(hr, GAP, value=30, from_on=TODAY, why="Een tijdelijke wet.")
    days = [TODAY - DAY, TODAY, TODAY + 29 * DAY, TODAY + 30 * DAY]
    assert [await gap(day) for day in days] == [28, 30, 30, 42]
    line = await queries.line(hr, GAP)
    assert line.now and (line.value, line.now.why, line.now.name) == (30, "Een tijdelijke wet.", "Anita")
    assert [(next.value, next.from_on) for next in line.ahead] == [(42, TODAY + 30 * DAY)]


async def test_what_was_set_is_told_with_what_it_was_and_why() -> None:
    hr = await anita()
    await service.change(hr, GAP, value=30, from_on=TODAY + DAY, why="Een nieuwe wet.")
    [entry] = await Entry.select().where(Entry.subject == f"parameter:{GAP}").output(load_json=True)
    assert (entry["what"], entry["by"]) == ("ParameterChanged", hr.by.id)
    told = {"value": "30", "was": "28", "from_on": str(TODAY + DAY), "why": "Een nieuwe wet."}
    assert entry["facts"] == told


async def test_classes_are_told_by_what_they_are_and_not_by_their_number() -> None:
    await service.change(await anita(), "absence.classes", value=1, from_on=TODAY, why="De sector rekent zo.")
    [entry] = await Entry.select().output(load_json=True)
    assert entry["facts"]["value"] == "14 · 91 · 365 · 730 (Vernet)"


async def test_a_slip_of_the_same_day_is_put_right() -> None:
    hr = await anita()
    await service.change(hr, GAP, value=300, from_on=TODAY, why="Een nieuwe wet.")
    await service.change(hr, GAP, value=30, from_on=TODAY, why="Verkeerd getypt.")
    [row] = await ParameterSet.select()
    assert (row["value"], row["why"]) == (30, "Verkeerd getypt.")
    entries = await Entry.select().order_by(Entry.number).output(load_json=True)
    assert [(one["facts"]["was"], one["facts"]["value"]) for one in entries] == [("28", "300"), ("300", "30")]


async def test_what_is_planned_can_be_taken_back_and_what_counts_cannot() -> None:
    hr = await anita()
    await service.change(hr, GAP, value=30, from_on=TODAY, why="Een nieuwe wet.")
    await service.change(hr, GAP, value=42, from_on=TODAY + DAY, why="Nog een nieuwe wet.")
    await service.take_back(hr, GAP, TODAY + DAY)
    assert await gap(TODAY + 99 * DAY) == 30
    assert "ParameterTakenBack" in await Entry.select(Entry.what).output(as_list=True)
    for day in (TODAY + DAY, TODAY):
        with pytest.raises(Stale):
            await service.take_back(hr, GAP, day)
    assert await gap(TODAY) == 30


@pytest.mark.parametrize(
    ("key", "value", "days", "why"),
    [
        (GAP, 0, 0, "Te laag."),
        (GAP, 3661, 0, "Te hoog."),
        (GAP, 28, 0, "Dat is het al."),
        (GAP, 30, -1, "In het verleden."),
        (GAP, 30, 0, "  "),
        ("hiring.delete_weeks", 5, 0, "Langer dan de code toestaat."),
        ("absence.few_people", 4, 0, "Minder dan vijf zegt iets over één."),
        ("absence.classes", 2, 0, "Zo’n indeling is er niet."),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_changes(key: str, value: int, days: int, why: str) -> None:
    hr = await anita()
    with pytest.raises(Invalid):
        await service.change(hr, key, value=value, from_on=TODAY + days * DAY, why=why)
    assert not await ParameterSet.exists() and not await Entry.exists()


async def test_a_number_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(NotFound):
        await service.change(await anita(), "absence.nothing", value=1, from_on=TODAY, why="Zo is het.")


async def test_nobody_but_hr_changes_one() -> None:
    cast = await a_cast()
    for who in set(CAST) - {"hr", "leaver", "visitor"}:
        act = await acting(cast[who])
        with pytest.raises((NotAllowed, NotFound)):
            await service.change(act, GAP, value=30, from_on=TODAY, why="Zo is het.")
        with pytest.raises((NotAllowed, NotFound)):
            await service.take_back(act, GAP, TODAY + DAY)
    assert not await ParameterSet.exists()


async def test_all_numbers_are_read_at_once_however_many_values_there_were() -> None:
    hr = await anita()
    asked = []
    for many in (1, 10):
        for n in range(many):
            await service.change(hr, GAP, value=100 + many + n, from_on=TODAY + n * DAY, why="Een nieuwe wet.")
        with counting() as queries_asked:
            await queries.listed(hr)
        asked.append(len(queries_asked))
    assert asked == [1, 1]
