"""The same questions for everybody, moments, scores by criterion, and nobody who is forgotten."""

import asyncio
from datetime import timedelta

import pytest

from teamhub.core.act import VISITOR, Act
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.core.mail import Mail
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import answer_queries, answer_service, letter_queries, talk_queries, talk_service
from teamhub.hiring.selecting.procedure import Candidate
from teamhub.hiring.selecting.rules import Round
from teamhub.hiring.selecting.tables import TalkScore, TalkSlot
from teamhub.hiring.tables import Applicant
from tests.conftest import NOON, counting
from tests.decisions.about import happened
from tests.hiring.factories import an_applicant
from tests.hiring.selecting.committee import Committee, a_committee

pytestmark = pytest.mark.usefixtures("db")
QUESTION = "Vertel over een crisis waarin jij rust bracht."


async def candidates(there: Committee, who: str, days: float = 2) -> list[Candidate]:
    act = await there.act(who, days=days)
    seen = await talk_queries.procedure(act, there.vacancy.id)
    slots = await talk_queries.slots(there.vacancy.id)
    return await talk_queries.candidates(act, seen, slots, await letter_queries.weights(there.vacancy.id))


async def test_questions_are_the_same_for_everybody_and_stand_once_the_first_talk_began() -> None:
    there = await a_committee()
    await there.names_shown()
    id = there.vacancy.id
    act = await there.act("ilse")
    question = await talk_service.write_question(act, id, Round.FIRST, QUESTION, there.criteria[1])
    await there.talk(there.applicants[0], days=1)
    await talk_service.write_question(
        act, id, Round.FIRST, "Waar word je stil van, en wat doe je dan?", there.criteria[1]
    )
    later = await there.act("ilse", days=1.1)
    with pytest.raises(WrongStage):
        await talk_service.write_question(later, id, Round.FIRST, "Nog een vraag voor de tweede?", there.criteria[0])
    with pytest.raises(WrongStage):
        await talk_service.remove_question(later, id, question)
    # of the next round they are still to be written
    await talk_service.write_question(later, id, Round.SECOND, "Wat neem je mee naar ons team?", there.criteria[0])
    assert [one.words for one in await talk_queries.questions(id)][:1] == [QUESTION]


async def test_a_question_is_about_a_criterion_but_the_council_asks_its_own() -> None:
    there = await a_committee()
    ours = "Wat merkt een cliënt van jou op een slechte dag?"
    with pytest.raises(Invalid):
        await talk_service.write_question(await there.act("ilse"), there.vacancy.id, Round.FIRST, QUESTION, None)
    await talk_service.write_question(await there.act("samira"), there.vacancy.id, Round.FIRST, ours, None)
    [one] = await talk_queries.questions(there.vacancy.id)
    assert one.criterion is None and one.by_name == "Samira"
    with pytest.raises(NotAllowed):
        await talk_service.remove_question(await there.act("nour"), there.vacancy.id, one.id)
    await talk_service.remove_question(await there.act("esra"), there.vacancy.id, one.id)
    assert await talk_queries.questions(there.vacancy.id) == []


async def test_no_moment_before_the_names_are_known() -> None:
    there = await a_committee()
    with pytest.raises(WrongStage):
        await talk_service.offer_slot(
            await there.act("esra"), there.vacancy.id, Round.FIRST,
            starts_at=NOON + timedelta(days=1), minutes=45, place="Alkmaar",
        )  # fmt: skip
    assert await candidates(there, "ilse") == []


async def test_a_planned_talk_is_mailed_with_day_time_and_place() -> None:
    there = await a_committee()
    await there.names_shown()
    slot = await there.talk(there.applicants[0], days=1)
    mail = await Mail.objects().order_by(Mail.id, ascending=False).first()
    assert mail and "13:00" in mail.params and "De Wetering 3" in mail.params
    row = await TalkSlot.objects().get(TalkSlot.id == slot)
    assert row and row.applicant == there.applicants[0].id and not row.themselves
    assert "TalkPlanned" in await happened(f"applicant:{there.applicants[0].id}")
    with pytest.raises(WrongStage):  # one moment in a round
        await there.talk(there.applicants[0], days=3)


