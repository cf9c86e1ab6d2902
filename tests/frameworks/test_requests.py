"""A framework request: asked in words, answered once and by a known day."""

from datetime import date, datetime, timedelta

import pytest
from asyncpg import CheckViolationError

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale
from teamhub.core.waiting import Glyph
from teamhub.demo import frameworks as demo
from teamhub.frameworks import service as frameworks
from teamhub.frameworks.requests import queries, rules, service
from teamhub.frameworks.requests.tables import FrameworkRequest, Outcome
from teamhub.frameworks.requests.waiting import waiting
from teamhub.ideas.tables import Audience, Idea
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from tests.cast import Cast, a_cast
from tests.conftest import NOON
from tests.factories import acting, system
from tests.frameworks.agreed import entries

pytestmark = pytest.mark.usefixtures("db")
QUESTION = "Mag een veilige omgangskamer buiten de opvanglocatie?"


async def adopted(*codes: str) -> None:
    for adoption in demo.adoptions([entries()[code] | {"drawn_up_by": []} for code in codes], demo.clauses()):
        await demo.adopt(adoption, {}, _moment)


def _moment(day: str) -> datetime:
    """All of it a hundred days ago; what the data plan after their own day is still to come."""
    return NOON + timedelta(days=300 if day > "2026-11-16" else -100)


async def an_idea(cast: Cast) -> Idea:
    """In words only: how ideas are shared is not what this is about."""
    times = {"thought_at": NOON, "shared_at": NOON, "moved_at": NOON}
    idea = Idea(title="Omgangskamer", owner=cast["owner"].id, team=cast.team.id, audience=Audience.TEAM, **times)
    await idea.save()
    return idea


async def asked(act: Act, framework: str | None = "KAD-17", idea_id: int | None = None) -> FrameworkRequest:
    return await service.request(act, framework=framework, question=QUESTION, idea_id=idea_id)


async def test_it_is_due_after_the_days_that_kad_18_promises() -> None:
    cast = await a_cast()
    await adopted("KAD-17", "KAD-18")
    row = await asked(await acting(cast["owner"]))
    assert (row.code, row.team, row.due_on) == ("KAD-17", cast.team.id, date(2026, 3, 30))

    shorter = [limit | {"value": 7 if limit["key"] == "answer_days" else limit["value"]} for limit in LIMITS]
    texts = demo.texts(entries()["KAD-18"], lambda _: NOON)
    await frameworks.adopt(system(), "KAD-18", texts=texts, limits=shorter, clauses=[])
    assert (await asked(await acting(cast["teammate"]))).due_on == date(2026, 3, 9)
    assert (await queries.one(await acting(cast["mpp"]), row.id))["due_on"] == date(2026, 3, 30), "a promise stays"


LIMITS = entries()["KAD-18"]["limits"]


async def test_what_can_not_be_asked() -> None:
    cast = await a_cast()
    act = await acting(cast["owner"])
    with pytest.raises(NotFound):
        await asked(act, framework="KAD-99")
    with pytest.raises(Invalid):
        await service.request(act, framework=None, question="  ")
    for who in ("council", "operator"):
        with pytest.raises(NotFound):
            await asked(await acting(cast[who]), framework=None)
    with pytest.raises(NotFound):
        await asked(await acting(cast["colleague"]), framework=None, idea_id=(await an_idea(cast)).id)
    assert await FrameworkRequest.count() == 0


@pytest.mark.parametrize("who", ["mpp", "hr", "process", "practice", "director"])
async def test_who_answers(who: str) -> None:
    cast = await a_cast()
    row = await asked(await acting(cast["owner"]), framework=None)
    answerer = await acting(cast[who])

    await service.take(answerer, row.id)
    await service.note(await acting(cast["colleague"]), row.id, "De risicotaxatie is voorwaarde, niet bijlage.")
    await service.answer_request(answerer, row.id, outcome=Outcome.ALLOWED, answer="Ja, op een neutrale plek.")

    kept = await queries.one(answerer, row.id)
    assert (kept["outcome"], kept["answer"]) == (Outcome.ALLOWED, "Ja, op een neutrale plek.")
    assert kept["taker"] == kept["answerer"] == cast[who].name
    happened = await Entry.select(Entry.what).where(Entry.subject == f"framework_request:{row.id}").order_by(Entry.id)
    assert [entry["what"] for entry in happened] == [
        "FrameworkRequested",
        "RequestTaken",
        "RequestNoted",
        "RequestAnswered",
    ]
    with pytest.raises(Stale):
        await service.answer_request(answerer, row.id, outcome=Outcome.DECLINED, answer="Toch niet.")


