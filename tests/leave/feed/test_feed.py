"""One's own calendar at a secret address: what is in it, what never is, and when it stops."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from teamhub.core import away as away_sources
from teamhub.core import leaving, waiting
from teamhub.core.act import Act
from teamhub.core.away import Away
from teamhub.core.waiting import Source, Waiting
from teamhub.leave import service
from teamhub.leave.feed import rules
from teamhub.leave.feed import service as feed
from teamhub.leave.rules import Voice
from teamhub.leave.tables import CalendarLink
from teamhub.people.tables import Person
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_role, a_team, acting, system
from tests.leave.told import telling

TODAY = NOON.date()
FRIDAY = TODAY + timedelta(days=4)


def entries(body: bytes) -> list[tuple[str, date, date]]:
    """Title, first day and the day after the last one."""
    events = Calendar.from_ical(body).walk("VEVENT")
    return [(str(one["summary"]), one["dtstart"].dt, one["dtend"].dt) for one in events]


async def test_it_has_own_leave_and_what_is_due_and_is_a_calendar(browser: Browser) -> None:
    karim, ilse = await a_person("Karim", language="nl"), await a_person("Ilse")
    team = await a_team(karim, ilse)
    agreed = await service.ask(await acting(karim), from_on=TODAY, until_on=FRIDAY)
    await service.say(await acting(ilse), agreed, Voice.FINE)
    await service.ask(await acting(karim), from_on=FRIDAY + timedelta(days=7))
    await a_role(karim, team, "planner", until_on=TODAY + timedelta(days=20))
    token = await feed.make(await acting(karim), team=False)
    answer = await browser.get(f"/agenda/{token}")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["cache-control"] == "no-store"
    found = entries(answer.content)
    assert ("Verlof", TODAY, FRIDAY + timedelta(days=1)) in found
    assert ("Verlof, gevraagd", FRIDAY + timedelta(days=7), FRIDAY + timedelta(days=8)) in found
    row = await CalendarLink.objects().get(CalendarLink.person == karim.id)
    assert row and row.read_on == TODAY and token not in str(row.to_dict())


async def test_of_others_it_has_name_and_away_from_today_on_and_only_when_asked(browser: Browser) -> None:
    karim, ilse = await a_person("Karim"), await a_person("Ilse", language="en")
    await a_team(karim, ilse)

    def illness(act: object, rows: object, from_on: date) -> list[Away]:
        return [Away(karim.id, TODAY - timedelta(days=40), FRIDAY)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(away_sources, "SOURCES", [telling(illness)])
        for team in (False, True):
            token = await feed.make(await acting(ilse), team=team)
            body = (await browser.get(f"/agenda/{token}")).content
            assert entries(body) == ([("Karim away", TODAY, FRIDAY + timedelta(days=1))] if team else [])
            assert (TODAY - timedelta(days=40)).strftime("%Y%m%d").encode() not in body


async def test_what_made_somebody_away_does_not_show_in_a_byte(browser: Browser) -> None:
    karim, ilse = await a_person("Karim"), await a_person("Ilse")
    await a_team(karim, ilse)
    token, bodies = await feed.make(await acting(ilse), team=True), []

    def told(begin: int, days: int) -> Any:
        def source(act: object, rows: object, from_on: date) -> list[Away]:
            step = range(0, 5, days)
            return [
                Away(karim.id, TODAY + timedelta(days=n + begin * (not n)), TODAY + timedelta(days=n + days - 1))
                for n in step
            ]

        return source

    for source in (told(-40, 5), told(0, 5), told(0, 1)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(away_sources, "SOURCES", [telling(source)])
            bodies.append((await browser.get(f"/agenda/{token}")).content)
    assert bodies[0] == bodies[1] == bodies[2] and entries(bodies[0])


async def test_nothing_that_asks_for_a_second_factor_is_in_it(browser: Browser) -> None:
    karim = await a_person("Karim", language="en")
    await a_team(karim)
    asked: list[bool] = []

    def read(act: Act, found: object) -> list[Waiting]:
        asked.append(act.by.proved)
        there: dict[str, Any] = {"act": "Go", "due": FRIDAY}
        return [Waiting("Your turn", route="roles.show", params={"role_id": 1}, **there)] + [
            Waiting("Secret", route=f"{kind}.show", params={}, quote="Geheim", **there)
            for kind in ("absence", "cases", "hiring", "second_factor", "figures")
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waiting, "SOURCES", [Source(lambda act: [waiting.Ask("SELECT 1 AS one")], read)])
        token = await feed.make(await acting(karim), team=True)
        body = (await browser.get(f"/agenda/{token}")).content
    assert asked == [False] and entries(body) == [("Your turn", FRIDAY, FRIDAY + timedelta(days=1))]
    assert b"Secret" not in body and b"Geheim" not in body
    assert not any(rules.may_stand(route) for route in ("absence.show", "cases.show", "hiring.show", "teams.show"))


def secret(page: str) -> str:
    [found] = set(re.findall(r"/agenda/([\w-]{43})", page))
    return str(found)


async def test_a_new_address_ends_the_old_one_and_it_can_be_stopped(browser: Browser) -> None:
    karim, ilse = await a_person("Karim"), await a_person("Ilse")
    await a_team(karim, ilse)
    await browser.sign_in(karim)
    page = (await browser.post("/ik/agenda", {"team": "on"})).text
    first = secret(page)
    assert (await browser.get(f"/agenda/{first}")).status_code == 200
    assert first not in (await browser.get("/ik/agenda")).text  # told once
    again = (await browser.post("/ik/agenda")).text
    second = secret(again)
    assert [(await browser.get(f"/agenda/{token}")).status_code for token in (first, second)] == [404, 200]
    await browser.post("/ik/agenda/stop")
    assert (await browser.get(f"/agenda/{second}")).status_code == 404


async def test_it_ends_with_the_last_day_of_who_leaves(browser: Browser) -> None:
    karim, ilse = await a_person("Karim"), await a_person("Ilse")
    await a_team(karim, ilse)
    token = await feed.make(await acting(karim), team=True)
    await Person.update({Person.left_on: TODAY - timedelta(days=1)}).where(Person.id == karim.id)
    assert (await browser.get(f"/agenda/{token}")).status_code == 404
    for hook in leaving.HOOKS:
        await hook(system(datetime.combine(TODAY, NOON.timetz())), karim.id)
    assert await CalendarLink.count() == 0
