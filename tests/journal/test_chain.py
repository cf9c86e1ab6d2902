import asyncio
import json
from datetime import UTC, datetime

import pytest
from asyncpg import PostgresError
from hypothesis import given
from hypothesis import strategies as st
from piccolo.engine.postgres import PostgresEngine

from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import DB, writing
from teamhub.ideas.events import IdeaShared
from teamhub.journal import queries
from teamhub.journal.chain import START, Link, seal, spelled
from teamhub.journal.service import record
from teamhub.journal.tables import Entry
from tests.factories import system

pytestmark = pytest.mark.usefixtures("db")


FORGE = "BEGIN; SET LOCAL session_replication_role = replica; {}; COMMIT"  # as somebody who owns the server could
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.timezones())


async def directly(sql: str) -> None:
    assert DB.pool
    async with DB.pool.acquire() as connection:
        await connection.execute(sql)


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
    forged = """UPDATE journal_entry SET facts = '{"title": "Drie"}' WHERE subject = 'idea:2' AND number = 1"""
    await directly(FORGE.format(forged))
    assert await broken() == [("idea:2", 1)]


async def test_an_entry_taken_out_shows_even_when_the_rest_is_renumbered() -> None:
    await directly(FORGE.format("DELETE FROM journal_entry WHERE subject = 'idea:1' AND number = 2"))
    assert await broken() == [("idea:1", 3)]
    renumbered = "UPDATE journal_entry SET number = 2 WHERE subject = 'idea:1' AND number = 3"
    await directly(FORGE.format(renumbered))
    assert await broken() == [("idea:1", 2)]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_entry SET what = 'IdeaStopped'",
        "UPDATE journal_entry SET facts = facts WHERE subject = 'idea:404'",
        "DELETE FROM journal_entry",
        "TRUNCATE journal_entry CASCADE",
    ],
)
async def test_the_database_itself_refuses_to_change_the_past(change: str) -> None:
    with pytest.raises(PostgresError, match="only ever added to"):
        await directly(change)
    assert await Entry.count() == 6


async def test_many_at_once_stand_in_line() -> None:
    await asyncio.gather(*(record(system(), IdeaShared(subject="idea:3", title="")) for _ in range(8)))
    assert await broken() == []
    assert await Entry.count().where(Entry.subject == "idea:3") == 8


@given(WORDS, WORDS, MOMENTS, st.integers(-(2**60), 2**60))
async def test_the_database_seals_what_python_checks(said: str, subject: str, at: datetime, number: int) -> None:
    """Two places spell an entry out, and any words, moment and figures come out the same."""
    act = Act(by=SYSTEM, at=at)
    facts = {"title": said, "n": number, "deep": {"é": [said, None, True]}}
    link = Link(subject=f"x:{subject}", number=1, at=at, by=None, what="Anything", facts=facts)
    head, tail = spelled(link)
    async with writing():
        before = await Entry.count().where(Entry.subject == link.subject)
        row = await Entry.raw(
            "SELECT journal_append({}, {}, {}, {}, {}, {}, {}) AS id",
            link.subject, act.at, None, link.what, json.dumps(facts), head, tail,
        )  # fmt: skip
        kept = await Entry.select().where(Entry.id == row[0]["id"]).first().output(load_json=True)
    assert kept and kept["facts"] == facts and kept["at"] == at.astimezone(UTC)
    assert before or kept["hash"] == seal(link, START)


async def test_recording_is_one_round_trip(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    run = PostgresEngine.run_querystring

    async def counted(self: PostgresEngine, query: object, *args: object, **kw: object) -> object:
        asked.append(query)
        return await run(self, query, *args, **kw)

    monkeypatch.setattr(PostgresEngine, "run_querystring", counted)
    async with writing():
        await record(system(), IdeaShared(subject="idea:9", title=""))
    assert len(asked) == 1


async def test_verifying_says_how_far_it_is_and_reads_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "BATCH", 4)  # so that a part ends in the middle of a chain
    told: list[tuple[int, int]] = []
    assert await queries.breaks(lambda seen, total: told.append((seen, total))) == []
    assert told == [(4, 6), (6, 6)]
