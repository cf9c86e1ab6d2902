"""Letters without names, two scorers who do not see each other's scores, decisions, and the names."""

import random
from datetime import timedelta
from fractions import Fraction

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.hiring import queries as hiring
from teamhub.hiring import service as vacancies
from teamhub.hiring.applying import service as applying
from teamhub.hiring.applying.service import Application
from teamhub.hiring.policy import offers
from teamhub.hiring.rules import Source, Stage, Standing
from teamhub.hiring.selecting import letter_queries, letter_service
from teamhub.hiring.selecting.procedure import Given
from teamhub.hiring.selecting.rules import Outcome
from teamhub.hiring.selecting.tables import LetterScore, SelectionLetter
from teamhub.hiring.stages import Verb
from teamhub.hiring.tables import Applicant, CommitteeMember, Vacancy
from teamhub.journal.tables import Entry
from tests.conftest import NOON, counting
from tests.decisions.about import facts, happened
from tests.hiring.factories import an_applicant
from tests.hiring.selecting.committee import NAMES, a_committee

pytestmark = pytest.mark.usefixtures("db")


async def test_letters_get_labels_that_tell_nothing() -> None:
    there = await a_committee()
    orders = set()
    for _ in range(12):
        await SelectionLetter.delete(force=True)
        await there.lay_out()
        rows = await SelectionLetter.select(SelectionLetter.applicant).order_by(SelectionLetter.label)
        orders.add(tuple(row["applicant"] for row in rows))
    assert len(orders) > 1  # once in 6^11 it would be the same twelve times
    assert [one.label for one in await there.letters("ilse")] == ["A", "B", "C"]
    assert "LettersLaidOut" in await happened(f"vacancy:{there.vacancy.id}")


async def test_who_wrote_it_does_not_reach_the_committee_before_all_is_decided() -> None:
    there = await a_committee()
    await there.lay_out()
    for who in ("ilse", "nour", "samira", "esra"):
        for one in await there.letters(who):
            assert one.name == ""
            said = f"{one.text} {one}"
            assert not any(part in said for name in NAMES for part in name.split())
            assert "1234" not in said and "@example" not in said and "Ik ben [name]." in one.text


@pytest.mark.parametrize("who", ["karim", "harmen", "anita", "bram"])
async def test_for_others_there_are_no_letters(who: str) -> None:
    there = await a_committee()
    await there.lay_out()
    with pytest.raises(NotFound):
        await there.letters(who)
    with pytest.raises(NotFound):
        await there.score(who, there.applicants[0], 3, 3, 3)


async def test_who_knows_the_names_scores_nothing() -> None:
    there = await a_committee()
    await CommitteeMember(
        vacancy=there.vacancy.id, person=there.people["esra"].id, asked_at=NOON, answered_at=NOON, takes_part=True
    ).save()
    await there.lay_out()
    with pytest.raises(NotAllowed):
        await there.score("esra", there.applicants[0], 3, 3, 3)


async def test_one_sees_the_scores_of_others_only_after_giving_ones_own() -> None:
    there = await a_committee()
    await there.lay_out()
    first, second, _ = there.applicants
    await there.score("ilse", first, 4, 2, 5, note="Schrijft over een casus.")
    unread = next(one for one in await there.letters("nour") if one.applicant == first.id)
    assert unread.scored.scores == [] and unread.scored.mean is None and len(unread.scored.scorers) == 1
    for one in await there.letters("esra"):  # who scores nothing waits for both
        assert one.scored.scores == []
    await there.score("nour", second, 1, 1, 1)  # of another letter that tells nothing of this one
    assert next(one for one in await there.letters("nour") if one.applicant == first.id).scored.scores == []
    await there.score("nour", first, 5, 4, 3)
    both = next(one for one in await there.letters("nour") if one.applicant == first.id).scored
    assert {one.scorer_name for one in both.scores} == {"Ilse", "Nour"}
    # weights 3, 2, 1: (12 + 4 + 5) / 6 and (15 + 8 + 3) / 6
    assert both.mean == (Fraction(21, 6) + Fraction(26, 6)) / 2
    assert both.spread == Fraction(5, 6) and both.apart(there.criteria[1]) and not both.apart(there.criteria[0])
    assert next(one for one in await there.letters("esra") if one.applicant == first.id).scored.shown


