"""Asking whether a team may do something itself, and being answered."""

from datetime import date, timedelta

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale
from teamhub.features import QUESTIONS
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.requests import queries as requests
from teamhub.journal.tables import Entry
from teamhub.may_we import answers, queries, service
from teamhub.may_we.tables import MayWe
from teamhub.may_we.waiting import waiting
from tests.cast import a_cast
from tests.conftest import NOON
from tests.factories import acting
from tests.frameworks.test_requests import adopted

pytestmark = pytest.mark.usefixtures("db")
SOFA = "Mogen wij zelf een tweedehands bank kopen voor de gezamenlijke ruimte?"


async def test_a_question_is_due_in_five_working_days_and_waits_for_who_may_answer() -> None:
    cast = await a_cast()
    asked = await service.ask(await acting(cast["owner"]), SOFA)

    assert (asked.due_on, asked.team) == (date(2026, 3, 9), cast.team.id)
    for who in ("mpp", "hr", "process", "practice", "director"):
        [item] = await waiting(await acting(cast[who]))
        assert (item.quote, item.due, item.names) == (SOFA, date(2026, 3, 9), {"name": "Esra"})
    for who in ("owner", "teammate", "colleague", "council", "operator"):
        assert await waiting(await acting(cast[who])) == []

    await service.answer(await acting(cast["mpp"]), asked.id, answer="Ja.")
    assert await waiting(await acting(cast["hr"])) == []


async def test_a_question_of_another_team_waits_for_its_own_mpp_and_ones_own_for_nobody() -> None:
    cast = await a_cast()
    await service.ask(await acting(cast["colleague"]), SOFA)
    await service.ask(await acting(cast["hr"]), "Mag ik dit?")
    assert await waiting(await acting(cast["mpp"])) == []
    assert [item.quote for item in await waiting(await acting(cast["hr"]))] == [SOFA]


async def test_pressing_twice_asks_once() -> None:
    cast = await a_cast()
    act = await acting(cast["owner"])
    first, second = await service.ask(act, SOFA), await service.ask(act, f" {SOFA} ")
    assert first.id == second.id
    assert await MayWe.count() == await Entry.count() == 1


async def test_an_answer_that_is_corrected_keeps_both_texts() -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    asked = await service.ask(await acting(cast["owner"]), f"{SOFA} € 380")
    mpp, hr = await acting(cast["mpp"]), await acting(cast["hr"])
    ruling = await answers.ruling(asked.question, QUESTIONS, NOON.date())
    await service.answer(mpp, asked.id, answer="Ja.", framework="KAD-10", ruling=ruling)
    await service.correct(hr, asked.id, answer="Ja. Onder € 500 beslist de huismeester.", framework="KAD-10")

    now = await queries.one(mpp, asked.id)
    assert (now["answer"], now["answerer"]) == ("Ja. Onder € 500 beslist de huismeester.", "Anita")
    [before] = await queries.earlier_answers(asked.id)
    assert (before["answer"], before["name"], before["code"]) == ("Ja.", "Harmen", "KAD-10")
    happened = await Entry.select(Entry.what).where(Entry.subject == f"may_we:{asked.id}").order_by(Entry.id)
    assert [entry["what"] for entry in happened] == ["MayWeAsked", "MayWeAnswered", "MayWeCorrected"]


async def test_the_ruling_is_kept_with_the_answer() -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    asked = await service.ask(await acting(cast["owner"]), f"{SOFA} € 380")
    ruling = await answers.ruling(asked.question, QUESTIONS, NOON.date())
    hr = await acting(cast["hr"])
    await service.answer(hr, asked.id, answer="Ja.", ruling=ruling)
    assert ruling and Ruling.kept((await queries.one(hr, asked.id))["ruling"]) == ruling


