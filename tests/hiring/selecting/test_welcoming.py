"""From a filled vacancy to a colleague: recorded once, with the days of the contract; the roles that came with it."""

import json
from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal

import pytest

from teamhub.core.act import SYSTEM, Act
from teamhub.core.agenda import Agenda
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale
from teamhub.hiring.applying import service as applying
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import choice_queries, filling_service, joining_queries, waiting, welcoming_service
from teamhub.hiring.selecting.tables import HireChoice
from teamhub.hiring.tables import Applicant, VacancyRole
from teamhub.joining.contracts.tables import Contract
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from teamhub.teams.tables import Membership
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_role, a_team_role, joins
from tests.hiring.selecting.committee import Committee, a_committee
from tests.hiring.selecting.test_choice import agreed, chosen, seen_all
from tests.html import valid_html

START = NOON.date() + timedelta(days=40)
HOURS = {"hours": Decimal(28)}


async def filled() -> Committee:
    there = await a_committee()
    await chosen(there)
    await fill(there)
    return there


async def fill(there: Committee) -> None:
    await agreed(there)
    await seen_all(there)
    await Applicant.update({Applicant.standing: Standing.REJECTED}).where(Applicant.id == there.applicants[1].id)
    await filling_service.fill(await there.act("anita"), there.vacancy.id)


async def welcome(there: Committee, who: str = "anita", **changed: object) -> int:
    kept = {"name": "Rozemarijn Kloos", "joined_on": START, **changed}
    more = {"team": there.team.id, "probation": True, **HOURS}
    return await welcoming_service.welcome(await there.act(who), there.vacancy.id, kept, **more)  # type: ignore[arg-type]


@pytest.mark.usefixtures("db")
async def test_hr_records_a_colleague_with_the_days_of_the_contract_and_nobody_twice() -> None:
    there = await filled()
    person = await welcome(there)
    [choice] = await HireChoice.select(HireChoice.colleague, HireChoice.until_on)
    assert choice["colleague"] == person
    [member] = await Membership.select().where(Membership.person == person)
    assert (member["team"], member["from_on"]) == (there.team.id, START)
    [contract] = await Contract.select().where(Contract.person == person)
    assert (contract["from_on"], contract["until_on"], contract["probation"]) == (START, choice["until_on"], True)
    [entry] = await Entry.select().where(Entry.what == "ColleagueWelcomed")
    assert json.loads(entry["facts"]) == {"team": there.team.id, "from_on": START.isoformat()}  # not who it is
    with pytest.raises(Stale, match="already"):
        await welcome(there, name="Nog iemand")
    assert await Person.count().where(Person.name == "Nog iemand") == 0


@pytest.mark.usefixtures("db")
async def test_only_hr_and_only_once_it_was_filled() -> None:
    there = await a_committee()
    await chosen(there)
    with pytest.raises(NotFound):
        await welcome(there)
    await fill(there)
    with pytest.raises(NotAllowed, match="HR"):
        await welcome(there, "esra")


@pytest.mark.usefixtures("db")
async def test_another_first_day_moves_the_day_on_which_the_application_goes() -> None:
    there = await filled()
    later = START + timedelta(days=14)
    await welcome(there, joined_on=later)
    assert (await there.fresh(there.applicants[0])).starts_on == later


@pytest.mark.usefixtures("db")
async def test_when_the_application_is_erased_nothing_says_any_more_who_it_was() -> None:
    there = await filled()
    await welcome(there)
    late = Act(by=SYSTEM, at=NOON + timedelta(days=40 + 28))
    assert await applying.purge(late) >= 1
    [choice] = await HireChoice.select(HireChoice.colleague)
    assert choice["colleague"] is None


@pytest.mark.usefixtures("db")
async def test_hr_had_recorded_them_among_the_personnel() -> None:
    there = await filled()
    old, new = await a_person("Oud"), await a_person("Rozemarijn Kloos", joined_on=START)
    await joins(old, there.team)
    await joins(new, there.team, from_on=START)
    act = await there.act("anita")
    with pytest.raises(Invalid, match="since it chose"):
        await welcoming_service.recognise(act, there.vacancy.id, old.id)
    await welcoming_service.recognise(act, there.vacancy.id, new.id)
    [choice] = await HireChoice.select(HireChoice.colleague)
    assert choice["colleague"] == new.id and await Contract.count() == 0


async def agenda(there: Committee, days: int) -> list[Agenda]:
    return await waiting.agenda(await there.act("karim", days=days), there.team.id)


@pytest.mark.usefixtures("db")
async def test_the_role_that_came_with_it_stands_on_the_agenda_until_somebody_has_it() -> None:
    there = await filled()
    role = await a_team_role(there.team, "planner")
    await VacancyRole(vacancy=there.vacancy.id, team_role=role.id).save()
    person = await welcome(there)
    assert await agenda(there, 39) == []
    [item] = await agenda(there, 40)
    assert item.route == "hiring.choice" and item.names == {"name": "Rozemarijn Kloos"}
    row = await Person.objects().get(Person.id == person)
    assert row
    await a_role(row, there.team, "planner", from_on=START, until_on=START + timedelta(days=300))
    assert await agenda(there, 41) == []
    act = await there.act("karim", days=41)
    seen, [choice] = await choice_queries.procedure(act, there.vacancy.id)
    after = await joining_queries.after(act, seen, choice)
    assert [asdict(one)["who"] for one in after.roles] == ["Rozemarijn Kloos"] and not after.open_roles


async def test_what_is_next_is_said_to_who_does_it(browser: Browser) -> None:
    there = await filled()
    page = f"/vacatures/{there.vacancy.id}/keuze"
    await browser.sign_in(there.people["karim"])
    answer = await browser.get(page)
    valid_html(answer.text)
    assert "HR does this now" in answer.text and "/keuze/welkom" not in answer.text
    await browser.sign_in(there.people["anita"])
    assert "record that the new colleague starts" in (await browser.get("/")).text
    form = await browser.get(f"{page}/welkom")
    valid_html(form.text)
    typed = {"name": "Rozemarijn Kloos", "joined_on": START.isoformat(), "hours": "28", "team": str(there.team.id)}
    wrong = await browser.post(f"{page}/welkom", {**typed, "joined_on": ""})
    assert wrong.status_code == 422 and "Rozemarijn Kloos" in wrong.text
    assert (await browser.post(f"{page}/welkom", typed)).headers["location"].endswith("/keuze#filled")
    await browser.sign_in(there.people["karim"])
    answer = await browser.get(page)
    assert f"/teams/{there.team.id}/inwerken" in answer.text
    [choice] = await HireChoice.select(HireChoice.colleague)
    await browser.sign_in(there.people["harmen"])
    assert "/inwerken" not in (await browser.get(page)).text and choice["colleague"]
