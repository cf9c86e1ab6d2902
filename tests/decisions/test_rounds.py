"""Consent rounds, with the database and the clock."""

import asyncio
from datetime import date, timedelta

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, WrongStage
from teamhub.decisions import objection_service as objections
from teamhub.decisions import queries
from teamhub.decisions import round_service as rounds
from teamhub.decisions.jobs import settle_rounds
from teamhub.decisions.rules import Outcome, Phase, Stance
from teamhub.decisions.tables import ConsentRound, Decision, Voice
from teamhub.frameworks.authority import Ruling, rule
from teamhub.teams.tables import Membership
from tests.conftest import NOON
from tests.decisions.about import GARDEN, OBJECTION, RULING, SUBJECT, Garden, a_garden, adopt, facts, happened
from tests.factories import a_person, acting, holds, joins, system

pytestmark = pytest.mark.usefixtures("db")
CONSENT, CONCERN, OBJECTS = Stance.CONSENT, Stance.CONCERN, Stance.OBJECTION


async def test_the_clock_alone_leads_a_round_through_its_phases() -> None:
    garden = await a_garden()
    await garden.call((2, 2, 3))

    assert [(await garden.seen(days=days)).phase for days in (0, 1.9, 2, 3.9, 4, 6.9, 7)] == [
        Phase.PICTURE, Phase.PICTURE, Phase.OPINION, Phase.OPINION, Phase.DECISION, Phase.DECISION, Phase.OVER,
    ]  # fmt: skip


async def test_a_phase_ends_at_the_hour_of_the_day_also_when_summer_time_begins() -> None:
    garden = await a_garden()
    await garden.call((10, 10, 10))  # 29 March is in between
    ends = (await garden.seen()).ends
    assert (ends.decision - NOON) == timedelta(days=30, hours=-1)


async def test_consent_of_a_quorum_is_a_decision_although_no_job_ran() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    await garden.speak(0, round_id, CONSENT)
    await garden.speak(1, round_id, CONCERN, argument="Wie geeft water?")
    await garden.speak(2, round_id, CONSENT)

    assert (await garden.seen(days=6.9)).outcome is None
    over = await garden.seen(days=7)
    assert (over.outcome, over.kept, over.needed) == (Outcome.ADOPTED, None, 3)
    assert (await garden.matter(days=7)).awaits_settling

    await rounds.settle_due(await garden.act(3, days=9), SUBJECT)
    matter = await garden.matter(days=9)
    decided = matter.holds("plant")
    assert decided and matter.awaits_settling is None
    assert (decided.text, decided.way, decided.evaluate_on) == ("Een appelboom", "consent", date(2026, 9, 1))
    assert decided.at == over.closes_at  # not when somebody looked
    assert decided.ruling == RULING == rule(GARDEN, {}, [RULING.clause] if RULING.clause else [])
    assert (await happened())[-2:] == ["RoundClosed", "DecisionTaken"]
    assert await facts("RoundClosed") | {"round": 0} == {
        "round": 0, "number": 1, "outcome": "adopted", "spoken": 3, "members": 5, "objections": 0,
    }  # fmt: skip


async def test_settling_again_changes_nothing() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    for who in range(3):
        await garden.speak(who, round_id, CONSENT)
    later = system(NOON + timedelta(days=8))

    assert await settle_rounds(later) == 1
    before = await happened()
    assert await settle_rounds(later) == 0
    await asyncio.gather(*(rounds.settle_due(later, SUBJECT) for _ in range(3)))
    assert await happened() == before
    assert await Decision.count() == 1


async def test_many_settle_at_once_and_one_of_them_does() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    for who in range(3):
        await garden.speak(who, round_id, CONSENT)
    await asyncio.gather(*(rounds.settle_due(system(NOON + timedelta(days=7)), SUBJECT) for _ in range(4)))
    assert await Decision.count() == 1


async def test_too_few_do_not_decide() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    await garden.speak(0, round_id, CONSENT)
    await garden.speak(1, round_id, CONSENT)
    assert (await garden.seen(days=7)).outcome is Outcome.TOO_FEW
    await settle_rounds(system(NOON + timedelta(days=7)))
    assert not await Decision.exists()


