"""Who trains whom, what was passed on, and how far it went."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.joining.onboarding import service as onboarding
from teamhub.people.tables import Person
from teamhub.training import service as catalogue
from teamhub.training.events import subject
from teamhub.training.passing import keeping, queries, service
from teamhub.training.passing.rules import Reach, spread
from teamhub.training.passing.tables import PassedSession, PassedTo, Trainer
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser, counting
from tests.decisions.about import happened
from tests.factories import a_person, acting, joins, system
from tests.training.world import a_training

TODAY = NOON.date()
PEOPLE = st.sets(st.integers(1, 30))


@given(st.lists(PEOPLE, max_size=5), PEOPLE, PEOPLE)
def test_everybody_is_reached_once(teams: list[set[int]], certified: set[int], taught: set[int]) -> None:
    found = spread({n: (f"Team {n}", team) for n, team in enumerate(teams)}, certified, taught)
    for one, team in zip(found, teams, strict=True):
        assert one.people == len(team)
        assert one.reached == len([person for person in team if person in certified or person in taught])
        assert one.certified == len([person for person in team if person in certified])
        assert 0 <= one.percent <= 100


async def a_trainer(cast: Cast, reach: Reach = Reach.TEAM) -> int:
    owner = await acting(cast["owner"])
    training = await a_training(await acting(cast["hr"]))
    await catalogue.obtain(owner, cast["owner"].id, training, date(2026, 1, 5))
    await service.begin(owner, training, reach)
    return training


@pytest.mark.usefixtures("db")
async def test_who_has_a_certificate_trains_and_nobody_else() -> None:
    cast = await a_cast()
    training = await a_trainer(cast)
    with pytest.raises(WrongStage, match="your own certificate"):
        await service.begin(await acting(cast["teammate"]), training, Reach.TEAM)
    with pytest.raises(NotAllowed):
        await service.begin(await acting(cast["mpp"]), training, Reach.TEAM)
    with pytest.raises(NotAllowed):
        await service.passed(await acting(cast["teammate"]), training, [cast["owner"].id], TODAY)
    await service.begin(await acting(cast["owner"]), training, Reach.ALL)
    assert await Trainer.select(Trainer.reach).output(as_list=True) == [Reach.ALL]  # changed, and not doubled


@pytest.mark.usefixtures("db")
async def test_a_session_is_recorded_for_whom_one_trains_and_can_be_taken_back() -> None:
    cast = await a_cast()
    training = await a_trainer(cast)
    owner = await acting(cast["owner"])
    with pytest.raises(Invalid, match="own team, or everybody"):
        await service.passed(owner, training, [cast["colleague"].id], TODAY)
    with pytest.raises(Invalid, match="once it has been held"):
        await service.passed(owner, training, [cast["teammate"].id], TODAY + timedelta(days=1))
    with pytest.raises(Invalid, match="Choose the colleagues"):
        await service.passed(owner, training, [cast["owner"].id], TODAY)  # oneself
    session = await service.passed(owner, training, [cast["teammate"].id], TODAY)
    teams = {one.name: one for one in (await queries.of_training(owner, training)).teams}
    assert (teams["Team Alkmaar"].certified, teams["Team Alkmaar"].passed_on) == (1, 1)
    assert teams["Team Haarlem"].reached == 0
    with pytest.raises(NotFound):
        await service.undo(await acting(cast["teammate"]), session)
    await service.undo(owner, session)
    assert await PassedTo.count() == await PassedSession.count() == 0
    assert (await happened(subject(training)))[-3:] == ["BecameTrainer", "KnowledgePassedOn", "NotPassedOn"]


@pytest.mark.usefixtures("db")
async def test_who_stops_trains_until_that_day() -> None:
    cast = await a_cast()
    training = await a_trainer(cast)
    await service.stop(await acting(cast["owner"]), training)
    here, for_me = await queries.every(await acting(cast["teammate"]))
    assert [one.training for one in here] == [one.training for one in for_me] == [training]
    assert (await queries.every(await acting(cast["owner"])))[1] == []  # who has it is not told to learn it
    assert await queries.every(await acting(cast["teammate"], NOON + timedelta(days=1))) == ([], [])
    with pytest.raises(WrongStage):
        await service.stop(await acting(cast["owner"]), training)
    await service.begin(await acting(cast["owner"]), training, Reach.ALL)  # the same day: goes on, and does so once
    assert await Trainer.count() == 1


async def test_a_newcomer_gets_the_list_of_what_colleagues_can_pass_on(browser: Browser) -> None:
    cast = await a_cast()
    training = await a_trainer(cast)
    pleun = await a_person("Pleun")
    await joins(pleun, cast.team, from_on=TODAY - timedelta(days=3))
    plan = await onboarding.make(await acting(cast["owner"]), cast.team.id, pleun.id, cast["teammate"].id)
    await browser.sign_in(pleun)
    page = (await browser.get(f"/inwerken/{plan}")).text
    assert f'href="/leren/trainingen/{training}/doorgeven"' in page
    await service.passed(await acting(cast["owner"]), training, [pleun.id], TODAY)
    page = (await browser.get(f"/inwerken/{plan}")).text
    assert f'href="/leren/trainingen/{training}/doorgeven"' not in page
    assert "Nothing that Pleun has not had yet." in page


async def test_an_mpp_reads_how_far_and_no_names(browser: Browser) -> None:
    cast = await a_cast()
    training = await a_trainer(cast)
    await service.passed(await acting(cast["owner"]), training, [cast["teammate"].id], TODAY)
    await browser.sign_in(cast["mpp"])
    for address in ("/leren/doorgeven", f"/leren/trainingen/{training}/doorgeven"):
        page = (await browser.get(address)).text
        assert "Esra" not in page and "Ilse" not in page
    assert "1 trained by a colleague" in page
    await browser.sign_in(cast["teammate"])
    assert "Esra" in (await browser.get("/leren/doorgeven")).text


async def test_the_page_asks_as_much_for_many_as_for_one(browser: Browser) -> None:
    cast = await a_cast()
    training = await a_trainer(cast, Reach.ALL)
    await browser.sign_in(cast["owner"])
    asked = []
    for many in (1, 10):
        for number in range(many):
            person = await a_person(f"Collega {many}-{number}")
            await joins(person, cast.other_team)
            await service.passed(await acting(cast["owner"]), training, [person.id], TODAY)
        with counting() as queries_asked:
            await browser.get(f"/leren/trainingen/{training}/doorgeven")
        asked.append(len(queries_asked))
    assert asked[0] == asked[1] <= 10


@pytest.mark.usefixtures("db")
async def test_what_was_passed_on_goes_two_years_after_somebody_left_and_not_before() -> None:
    cast = await a_cast()
    training = await a_trainer(cast)
    await service.passed(await acting(cast["owner"]), training, [cast["teammate"].id], TODAY)
    await Person.update({Person.left_on: TODAY}).where(Person.id == cast["owner"].id)
    two_years = NOON + (date(2028, 3, 2) - TODAY)
    assert await keeping.purge(system(two_years)) == 0
    assert await keeping.purge(system(two_years + timedelta(days=1))) == 2  # the session, and that they trained
    assert await Trainer.count() == await PassedTo.count() == 0
