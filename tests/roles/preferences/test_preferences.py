"""How gladly somebody takes a role: what holds on a day, who says it, and who knows it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from teamhub.roles.preferences import queries, rules, service
from teamhub.roles.preferences.rules import Quarter, Wish
from teamhub.roles.preferences.tables import RolePreference
from teamhub.teams.tables import Team
from tests.conftest import Browser, counting
from tests.factories import a_person, a_team, acting, holds, joins

DAY = timedelta(days=1)
ZONE = ZoneInfo("Europe/Amsterdam")


def noon(on: str) -> datetime:
    return datetime.fromisoformat(on).replace(hour=12, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("today", "until", "following"),
    [
        ("2026-03-02", "2026-03-31", ("2026-04-01", "2026-06-30")),
        ("2026-03-31", "2026-03-31", ("2026-04-01", "2026-06-30")),
        ("2026-04-01", "2026-06-30", ("2026-07-01", "2026-09-30")),
        ("2026-11-16", "2026-12-31", ("2027-01-01", "2027-03-31")),
        ("2027-12-31", "2027-12-31", ("2028-01-01", "2028-03-31")),
    ],
)
def test_the_quarters_of_the_calendar(today: str, until: str, following: tuple[str, str]) -> None:
    on = date.fromisoformat(today)
    assert rules.rest_of_quarter(on) == Quarter(on, date.fromisoformat(until))
    assert rules.next_quarter(on) == Quarter(*map(date.fromisoformat, following))


@given(some.dates(date(1990, 1, 1), date(2190, 12, 31)))
def test_quarters_follow_each_other_without_a_gap(today: date) -> None:
    this, following = rules.rest_of_quarter(today), rules.next_quarter(today)
    assert this.holds(today) and not following.holds(today)
    assert this.until_on + DAY == following.from_on
    assert following == Quarter(following.from_on, rules.rest_of_quarter(following.from_on).until_on)
    assert (following.until_on + DAY).day == 1 and 90 <= (following.until_on - following.from_on).days + 1 <= 92


async def world() -> tuple[Team, Person, Person, Person]:
    esra, ilse, nour = await a_person("Esra"), await a_person("Ilse"), await a_person("Nour")
    team = await a_team(esra, ilse)
    await a_team(nour)
    return team, esra, ilse, nour


async def wish(person: Person, team: Team, on: str) -> Wish | None:
    """What the team sees that day; and it is what one's own page says."""
    act = await acting(person, noon(on))
    seen = (await queries.wishes(act, team.id)).get(person.id)
    assert (await queries.standing(act, person.id)).now == seen
    return seen


@pytest.mark.usefixtures("db")
async def test_after_a_quarter_without_a_role_what_was_before_it_counts_again() -> None:
    team, esra, *_ = await world()
    assert await wish(esra, team, "2026-02-01") is None
    await service.choose(await acting(esra, noon("2026-02-02")), esra.id, Wish.GLADLY)
    await service.take_quarter(await acting(esra, noon("2026-03-02")), esra.id, following=True)
    await service.choose(await acting(esra, noon("2026-03-03")), esra.id, Wish.FINE)
    days = ("2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01")
    assert [await wish(esra, team, on) for on in days] == [Wish.FINE, Wish.FREE, Wish.FREE, Wish.FINE]
    await service.take_quarter(await acting(esra, noon("2026-03-10")), esra.id)
    assert [await wish(esra, team, on) for on in days] == [Wish.FREE, Wish.FREE, Wish.FREE, Wish.FINE]
    assert await RolePreference.count() == 4  # the history is kept
    said = await Entry.select(Entry.what, Entry.facts).order_by(Entry.id)
    assert [row["what"] for row in said] == [
        "RolePreferenceChosen", "RoleFreeQuarterChosen", "RolePreferenceChosen", "RoleFreeQuarterChosen",
    ]  # fmt: skip
    assert "gladly" not in str(said) and "fine" not in str(said)