async def test_an_applicant_chooses_a_free_moment_once() -> None:
    there = await a_committee()
    await there.names_shown()
    esra, visitor = await there.act("esra"), Act(by=VISITOR, at=NOON)
    first, second, third = there.applicants
    one, other = [
        await talk_service.offer_slot(
            esra, there.vacancy.id, Round.FIRST, starts_at=NOON + timedelta(days=n), minutes=45, place="Alkmaar"
        )
        for n in (1, 2)
    ]
    assert [slot.id for slot in await talk_queries.slots_for(visitor, first.id)] == [one, other]
    await talk_service.choose_slot(visitor, first.id, one)
    assert [(slot.id, slot.themselves) for slot in await talk_queries.slots_for(visitor, first.id)] == [(one, True)]
    with pytest.raises(Stale):
        await talk_service.choose_slot(visitor, first.id, other)
    with pytest.raises(Stale):
        await talk_service.choose_slot(visitor, second.id, one)
    with pytest.raises(Stale):  # who was not invited is offered nothing
        await talk_service.choose_slot(visitor, third.id, other)
    await talk_service.make_free(esra, there.vacancy.id, one)
    await talk_service.choose_slot(visitor, second.id, one)


async def test_a_moment_that_is_chosen_and_one_that_is_planned_at_once_are_one() -> None:
    there = await a_committee()
    await there.names_shown()
    esra, visitor = await there.act("esra"), Act(by=VISITOR, at=NOON)
    first, id = there.applicants[0].id, there.vacancy.id
    moments = [
        await talk_service.offer_slot(
            esra, id, Round.FIRST, starts_at=NOON + timedelta(days=n), minutes=45, place="Alkmaar"
        )
        for n in range(1, 5)
    ]
    chosen = (talk_service.choose_slot(visitor, first, slot) for slot in moments[:2])
    planned = (talk_service.plan(esra, id, slot, first) for slot in moments[2:])
    await asyncio.gather(*chosen, *planned, return_exceptions=True)
    assert await TalkSlot.count().where(TalkSlot.applicant == first) == 1


async def test_the_same_answer_is_mailed_once_also_when_two_send_it_at_once() -> None:
    there = await a_committee()
    await there.names_shown()
    before, esra, id = await Mail.count(), await there.act("esra"), there.vacancy.id
    rejected = there.applicants[2].id
    sent = [answer_service.answer_all(esra, id), answer_service.answer(esra, id, rejected)]
    again = [answer_service.answer_all(esra, id), answer_service.answer(esra, id, rejected)]
    await asyncio.gather(*sent, *again, return_exceptions=True)
    assert await Mail.count() - before == 3
    assert await answer_queries.unanswered(esra, id) == []


async def test_talks_are_scored_after_they_were_held_and_not_read_before() -> None:
    there = await a_committee()
    await there.names_shown()
    first = there.applicants[0]
    await there.talk(first, days=1)
    with pytest.raises(WrongStage):
        await there.score_talk("ilse", first, 4, 4, 4, days=0.5)
    await there.score_talk("ilse", first, 4, 5, 3, note="Bleef rustig in het rollenspel.")
    [unread, *_] = [one for one in await candidates(there, "nour") if one.id == first.id]
    assert unread.talks[Round.FIRST].scores == [] and unread.scored and unread.scored.mean is None
    await there.score_talk("nour", first, 2, 3, 3)
    [read, *_] = [one for one in await candidates(there, "nour") if one.id == first.id]
    assert {one.scorer_name for one in read.talks[Round.FIRST].scores} == {"Ilse", "Nour"}
    with pytest.raises(WrongStage):
        await there.score_talk("ilse", first, 1, 1, 1)
    [samira, *_] = [one for one in await candidates(there, "samira") if one.id == first.id]
    assert samira.talks[Round.FIRST].scores == []
    with pytest.raises(NotAllowed):
        await there.score_talk("esra", first, 3, 3, 3)
    with pytest.raises(NotFound):
        await there.score_talk("karim", first, 3, 3, 3)


