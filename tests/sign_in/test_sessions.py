from datetime import timedelta

import pytest

from teamhub.core.act import VISITOR, Act
from teamhub.core.errors import NotFound
from teamhub.people.tables import Person
from teamhub.sign_in import service
from teamhub.sign_in.middleware import COOKIE
from teamhub.sign_in.tables import Session
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_team


async def test_one_click_signs_in_and_one_out(browser: Browser) -> None:
    esra = await a_person()
    team = await a_team(esra)

    answer = await browser.post("/aanmelden/demo", {"person": esra.id})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert team.name in (await browser.get("/")).text
    token = browser.client.cookies[COOKIE]
    assert token not in str(await Session.select())

    assert (await browser.post("/afmelden")).headers["location"] == "/aanmelden"
    browser.client.cookies.set(COOKIE, token)  # as a thief who kept it
    assert (await browser.get("/")).headers["location"] == "/aanmelden"


async def test_only_people_of_the_demo_sign_in_with_a_click(browser: Browser) -> None:
    esra = await a_person(demo=False)
    assert (await browser.post("/aanmelden/demo", {"person": esra.id})).status_code == 404


@pytest.mark.usefixtures("db")
async def test_a_session_ends_by_itself_and_with_the_persons_work_here() -> None:
    esra = await a_person()
    token = await service.start_as(Act(by=VISITOR, at=NOON), esra.id)

    assert await service.standing(Act(by=VISITOR, at=NOON), token)
    assert await service.standing(Act(by=VISITOR, at=NOON + service.LASTS - timedelta(seconds=1)), token)
    assert not await service.standing(Act(by=VISITOR, at=NOON + service.LASTS), token)
    await Person.update({Person.left_on: NOON.date() - timedelta(days=1)}).where(Person.id == esra.id)
    assert not await service.standing(Act(by=VISITOR, at=NOON), token)
    with pytest.raises(NotFound):
        await service.start_as(Act(by=VISITOR, at=NOON), esra.id)