@pytest.mark.parametrize("seed", range(6))
async def test_no_sequence_of_verbs_shows_a_score_before_ones_own(seed: int) -> None:
    """Whatever three scorers do in whatever order: what the database gives each is never ahead of what they gave."""
    there, chance = await a_committee(), random.Random(seed)
    await there.lay_out()
    scorers, gave = ("ilse", "nour", "samira"), set()
    for _ in range(25):
        who, applicant = chance.choice(scorers), chance.choice(there.applicants)
        try:
            if chance.random() < 0.75:
                await there.score(who, applicant, *(chance.randint(1, 5) for _ in there.criteria))
                gave.add((who, applicant.id))
            else:
                await there.decide(who, applicant, chance.choice(list(Outcome)))
        except WrongStage:
            pass
        for reader in scorers:
            for one in await there.letters(reader):
                others = {score.scorer for score in one.scored.scores} - {there.people[reader].id}
                assert not others or (reader, one.applicant) in gave


async def test_scores_stand_once_somebody_else_could_have_been_read() -> None:
    there = await a_committee()
    await there.lay_out()
    first = there.applicants[0]
    await there.score("ilse", first, 1, 1, 1)
    await there.score("ilse", first, 4, 4, 4)  # nobody else has: a slip can be put right
    assert await LetterScore.count() == 3
    await there.score("nour", first, 5, 5, 5)
    with pytest.raises(WrongStage):
        await there.score("ilse", first, 5, 5, 5)
    with pytest.raises(WrongStage):
        await there.score("nour", first, 4, 4, 4)


@pytest.mark.parametrize("scores", [(0, 3, 3), (6, 3, 3), (3, 3)])
async def test_a_score_is_one_to_five_on_every_criterion(scores: tuple[int, ...]) -> None:
    there = await a_committee()
    await there.lay_out()
    letter = await there.letter_of(there.applicants[0])
    given = {key: Given(value) for key, value in zip(there.criteria, scores, strict=False)}
    with pytest.raises(Invalid):
        await letter_service.score(await there.act("ilse"), there.vacancy.id, letter, given)
    assert await LetterScore.count() == 0


async def test_one_scorer_decides_nothing() -> None:
    there = await a_committee()
    await there.lay_out()
    await there.score("ilse", there.applicants[0], 5, 5, 5)
    with pytest.raises(WrongStage):
        await there.decide("ilse", there.applicants[0])


async def test_a_rejection_names_a_criterion_and_says_a_sentence() -> None:
    there = await a_committee()
    await there.lay_out()
    first = there.applicants[0]
    for who in ("ilse", "nour"):
        await there.score(who, first, 2, 2, 2)
    act, letter = await there.act("ilse"), await there.letter_of(first)
    for more in ({}, {"reason": there.criteria[0], "words": " "}, {"reason": 9999, "words": "Een hele zin hierover."}):
        with pytest.raises(Invalid):
            await letter_service.decide(act, there.vacancy.id, letter, Outcome.REJECT, **more)  # type: ignore[arg-type]


async def test_two_agree_and_then_the_names_are_shown() -> None:
    there = await a_committee()
    await there.names_shown()
    standing = [(await there.fresh(one)).standing for one in there.applicants]
    assert standing == [Standing.INVITED, Standing.INVITED, Standing.REJECTED]
    third = await there.fresh(there.applicants[2])
    assert third.reason == there.criteria[0] and third.reason_words == "Je brief ging niet over crisis."
    vacancy = await Vacancy.objects().get(Vacancy.id == there.vacancy.id)
    assert vacancy and vacancy.names_on == NOON.date()
    assert sorted(one.name for one in await there.letters("ilse")) == sorted(NAMES)
    shown = await facts("NamesShown", f"vacancy:{there.vacancy.id}")
    assert (shown["invited"], shown["rejected"]) == (2, 1) and shown["ruling"]["clause"]["framework"] == "KAD-01"
    with pytest.raises(WrongStage):
        await there.decide("ilse", there.applicants[2])