@pytest.mark.parametrize("who", ["owner", "teammate", "colleague"])
async def test_who_does_not_answer(who: str) -> None:
    cast = await a_cast()
    row = await asked(await acting(cast["owner"]), framework=None)
    with pytest.raises(NotAllowed):
        await service.answer_request(await acting(cast[who]), row.id, outcome=Outcome.FITS, answer="Ja.")


async def test_an_mpp_answers_their_own_teams_and_nobody_answers_themselves() -> None:
    cast = await a_cast()
    others = await asked(await acting(cast["colleague"]), framework=None)
    own = await asked(await acting(cast["hr"]), framework=None)
    for who, row in (("mpp", others), ("hr", own)):
        with pytest.raises(NotAllowed):
            await service.take(await acting(cast[who]), row.id)


async def test_an_idea_is_named_only_to_who_may_see_it() -> None:
    cast = await a_cast()
    idea = await an_idea(cast)
    row = await asked(await acting(cast["owner"]), framework=None, idea_id=idea.id)
    for who, sees in (("teammate", idea.id), ("colleague", None), ("director", None)):
        assert (await queries.one(await acting(cast[who]), row.id))["idea"] == sees
    assert [found.id for found in await queries.of_idea(idea.id)] == [row.id]


async def test_open_ones_come_first_and_the_most_urgent_of_them_on_top() -> None:
    cast = await a_cast()
    act = await acting(cast["owner"])
    later = await asked(await acting(cast["owner"], NOON + timedelta(days=2)), framework=None)
    sooner = await asked(act, framework=None)
    answered = await asked(await acting(cast["teammate"]), framework=None)
    await service.answer_request(await acting(cast["hr"]), answered.id, outcome=Outcome.FITS, answer="Dat mag al.")
    assert [row["id"] for row in await queries.listed(act)] == [sooner.id, later.id, answered.id]


def days(count: int) -> timedelta:
    return timedelta(days=count)


async def seen(cast: Cast, request_id: int, after: int) -> rules.Silence:
    act = await acting(cast["owner"], NOON + days(after))
    return rules.silence(await queries.one(act, request_id), act.today)


async def test_a_silent_request_shows_who_has_it_and_since_when() -> None:
    cast = await a_cast()
    row = await asked(await acting(cast["owner"]), framework=None)
    asked_on = NOON.date()
    assert await seen(cast, row.id, 3) == rules.Silence("", asked_on, "", silent=3, late=0)

    await service.take(await acting(cast["hr"], NOON + days(4)), row.id)
    assert await seen(cast, row.id, 16) == rules.Silence("Anita", asked_on + days(4), "", silent=12, late=0)
    await service.note(await acting(cast["colleague"], NOON + days(20)), row.id, "Wij wachten nog.")
    assert await seen(cast, row.id, 20) == rules.Silence("Anita", asked_on + days(4), "", silent=0, late=0)
    assert await seen(cast, row.id, 28) == rules.Silence("Anita", asked_on + days(4), "", silent=8, late=0)
    assert await seen(cast, row.id, 30) == rules.Silence("Anita", asked_on + days(4), "", silent=10, late=2)

    await service.take(await acting(cast["mpp"], NOON + days(31)), row.id)
    assert await seen(cast, row.id, 31) == rules.Silence("Harmen", asked_on + days(31), "", silent=0, late=3)


async def test_what_somebody_had_who_left_is_open_again_and_waits_for_the_others() -> None:
    cast = await a_cast()
    row = await asked(await acting(cast["owner"]), framework=None)
    await service.take(await acting(cast["hr"]), row.id)
    last = NOON.date() + days(5)
    await Person.update({Person.left_on: last}).where(Person.id == cast["hr"].id)

    assert await seen(cast, row.id, 5) == rules.Silence("Anita", NOON.date(), "", silent=5, late=0)
    assert await waiting(await acting(cast["mpp"], NOON + days(5))) == []
    assert await seen(cast, row.id, 6) == rules.Silence("", last, "Anita", silent=6, late=0)
    for who in ("mpp", "process", "director"):
        [item] = await waiting(await acting(cast[who], NOON + days(6)))
        assert (item.due, item.glyph) == (row.due_on, Glyph.SOON)
    await service.take(await acting(cast["mpp"], NOON + days(7)), row.id)
    [item] = await waiting(await acting(cast["mpp"], NOON + days(7)))
    assert (item.due, item.glyph) == (row.due_on, Glyph.ME)
    assert await waiting(await acting(cast["director"], NOON + days(7))) == []


async def test_a_request_is_never_with_somebody_without_a_moment() -> None:
    cast = await a_cast()
    row = await asked(await acting(cast["owner"]), framework=None)
    with pytest.raises(CheckViolationError):
        await FrameworkRequest.update({FrameworkRequest.taken_by: cast["hr"].id}).where(FrameworkRequest.id == row.id)
