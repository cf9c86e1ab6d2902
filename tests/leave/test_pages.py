"""What leave pages ask of the database, and how hours are typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest

from teamhub.leave import service
from teamhub.leave.rules import Voice
from teamhub.leave.tables import Leave, WorkPattern
from teamhub.people.tables import Person
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, a_team, acting
from tests.leave.agreed import agree

TODAY = NOON.date()  # a Monday
MOST = 10  # questions to the database, for each page
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@contextmanager
def few(what: str) -> Iterator[None]:
    with counting() as asked:
        yield
    assert 0 < len(asked) <= MOST, (what, *asked)


async def test_no_page_of_leave_asks_more_than_ten_questions(browser: Browser) -> None:
    """Also of who is in two teams, where colleagues talk, and where it is only looked at what days would mean."""
    await agree()
    karim, ilse, nour = await a_person("Karim"), await a_person("Ilse"), await a_person("Nour")
    team = await a_team(karim, ilse, nour)
    await a_team(karim, ilse, name="Team Haarlem")
    first = TODAY + timedelta(days=21)
    leave = await service.ask(await acting(karim), from_on=first, until_on=first + timedelta(days=4))
    await service.ask(await acting(ilse), from_on=first, until_on=first + timedelta(days=1), remark="Naar de kust.")
    await service.say(await acting(ilse), leave, Voice.TALK, "Kunnen we ruilen?")
    wall = f"/teams/{team.id}/aanwezig"
    own = ("/verlof", "/verlof/nieuw", f"/verlof/{leave}", f"/verlof/{leave}/wijziging", "/ik/werkdagen", "/ik/agenda")
    typed = {"from_on": str(first + timedelta(days=7)), "until_on": str(first + timedelta(days=9)), "look": "1"}
    await browser.sign_in(karim)
    for path in (wall, f"{wall}?vanaf=2026-04-06", f"{wall}/nodig", "/aanwezig", *own):
        with few(path):
            assert (await browser.get(path)).status_code == 200
    await browser.post("/verlof", typed)  # from here on it has the token that a form has
    for path in ("/verlof", f"/verlof/{leave}/wijziging"):
        with few(f"POST {path}"):
            assert (await browser.post(path, typed)).status_code == 200
    await browser.sign_in(nour)
    with few("of a colleague"):
        assert "Kunnen we ruilen?" in (await browser.get(f"/verlof/{leave}")).text


async def who_works_eight_hours() -> Person:
    karim = await a_person("Karim")
    await a_team(karim, await a_person("Ilse"))
    await WorkPattern(person=karim.id, from_on=date(2020, 1, 1), **dict.fromkeys(DAYS, Decimal(8))).save()
    return karim


@pytest.mark.parametrize("typed", ["7,5", "7.5", "7:30", " 7,50 ", "7u30"])
async def test_hours_typed_the_dutch_and_the_english_way(browser: Browser, typed: str) -> None:
    await browser.sign_in(await who_works_eight_hours())
    answer = await browser.post("/verlof", {"from_on": "6 maart 2026", "hours": typed})
    assert answer.status_code == 303
    assert await Leave.select(Leave.hours, Leave.whole) == [{"hours": Decimal("7.50"), "whole": False}]
    days = {"from_on": "1-4-2026", "monday": typed}
    assert (await browser.post("/ik/werkdagen", days)).status_code == 303
    row = await WorkPattern.objects().get(WorkPattern.from_on == date(2026, 4, 1))
    assert row and (row.monday, row.tuesday) == (Decimal("7.50"), 0)


@pytest.mark.parametrize("typed", ["7:75", "7.5.1", "zeven", "-2", "25"])
async def test_hours_that_cannot_be_read_are_refused_with_a_reason_and_kept(browser: Browser, typed: str) -> None:
    await browser.sign_in(await who_works_eight_hours())
    answer = await browser.post("/verlof", {"from_on": "6 maart 2026", "hours": typed})
    assert answer.status_code == 422 and f'value="{typed}"' in answer.text
    assert "hours" in answer.text.split('role="alert"')[-1] or 'aria-invalid="true"' in answer.text
    assert await Leave.count() == 0


async def test_who_only_looks_at_days_that_cannot_be_is_told_so(browser: Browser) -> None:
    await agree()
    await browser.sign_in(await who_works_eight_hours())
    first = TODAY + timedelta(days=21)
    await browser.get("/verlof/nieuw")
    typed = {"from_on": str(first), "until_on": str(first - timedelta(days=7)), "look": "1"}
    answer = await browser.post("/verlof", typed)
    assert answer.status_code == 422 and "The last day cannot be before the first one." in answer.text
    assert (await browser.post("/verlof", typed | {"until_on": str(first)})).status_code == 200
