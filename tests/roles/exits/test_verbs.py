"""Buying in the work of a role that nobody holds: what is kept, what the journal says, and who may."""

from datetime import timedelta

import pytest

from teamhub.core.act import Act
from teamhub.core.asking import together
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.journal import queries as journal
from teamhub.people.tables import Person
from teamhub.roles import queries as roles
from teamhub.roles import service as role_service
from teamhub.roles.exits import queries, service, waiting
from teamhub.roles.exits.rules import Bought
from teamhub.roles.tables import TeamRole
from tests.conftest import NOON
from tests.factories import a_person, a_team, a_team_role, acting, system

TODAY = NOON.date()
DAY = timedelta(days=1)
ASKED = {"what": "Klein onderhoud", "whom": "facilitair", "until_on": TODAY + 60 * DAY}


async def a_vacancy(weeks: int = 8) -> tuple[Person, Person, TeamRole]:
    esra, harmen = await a_person("Esra"), await a_person("Harmen")
    team = await a_team(esra, mpp=harmen)
    role = await a_team_role(team, "huismeester", opened_on=TODAY - weeks * 7 * DAY, core=True)
    return esra, harmen, role


async def too_long(act: Act, role: TeamRole) -> bool:
    asks = [roles.asking_seats_of(act, role.id), queries.asking_bought_of(role.id)]
    held, bought = await together(asks)
    [one] = queries.vacancies(roles.read_seats(held, act.today), queries.spans(bought), 6, act.today)
    return one.too_long


async def test_the_team_asks_and_the_mpp_hears_of_it(db: str) -> None:
    esra, harmen, role = await a_vacancy()
    made = await service.ask(await acting(esra), role.id, **ASKED)
    [item] = await waiting.waiting(await acting(harmen))
    assert (item.params, item.quote) == ({"buy_in_id": made}, "Klein onderhoud")
    assert await waiting.waiting(await acting(esra)) == []
    [entry] = await journal.timeline(f"buy_in:{made}")
    assert (entry.what, entry.facts["whom"], entry.facts["ruling"]["question"]) == (
        "BuyInAsked", "facilitair", "roles.buy_in",
    )  # fmt: skip


async def test_while_it_is_bought_in_the_vacancy_does_not_count(db: str) -> None:
    esra, harmen, role = await a_vacancy()
    act = await acting(esra)
    assert await too_long(act, role)
    made = await service.ask(act, role.id, **ASKED)
    assert await too_long(act, role)  # a question is no answer
    await service.answer(await acting(harmen), made, yes=True, words="Tot mei kan het.")
    assert not await too_long(act, role)
    [seat] = await roles.seats_of(act, role.id)
    assert seat.vacant  # the ring stays striped
    after = Act(by=act.by, at=NOON + timedelta(days=61))
    assert (await queries.buy_in(after, made)).state is Bought.OVER
    assert not await too_long(after, role)  # the weeks begin again
    assert await too_long(Act(by=act.by, at=NOON + timedelta(days=61 + 43)), role)


async def test_a_no_has_a_reason_and_changes_nothing(db: str) -> None:
    esra, harmen, role = await a_vacancy()
    act, mpp = await acting(esra), await acting(harmen)
    made = await service.ask(act, role.id, **ASKED)
    with pytest.raises(Invalid):
        await service.answer(mpp, made, yes=False, words="  ")
    await service.answer(mpp, made, yes=False, words="Facilitair heeft geen ruimte.")
    found = await queries.buy_in(act, made)
    assert (found.state, found.words, found.answered_by_name) == (
        Bought.DECLINED, "Facilitair heeft geen ruimte.", "Harmen",
    )  # fmt: skip
    assert await too_long(act, role)
    with pytest.raises(WrongStage):
        await service.answer(mpp, made, yes=True, words="Toch wel.")
    await service.ask(act, role.id, **ASKED)  # one may ask again


async def test_only_the_mpp_of_the_team_answers_and_only_the_team_asks(db: str) -> None:
    esra, harmen, role = await a_vacancy()
    act, mpp = await acting(esra), await acting(harmen)
    with pytest.raises(NotAllowed):
        await service.ask(mpp, role.id, **ASKED)
    made = await service.ask(act, role.id, **ASKED)
    with pytest.raises(NotAllowed):
        await service.answer(act, made, yes=True, words="Ja.")
    other = await a_person("Nour")
    await a_team(other)
    with pytest.raises(NotFound):
        await queries.buy_in(await acting(other), made)
    with pytest.raises(NotAllowed):
        await service.end(mpp, made)


@pytest.mark.parametrize("days", [-1, 367])
async def test_it_has_an_end_within_a_year(db: str, days: int) -> None:
    esra, _, role = await a_vacancy()
    with pytest.raises(Invalid):
        await service.ask(await acting(esra), role.id, **{**ASKED, "until_on": TODAY + days * DAY})


async def test_once_at_a_time_and_only_what_nobody_holds(db: str) -> None:
    esra, _, role = await a_vacancy()
    act = await acting(esra)
    made = await service.ask(act, role.id, **ASKED)
    with pytest.raises(WrongStage):
        await service.ask(act, role.id, **ASKED)
    await service.end(act, made)
    with pytest.raises(WrongStage):
        await service.end(act, made)
    await role_service.appoint(system(), role.id, esra.id, from_on=TODAY)
    with pytest.raises(WrongStage):
        await service.ask(act, role.id, **ASKED)


async def test_buying_in_for_no_time_at_all_does_not_make_a_vacancy_younger(db: str) -> None:
    esra, harmen, role = await a_vacancy()
    act = await acting(esra)
    made = await service.ask(act, role.id, **ASKED)
    await service.answer(await acting(harmen), made, yes=True, words="Goed.")
    await service.end(act, made)
    assert await too_long(act, role)
