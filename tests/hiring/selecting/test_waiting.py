"""What waits for whom: scorers, the committee, the recruiter, the MPP, HR and the team."""

from datetime import timedelta

import pytest

from teamhub.core.waiting import Waiting, ordered
from teamhub.decisions.rules import Stance
from teamhub.hiring.rules import Stage
from teamhub.hiring.selecting import choice_service
from teamhub.hiring.selecting.rules import Outcome
from teamhub.hiring.selecting.tables import HireChoice
from teamhub.hiring.selecting.waiting import agenda, waiting
from teamhub.hiring.tables import Vacancy
from teamhub.proposals import service as putting
from tests.conftest import NOON
from tests.hiring.selecting.committee import Committee, a_committee
from tests.hiring.selecting.test_choice import agreed, chosen, seen_all

pytestmark = pytest.mark.usefixtures("db")


async def waits(there: Committee, who: str, **later: float) -> list[Waiting]:
    return ordered(await waiting(await there.act(who, **later)))


async def acts(there: Committee, who: str, **later: float) -> list[str]:
    return [item.act for item in await waits(there, who, **later)]


async def test_letters_wait_first_for_the_recruiter_then_for_scorers_and_then_for_a_decision() -> None:
    there = await a_committee()
    assert await acts(there, "esra") == ["Lay out the letters"]
    assert await acts(there, "ilse") == []
    await there.lay_out()
    assert await acts(there, "esra") == []
    [item] = await waits(there, "ilse")
    assert (item.act, item.names["letters"], item.quote) == ("Read and score", 3, "Social worker")
    for applicant in there.applicants:
        await there.score("ilse", applicant, 3, 3, 3)
    assert await acts(there, "ilse") == [] and await acts(there, "nour") == ["Read and score"]
    for applicant in there.applicants:
        await there.score("nour", applicant, 3, 3, 3)
    assert await acts(there, "samira") == ["Decide"]  # two are enough: the third is asked for no scores
    for applicant in there.applicants:
        await there.decide("nour", applicant, Outcome.INVITE)
    await there.agree("nour")
    assert await acts(there, "nour") == [] and await acts(there, "ilse") == ["Look at the decisions"]
    for who in ("karim", "harmen", "anita", "bram"):
        assert await acts(there, who) == []


async def test_who_has_no_answer_waits_for_the_recruiter_also_once_the_vacancy_was_filled() -> None:
    there = await a_committee()
    await there.names_shown()
    filled = {Vacancy.stage: Stage.FILLED, Vacancy.closed_on: NOON.date()}
    await Vacancy.update(filled).where(Vacancy.id == there.vacancy.id)
    assert "Answer them" in await acts(there, "esra", days=1)


async def test_an_open_answer_waits_for_the_recruiter_and_a_held_talk_for_the_committee() -> None:
    there = await a_committee()
    await there.names_shown()
    [item] = await waits(there, "esra", days=3)
    assert (item.act, item.names["people"], item.due) == ("Answer them", 3, NOON.date() + timedelta(days=14))
    await there.talk(there.applicants[0], days=1)
    assert await acts(there, "ilse", days=0.5) == []
    assert await acts(there, "ilse", days=2) == ["Score the talk"]
    await there.score_talk("ilse", there.applicants[0], 4, 4, 4)
    assert await acts(there, "ilse", days=2) == []


async def test_the_terms_talk_is_due_and_stands_on_top_once_it_is_late() -> None:
    there = await a_committee()
    await chosen(there)
    [item] = await waits(there, "harmen")
    assert (item.due, item.above) == (NOON.date() + timedelta(days=7), False)
    assert not (await waits(there, "harmen", days=7))[0].above
    assert (await waits(there, "harmen", days=8))[0].above
    await choice_service.talked(await there.act("harmen"), there.vacancy.id, NOON.date())
    assert await acts(there, "harmen", days=30) == ["Write it down"]


async def test_papers_and_then_filling_wait_for_hr() -> None:
    there = await a_committee()
    await chosen(there)
    assert await acts(there, "anita") == ["Write down what you saw"]
    await seen_all(there)
    assert await acts(there, "anita") == []
    await agreed(there)
    assert await acts(there, "anita") == ["Fill the vacancy"]
    assert await acts(there, "harmen") == []


async def test_a_choice_that_came_back_waits_for_the_team_until_it_answered() -> None:
    there = await a_committee()
    await chosen(there)
    act = await there.act("harmen")
    why = "De formatie van het team is vol tot april."
    await choice_service.put_back(act, there.vacancy.id, ground="formation", explanation=why)
    assert "Read and answer" in await acts(there, "karim") and await acts(there, "nour") == []
    await choice_service.answer(await there.act("karim"), there.vacancy.id, "We vragen het in april opnieuw.")
    assert "Read and answer" not in await acts(there, "ilse")


async def test_no_name_of_an_applicant_waits_anywhere() -> None:
    there = await a_committee()
    await chosen(there)
    for who in ("esra", "ilse", "nour", "harmen", "anita", "karim"):
        said = str(await waits(there, who, days=9))
        assert "Kloos" not in said and "Autar" not in said


async def test_the_agenda_of_the_team_has_the_terms_talk_and_the_first_day() -> None:
    there = await a_committee()
    await chosen(there)
    [item] = await agenda(await there.act("karim"), there.team.id)
    assert item.due == NOON.date() + timedelta(days=7)
    await agreed(there)
    [item] = await agenda(await there.act("karim"), there.team.id)
    row = await HireChoice.objects().first()
    assert row and item.due == row.start_on
    assert await agenda(await there.act("harmen"), there.team.id) == []
    assert putting and Stance
