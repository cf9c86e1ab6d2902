"""The hours of a full-time contract: a number like the others, read at the day that something is about."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from teamhub.absence.figures import queries as figures
from teamhub.absence.figures.amounts import Period
from teamhub.absence.figures.policy import Look
from teamhub.absence.figures.rules import Figures
from teamhub.absence.figures.showing import Of
from teamhub.core.act import Office
from teamhub.hiring import formation_queries
from teamhub.journal.tables import Entry
from teamhub.parameters import queries, service
from teamhub.parameters.rules import FULLTIME_KEY as KEY
from teamhub.parameters.tables import ParameterSet
from teamhub.people.tables import Organisation, Person
from teamhub.roles.load import queries as loads
from teamhub.teams.tables import Team
from teamhub.training.budgets import queries as budgets
from tests.absence.figures.there import a_team_of, away
from tests.conftest import NOON, Browser
from tests.factories import a_person, acting, holds, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)
FIRST, LAST = date(2025, 10, 1), date(2025, 12, 31)  # 92 days
LATER = NOON + DAY


async def hr() -> Person:
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    return anita


async def full_time(hours: int, from_on: date, by: Person) -> None:
    await ParameterSet(key=KEY, value=Decimal(hours), from_on=from_on, by=by.id, at=NOON, why="De cao.").save()


async def test_what_was_said_at_installation_counts_until_hr_sets_another_number(browser: Browser) -> None:
    anita = await hr()
    assert (await queries.numbers(TODAY))[KEY] == 36, "before the organisation has said anything"
    await Organisation.insert(Organisation(id=1, name="Oeverlicht", fulltime_hours=Decimal("38.0")))
    assert (await queries.numbers(TODAY))[KEY] == (await queries.line(await acting(anita), KEY)).value == 38
    await service.change(await acting(anita), KEY, value=36, from_on=TODAY + DAY, why="De nieuwe cao.")
    assert [(await queries.numbers(day))[KEY] for day in (date(2020, 1, 1), TODAY, TODAY + DAY)] == [38, 38, 36]
    entry = await Entry.select().where(Entry.subject == f"parameter:{KEY}").first().output(load_json=True)
    assert entry and (entry["facts"]["was"], entry["facts"]["value"]) == ("38", "36")
    await browser.sign_in(anita)
    page = (await browser.get("/instellingen")).text
    assert "A full-time contract is" in page and "38 hours" in page and "36 hours, from" in page
    assert (await browser.get(f"/instellingen/{KEY}")).status_code == 200


async def counted(team: Team, period: Period) -> Figures:
    found = Of(await figures.known(system(), [team.id], period), Look.EVERYTHING).team(period, team.id).now
    assert found
    return found


async def test_figures_count_each_day_with_the_full_time_of_that_day() -> None:
    team, [esra, ilse] = await a_team_of(2)
    await away(esra, FIRST, FIRST + 46 * DAY)
    await away(ilse, FIRST + 46 * DAY, LAST + DAY, (FIRST + 46 * DAY, 9))
    quarter, before = Period(FIRST, LAST), Period(FIRST, FIRST + 45 * DAY)
    same = [await counted(team, period) for period in (quarter, before)]
    assert (same[0].percentage, same[0].denominator) == (Decimal("43.75"), Decimal("184.000"))
    await full_time(40, FIRST + 46 * DAY, await hr())
    # Esra 46 days of 36/36; Ilse 46 days of three quarters of 36/40; there were two people, 46 days of each
    found = await counted(team, quarter)
    assert (found.numerator, found.denominator) == (Decimal("77.050"), Decimal("174.800"))
    assert found.percentage == Decimal("44.08")
    assert await counted(team, before) == same[1], "what came before is as it was"


async def test_a_norm_a_budget_and_the_establishment_follow_from_the_day_on() -> None:
    team, [esra] = await a_team_of(1)
    await Team.update({Team.caseload_norm: 10}).where(Team.id == team.id)
    await full_time(40, TODAY + DAY, await hr())
    norms = [(await loads.whole(act, team.id)).people[0].carried.norm for act in (system(), system(LATER))]
    assert norms == [10, 9]
    ftes = [(await budgets.budget_of(act, team.id, TODAY.year)).fte for act in (system(), system(LATER))]
    assert ftes == [1, Decimal("0.9")]
    formations = [
        await formation_queries.formation(act, team.id) for act in (await acting(esra), await acting(esra, LATER))
    ]
    assert [one.fulltime for one in formations] == [36, 40]
