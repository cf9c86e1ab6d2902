"""The page of a role, over HTTP: what it shows to whom, and that it asks no more for many terms than for one."""

from datetime import timedelta

import pytest

from teamhub.people import service as people
from teamhub.people.tables import Person
from teamhub.roles.tables import RoleTerm, TeamRole
from teamhub.teams.tables import Team
from tests.conftest import NOON, Browser, counting
from tests.decisions.about import adopt
from tests.factories import a_person, a_role, a_team, a_team_role, acting
from tests.html import said, valid_html

TODAY = NOON.date()
DAY = timedelta(days=1)


@pytest.fixture
async def us(db: str) -> tuple[Team, Person, Person]:
    for code in ("KAD-06", "KAD-11"):
        await adopt(code)
    esra, ilse = await a_person(), await a_person("Ilse")
    return await a_team(esra, ilse, name="Team Alkmaar"), esra, ilse


async def text(browser: Browser, path: str) -> str:
    return said(valid_html((await browser.get(path)).text))


async def test_who_held_it_and_for_how_long_and_what_the_team_can_do(
    browser: Browser, us: tuple[Team, Person, Person]
) -> None:
    team, esra, ilse = us
    role = await a_role(esra, team, "planner", from_on=TODAY - 100 * DAY, until_on=TODAY + 20 * DAY)
    await a_role(ilse, team, "planner", from_on=TODAY - 400 * DAY, until_on=TODAY - 101 * DAY)
    await TeamRole.update({TeamRole.seats: 1}).where(TeamRole.id == role.id)
    await RoleTerm.update({RoleTerm.seat: 1}, force=True)
    await browser.sign_in(ilse)
    page = await text(browser, f"/rollen/{role.id}")
    assert "Esra · ends in 3 weeks" in page and "The team decides by consent." in page
    assert "Extend the term" in page and "I stand in for now" in page
    assert "Give the role back" not in page
    stranger = await a_person("Nour")
    await a_team(stranger)
    await browser.sign_in(stranger)
    page = await text(browser, f"/rollen/{role.id}")
    assert "Esra" in page and "Extend the term" not in page and "Split it" not in page


async def test_a_role_is_given_back_with_a_day_that_is_still_to_come(
    browser: Browser, us: tuple[Team, Person, Person]
) -> None:
    team, esra, _ = us
    role = await a_role(esra, team, "planner")
    await browser.sign_in(esra)
    late = await browser.post(f"/rollen/{role.id}/teruggave", {"on": "2020-01-01"})
    assert late.status_code == 422 and "Choose a last day that is today or later." in late.text
    assert 'value="2020-01-01"' in late.text
    assert (await browser.post(f"/rollen/{role.id}/teruggave", {"on": TODAY.isoformat()})).status_code == 303
    (term,) = await RoleTerm.objects()
    assert (term.until_on, term.ended) == (TODAY, True)


async def test_who_is_asked_for_a_role_is_found_by_what_they_are_good_at(
    browser: Browser, us: tuple[Team, Person, Person]
) -> None:
    team, esra, ilse = us
    role = await a_team_role(team, "planner", purpose_nl="Het rooster is op tijd rond.")
    path = f"/rollen/{role.id}/vragen"
    await browser.sign_in(esra)
    assert "Whose talents speak of this role?" not in await text(browser, path)
    await people.name_talent(await acting(ilse), ilse.id, "Puzzelt graag aan een rooster")
    page = await text(browser, path)
    assert "Whose talents speak of this role?" in page and "Puzzelt graag aan een rooster" in page


async def test_what_was_typed_stays_when_a_proposal_cannot_be_put(
    browser: Browser, us: tuple[Team, Person, Person]
) -> None:
    team, esra, _ = us
    role = await a_team_role(team, "planner")
    await browser.sign_in(esra)
    form = {
        "purpose": "Kort",
        "accountabilities": "a\n" * 13,
        "hours": "anderhalf",
        "term_months": "0",
        "seats": "1",
        "why": "",
    }
    answer = await browser.post(f"/rollen/{role.id}/wijzigen", form)
    page = said(valid_html(answer.text))
    assert answer.status_code == 422
    assert "anderhalf" in answer.text and "Please enter hours a week, such as 1,5." in page
    assert "a role that answers for more is two roles" in page and "Please fill this in." in page
    days = {"person": str(esra.id), "begin": "2026-03-02", "until": "2031-03-02", "why": "Ik wil graag."}
    answer = await browser.post(f"/rollen/{role.id}/vragen", days)
    assert answer.status_code == 422 and "Ik wil graag." in answer.text
    assert "at most 12 months" in answer.text


async def test_a_page_asks_no_more_for_many_terms_than_for_one(
    browser: Browser, us: tuple[Team, Person, Person]
) -> None:
    team, esra, _ = us
    role = await a_team_role(team, "planner")
    await browser.sign_in(esra)
    counts = []
    for number in (1, 10, 100):
        have = await RoleTerm.count()
        for term in range(have, number):
            begin = TODAY - (term + 1) * 2 * DAY
            await RoleTerm(team_role=role.id, person=esra.id, from_on=begin, until_on=begin + DAY).save()
        with counting() as asked:
            assert (await browser.get(f"/rollen/{role.id}")).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1 and counts[0] <= 10, counts


async def test_a_proposal_about_a_role_goes_from_form_to_effect(
    browser: Browser, us: tuple[Team, Person, Person]
) -> None:
    team, esra, ilse = us
    role = await a_role(esra, team, "planner")
    await browser.sign_in(esra)
    form = {"purpose": "Het rooster klopt.", "hours": "1,5", "term_months": "6", "seats": "1", "why": "Het is genoeg."}
    answer = await browser.post(f"/rollen/{role.id}/wijzigen", form)
    proposal = answer.headers["location"]
    page = await text(browser, proposal)
    assert "Change the role planner" in page and "Het rooster klopt." in page and "Het is genoeg." in page
    for person in (esra, ilse):
        await browser.sign_in(person)
        assert (await browser.post(f"{proposal}/stem", {"stance": "consent"})).status_code == 303
    page = await text(browser, f"/rollen/{role.id}")
    assert "Het rooster klopt." in page and "1.5 hours a week" in page and "carried out" in page
    assert (await acting(esra)).by.roles == {(team.id, "planner")}