async def test_what_is_refused() -> None:
    cast = await a_cast()
    owner, hr = await acting(cast["owner"]), await acting(cast["hr"])
    asked = await service.ask(owner, SOFA)
    with pytest.raises(Invalid):
        await service.ask(owner, " ")
    with pytest.raises(Invalid):
        await service.answer(hr, asked.id, answer=" ")
    with pytest.raises(NotFound):
        await service.answer(hr, asked.id, answer="Ja.", framework="KAD-99")
    with pytest.raises(NotAllowed):
        await service.answer(await acting(cast["teammate"]), asked.id, answer="Ja.")
    with pytest.raises(Stale):
        await service.correct(hr, asked.id, answer="Ja.")
    await service.answer(hr, asked.id, answer="Ja.")
    with pytest.raises(Stale):
        await service.answer(await acting(cast["director"]), asked.id, answer="Nee.")
    assert (await queries.one(hr, asked.id))["answer"] == "Ja."
    for who in ("council", "operator"):
        with pytest.raises(NotFound):
            await queries.one(await acting(cast[who]), asked.id)


async def test_what_was_answered_is_found_by_everybody_who_asks_alike() -> None:
    cast = await a_cast()
    await adopted("KAD-10", "KAD-04")
    hr = await acting(cast["hr"])
    sofa = await service.ask(await acting(cast["owner"]), SOFA)
    await service.ask(await acting(cast["owner"]), "Mag ik in het teamoverleg vertellen dat iemand er niet is?")
    await service.answer(hr, sofa.id, answer="Ja, de huismeester beslist.", framework="KAD-10")

    found = await answers.answer(await acting(cast["colleague"]), "mogen we banken kopen van 700 euro", QUESTIONS)
    assert [row["id"] for row in found.before] == [sofa.id]
    assert found.ruling and found.ruling.clause and found.ruling.clause.framework == "KAD-10"
    assert [row["code"] for row in found.frameworks] == ["KAD-10"]
    by_answer = await answers.answer(await acting(cast["colleague"]), "wat doet de huismeester", QUESTIONS)
    assert [row["id"] for row in by_answer.before] == [sofa.id]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("welke trainingen volgen we", ["KAD-04"]),
        ("Which trainings do we take?", ["KAD-04"]),
        ("rooster ruilen", ["KAD-05"]),
        ("Rooster en werktijden", ["KAD-05"]),
        ("kad-10", ["KAD-10"]),
        ("nachten en feestdagen", ["KAD-05"]),
        ("zwembad", []),
        ("'; DROP TABLE may_we; -- \\", []),
    ],
)
async def test_frameworks_are_found_by_their_words(text: str, codes: list[str]) -> None:
    await adopted("KAD-04", "KAD-05", "KAD-10")
    found = await queries.frameworks(text, await queries.stems(text), [], NOON.date())
    assert [row["code"] for row in found][:1] == codes


async def test_where_a_fact_is_missing_the_clauses_are_shown() -> None:
    cast = await a_cast()
    await adopted("KAD-10")
    found = await answers.answer(await acting(cast["owner"]), "Mogen wij een bank kopen?", QUESTIONS)
    assert found.ruling is None
    assert [clause.when() for clause in found.depends] == ["up to €500", "up to €1,500", "up to €5,000", "above €5,000"]


async def test_asked_twice_it_becomes_a_framework_request_once() -> None:
    cast = await a_cast()
    colleague = await acting(cast["colleague"], NOON + timedelta(days=1))
    await service.ask(await acting(cast["owner"]), SOFA)
    again = await answers.answer(colleague, "Mogen wij een tweedehands bank kopen voor de ruimte?", QUESTIONS)
    assert [row["question"] for row in again.same] == [SOFA]

    asked = await service.ask(colleague, "Mogen wij een tweedehands bank kopen voor de ruimte?")
    made = await service.turn_into_request(colleague, asked.id)
    assert (await requests.one(colleague, made.id))["question"] == asked.question
    with pytest.raises(Stale):
        await service.turn_into_request(colleague, asked.id)