async def test_a_voice_of_the_last_moment_counts_and_one_after_it_does_not() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    for who in range(3):
        await garden.speak(who, round_id, CONSENT)
    await garden.speak(3, round_id, OBJECTS, days=7 - 1e-9, **OBJECTION)
    with pytest.raises(WrongStage, match="over"):
        await garden.speak(3, round_id, CONSENT, days=7)
    assert (await garden.seen(days=7)).outcome is Outcome.OBJECTED


async def test_the_last_voice_ends_the_round_in_the_decision_phase_only() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    for who in range(4):
        await garden.speak(who, round_id, CONSENT, days=1)  # in advance
    await garden.speak(4, round_id, CONCERN, days=1, argument="Wie geeft water?")
    assert (await garden.seen(days=1)).running

    await garden.speak(0, round_id, CONSENT, days=5)
    seen = await garden.seen(days=5)
    assert (seen.phase, seen.outcome) == (Phase.OVER, Outcome.ADOPTED)
    assert await Decision.count() == 1


async def test_a_changed_mind_counts_and_the_earlier_words_stay() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    await garden.speak(1, round_id, OBJECTS, **OBJECTION)
    await garden.speak(1, round_id, CONSENT)
    await garden.speak(0, round_id, CONSENT)
    await garden.speak(2, round_id, CONSENT)

    seen = await garden.seen(days=8)
    assert seen.outcome is Outcome.ADOPTED
    assert [voice.stance for voice in seen.voices if voice.person == garden.people[1].id] == [OBJECTS, CONSENT]
    assert await Voice.count() == 4
    assert (await facts("VoiceGiven"))["again"] is False


async def test_stances_are_seen_at_once_and_reasons_after_the_round() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    await garden.speak(1, round_id, OBJECTS, **OBJECTION)

    meanwhile = await garden.seen(days=5)
    assert [seat.state for seat in meanwhile.seats] == ["waiting", "objection", "waiting", "waiting", "waiting"]
    assert [(v.argument, v.harm, v.safe) for v in meanwhile.voices] == [("", "", "")]
    assert (await garden.seen(1, days=5)).voices[0].argument == OBJECTION["argument"]  # one's own
    after = await garden.seen(days=7)
    assert [(v.argument, v.harm, v.safe) for v in after.voices] == [tuple(OBJECTION.values())]
    assert not set(OBJECTION.values()) & {str(value) for value in (await facts("VoiceGiven")).values()}


@pytest.mark.parametrize("missing", OBJECTION)
async def test_an_objection_has_three_parts(missing: str) -> None:
    garden = await a_garden()
    round_id = await garden.call()
    with pytest.raises(Invalid, match="safe enough to try"):
        await garden.speak(1, round_id, OBJECTS, **{**OBJECTION, missing: ""})
    with pytest.raises(Invalid, match="concerns you"):
        await garden.speak(1, round_id, CONCERN)
    assert not await Voice.exists()


async def test_only_who_is_in_the_team_at_that_moment_takes_part() -> None:
    garden = await a_garden()
    mpp, late = await a_person("Harmen"), await a_person("Wout")
    await holds(mpp, Office.MPP, garden.team)
    await joins(late, garden.team, from_on=date(2026, 3, 6))
    await Membership.update(until_on=date(2026, 3, 6)).where(Membership.person == garden.people[1].id)
    round_id = await garden.call()
    await garden.speak(1, round_id, CONSENT, days=1)

    for person, days in ((mpp, 1), (late, 1), (garden.people[1], 5)):
        with pytest.raises(NotAllowed, match="in the team"):
            await rounds.speak(await acting(person, NOON + timedelta(days=days)), round_id, CONSENT)
        with pytest.raises(NotAllowed):
            await rounds.contribute(await acting(person, NOON + timedelta(days=days)), round_id, "Waarom?")
    await rounds.speak(await acting(late, NOON + timedelta(days=5)), round_id, CONSENT)

    seen = await garden.seen(days=7)
    assert {seat.name: seat.state for seat in seen.seats} == {
        "Esra": "waiting", "Karim": "waiting", "Nour": "waiting", "Thirza": "waiting", "Wout": "consent",
    }  # fmt: skip


