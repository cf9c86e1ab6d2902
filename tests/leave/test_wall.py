"""The wall chart: the same for whatever makes somebody away, with names for the team and HR alone, small and quick."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest

from teamhub.core import away as away_sources
from teamhub.core.act import Office
from teamhub.core.away import Away
from teamhub.decisions.rules import Stance
from teamhub.leave import proposals, service
from teamhub.leave.proposals import NEEDED
from teamhub.leave.rules import Voice
from teamhub.leave.tables import Needed, WorkPattern
from teamhub.leave.wall import queries as walls
from teamhub.people.tables import Person
from teamhub.proposals import service as putting
from teamhub.teams.tables import Membership
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, a_team, acting, holds, joins
from tests.leave.agreed import agree
from tests.leave.told import Reads, telling

TODAY = NOON.date()  # a Monday
FRIDAY = TODAY + timedelta(days=4)
BIG = 60_000  # bytes of HTML, for a team of twelve over six weeks


@contextmanager
def away_because(source: Reads) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(away_sources, "SOURCES", [telling(source)])
        yield


@pytest.mark.parametrize("where", ["/teams/{team}/aanwezig", "/aanwezig", "/teams/{team}"])
async def test_the_bytes_of_the_page_are_the_same_whatever_made_somebody_away(browser: Browser, where: str) -> None:
    """Leave through its verbs, against illness and training as their sources tell of them."""
    karim, ilse, nour = await a_person("Karim"), await a_person("Ilse"), await a_person("Nour")
    team = await a_team(karim, ilse, nour)
    leave = await service.ask(await acting(karim), from_on=TODAY, until_on=FRIDAY)
    for colleague in (ilse, nour):
        await service.say(await acting(colleague), leave, Voice.FINE)
    await browser.sign_in(ilse)
    path = where.format(team=team.id)
    pages = [(await browser.get(path)).content]

    def illness(act: object, rows: object, from_on: date) -> list[Away]:
        return [Away(karim.id, TODAY - timedelta(days=40), FRIDAY)]

    def training(act: object, rows: object, from_on: date) -> list[Away]:
        return [Away(karim.id, TODAY + timedelta(days=n), TODAY + timedelta(days=n)) for n in range(5)]

    for source in (illness, training):
        with away_because(source):
            pages.append((await browser.get(path)).content)
    assert b"Karim" in pages[0] and b"away" in pages[0]
    assert pages[0] == pages[1] == pages[2]


async def test_the_mpp_sees_how_many_are_there_and_no_names(browser: Browser) -> None:
    karim, ilse, harmen = await a_person("Karim Bouzid"), await a_person("Ilse Veldkamp"), await a_person("Harmen")
    team = await a_team(karim, ilse, mpp=harmen)
    await service.ask(await acting(karim), from_on=TODAY, until_on=FRIDAY, remark="Naar de kust.")
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    for who, named in ((harmen, False), (anita, True), (ilse, True)):
        await browser.sign_in(who)
        page = (await browser.get(f"/teams/{team.id}/aanwezig")).text
        assert ("Karim Bouzid" in page, "Ilse Veldkamp" in page) == (named, named)
        assert "2/2" in page
        assert ("Naar de kust." in page) is (who is ilse)
        of_team = (await browser.get(f"/teams/{team.id}")).text
        assert ("In: Ilse" in of_team or "In: Karim" in of_team or "Ilse Veldkamp, Karim" in of_team) is named


async def test_a_colleague_of_another_team_sees_numbers_of_both_and_names_of_their_own(browser: Browser) -> None:
    karim, esra = await a_person("Karim Bouzid"), await a_person("Esra Korkmaz")
    team, other = await a_team(karim, name="Team Alkmaar"), await a_team(esra, name="Team Haarlem")
    await service.ask(await acting(karim), from_on=TODAY, until_on=FRIDAY)
    await service.ask(await acting(esra), from_on=TODAY, until_on=FRIDAY)
    await browser.sign_in(esra)
    page = (await browser.get("/aanwezig")).text
    assert "Team Alkmaar" in page and "Team Haarlem" in page and "Esra Korkmaz" in page
    assert "Karim Bouzid" not in page and "0/2" in page
    assert "Karim Bouzid" not in (await browser.get(f"/teams/{team.id}/aanwezig")).text
    assert "Esra Korkmaz" in (await browser.get(f"/teams/{other.id}/aanwezig")).text


async def test_who_may_not_know_who_is_away_is_told_the_same_numbers(browser: Browser) -> None:
    """A source that tells each reader only what they may know: the count is the same for all."""
    karim, ilse, harmen = await a_person("Karim"), await a_person("Ilse"), await a_person("Harmen")
    team = await a_team(karim, ilse, mpp=harmen)

    def careful(act: object, rows: object, from_on: date) -> list[Away]:
        by = act.by  # type: ignore[attr-defined]
        return [Away(karim.id, TODAY, None)] if by.id is None or team.id in by.member_of else []

    counts = []
    with away_because(careful):
        for who in (ilse, harmen):
            act = await acting(who)
            counts.append((await walls.walls(act, [team.id], TODAY, FRIDAY))[team.id].days)
    assert counts[0] == counts[1] and counts[0][0].present == 1


async def test_it_begins_today_and_keeps_its_shape(browser: Browser) -> None:
    karim, ilse = await a_person("Karim"), await a_person("Ilse")
    team = await a_team(karim, ilse)
    await browser.sign_in(karim)
    pages = [
        (await browser.get(f"/teams/{team.id}/aanwezig{asked}")).text
        for asked in ("", "?vanaf=2026-01-01", "?vanaf=2026-03-23", "?vanaf=gisteren", "?vanaf=9999-01-01")
    ]
    assert pages[0].count('scope="col"') == 43 and len({page.count('scope="col"') for page in pages}) == 1
    assert all(page.count('aria-current="date"') == 1 for page in (pages[0], pages[1], pages[3]))
    assert 'aria-current="date"' not in pages[2] and "vanaf=2026-03-16" in pages[2] and "vanaf=2026-03-30" in pages[2]


async def test_somebody_is_on_the_chart_for_the_days_of_their_membership() -> None:
    karim, ilse = await a_person("Karim"), await a_person("Ilse")
    team = await a_team(karim)
    await joins(ilse, team, from_on=TODAY + timedelta(days=2), until_on=TODAY + timedelta(days=3))
    wall = (await walls.walls(await acting(karim), [team.id], TODAY, FRIDAY))[team.id]
    assert [day.present for day in wall.days] == [1, 1, 2, 2, 1]
    await Person.update({Person.left_on: TODAY + timedelta(days=2)}).where(Person.id == ilse.id)
    wall = (await walls.walls(await acting(karim), [team.id], TODAY, FRIDAY))[team.id]
    assert [day.present for day in wall.days] == [1, 1, 2, 1, 1]


async def test_few_are_said_in_words_and_who_does_not_work_is_not_away(browser: Browser) -> None:
    karim, ilse = await a_person("Karim"), await a_person("Ilse")
    team = await a_team(karim, ilse)
    await WorkPattern(person=ilse.id, from_on=date(2020, 1, 1), monday=Decimal(8)).save()
    await browser.sign_in(karim)
    page = (await browser.get(f"/teams/{team.id}/aanwezig")).text
    assert "too few people" in page and "does not work" in page and "1/2" in page
    assert '<td class="out">' not in page and "Tuesday 3 March" in page


async def test_a_wish_names_days_and_shortage_and_is_never_blocked(browser: Browser) -> None:
    await agree()
    people = [await a_person(name) for name in ("Karim", "Ilse", "Nour", "Esra", "Roos")]
    await a_team(*people)
    for colleague in people[1:3]:
        await service.ask(await acting(colleague), from_on=FRIDAY, until_on=FRIDAY)
    await browser.sign_in(people[0])
    typed = {"from_on": "02-03-2026", "until_on": "6 maart 2026"}
    page = (await browser.post("/verlof", {**typed, "look": "1"})).text
    assert "60% of the team would have leave, at most 40% is agreed" in page and "Friday 6 March" in page
    assert "up to 40%" not in page and "KAD-05" in page  # the ruling beside the button is of what is asked
    assert (await browser.post("/verlof", typed)).status_code == 303


async def test_overlap_is_refused_with_a_link_to_the_other_one(browser: Browser) -> None:
    karim, ilse = await a_person("Karim"), await a_person("Ilse")
    await a_team(karim, ilse)
    leave = await service.ask(await acting(karim), from_on=FRIDAY)
    await browser.sign_in(karim)
    answer = await browser.post("/verlof", {"from_on": "2026-03-05", "until_on": "2026-03-06", "remark": "Toch."})
    assert answer.status_code == 422 and f"/verlof/{leave}" in answer.text and "Toch." in answer.text


async def test_the_team_consents_to_how_many_it_needs(browser: Browser) -> None:
    await agree()
    karim, ilse = await a_person("Karim"), await a_person("Ilse")
    team = await a_team(karim, ilse)
    await browser.sign_in(karim)
    week = dict(
        zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), "3333220", strict=True)
    )
    there = f"/teams/{team.id}/aanwezig/nodig"
    refused = await browser.post(there, {**week, "friday": "1", "why": "Zo past het."})
    assert refused.status_code == 422 and "At least 2 colleagues" in refused.text
    put = await browser.post(there, {**week, "why": "Zo past het."})
    number = int(put.headers["location"].rsplit("/", 1)[-1])
    for who in (karim, ilse):
        await putting.speak(await acting(who), number, Stance.CONSENT)
    row = await Needed.objects().get(Needed.team == team.id)
    assert row and [row.monday, row.friday, row.saturday, row.sunday] == [3, 2, 2, 0]
    assert await proposals.now(await acting(karim), team.id) == [3, 3, 3, 3, 2, 2, 0]
    wall = (await walls.walls(await acting(karim), [team.id], TODAY, FRIDAY))[team.id]
    assert [day.needed for day in wall.days] == [3, 3, 3, 3, 2]
    assert NEEDED.name == "leave.needed"


async def test_as_many_questions_for_one_as_for_a_hundred(browser: Browser) -> None:
    karim = await a_person("Karim")
    team = await a_team(karim)
    await browser.sign_in(karim)
    counts = []
    for more in (1, 10, 100):
        people = [await a_person(f"Collega {more} {n}") for n in range(more)]
        await Membership.insert(*[Membership(team=team.id, person=p.id, from_on=date(2020, 1, 1)) for p in people])
        for person in people[:20]:
            await service.ask(await acting(person), from_on=FRIDAY, until_on=FRIDAY + timedelta(days=9))
        row = []
        for path in (f"/teams/{team.id}/aanwezig", "/aanwezig", "/verlof", "/verlof/nieuw"):
            with counting() as asked:
                assert (await browser.get(path)).status_code == 200
            row.append(len(asked))
        counts.append(row)
    assert counts[0] == counts[1] == counts[2]
    assert max(counts[0]) <= 10, counts[0]


async def test_twelve_people_over_six_weeks_are_a_small_page(browser: Browser) -> None:
    """Everybody works three days, and is away in every other week: as many cells as there can be."""
    people = [await a_person(f"Marjolein van Oudshoorn {n}") for n in range(12)]
    team = await a_team(*people)
    for person in people:
        await WorkPattern(person=person.id, from_on=date(2020, 1, 1), monday=8, wednesday=8, friday=8).save()
        for week in range(0, 6, 2):
            first = TODAY + timedelta(weeks=week)
            await service.ask(await acting(person), from_on=first, until_on=first + timedelta(days=4))
    await browser.sign_in(people[0])
    page = await browser.get(f"/teams/{team.id}/aanwezig")
    assert page.text.count("does not work") >= 12 * 12
    assert len(page.content) <= BIG, len(page.content)


async def test_the_teams_stand_twenty_at_a_time_ones_own_first(browser: Browser) -> None:
    esra, others = await a_person("Esra"), await a_person("Iemand")
    for number in range(10, 31):
        await a_team(others, name=f"Team {number}")
    await a_team(esra, name="Team Zuid")
    await browser.sign_in(esra)

    async def shown(address: str) -> tuple[list[str], str]:
        page = (await browser.get(address)).text
        return re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', page), page

    names, page = await shown("/aanwezig")
    assert names == ["Team Zuid", *(f"Team {number}" for number in range(10, 29))]
    assert "More teams" in page and "Teams before" not in page
    names, page = await shown("/aanwezig?teams=20&vanaf=")
    assert names == ["Team 29", "Team 30"]
    assert "More teams" not in page and "Teams before" in page and "&amp;teams=20" in page
    assert (await browser.get("/aanwezig?teams=99999999999999")).status_code == 200
