"""From the journal to people: who is told, who is not, once, whatever goes wrong on the way."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from piccolo.engine.postgres import PostgresEngine

from teamhub.core.act import Act
from teamhub.core.db import DB, writing
from teamhub.core.telling import TELLS, About, Concerns, Happened
from teamhub.ideas import queries as ideas
from teamhub.ideas.events import IdeaShared, subject
from teamhub.ideas.tables import Audience, Idea, IdeaGuest
from teamhub.journal.service import record
from teamhub.journal.tables import Pending
from teamhub.notices import queries, service
from teamhub.notices.tables import Notice
from teamhub.people.tables import Person
from tests.cast import CAST, Cast, a_cast
from tests.conftest import EMPTY, NOON
from tests.factories import a_person, a_team, acting, an_idea, system

pytestmark = pytest.mark.usefixtures("db")


async def shares(act: Act, idea: Idea) -> None:
    await record(act, IdeaShared(subject=subject(idea.id), title=idea.title))


async def told() -> list[str]:
    """The names of who has a notice, in order."""
    names = Notice.select(Notice.person.name).order_by(Notice.person.name)
    return [str(name) for name in await names.output(as_list=True)]


def concerning(monkeypatch: pytest.MonkeyPatch, concerns: Mapping[About, Collection[int]]) -> None:
    async def tells(_act: Act, _happened: Happened) -> Concerns:
        return concerns

    monkeypatch.setitem(TELLS, "IdeaShared", tells)


async def test_the_team_is_told_and_the_sharer_is_not() -> None:
    esra, ilse, roel, nour = [await a_person(name) for name in ("Esra", "Ilse", "Roel", "Nour")]
    team = await a_team(esra, ilse, roel)
    await a_team(nour)
    idea = await an_idea(esra, team, title="Eén formulier")
    await shares(await acting(esra), idea)

    assert await service.deliver(system()) == "2 notices"

    assert await told() == ["Ilse", "Roel"]
    (shown,) = await queries.inbox(await acting(ilse))
    assert (shown.told.said(), shown.others, shown.unread) == ("Esra shared this idea", ["Roel"], True)
    assert shown.place and shown.place.title == "Eén formulier"
    assert (await acting(ilse)).by.unread == 1
    assert await queries.inbox(await acting(esra)) == []
    assert await service.deliver(system()) == ""


async def test_who_is_concerned_in_two_ways_is_told_once_for_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    idea = await an_idea(esra, await a_team(esra, ilse))
    concerning(monkeypatch, {About.TEAM: [ilse.id], About.ASKED: [ilse.id, ilse.id]})
    await shares(await acting(esra), idea)
    await service.deliver(system())
    assert [shown.about for shown in await queries.inbox(await acting(ilse))] == [About.ASKED]


async def cast_with_ideas() -> tuple[Cast, list[Idea]]:
    cast = await a_cast()
    owner = cast["owner"]
    ideas = [
        await an_idea(owner, cast.team),
        await an_idea(owner, cast.team, audience=Audience.ORGANISATION),
        await an_idea(owner, cast.team, audience=Audience.ORGANISATION, clients=True),
        await an_idea(cast["director"], None),
    ]
    await IdeaGuest(idea=ideas[3].id, person=cast["council"].id).save()
    return cast, ideas


WHO = st.sampled_from([who for who in CAST if who != "visitor"])


@given(
    st.lists(st.tuples(WHO, st.integers(0, 3), st.dictionaries(st.sampled_from(About), st.lists(WHO, max_size=6))),
             min_size=1, max_size=5)
)  # fmt: skip
async def test_nobody_is_told_of_what_they_may_not_see_or_did_themselves(
    happenings: list[tuple[str, int, dict[About, list[str]]]],
) -> None:
    """Whoever a capability names by mistake."""
    assert DB.pool
    async with DB.pool.acquire() as connection:
        await connection.execute(EMPTY)
    cast, shared = await cast_with_ideas()
    last_by: dict[tuple[int, str], int] = {}
    with pytest.MonkeyPatch.context() as monkeypatch:
        named = [{about: [cast[who].id for who in people] for about, people in x.items()} for _, _, x in happenings]
        everything = iter(named)

        async def tells(_act: Act, _happened: Happened) -> Concerns:
            return next(everything)

        monkeypatch.setitem(TELLS, "IdeaShared", tells)
        for order, (who, which, _) in enumerate(happenings):
            by = await acting(cast[who]) if who != "leaver" else system()
            await shares(by, shared[which])
            last_by[which, who] = order
        await service.deliver(system())

    visible = {who: await sees(cast[who]) for who in CAST if who not in ("visitor", "leaver")}
    expected = {
        (cast[name].id, order)
        for order, (who, which, concerns) in enumerate(happenings)
        for name in {name for people in concerns.values() for name in people}
        if name not in ("leaver", who) and shared[which].id in visible[name]
        if last_by.get((which, name), -1) < order
    }
    rows = await Notice.select(Notice.person, Notice.entry).order_by(Notice.entry)
    entries = await Notice.raw("SELECT id FROM journal_entry ORDER BY id")
    orders = {row["id"]: order for order, row in enumerate(entries)}
    assert {(row["person"], orders[row["entry"]]) for row in rows} == expected
    assert len(rows) == len(expected)
    assert await Pending.count() == 0


async def sees(person: Person) -> set[int]:
    act = await acting(person)
    return set(await Idea.select(Idea.id).where(ideas.visible_to(act.by)).output(as_list=True))


async def test_who_did_something_since_is_not_told_and_what_they_were_told_counts_as_read() -> None:
    esra, ilse, roel = [await a_person(name) for name in ("Esra", "Ilse", "Roel")]
    idea = await an_idea(esra, await a_team(esra, ilse, roel))
    await shares(await acting(esra), idea)
    await service.deliver(system())
    await shares(await acting(esra), idea)  # not delivered yet when Ilse acts
    await shares(await acting(ilse), idea)
    await service.deliver(system())

    assert [(shown.told.number, shown.unread) for shown in await queries.inbox(await acting(ilse))] == [(1, False)]
    assert [shown.told.number for shown in await queries.inbox(await acting(roel))] == [3, 2, 1]
    assert [shown.told.by for shown in await queries.inbox(await acting(esra))] == ["Ilse"]


async def test_a_history_that_is_read_in_is_no_news() -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    idea = await an_idea(esra, await a_team(esra, ilse))
    await shares(await acting(esra, NOON - timedelta(days=15)), idea)
    await shares(await acting(esra, NOON - timedelta(days=13)), idea)
    await service.deliver(system())
    assert [shown.unread for shown in await queries.inbox(await acting(ilse))] == [True, False]


async def test_many_workers_at_once_tell_everybody_once() -> None:
    people = [await a_person(f"P{number}") for number in range(5)]
    idea = await an_idea(people[0], await a_team(*people))
    by = await acting(people[0])
    for _ in range(120):
        await shares(by, idea)
    await asyncio.gather(*(service.deliver(system()) for _ in range(4)))
    assert await Notice.count() == 120 * 4
    assert await Pending.count() == 0


async def test_what_is_committed_late_is_not_passed_over() -> None:
    """An entry with a lower id may become visible after one with a higher id was told."""
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    team = await a_team(esra, ilse)
    first, second = await an_idea(esra, team, title="first"), await an_idea(esra, team, title="second")
    by = await acting(esra)
    written, may_commit = asyncio.Event(), asyncio.Event()

    async def slowly() -> None:
        async with writing():
            await shares(by, first)
            written.set()
            await may_commit.wait()

    slow = asyncio.create_task(slowly())
    await written.wait()
    await shares(by, second)
    await service.deliver(system())
    assert [shown.place and shown.place.title for shown in await queries.inbox(await acting(ilse))] == ["second"]
    may_commit.set()
    await slow
    await service.deliver(system())
    assert sorted(shown.place.title for shown in await queries.inbox(await acting(ilse)) if shown.place) == [
        "first",
        "second",
    ]


@pytest.mark.parametrize("after", range(1, 12))
async def test_wherever_it_is_interrupted_nothing_is_lost_or_told_twice(
    after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection breaks at the query with this number; the next run finds everything."""
    people = [await a_person(f"P{number}") for number in range(3)]
    idea = await an_idea(people[0], await a_team(*people))
    for _ in range(3):
        await shares(await acting(people[0]), idea)
    run, asked = PostgresEngine.run_querystring, 0

    async def breaking(self: PostgresEngine, query: object, *args: object, **kw: object) -> object:
        nonlocal asked
        asked += 1
        if asked == after:
            raise KeyboardInterrupt  # as a process that is told to stop: nobody catches it
        return await run(self, query, *args, **kw)

    with monkeypatch.context() as breaks:
        breaks.setattr(PostgresEngine, "run_querystring", breaking)
        try:
            await service.deliver(system())
        except KeyboardInterrupt:
            assert await Notice.count() == 0 and await Pending.count() == 3
    await service.deliver(system())
    assert await Notice.count() == 6 and await Pending.count() == 0


