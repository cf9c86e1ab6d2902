"""Advice: asked, given, answered, and never binding."""

from datetime import date, timedelta

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.decisions import advice_service as advice
from teamhub.decisions import decision_service as decisions
from teamhub.decisions.advice import Asked
from teamhub.decisions.rules import Capacity, Manner
from teamhub.decisions.tables import Advice
from tests.conftest import NOON
from tests.decisions.about import RULING, SUBJECT, Garden, a_garden, adopt, facts, happened
from tests.factories import a_person, acting, holds

pytestmark = pytest.mark.usefixtures("db")


async def asked(garden: Garden, *whom: tuple[int | None, Capacity]) -> list[Asked]:
    chosen = whom or ((garden.people[1].id, Capacity.COLLEAGUE), (garden.people[2].id, Capacity.ROLE))
    await advice.ask(await garden.act(), SUBJECT, "Mag hier een boom?", chosen)
    return list((await garden.matter()).asked)


async def decided(garden: Garden, **later: float) -> int:
    return await decisions.take(
        await garden.act(**later),
        SUBJECT,
        "plant",
        text="Een boom.",
        way=Manner.ADVICE,
        ruling=RULING,
        doer=garden.people[0].id,
        evaluate_on=date(2026, 9, 1),
    )


async def test_who_is_asked_has_as_many_days_as_is_agreed() -> None:
    garden = await a_garden()
    await adopt("KAD-06", advice_days=10)
    await adopt("KAD-08")
    one, council = await asked(garden, (garden.people[1].id, Capacity.MPP), (None, Capacity.COUNCIL))
    assert (one.due_on, council.due_on) == (date(2026, 3, 12), date(2026, 3, 23))
    assert (await facts("AdviceAsked"))["of"] == [garden.people[1].id]


async def test_nobody_is_asked_twice_and_somebody_is_asked() -> None:
    garden = await a_garden()
    twice = [(garden.people[1].id, Capacity.COLLEAGUE), (garden.people[1].id, Capacity.ROLE)]
    assert len(await asked(garden, *twice)) == 1
    with pytest.raises(Invalid, match="at least one"):
        await advice.ask(await garden.act(), SUBJECT, "Mag hier een boom?", [])


async def test_silence_is_known_from_the_day_after_without_any_job() -> None:
    garden = await a_garden()
    await asked(garden)
    on_the_day, after = (await garden.matter(days=14)).asked, (await garden.matter(days=15)).asked
    assert [(one.silent, one.settled) for one in (*on_the_day, *after)] == [(False, False)] * 2 + [(True, True)] * 2


async def test_advice_late_and_again_up_to_the_decision() -> None:
    garden = await a_garden()
    ilse, _ = await asked(garden)
    await advice.give(await garden.act(1, days=20), ilse.id, "Beter een struik.")
    await advice.give(await garden.act(1, days=21), ilse.id, "Of een haag.")

    seen = (await garden.matter(days=21)).asked[0]
    assert seen.answer and seen.answer.text == "Of een haag."
    assert [one.text for one in seen.earlier] == ["Beter een struik."]
    assert (await facts("AdviceGiven"))["again"] is True
    await decided(garden, days=22)
    with pytest.raises(WrongStage, match="decided meanwhile"):
        await advice.give(await garden.act(1, days=23), ilse.id, "Toch een boom.")
    assert await Advice.count() == 2


async def test_only_who_was_asked_answers() -> None:
    garden = await a_garden()
    ilse, _ = await asked(garden)
    with pytest.raises(NotAllowed):
        await advice.give(await garden.act(2), ilse.id, "Ik ook.")
    with pytest.raises(NotFound):
        await advice.give(await garden.act(2), ilse.id + 100, "Ik ook.")
    assert await happened() == ["AdviceAsked"]


async def test_the_client_council_answers_as_a_body() -> None:
    garden = await a_garden()
    samira, derya = await a_person("Samira"), await a_person("Derya")
    for alias in (samira, derya):
        await holds(alias, Office.COUNCIL)
    [council] = await asked(garden, (None, Capacity.COUNCIL))

    await advice.give(await acting(samira), council.id, "Vraag het ons opnieuw in mei.")
    await advice.give(await acting(derya), council.id, "Doe maar.")
    with pytest.raises(NotAllowed):
        await advice.give(await garden.act(1), council.id, "Namens de raad.")
    seen = (await garden.matter()).asked[0]
    assert [one.by_name for one in seen.given] == ["Samira", "Derya"]