@pytest.mark.usefixtures("db")
async def test_whoever_chooses_again_takes_roles_again() -> None:
    team, esra, *_ = await world()
    await service.take_quarter(await acting(esra, noon("2026-03-02")), esra.id)
    await service.take_quarter(await acting(esra, noon("2026-03-02")), esra.id, following=True)
    await service.choose(await acting(esra, noon("2026-03-05")), esra.id, Wish.GLADLY)
    assert await wish(esra, team, "2026-03-05") is Wish.GLADLY
    assert await wish(esra, team, "2026-04-05") is Wish.FREE
    coming = await RolePreference.objects().get(RolePreference.from_on == date(2026, 4, 1))
    assert coming
    await service.give_up_quarter(await acting(esra, noon("2026-03-06")), esra.id, coming.id)
    assert await wish(esra, team, "2026-04-05") is Wish.GLADLY
    with pytest.raises(NotFound):
        await service.give_up_quarter(await acting(esra, noon("2026-03-06")), esra.id, coming.id)


@pytest.mark.usefixtures("db")
async def test_the_same_twice_is_once() -> None:
    _, esra, *_ = await world()
    for _again in range(2):
        await service.choose(await acting(esra), esra.id, Wish.FINE)
        await service.take_quarter(await acting(esra), esra.id, following=True)
    assert await RolePreference.count() == 2
    assert await Entry.count() == 2


@pytest.mark.usefixtures("db")
async def test_nobody_says_it_for_another_and_only_who_has_a_team_says_it() -> None:
    _, esra, ilse, _ = await world()
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    with pytest.raises(NotAllowed):
        await service.choose(await acting(ilse), esra.id, Wish.GLADLY)
    with pytest.raises(NotAllowed):
        await service.choose(await acting(anita), anita.id, Wish.GLADLY)
    with pytest.raises(Invalid):
        await service.choose(await acting(esra), esra.id, Wish.FREE)
    assert await RolePreference.count() == 0


async def test_the_own_team_sees_it_and_no_office_does(browser: Browser) -> None:
    team, esra, ilse, nour = await world()
    offices = {}
    for office in (Office.HR, Office.DIRECTOR, Office.PROCESS, Office.PRACTICE):
        offices[office] = await a_person(office)
        await holds(offices[office], office)
    mpp = await a_person("Harmen")
    await holds(mpp, Office.MPP, team)
    await service.choose(await acting(esra), esra.id, Wish.RATHER_NOT)
    for reader, sees in (
        (esra, True),
        (ilse, True),
        (nour, False),
        (mpp, False),
        *((o, False) for o in offices.values()),
    ):
        await browser.sign_in(reader)
        assert ("a role: rather not" in (await browser.get(f"/teams/{team.id}")).text) is sees, reader.name
        page = (await browser.get(f"/mensen/{esra.id}")).text
        assert ("rather not" in page) is sees, reader.name
        assert (await queries.wishes(await acting(reader), team.id) != {}) is sees


async def test_one_tap_on_ones_own_page(browser: Browser) -> None:
    _, esra, ilse, _ = await world()
    await browser.sign_in(esra)
    path = f"/mensen/{esra.id}"
    assert 'aria-pressed="true"' not in (await browser.get(path)).text
    await browser.post(f"{path}/voorkeur", {"wish": "gladly"})
    assert 'value="gladly" aria-pressed="true"' in (await browser.get(path)).text
    await browser.post(f"{path}/rolvrij", {"quarter": "this"})
    page = (await browser.get(path)).text
    assert 'aria-pressed="true"' not in page and "After that again: gladly." in page and 'value="this"' not in page
    for wrong in ({"wish": "never"}, {}):
        assert (await browser.post(f"{path}/voorkeur", wrong)).status_code == 422
    assert (await browser.post(f"{path}/rolvrij", {"quarter": "all"})).status_code == 422
    await browser.sign_in(ilse)
    assert "no role this quarter" in (await browser.get(path)).text


async def test_the_questions_do_not_grow_with_the_team(browser: Browser) -> None:
    reader = await a_person()
    team = await a_team(reader)
    await browser.sign_in(reader)
    counts = []
    for many in (1, 10, 100):
        for number in range(await RolePreference.count(), many):
            person = await a_person(f"Collega {number}")
            await joins(person, team)
            await RolePreference(person=person.id, wish=Wish.FINE).save()
        with counting() as asked:
            assert (await browser.get(f"/teams/{team.id}")).status_code == 200
        counts.append(len(asked))
    assert len({*counts}) == 1