async def test_who_was_not_there_reads_and_scores_no_more() -> None:
    there = await a_committee()
    await there.names_shown()
    first = there.applicants[0]
    await there.talk(first, days=1)
    await there.score_talk("ilse", first, 4, 5, 3)
    await talk_service.was_not_there(await there.act("nour", days=2), there.vacancy.id, first.id, Round.FIRST)
    [read, *_] = [one for one in await candidates(there, "nour") if one.id == first.id]
    assert len(read.talks[Round.FIRST].scores) == 3
    with pytest.raises(WrongStage):
        await there.score_talk("nour", first, 4, 4, 4)
    assert await TalkScore.count() == 3


async def test_somebody_is_turned_down_for_a_criterion_after_two_scored() -> None:
    there = await a_committee()
    await there.names_shown()
    second, act = there.applicants[1], await there.act("nour", days=2)
    await there.talk(second, days=1)
    await there.score_talk("ilse", second, 2, 2, 2)
    words = {"reason": there.criteria[0], "words": "Je zoekt kantoordagen; het werk is onderweg."}
    with pytest.raises(WrongStage):
        await talk_service.turn_down(act, there.vacancy.id, second.id, **words)  # type: ignore[arg-type]
    await there.score_talk("nour", second, 2, 2, 2)
    with pytest.raises(Invalid):
        await talk_service.turn_down(act, there.vacancy.id, second.id, reason=None, words="Een hele zin.")
    await talk_service.turn_down(act, there.vacancy.id, second.id, **words)  # type: ignore[arg-type]
    row = await there.fresh(second)
    assert row.standing == Standing.REJECTED and row.reason_words == words["words"] and row.settled_on == act.today


async def test_a_reserve_only_with_their_consent() -> None:
    there = await a_committee()
    await there.names_shown()
    second, act = there.applicants[1], await there.act("ilse")
    with pytest.raises(Invalid):
        await talk_service.reserve(act, there.vacancy.id, second.id)
    await Applicant.update({Applicant.consent_on: NOON.date()}).where(Applicant.id == second.id)
    await talk_service.reserve(act, there.vacancy.id, second.id)
    assert (await there.fresh(second)).standing == Standing.RESERVE


async def test_answering_everybody_twice_at_once_sends_one_mail_each() -> None:
    there = await a_committee()
    await there.names_shown()
    act = await there.act("esra")
    before = await Mail.count()
    both = [answer_service.answer_all(act, there.vacancy.id) for _ in range(2)]
    assert sorted(await asyncio.gather(*both)) == [0, 3] and await Mail.count() == before + 3


async def test_everybody_gets_an_answer_with_why_and_within_fourteen_days() -> None:
    there = await a_committee()
    await there.names_shown()
    act = await there.act("esra", days=15)
    waits = {one.id: one for one in await answer_queries.unanswered(act, there.vacancy.id)}
    assert set(waits) == {one.id for one in there.applicants}
    third = waits[there.applicants[2].id]
    assert third.due_on == NOON.date() + timedelta(days=14) and third.late
    assert third.why == "Werkt krachtgericht.\n\nJe brief ging niet over crisis."
    with pytest.raises(NotAllowed):
        await answer_service.answer(await there.act("ilse"), there.vacancy.id, third.id)
    await answer_service.answer(act, there.vacancy.id, third.id)
    mail = await Mail.objects().order_by(Mail.id, ascending=False).first()
    assert mail and "Je brief ging niet over crisis." in mail.params
    with pytest.raises(WrongStage):
        await answer_service.answer(act, there.vacancy.id, third.id)
    assert await answer_service.answer_all(act, there.vacancy.id) == 2
    assert await answer_queries.unanswered(act, there.vacancy.id) == []


@pytest.mark.parametrize("many", [1, 10, 40])
async def test_the_comparison_takes_as_many_queries_however_many_are_invited(many: int) -> None:
    there = await a_committee()
    await there.names_shown()
    for n in range(many):
        await an_applicant(there.vacancy, f"Kandidaat {n}x", standing=Standing.INVITED)
    act = await there.act("ilse")
    seen, slots = await talk_queries.procedure(act, there.vacancy.id), await talk_queries.slots(there.vacancy.id)
    with counting() as asked:
        found = await talk_queries.candidates(act, seen, slots, {})
    assert len(found) >= many and len(asked) == 3