@pytest.mark.parametrize(("followed", "kind"), [(True, "AdviceFollowed"), (False, "AdviceNotFollowed")])
async def test_every_advice_gets_one_reply(followed: bool, kind: str) -> None:
    garden = await a_garden()
    ilse, _ = await asked(garden)
    await advice.give(await garden.act(1), ilse.id, "Beter een struik.")
    [first] = (await garden.matter()).asked[0].given
    assert (await garden.matter()).asked[0].wants_reply
    await advice.reply(await garden.act(), first.id, SUBJECT, followed=followed, text="Dank je.")

    seen = (await garden.matter()).asked[0]
    assert seen.answer and (seen.answer.followed, seen.wants_reply) == (followed, False)
    assert (await facts(kind))["of"] == "Ilse"
    with pytest.raises(WrongStage):
        await advice.reply(await garden.act(), first.id, SUBJECT, followed=not followed, text="Toch niet.")
    await advice.give(await garden.act(1), ilse.id, "Of een haag.")
    assert (await garden.matter()).asked[0].wants_reply


async def test_a_reply_is_to_the_newest_words_and_of_this_subject() -> None:
    garden = await a_garden()
    ilse, _ = await asked(garden)
    await advice.give(await garden.act(1), ilse.id, "Beter een struik.")
    [first] = (await garden.matter()).asked[0].given
    with pytest.raises(NotFound):
        await advice.reply(await garden.act(), first.id, "garden:2", followed=True, text="Dank je.")
    await advice.give(await garden.act(1), ilse.id, "Of een haag.")
    with pytest.raises(WrongStage, match="another one"):
        await advice.reply(await garden.act(), first.id, SUBJECT, followed=True, text="Dank je.")


async def test_a_decision_comes_back_and_consent_can_be_withdrawn() -> None:
    garden = await a_garden()
    decision = await decided(garden)
    stranger = await a_person("Wout")
    await decisions.withdraw_consent(await garden.act(3, days=30), decision, SUBJECT, garden.team.id, "De put lekt.")
    with pytest.raises(NotAllowed):
        await decisions.withdraw_consent(await acting(stranger), decision, SUBJECT, garden.team.id, "Ik ook niet.")
    [doubt] = (await garden.matter(days=30)).decisions[0].doubts
    await decisions.answer_doubt(await garden.act(days=31), doubt.id, SUBJECT, "We wachten tot de put dicht is.")
    with pytest.raises(WrongStage):
        await decisions.answer_doubt(await garden.act(days=31), doubt.id, SUBJECT, "Nog iets.")

    again = date(2026, 12, 1)
    await decisions.look_again(await garden.act(days=183), decision, SUBJECT, "De boom leeft.", again)
    await decisions.look_again(await garden.act(days=275), decision, SUBJECT, "De boom bloeit.")
    [seen] = (await garden.matter(days=280)).decisions
    assert (seen.evaluate_on, seen.finding, seen.evaluated_at) == (again, "De boom bloeit.", NOON + timedelta(days=275))
    with pytest.raises(WrongStage):
        await decisions.look_again(await garden.act(days=281), decision, SUBJECT, "Nog eens.")
    assert await happened() == [
        "DecisionTaken", "ConsentWithdrawn", "DoubtAnswered", "DecisionLookedAt", "DecisionLookedAt",
    ]  # fmt: skip


async def test_a_decision_is_evaluated_on_a_day_to_come_and_is_of_its_subject() -> None:
    garden = await a_garden()
    decision = await decided(garden)
    with pytest.raises(Invalid):
        await decided(garden, days=300)
    with pytest.raises(Invalid):
        await decisions.look_again(await garden.act(), decision, SUBJECT, "Klaar.", NOON.date())
    for missing, subject in ((decision, "garden:2"), (decision + 1, SUBJECT)):
        with pytest.raises(NotFound):
            await decisions.look_again(await garden.act(), missing, subject, "Klaar.")
    await garden.call()
    with pytest.raises(WrongStage, match="running"):
        await decided(garden)


async def test_what_is_decided_anew_replaces_what_was() -> None:
    garden = await a_garden()
    await decided(garden)
    await decided(garden, days=1)
    matter = await garden.matter(days=2)
    holding = matter.holds("plant")
    assert holding and holding.id == matter.decisions[1].id
    with pytest.raises(WrongStage, match="no longer holds"):
        await decisions.withdraw_consent(
            await garden.act(days=2), matter.decisions[0].id, SUBJECT, garden.team.id, "De put lekt."
        )
