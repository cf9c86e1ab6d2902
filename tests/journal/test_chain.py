import asyncio

import pytest

from teamhub.ideas.events import IdeaShared
from teamhub.journal import queries
from teamhub.journal.service import record
from teamhub.journal.tables import Entry
from tests.factories import system

pytestmark = pytest.mark.usefixtures("db")


async def broken() -> list[tuple[str, int]]:
    return [(link.subject, link.number) for link in await queries.breaks()]


@pytest.fixture(autouse=True)
async def history(db: str) -> None:
    for subject in ("idea:1", "idea:2"):
        await record(system(), IdeaShared(subject=subject, title="Eén formulier"))
        await record(system(), IdeaShared(subject=subject, title=""))
        await record(system(), IdeaShared(subject=subject, title=""))


async def test_what_was_written_holds() -> None:
    assert await broken() == []


async def test_a_changed_fact_shows() -> None:
    forged = (Entry.subject == "idea:2") & (Entry.number == 1)
    await Entry.update({Entry.facts: '{"title": "Drie formulieren"}'}).where(forged)
    assert await broken() == [("idea:2", 1)]


async def test_an_entry_taken_out_shows_even_when_the_rest_is_renumbered() -> None:
    await Entry.delete().where((Entry.subject == "idea:1") & (Entry.number == 2))
    assert await broken() == [("idea:1", 3)]
    await Entry.update({Entry.number: 2}).where((Entry.subject == "idea:1") & (Entry.number == 3))
    assert await broken() == [("idea:1", 2)]


async def test_many_at_once_stand_in_line() -> None:
    await asyncio.gather(*(record(system(), IdeaShared(subject="idea:3", title="")) for _ in range(8)))
    assert await broken() == []
    assert await Entry.count().where(Entry.subject == "idea:3") == 8