async def test_one_that_cannot_be_told_holds_up_nobody_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    team = await a_team(esra, ilse)
    fine, broken = await an_idea(esra, team, title="fine"), await an_idea(esra, team, title="a secret title")
    for idea in (broken, fine):
        await shares(await acting(esra), idea)
    tells = TELLS["IdeaShared"]

    async def failing(act: Act, happened: Happened) -> Concerns:
        if happened.subject == subject(broken.id):
            raise RuntimeError("a secret title")
        return await tells(act, happened)

    with monkeypatch.context() as breaks:
        breaks.setitem(TELLS, "IdeaShared", failing)
        await service.deliver(system())
        assert await Notice.count() == 1
        assert await service.deliver(system()) == ""  # it waits
    assert "secret" not in caplog.text and "RuntimeError at test_delivery.py" in caplog.text
    waits = await Pending.select().first()
    assert waits and (waits["tries"], waits["not_before"]) == (1, NOON + timedelta(minutes=1))
    await service.deliver(system(NOON + timedelta(seconds=59)))
    assert await Notice.count() == 1
    await service.deliver(system(NOON + timedelta(minutes=1)))
    assert await Notice.count() == 2 and await Pending.count() == 0


async def test_what_somebody_does_not_want_to_hear_of_is_not_in_their_inbox() -> None:
    esra, ilse, roel = [await a_person(name) for name in ("Esra", "Ilse", "Roel")]
    idea = await an_idea(esra, await a_team(esra, ilse, roel))
    everything, but_team = [*About], [about for about in About if about is not About.TEAM]
    await service.choose(await acting(ilse), inbox=but_team, mail=everything, digest_hour=7)
    await service.choose(await acting(roel), inbox=but_team, mail=but_team, digest_hour=7)
    await shares(await acting(esra), idea)
    await service.deliver(system())
    assert await queries.inbox(await acting(ilse)) == [] and (await acting(ilse)).by.unread == 0
    assert len(await queries.unmailed(await acting(ilse))) == 1
    assert await told() == ["Ilse"]


async def test_what_one_may_no_longer_see_is_not_told_again() -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    idea = await an_idea(esra, await a_team(esra, ilse), title="Geheim")
    await shares(await acting(esra), idea)
    await service.deliver(system())
    await Idea.raw("DELETE FROM membership WHERE person = {}", ilse.id)
    (shown,) = await queries.inbox(await acting(ilse))
    assert shown.place is None