async def test_the_phase_is_led_on_and_questions_and_reactions_have_their_time() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    question = await rounds.contribute(await garden.act(1), round_id, "Welke soort?")
    await rounds.next_phase(await garden.act(hours=1), round_id)
    await rounds.contribute(await garden.act(2, hours=2), round_id, "Mooi, in de schaduw.")
    await rounds.contribute(await garden.act(0, hours=2), round_id, "Een Elstar.", answers=question)
    await rounds.next_phase(await garden.act(hours=3), round_id)

    with pytest.raises(WrongStage, match="Say now"):
        await rounds.contribute(await garden.act(3, hours=4), round_id, "Nog iets.")
    with pytest.raises(WrongStage, match="its hour"):
        await rounds.next_phase(await garden.act(hours=4), round_id)
    with pytest.raises(WrongStage, match="read out"):
        await rounds.adjust(await garden.act(hours=4), round_id, "Een peer", 2)
    with pytest.raises(Invalid, match="no such question"):
        await rounds.contribute(await garden.act(3, hours=4), round_id, "Ja.", answers=question + 100)
    seen = await garden.seen(hours=4)
    assert seen.closes_at == NOON + timedelta(days=7)
    assert [(one.text, [a.text for a in answers]) for one, answers in seen.questions()] == [
        ("Welke soort?", ["Een Elstar."]),
        ("Mooi, in de schaduw.", []),
    ]
    assert await happened() == [
        "RoundCalled", "QuestionPut", "PhaseReached", "ReactionGiven", "AnswerGiven", "PhaseReached",
    ]  # fmt: skip


async def test_who_spoke_about_an_earlier_text_speaks_again() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    for who in range(5):
        await garden.speak(who, round_id, CONSENT, days=1)
    await rounds.adjust(await garden.act(days=3), round_id, "Een appelboom in een bak", 2)
    seen = await garden.seen(days=7)
    assert (seen.proposal, seen.version, seen.outcome) == ("Een appelboom in een bak", 2, Outcome.TOO_FEW)


async def test_when_all_spoke_in_advance_leading_on_to_the_decision_ends_it() -> None:
    garden = await a_garden()
    round_id = await garden.call((0, 1, 1))
    for who in range(5):
        await garden.speak(who, round_id, CONSENT, days=0.5)
    await rounds.next_phase(await garden.act(days=0.6), round_id)
    assert (await garden.seen(days=0.6)).outcome is Outcome.ADOPTED


async def an_objection(garden: Garden, **later: float) -> tuple[int, int]:
    """A round with two consents and one objection, over; the ids of the round and of the objection."""
    round_id = await garden.call(**later)
    start = later.get("days", 0)
    await garden.speak(0, round_id, CONSENT, days=start + 5)
    await garden.speak(1, round_id, OBJECTS, days=start + 5, **OBJECTION)
    await garden.speak(2, round_id, CONSENT, days=start + 5)
    return round_id, (await garden.seen(days=start + 7)).objections[0].id


async def test_an_objection_that_is_met_makes_it_a_decision() -> None:
    garden = await a_garden()
    _, voice = await an_objection(garden)
    await objections.propose(await garden.act(days=8), voice, SUBJECT, "Een bak van een meter breed.")
    with pytest.raises(WrongStage, match="waits for the objector"):
        await objections.propose(await garden.act(days=8), voice, SUBJECT, "Of twee.")
    seen = await garden.seen(days=8)
    resolution = seen.objections[0].proposed
    assert resolution and seen.resolve_by == date(2026, 3, 30)

    with pytest.raises(NotAllowed, match="who objected"):
        await objections.confirm(await garden.act(0, days=9), resolution.id, SUBJECT)
    await objections.stands(await garden.act(1, days=9), resolution.id, SUBJECT, "Te smal.")
    await objections.propose(await garden.act(days=10), voice, SUBJECT, "Twee meter.")
    again = (await garden.seen(days=10)).objections[0].proposed
    assert again
    await objections.confirm(await garden.act(1, days=11), again.id, SUBJECT)

    done = await garden.seen(days=11)
    assert (done.outcome, done.objections) == (Outcome.ADOPTED, [])
    assert await Decision.count() == 1
    assert (await happened())[-5:] == [
        "ResolutionProposed", "ObjectionStands", "ResolutionProposed", "ObjectionMet", "DecisionTaken",
    ]  # fmt: skip
    with pytest.raises(WrongStage):
        await objections.propose(await garden.act(days=12), voice, SUBJECT, "Drie meter.")