async def test_one_who_agrees_twice_is_still_one_and_a_changed_decision_is_asked_again() -> None:
    there = await a_committee()
    await there.lay_out()
    for applicant in there.applicants:
        for who in ("ilse", "nour"):
            await there.score(who, applicant, 3, 3, 3)
    await there.decide("ilse", there.applicants[0])
    with pytest.raises(WrongStage):
        await there.agree("ilse")
    for applicant in there.applicants[1:]:
        await there.decide("nour", applicant)
    await there.agree("ilse", "ilse")
    assert list(await letter_queries.agreed(there.vacancy.id)) == [there.people["ilse"].id]
    await there.decide("nour", there.applicants[1], Outcome.REJECT)
    assert await letter_queries.agreed(there.vacancy.id) == {}
    await there.agree("nour", "samira")
    assert (await there.fresh(there.applicants[1])).standing == Standing.REJECTED


async def test_who_withdrew_holds_up_nothing_and_who_came_later_is_laid_out_too() -> None:
    there = await a_committee()
    await there.lay_out()
    first = there.applicants[0]
    await Applicant.update({Applicant.standing: Standing.WITHDRAWN}).where(Applicant.id == first.id)
    with pytest.raises(WrongStage):
        await there.score("ilse", first, 3, 3, 3)
    late = await an_applicant(there.vacancy, "Gijs Nauta")
    for applicant in there.applicants[1:]:
        for who in ("ilse", "nour"):
            await there.score(who, applicant, 3, 3, 3)
        await there.decide("ilse", applicant)
    with pytest.raises(WrongStage):
        await there.agree("ilse")
    await there.lay_out()
    assert [one.label for one in await there.letters("ilse")] == ["A", "B", "C", "D"]
    for who in ("ilse", "nour"):
        await there.score(who, late, 4, 4, 4)
    await there.decide("nour", late)
    await there.agree("ilse", "nour")
    assert (await there.fresh(first)).standing == Standing.WITHDRAWN


async def test_letters_wait_for_the_closing_day_and_for_the_recruiter() -> None:
    there = await a_committee()
    with pytest.raises(NotAllowed):
        await letter_service.lay_out(await there.act("ilse"), there.vacancy.id)
    changed = {Vacancy.stage: Stage.OPEN, Vacancy.closes_on: NOON.date()}
    await Vacancy.update(changed).where(Vacancy.id == there.vacancy.id)
    with pytest.raises(WrongStage):
        await there.lay_out()


async def test_letters_wait_until_the_committee_is_complete() -> None:
    there = await a_committee()
    away = (CommitteeMember.vacancy == there.vacancy.id) & (CommitteeMember.person == there.people["samira"].id)
    await CommitteeMember.update({CommitteeMember.takes_part: False}).where(away)
    with pytest.raises(WrongStage, match="not complete"):
        await there.lay_out()


async def test_no_letter_comes_in_once_the_names_are_known() -> None:
    there = await a_committee()
    await there.names_shown()
    act = await there.act("esra")
    with pytest.raises(WrongStage, match="knows by now"):
        await vacancies.move_closing(act, there.vacancy.id, NOON.date() + timedelta(days=14))
    late = Application(name="Laat", email="laat@example.org", letter="Nog een.", source=Source.COLLEAGUE, language="nl")
    with pytest.raises(WrongStage, match="knows by now"):
        await applying.enter(act, there.vacancy.id, late, agreed="Per mail.")
    seen = await hiring.vacancy(act, there.vacancy.id)
    assert Verb.MOVE_CLOSING not in offers(act.by, seen) and not seen.can_take_more


async def test_no_name_stands_in_the_journal() -> None:
    there = await a_committee()
    await there.names_shown()
    told = " ".join(str(row["facts"]) for row in await Entry.select(Entry.facts))
    assert not any(part in told for name in NAMES for part in name.split())


@pytest.mark.parametrize("many", [1, 10, 40])
async def test_reading_letters_takes_as_many_queries_however_many_there_are(many: int) -> None:
    there = await a_committee()
    for n in range(many):
        await an_applicant(there.vacancy, f"Kandidaat {n}x")
    await there.lay_out()
    act = await there.act("ilse")
    seen = await letter_queries.procedure(act, there.vacancy.id)
    weights = await letter_queries.weights(there.vacancy.id)
    with counting() as asked:
        assert len(await letter_queries.letters(act, seen, weights)) == many + 3
    assert len(asked) == 2
