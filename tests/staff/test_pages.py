"""HR's day: welcome somebody, change hours, move them, give an office, and let them go."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from teamhub.core.act import Office
from teamhub.people.tables import ContractHours, Person
from teamhub.sign_in import service as sign_in
from teamhub.teams import service as team_service
from teamhub.teams.tables import Membership, OfficeHeld, Team
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, a_team, holds, joins, system

TODAY = NOON.date()
DAY = timedelta(days=1)


@pytest.fixture
async def hr(browser: Browser) -> Person:
    anita = await a_person("Anita")
    await holds(anita, Office.HR)
    await browser.sign_in(anita)
    return anita


@pytest.mark.usefixtures("hr")
async def test_hr_welcomes_somebody_into_a_team(browser: Browser) -> None:
    team = await a_team(name="Team Alkmaar")
    answer = await browser.post(
        "/personeel/nieuw",
        {
            "name": "Dewi Saptorini", "joined_on": "2026-04-01", "hours": "28,5", "team": team.id,
            "email": "Dewi@Oeverlicht.nl", "number": "1007", "function_nl": "Begeleider", "function_en": "",
        },
    )  # fmt: skip
    dewi = await Person.objects().get(Person.number == "1007")
    assert dewi and answer.headers["location"] == f"/personeel/{dewi.id}"
    assert (dewi.name, dewi.email) == ("Dewi Saptorini", "dewi@oeverlicht.nl")
    assert await ContractHours.select(ContractHours.hours).output(as_list=True) == [Decimal("28.5")]
    page = (await browser.get(f"/personeel/{dewi.id}")).text
    assert "Team Alkmaar" in page and "28.5" in page and "Starts on" in page
    assert "Starts soon" in (await browser.get("/personeel")).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "Please fill this in."),
        ({"joined_on": "gisteren"}, "Please enter a date."),
        ({"joined_on": ""}, "Please enter a date."),
        ({"hours": "veel"}, "Please enter hours a week, such as 28,5."),
        ({"hours": "61"}, "Please enter 60 or less."),
        ({"email": "dewi"}, "“dewi” is not a mail address."),
        ({"hours": "28,55"}, "Contract hours have at most one decimal."),
    ],
)
@pytest.mark.usefixtures("hr")
async def test_what_is_wrong_stands_beside_what_was_typed(browser: Browser, wrong: dict[str, str], said: str) -> None:
    typed = {"name": "Dewi", "joined_on": "2026-04-01", "hours": "28,5", "team": "0", **wrong}
    answer = await browser.post("/personeel/nieuw", typed)
    assert answer.status_code == 422 and said in answer.text
    assert all(f'value="{value.strip()}"' in answer.text for name, value in typed.items() if name != "team")
    assert await Person.count() == 1


@pytest.mark.usefixtures("hr")
async def test_hr_changes_hours_and_moves_somebody(browser: Browser) -> None:
    esra = await a_person()
    alkmaar, haarlem = await a_team(esra), await a_team()
    path = f"/personeel/{esra.id}"
    await browser.post(f"{path}/uren", {"hours": "32", "from_on": "2026-04-01"})
    await browser.post(f"{path}/team", {"from_team": alkmaar.id, "team": haarlem.id, "from_on": "2026-04-01"})
    rows = await Membership.select(Membership.team, Membership.from_on, Membership.until_on).order_by(Membership.id)
    april = TODAY.replace(month=4, day=1)
    assert [(row["team"], row["until_on"]) for row in rows] == [(alkmaar.id, april - DAY), (haarlem.id, None)]
    assert rows[1]["from_on"] == april
    await browser.post(f"{path}/team/{haarlem.id}/einde", {"on": "2026-06-30"})
    page = (await browser.get(path)).text
    assert 'datetime="2026-06-30"' in page and ">32</dd>" in page


@pytest.mark.usefixtures("hr")
async def test_what_a_verb_refuses_opens_its_own_form_and_no_other(browser: Browser) -> None:
    esra = await a_person()
    alkmaar = await a_team(esra, name="Team Alkmaar")
    path = f"/personeel/{esra.id}"
    answer = await browser.post(f"{path}/team", {"from_team": 0, "team": alkmaar.id, "from_on": "2026-04-01"})
    assert answer.status_code == 422
    assert "Esra is in Team Alkmaar already in that time." in answer.text
    assert answer.text.count("<details open") == 1
    answer = await browser.post(f"{path}/vertrek", {"on": "2019-01-01"})
    assert answer.status_code == 422 and 'value="2019-01-01"' in answer.text


@pytest.mark.usefixtures("hr")
async def test_hr_gives_an_office_and_takes_it_back(browser: Browser) -> None:
    harmen, team = await a_person("Harmen"), await a_team()
    path = f"/personeel/{harmen.id}/functie"
    await browser.post(path, {"office": "mpp", "team": team.id, "from_on": TODAY.isoformat()})
    assert (await sign_in.actor(system(), harmen.id)).oversees == {team.id}
    assert (await browser.post(path, {"office": "hr", "team": team.id, "from_on": "2026-04-01"})).status_code == 422
    assert (await browser.post(path, {"office": "baas", "team": 0, "from_on": "2026-04-01"})).status_code == 422
    await browser.post(f"{path}/einde", {"office": "mpp", "team": team.id, "on": "2026-03-31"})
    assert await OfficeHeld.select(OfficeHeld.until_on).where(OfficeHeld.person == harmen.id).output(as_list=True) == [
        TODAY.replace(day=31)
    ]


@pytest.mark.usefixtures("hr")
async def test_somebody_leaves_stays_after_all_leaves_and_comes_back(browser: Browser) -> None:
    esra = await a_person()
    team = await a_team(esra)
    path = f"/personeel/{esra.id}"

    async def left_on() -> Any:
        return (await Person.select(Person.left_on).where(Person.id == esra.id))[0]["left_on"]

    await browser.post(f"{path}/vertrek", {"on": "2026-03-31"})
    assert await left_on() == TODAY.replace(day=31)
    await browser.post(f"{path}/vertrek/terug")
    assert await left_on() is None
    await browser.post(f"{path}/vertrek", {"on": (TODAY - DAY).isoformat()})
    page = (await browser.get(path)).text
    assert "Works here again" in page and "/vertrek" not in page
    await browser.post(f"{path}/terugkeer", {"from_on": TODAY.isoformat(), "team": team.id})
    assert (await sign_in.actor(system(), esra.id)).member_of == {team.id}


@pytest.mark.usefixtures("hr")
async def test_a_session_of_who_left_does_not_wake_when_they_come_back(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    path = f"/personeel/{esra.id}"
    hr_cookies = dict(browser.client.cookies)
    browser.client.cookies.clear()
    await browser.sign_in(esra)
    old = dict(browser.client.cookies)
    browser.client.cookies.clear()
    browser.client.cookies.update(hr_cookies)
    await browser.post(f"{path}/vertrek", {"on": (TODAY - DAY).isoformat()})
    await browser.post(f"{path}/terugkeer", {"from_on": TODAY.isoformat(), "team": 0})
    browser.client.cookies.clear()
    browser.client.cookies.update(old)
    assert (await browser.get("/ik")).headers["location"].startswith("/aanmelden")


@pytest.mark.usefixtures("hr")
async def test_hr_corrects_a_record(browser: Browser) -> None:
    esra, ilse = await a_person(), await a_person("Ilse", email="ilse@oeverlicht.nl")
    typed = {"name": "Esra Kaya", "email": "esra@oeverlicht.nl", "number": "", "joined_on": "2020-01-01"}
    await browser.post(f"/personeel/{esra.id}/gegevens", typed)
    await browser.post(f"/personeel/{esra.id}/gegevens", typed)
    assert (await Person.select(Person.name).where(Person.id == esra.id))[0]["name"] == "Esra Kaya"
    answer = await browser.post(f"/personeel/{esra.id}/gegevens", {**typed, "email": ilse.email})
    assert answer.status_code == 422 and "already in use by Ilse" in answer.text


@pytest.mark.usefixtures("hr")
async def test_a_team_is_started_and_its_name_is_needed(browser: Browser) -> None:
    assert (await browser.post("/personeel/teams", {"name": ""})).status_code == 422
    answer = await browser.post("/personeel/teams", {"name": "Team Lelystad", "place": "Lelystad"})
    (team,) = await Team.select(Team.id, Team.code, Team.place)
    assert answer.headers["location"] == f"/teams/{team['id']}"
    assert (team["code"], team["place"]) == ("lelystad", "Lelystad")
    assert (await browser.post("/personeel/teams", {"name": "Team Lelystad"})).status_code == 422


@pytest.mark.usefixtures("hr")
async def test_hr_finds_people_by_name_and_number(browser: Browser) -> None:
    for number, name in (("1001", "Ilse Veldkamp"), ("1002", "100% Karim_B"), ("1003", "Dewi")):
        await a_person(name, number=number)
    await a_person("Roel", number="0999", left_on=TODAY - DAY)

    async def found(words: str) -> set[str]:
        page = (await browser.get("/personeel", params={"q": words})).text
        return {name for name in ("Ilse", "Karim", "Dewi", "Roel") if f">{name}" in page or f"% {name}" in page}

    assert await found("") == {"Ilse", "Karim", "Dewi", "Roel"}
    assert await found("veld") == {"Ilse"}
    assert await found("1003") == {"Dewi"}
    assert await found("%") == {"Karim"}
    assert await found("_") == {"Karim"}
    assert await found("\\") == set()
    assert await found("' OR 1=1") == set()


@pytest.mark.usefixtures("hr")
async def test_a_list_of_a_thousand_asks_no_more_than_one_of_one(browser: Browser) -> None:
    team = await team_service.found(system(), name="Team Alkmaar")
    counts = []
    for people, more in ((1, 1), (10, 9), (1000, 990)):
        made = [Person(name=f"Collega {n}", joined_on=TODAY) for n in range(more)]
        for start in range(0, more, 500):
            await Person.insert(*made[start : start + 500])
        with counting() as asked:
            page = (await browser.get("/personeel")).text
        assert page.count(">Collega ") == people
        counts.append(len(asked))
    assert len(set(counts)) == 1 and counts[0] <= 5, counts
    esra = await a_person()
    await joins(esra, team)
    with counting() as asked:
        await browser.get(f"/personeel/{esra.id}")
    assert len(asked) <= 10


@pytest.mark.usefixtures("hr")
async def test_hr_too_knows_a_member_of_the_client_council_by_an_alias_only(browser: Browser) -> None:
    samira = await a_person("Samira", function_nl="Voorzitter, oud-cliënt")
    await holds(samira, Office.COUNCIL)
    for page in ("/personeel", f"/personeel/{samira.id}"):
        text = (await browser.get(page)).text
        assert "Samira" in text and "oud-cliënt" not in text