async def test_objections_are_of_their_subject() -> None:
    garden = await a_garden()
    _, voice = await an_objection(garden)
    with pytest.raises(NotFound):
        await objections.propose(await garden.act(days=8), voice, "garden:2", "Een bak.")
    with pytest.raises(NotFound):
        await objections.propose(await garden.act(days=8), voice + 1000, SUBJECT, "Een bak.")


async def test_rounds_without_consent_are_counted_and_bring_help() -> None:
    garden = await a_garden()
    first, voice = await an_objection(garden)
    await an_objection(garden, days=10)
    with pytest.raises(WrongStage, match="next round"):
        await objections.propose(await garden.act(days=11), voice, SUBJECT, "Een bak.")
    second = await garden.seen(days=17)
    assert (second.number, second.asks_process_supporter, second.asks_route) == (2, True, False)
    await an_objection(garden, days=20)
    third = await garden.seen(days=27)
    assert (third.number, third.asks_process_supporter, third.asks_route) == (3, True, True)
    assert await ConsentRound.select(ConsentRound.after).where(ConsentRound.number == 2).first() == {"after": first}


async def test_after_consent_the_counting_begins_anew() -> None:
    garden = await a_garden()
    await an_objection(garden)
    second = await garden.call(days=10)
    for who in range(3):
        await garden.speak(who, second, CONSENT, days=15)
    third = await garden.call(days=20)
    for who in range(3):
        await garden.speak(who, third, CONSENT, days=25)
    assert [r.number for r in (await garden.matter(days=30)).rounds] == [1, 2, 1]
    await settle_rounds(system(NOON + timedelta(days=30)))
    matter = await garden.matter(days=30)
    assert [bool(decision.lapsed_at) for decision in matter.decisions] == [True, False]


async def test_one_round_at_a_time_however_they_press() -> None:
    garden = await a_garden()
    pressed = await asyncio.gather(garden.call(), garden.call(), return_exceptions=True)
    assert sorted(type(one).__name__ for one in pressed) == ["WrongStage", "int"]
    assert await ConsentRound.count() == 1


async def test_two_who_speak_last_at_once_are_both_heard() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    for who in range(3):
        await garden.speak(who, round_id, CONSENT)
    await asyncio.gather(garden.speak(3, round_id, CONSENT), garden.speak(4, round_id, OBJECTS, **OBJECTION))
    seen = await garden.seen(days=5)
    assert (seen.outcome, len(seen.standing)) == (Outcome.OBJECTED, 5)


async def test_a_round_can_be_withdrawn_and_counts_for_nothing() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    await garden.speak(1, round_id, OBJECTS, **OBJECTION)
    await rounds.withdraw(await garden.act(days=5), round_id)

    seen = await garden.seen(days=9)
    assert (seen.outcome, seen.phase, seen.voices[0].argument) == (None, Phase.OVER, "")
    with pytest.raises(WrongStage):
        await garden.speak(1, round_id, CONSENT)
    await garden.call(days=9)
    assert (await garden.seen(days=9)).number == 1
    await rounds.withdraw_running(await garden.act(days=9), SUBJECT)
    assert (await garden.matter(days=9)).running is None


async def test_what_a_framework_says_later_does_not_change_a_running_round() -> None:
    garden = await a_garden()
    await adopt("KAD-06", quorum=80)
    await garden.call()
    await adopt("KAD-06", NOON + timedelta(days=1), quorum=40)
    assert (await garden.seen(days=2)).needed == 4
    assert await queries.agreements(NOON.date()) == queries.Agreements(
        advice_days=14, council_days=21, quorum=40, resolve_days=21
    )


async def test_a_round_needs_a_team_and_a_date_to_look_again() -> None:
    garden = await a_garden()
    with pytest.raises(Invalid, match="evaluation date"):
        await garden.call((100, 50, 50))
    await Membership.delete(force=True)
    with pytest.raises(Invalid, match="Nobody"):
        await garden.call()
    with pytest.raises(NotFound):
        await rounds.withdraw(await garden.act(), 4711)


async def test_a_refusal_leaves_nothing_behind() -> None:
    garden = await a_garden()
    round_id = await garden.call()
    before = await happened()
    for refused in (
        garden.speak(1, round_id, CONSENT, days=8),
        garden.speak(1, round_id, OBJECTS),
        garden.call(),
    ):
        with pytest.raises(Refused):
            await refused
    assert (await happened())[: len(before)] == before and not await Voice.exists()
    assert Ruling.read((await facts("RoundCalled"))["ruling"]) == RULING
