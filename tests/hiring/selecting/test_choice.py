"""The choice by consent, the terms talk of the MPP, putting back for a limit, HR, and the vacancy filled."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from teamhub.core.act import VISITOR, Act
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.decisions import objection_service
from teamhub.decisions.rules import Stance
from teamhub.decisions.tables import Resolution, Voice
from teamhub.hiring import queries as hiring
from teamhub.hiring.applying import own_service
from teamhub.hiring.applying import service as applying
from teamhub.hiring.rules import Stage, Standing
from teamhub.hiring.selecting import choice_queries, choice_service, events, filling_service, talk_service
from teamhub.hiring.selecting.rules import Paper, State
from teamhub.hiring.selecting.tables import HireChoice, HireSeen, LetterScore, SelectionLetter, TalkScore
from teamhub.hiring.tables import Applicant
from teamhub.journal.tables import Entry
from teamhub.proposals import queries as proposals
from teamhub.proposals import service as putting
from teamhub.proposals.rules import State as PutState
from teamhub.proposals.tables import Proposal
from tests.conftest import NOON
from tests.decisions.about import OBJECTION, facts, happened
from tests.factories import system
from tests.hiring.factories import a_link
from tests.hiring.selecting.committee import Committee, a_committee

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
START = TODAY + timedelta(days=40)


async def proposed(there: Committee, **words: str) -> int:
    why = {"why": "De kandidaat bleef rustig en wil een rol.", **words}
    return await choice_service.propose(await there.act("esra"), there.vacancy.id, there.applicants[0].id, **why)


async def chosen(there: Committee) -> None:
    await there.names_shown()
    put = await proposed(there, condition="Twaalf weken inwerken.")
    for who in ("esra", "ilse", "karim"):
        await putting.speak(await there.act(who), put, Stance.CONSENT)


async def agreed(there: Committee, **terms: Any) -> None:
    given = {"start_on": START, "until_on": START + timedelta(days=364), "hours": Decimal(28), **terms}
    await choice_service.agree(await there.act("harmen"), there.vacancy.id, **given)


async def seen_all(there: Committee, issued_on: date = TODAY - timedelta(days=20)) -> None:
    act = await there.act("anita")
    await filling_service.see(act, there.vacancy.id, Paper.VOG, seen_on=TODAY, issued_on=issued_on)
    await filling_service.see(act, there.vacancy.id, Paper.DIPLOMA, seen_on=TODAY)


async def one(there: Committee, who: str = "harmen", **later: float) -> Any:
    _, found = await choice_queries.procedure(await there.act(who, **later), there.vacancy.id)
    return found[0]


async def stage(there: Committee) -> Stage:
    return (await hiring.vacancy(system(), there.vacancy.id)).stage


async def test_the_team_chooses_by_consent_and_the_mpp_has_seven_days() -> None:
    there = await a_committee()
    await chosen(there)
    choice = await one(there)
    assert (choice.state, choice.name, choice.chosen_on) == (State.TALK, "Rozemarijn Kloos", TODAY)
    assert choice.due_on == TODAY + timedelta(days=7) and not choice.overdue
    assert (await one(there, days=8)).overdue and not (await one(there, days=7)).overdue
    assert await stage(there) is Stage.TERMS
    assert (await there.fresh(there.applicants[0])).standing == Standing.CHOSEN
    told = await facts("CandidateChosen", f"vacancy:{there.vacancy.id}")
    assert told["applicant"] == there.applicants[0].id and told["ruling"]["clause"]["decider"] == "mpp"


async def test_how_an_objection_was_met_is_kept_with_the_choice() -> None:
    there = await a_committee()
    await there.names_shown()
    put = await proposed(there, condition="Twaalf weken inwerken.")
    await putting.speak(await there.act("esra"), put, Stance.CONSENT)
    await putting.speak(await there.act("ilse"), put, Stance.CONSENT)
    await putting.speak(await there.act("karim"), put, Stance.OBJECTION, **OBJECTION)
    voice = await Voice.objects().order_by(Voice.id, ascending=False).first()
    assert voice and await stage(there) is Stage.SELECTING
    duo = "Vier weken duo met Karim, geen ritten alleen met kinderen."
    await putting.propose_resolution(await there.act("esra"), put, voice.id, duo)
    resolution = await Resolution.objects().order_by(Resolution.id, ascending=False).first()
    assert resolution
    await putting.confirm(await there.act("karim"), put, resolution.id)
    assert (await one(there)).condition == f"Twaalf weken inwerken.\n\n{duo}"
    assert objection_service  # its verbs did the rest


@pytest.mark.parametrize("who", ["harmen", "anita", "bram", "nour", "samira", "karim"])
async def test_only_the_recruiter_or_the_committee_from_the_team_puts_a_candidate(who: str) -> None:
    there = await a_committee()
    await there.names_shown()
    with pytest.raises((NotAllowed, NotFound)):
        await choice_service.propose(
            await there.act(who), there.vacancy.id, there.applicants[0].id, why="Omdat het goed was."
        )


async def test_no_name_in_what_is_kept_for_good() -> None:
    there = await a_committee()
    await there.names_shown()
    for words in ({"why": "We vragen Rozemarijn."}, {"condition": "Kloos werkt vier weken mee."}):
        with pytest.raises(Invalid):
            await proposed(there, **words)
    put = await proposed(there)
    seen = await proposals.one(await there.act("karim"), put)
    assert "Rozemarijn" not in seen.title and "Kloos" in str(seen.lines)
    told = " ".join(str(row["facts"]) for row in await Entry.select(Entry.facts))
    assert "Rozemarijn" not in told and "Kloos" not in told


@pytest.mark.parametrize("standing", [Standing.REJECTED, Standing.WITHDRAWN])
async def test_whom_the_team_asks_has_to_be_there_still(standing: Standing) -> None:
    there = await a_committee()
    await there.names_shown()
    put = await proposed(there)
    await Applicant.update({Applicant.standing: standing}).where(Applicant.id == there.applicants[0].id)
    for who in ("esra", "ilse", "karim"):
        await putting.speak(await there.act(who), put, Stance.CONSENT)
    assert (await proposals.one(await there.act("karim"), put)).state is PutState.OVERTAKEN
    assert await HireChoice.count() == 0 and await stage(there) is Stage.SELECTING


@pytest.mark.parametrize("who", ["harmen", "anita"])
async def test_mpp_and_hr_know_of_nobody_before_the_team_has_chosen(who: str) -> None:
    there = await a_committee()
    await there.names_shown()
    await proposed(there)
    with pytest.raises(NotFound):
        await choice_queries.procedure(await there.act(who), there.vacancy.id)


async def test_terms_without_pay_and_probation_by_law() -> None:
    there = await a_committee()
    await chosen(there)
    with pytest.raises(NotAllowed):
        await choice_service.talked(await there.act("esra"), there.vacancy.id, TODAY)
    await choice_service.talked(await there.act("harmen"), there.vacancy.id, TODAY)
    assert not (await one(there, days=30)).overdue
    await agreed(there)
    choice = await one(there)
    assert (choice.state, choice.probation_months, choice.hours) == (State.AGREED, 1, Decimal(28))
    await agreed(there, until_on=None)
    assert (await one(there)).probation_months == 2
    columns = {column._meta.name for column in HireChoice._meta.columns}
    assert not [name for name in columns if any(word in name for word in ("pay", "salar", "scale", "schaal"))]


@pytest.mark.parametrize(
    "terms",
    [
        {"start_on": TODAY - timedelta(days=1)},
        {"until_on": START},
        {"hours": Decimal("28.5")},
        {"hours": Decimal(0)},
        {"start_on": TODAY + timedelta(days=500)},
    ],
)
async def test_terms_that_cannot_be(terms: dict[str, Any]) -> None:
    there = await a_committee()
    await chosen(there)
    with pytest.raises(Invalid):
        await agreed(there, **terms)


async def test_the_mpp_puts_a_choice_back_only_by_naming_a_limit() -> None:
    there = await a_committee()
    await chosen(there)
    act, why = await there.act("harmen"), "De formatie van het team is vol tot april."
    for ground, words in (
        ("", why),
        ("ik-vind-van-niet", why),
        ("formation", " "),
        ("formation", "Kloos kost te veel uren."),
    ):
        with pytest.raises(Invalid):
            await choice_service.put_back(act, there.vacancy.id, ground=ground, explanation=words)
    with pytest.raises(NotAllowed):
        await choice_service.put_back(await there.act("karim"), there.vacancy.id, ground="cao", explanation=why)
    await choice_service.put_back(act, there.vacancy.id, ground="formation", explanation=why)
    choice = await one(there)
    assert (choice.state, choice.ground, choice.ended_on) == (State.PUT_BACK, "formation", TODAY)
    assert choice.put_back_ruling and choice.put_back_ruling.facts == {"outside": 1}
    assert await stage(there) is Stage.SELECTING
    assert (await there.fresh(there.applicants[0])).standing == Standing.INVITED
    await choice_service.answer(await there.act("karim"), there.vacancy.id, "We vragen het in april opnieuw.")
    assert (await one(there)).answer == "We vragen het in april opnieuw."
    with pytest.raises(WrongStage):
        await choice_service.answer(await there.act("ilse"), there.vacancy.id, "Nog iets.")
    assert [*await happened(f"vacancy:{there.vacancy.id}")][-2:] == ["ChoicePutBack", "PutBackAnswered"]


@pytest.mark.parametrize("how", ["withdraws", "erases", "asks HR to erase"])
async def test_whom_the_team_chose_goes_by_their_own_link_and_the_team_chooses_again(how: str) -> None:
    there = await a_committee()
    await chosen(there)
    first = there.applicants[0]
    link, nobody = await a_link(first), Act(by=VISITOR, at=NOON)
    if how == "withdraws":
        await own_service.withdraw(nobody, link)
    elif how == "erases":
        await own_service.erase_all(nobody, link, sure=True)
    else:
        await applying.erase_for(await there.act("anita"), first.id)
    assert (await one(there)).state is State.DECLINED and await stage(there) is Stage.SELECTING
    assert (await there.fresh(first)).standing == Standing.WITHDRAWN
    assert "CandidateWithdrew" in await happened(f"vacancy:{there.vacancy.id}")


async def test_nobody_waits_for_an_answer_to_who_was_erased() -> None:
    there = await a_committee()
    await chosen(there)
    await applying.erase_for(await there.act("anita"), there.applicants[1].id)
    assert (await there.fresh(there.applicants[1])).standing == Standing.WITHDRAWN
    await agreed(there)
    await seen_all(there)
    await filling_service.fill(await there.act("anita"), there.vacancy.id)


async def test_a_candidate_says_no_and_the_team_chooses_again() -> None:
    there = await a_committee()
    await chosen(there)
    with pytest.raises(NotAllowed):
        await choice_service.decline(await there.act("karim"), there.vacancy.id)
    await choice_service.decline(await there.act("harmen"), there.vacancy.id)
    assert (await one(there)).state is State.DECLINED and await stage(there) is Stage.SELECTING
    assert (await there.fresh(there.applicants[0])).standing == Standing.WITHDRAWN
    put = await choice_service.propose(
        await there.act("esra"), there.vacancy.id, there.applicants[1].id, why="De kandidaat was een goede tweede."
    )
    for who in ("esra", "ilse", "karim"):
        await putting.speak(await there.act(who), put, Stance.CONSENT)
    assert (await one(there)).applicant == there.applicants[1].id


async def test_hr_fills_once_all_was_seen_and_everybody_has_an_answer() -> None:
    there = await a_committee()
    await chosen(there)
    hr = await there.act("anita")
    with pytest.raises(WrongStage):
        await filling_service.fill(hr, there.vacancy.id)
    await agreed(there)
    with pytest.raises(WrongStage):
        await filling_service.fill(hr, there.vacancy.id)
    await seen_all(there)
    with pytest.raises(NotAllowed):
        await filling_service.fill(await there.act("harmen"), there.vacancy.id)
    with pytest.raises(WrongStage, match="no answer"):  # the second one was invited
        await filling_service.fill(hr, there.vacancy.id)
    await talk_service.turn_down(
        await there.act("ilse"), there.vacancy.id, there.applicants[1].id, reason=there.criteria[2],
        words="Een ander paste beter bij de rol.",
    )  # fmt: skip
    await filling_service.fill(hr, there.vacancy.id)
    assert await stage(there) is Stage.FILLED
    row = await there.fresh(there.applicants[0])
    assert (row.standing, row.starts_on) == (Standing.HIRED, START)
    found = await one(there)
    assert (found.start_on, found.probation_months, found.condition) == (START, 1, "Twaalf weken inwerken.")
    assert (await facts("ColleagueFound", events.vacancy(there.vacancy.id)))["start_on"] == START.isoformat()


async def test_a_certificate_that_is_too_old_on_the_first_day_is_warned_of_and_fills_nothing() -> None:
    there = await a_committee()
    await chosen(there)
    await seen_all(there, issued_on=TODAY - timedelta(days=80))
    assert not (await one(there)).vog_too_old  # no first day yet
    await agreed(there)
    assert (await one(there)).vog_too_old
    with pytest.raises(WrongStage, match="older than 3 months"):
        await filling_service.fill(await there.act("anita"), there.vacancy.id)
    await seen_all(there)
    assert not (await one(there)).vog_too_old and await HireSeen.count() == 2


@pytest.mark.parametrize(
    "days",
    [
        {"what": Paper.VOG, "seen_on": TODAY},
        {"what": Paper.VOG, "seen_on": TODAY, "issued_on": TODAY + timedelta(days=1)},
        {"what": Paper.DIPLOMA, "seen_on": TODAY + timedelta(days=1)},
        {"what": Paper.REFERENCES, "seen_on": TODAY},
    ],
)
async def test_days_that_hr_cannot_have_seen(days: dict[str, Any]) -> None:
    there = await a_committee()
    await chosen(there)
    with pytest.raises(Invalid):
        await filling_service.see(await there.act("anita"), there.vacancy.id, **days)


async def test_erasing_an_applicant_erases_what_was_said_of_them() -> None:
    there = await a_committee()
    await there.names_shown()
    await there.talk(there.applicants[0], days=1)
    await there.score_talk("ilse", there.applicants[0], 4, 4, 4, note="Sprak over Rozemarijns eigen werk.")
    put = await proposed(there, condition="Twaalf weken inwerken.")
    await putting.speak(await there.act("esra"), put, Stance.CONSENT)
    await putting.speak(await there.act("ilse"), put, Stance.CONCERN, argument="Rozemarijn heeft nog geen rijbewijs.")
    await putting.speak(await there.act("karim"), put, Stance.CONSENT)
    ids = [there.applicants[0].id, there.applicants[2].id]
    from teamhub.hiring import erasing

    await erasing.erase(ids, TODAY)
    assert await TalkScore.count() == 0
    assert await SelectionLetter.count() == 1 and await LetterScore.count() == 6
    row = await Proposal.objects().get(Proposal.id == put).output(load_json=True)
    voice = await Voice.objects().where(Voice.argument != "").first()
    assert row and voice and "Kloos" not in str(row.lines) and voice.argument == "[naam] heeft nog geen rijbewijs."
    choice = await one(there)
    assert choice.name == "" and choice.condition == "Twaalf weken inwerken."
    assert applying  # the purge of theirs calls the same
