"""The pages of the figures, through the door: what each reader finds on them, and what is nowhere in their bytes."""

from datetime import date

from teamhub.core.act import Office
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.absence.figures.there import DAY, a_team_of, away, on_leave
from tests.conftest import Browser, counting
from tests.factories import a_person, holds

FIRST, LAST = date(2025, 10, 1), date(2025, 12, 31)


async def a_world() -> tuple[Team, list[Person], Person]:
    mpp = await a_person("Harmen")
    team, members = await a_team_of(7, "Team Alkmaar", mpp=mpp)
    await away(members[0], FIRST, FIRST + 20 * DAY)
    await away(members[1], LAST - 3 * DAY)
    return team, members, mpp


async def read(browser: Browser, person: Person, path: str) -> str:
    browser.client.cookies.clear()
    await browser.sign_in(person)
    answer = await browser.get(path)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


async def test_a_team_reads_its_own_figures_with_what_they_mean(browser: Browser) -> None:
    team, [esra, *_], _ = await a_world()
    page = await read(browser, esra, f"/teams/{team.id}/cijfers")
    for said in (
        "3.73 %", "1.13", "20.0 days", "71.4 %", "24.000 of 644.000", "2025, quarter 4", "Team Alkmaar",
        "/instellingen/absence.few_people", "8 to 42 days",
    ):  # fmt: skip
        assert said in page, said
    assert "With maternity leave" not in page
    assert f"/teams/{team.id}/cijfers" in await read(browser, esra, f"/teams/{team.id}")


async def test_another_period_is_chosen_and_what_is_no_period_is_the_last_quarter(browser: Browser) -> None:
    team, [esra, *_], _ = await a_world()
    assert "not over yet" in await read(browser, esra, f"/teams/{team.id}/cijfers?periode=2026-1")
    assert "12 months until February 2026" in await read(browser, esra, f"/teams/{team.id}/cijfers?periode=12")
    assert "3.73 %" in await read(browser, esra, f"/teams/{team.id}/cijfers?periode=iets")
    year = await read(browser, esra, f"/teams/{team.id}/cijfers?periode=2025")
    assert "0.94 %" in year and "0.29" in year


async def test_an_mpp_and_the_director_read_rounded_figures_and_nothing_of_a_case(browser: Browser) -> None:
    team, _, mpp = await a_world()
    director = await a_person("Corine")
    await holds(director, Office.DIRECTOR)
    for who in (mpp, director):
        for path in (f"/teams/{team.id}/cijfers", "/verzuim/cijfers"):
            page = await read(browser, who, path)
            assert "4 %" in page and "1.1" in page
            main = page.split("<main", 1)[1]
            for hidden in ("3.73", "1.13", "20 days", "20.0", "71.4", "24.000", "Reports in", "Collega", "8 to 42"):
                assert hidden not in main, (path, hidden)


async def test_a_small_team_is_shown_to_hr_alone(browser: Browser) -> None:
    _, _, mpp = await a_world()
    hr = await a_person("Anita")
    await holds(hr, Office.HR)
    small, [ilse, *_] = await a_team_of(4, "Team Hoorn", mpp=mpp)
    await away(ilse, FIRST, LAST + DAY)
    own = await read(browser, ilse, f"/teams/{small.id}/cijfers")
    assert "fewer than 5 people" in own and "25.00 %" not in own
    theirs = await read(browser, mpp, f"/teams/{small.id}/cijfers")
    assert "fewer than 5 people" in theirs and "25 %" not in theirs
    several = await read(browser, mpp, "/verzuim/cijfers")
    assert "Without Team Hoorn" in several and "4 %" in several and "11 %" not in several
    assert "25.00 %" in await read(browser, hr, f"/teams/{small.id}/cijfers")
    assert "11.46 %" in await read(browser, hr, "/verzuim/cijfers")


async def test_hr_alone_reads_of_a_team_what_maternity_leave_adds(browser: Browser) -> None:
    team, [_, _, esra, *_], _ = await a_world()
    hr = await a_person("Anita")
    await holds(hr, Office.HR)
    await on_leave(esra, FIRST, LAST)
    page = await read(browser, hr, f"/teams/{team.id}/cijfers")
    assert "With maternity leave" in page and "18.01 %" in page and "3.73 %" in page
    assert "18.01" not in await read(browser, esra, f"/teams/{team.id}/cijfers")


async def test_without_a_second_factor_there_is_no_figure(browser: Browser) -> None:
    team, [esra, *_], mpp = await a_world()
    for who, path in ((esra, f"/teams/{team.id}/cijfers"), (mpp, "/verzuim/cijfers")):
        browser.client.cookies.clear()
        await browser.sign_in(who, proved=False)
        answer = await browser.get(path)
        assert answer.status_code != 200 and "%" not in answer.text


async def test_the_navigation_offers_it_to_who_looks_at_several_teams(browser: Browser) -> None:
    _, [esra, *_], mpp = await a_world()
    assert "/verzuim/cijfers" in await read(browser, mpp, "/")
    assert "/verzuim/cijfers" not in await read(browser, esra, "/")


async def test_a_page_asks_as_much_of_ten_teams_as_of_one(browser: Browser) -> None:
    _, _, mpp = await a_world()
    asked = []
    for more in (0, 9):
        for _ in range(more):
            await a_team_of(5, mpp=mpp)
        await read(browser, mpp, "/verzuim/cijfers")
        with counting() as found:
            await browser.get("/verzuim/cijfers")
        asked.append(len(found))
    assert asked[0] == asked[1]
