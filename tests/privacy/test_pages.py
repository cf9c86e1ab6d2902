"""One's own page and file; HR's numbers; and the command line. Nothing of anybody else is in them."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from teamhub.core import retention
from teamhub.core.act import Act, Office
from teamhub.core.db import rows
from teamhub.core.retention import Held
from teamhub.ideas.tables import Thought
from teamhub.parameters import service as parameters
from teamhub.parameters.rules import PARAMETERS
from teamhub.people.recognitions import service as recognitions
from teamhub.people.tables import ContractHours, Talent
from teamhub.privacy.service import erase
from teamhub.training.needs.tables import Need
from tests.cli.test_doctor import run
from tests.conftest import NOON, Browser, counting
from tests.factories import LONG_AGO, a_framework, a_person, a_role, a_team, acting, an_idea, holds, system
from tests.html import valid_html
from tests.privacy.known import EXPLAINED, SHOWN
from tests.sign_in.second_factor.factories import ON_PAPER, SECRET, a_second_factor

OWN, FILE, ALL = "/ik/gegevens", "/ik/gegevens/download", "/personeel/bewaartermijnen"


@pytest.mark.parametrize("address", [OWN, FILE, ALL])
async def test_each_of_them_asks_for_the_second_factor(browser: Browser, address: str) -> None:
    hr = await a_person()
    await holds(hr, Office.HR)
    await browser.sign_in(hr, proved=False)
    asked = await browser.get(address)
    assert (asked.status_code, asked.headers["location"].split("?")[0]) == (303, "/ik/tweede-factor")
    await browser.sign_in(hr)
    assert (await browser.get(address)).status_code == 200


async def test_the_file_has_what_is_theirs_and_nothing_of_others(browser: Browser) -> None:
    esra, ilse = (
        await a_person("Esra", email="esra@oeverlicht.test"),
        await a_person("Ilse", email="ilse@oeverlicht.test"),
    )
    team = await a_team(esra, ilse, name="Team Alkmaar")
    await a_role(esra, team, "planner")
    await a_second_factor(esra)
    for person, hours in ((esra, 28), (ilse, 36)):
        await ContractHours(person=person.id, hours=hours, from_on=LONG_AGO).save()
        await Talent(person=person.id, text=f"Talent van {person.name}", at=NOON).save()
        await an_idea(person, team, title=f"Idee van {person.name}")
        await Thought(owner=person.id, title=f"Gedachte van {person.name}", created_at=NOON, changed_at=NOON).save()
    await recognitions.give(await acting(ilse), esra.id, "Je vroeg door waar ik stil viel.")

    await browser.sign_in(esra)
    answer = await browser.get(FILE)
    assert answer.headers["content-disposition"] == 'attachment; filename="teamhub-2026-03-02.json"'
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    told = json.loads(answer.text)
    kept = {kind["what"]: kind["records"] for kind in told["kept"]}
    assert (told["name"], told["made_at"]) == ("Esra", "2026-03-02T13:00:00+01:00")
    assert kept["Your record"][0]["email"] == "esra@oeverlicht.test"
    assert kept["Contract hours"] == [{"hours": "28.0", "from_on": "2020-01-01"}]
    assert [idea["title"] for idea in kept["Your ideas"]] == ["Idee van Esra"]
    assert kept["Thoughts of yours that nobody else sees"][0]["title"] == "Gedachte van Esra"
    assert kept["What colleagues saw you do well"][0]["by"] == "Ilse"
    assert kept["Roles that you hold and held"][0]["team"] == "Team Alkmaar"
    assert kept["That you have a second factor, and how many recovery codes"][0]["recovery_codes"] == 2

    page = (await browser.get(OWN)).text
    valid_html(page)
    for text in (answer.text, page):
        assert "Gedachte van Esra" in text
        assert "van Ilse" not in text and "ilse@" not in text and "36.0" not in text
        assert SECRET not in text and not any(code in text for code in ON_PAPER)


async def test_a_long_list_is_shown_in_part_and_downloaded_whole(browser: Browser) -> None:
    esra = await a_person()
    for number in range(25):
        await Talent(person=esra.id, text=f"Talent {number:02}", at=NOON).save()
    await browser.sign_in(esra)
    page, file = (await browser.get(OWN)).text, (await browser.get(FILE)).text
    assert "Talent 19" in page and "Talent 20" not in page and "And 5 more" in page
    assert "Talent 24" in file


async def test_hr_sees_numbers_and_no_names_nor_that_there_are_thoughts(browser: Browser) -> None:
    hr, esra = await a_person("Anita"), await a_person("Esra Yildiz", email="esra@oeverlicht.test")
    await holds(hr, Office.HR)
    await Talent(person=esra.id, text="Schrijft helder", at=NOON).save()
    await browser.sign_in(hr)
    before = await browser.get(ALL)
    await Thought(owner=esra.id, title="Gedachte", created_at=NOON, changed_at=NOON).save()
    after = await browser.get(ALL)
    assert before.text == after.text
    for word in ("Esra", "esra@", "helder"):
        assert word not in after.text
    assert "The job has not run yet" in after.text
    valid_html(after.text)


async def test_what_is_due_goes_tonight_and_is_late_once_a_night_left_it(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def held(_act: Act) -> list[Held]:
        return [Held(person=None, count=2, until=NOON.date() - timedelta(days=2))]

    one = replace(next(one for one in retention.KEEPS if not one.private), held=held, purge=None)
    monkeypatch.setattr(retention, "KEEPS", [one])
    hr = await a_person("Anita")
    await holds(hr, Office.HR)
    await browser.sign_in(hr)
    before = (await browser.get(ALL)).text
    assert "2 records are due, and go tonight." in before and 'role="alert"' not in before
    await erase(system(NOON - timedelta(days=3)))
    assert "go tonight" in (await browser.get(ALL)).text
    await erase(system(NOON - timedelta(days=1)))
    after = (await browser.get(ALL)).text
    assert "2 records should be gone already. Tell whoever runs TeamHub here." in after and "go tonight" not in after


async def test_until_when_is_said_with_the_stricter_number(browser: Browser) -> None:
    hr = await a_person("Anita", language="nl")
    await holds(hr, Office.HR)
    await browser.sign_in(hr)
    said = ("2 jaar na het einde van het dienstverband", "1 jaar na het einde van het dienstverband")
    for address in (OWN, ALL):
        text = (await browser.get(address)).text
        assert said[0] in text and said[1] not in text, address
    await a_framework("KAD-09", {"retention_years": 1})
    for address in (OWN, ALL):
        text = (await browser.get(address)).text
        assert said[1] in text and said[0] not in text, address


async def test_the_number_of_questions_does_not_grow(browser: Browser) -> None:
    hr = await a_person("Anita")
    await holds(hr, Office.HR)
    await browser.sign_in(hr)
    asked = {}
    for many in (1, 10, 100):
        for number in range(many):
            person = await a_person(f"Person {number}")
            await Talent(person=person.id, text="Schrijft helder", at=NOON).save()
            await Talent(person=hr.id, text="Schrijft helder", at=NOON).save()
        for address in (OWN, ALL):
            with counting() as queries:
                await browser.get(address)
            asked.setdefault(address, set()).add(len(queries))
    assert {address: len(counts) for address, counts in asked.items()} == {OWN: 1, ALL: 1}


async def test_the_command_line_reports_numbers_or_what_is_held_of_one(db: str) -> None:
    esra, ilse = await a_person("Esra", email="esra@example.org"), await a_person("Ilse", email="ilse@example.org")
    for person in (esra, ilse):
        await Talent(person=person.id, text="Schrijft helder", at=NOON).save()
    there = {"TEAMHUB_DATABASE_URL": db, "LANG": "C.UTF-8"}
    of_all = run("privacy", "report", **there)
    assert of_all.returncode == 0, of_all.stderr
    assert "Talents: 2 records, of 2 people\n  until you take them back" in of_all.stdout
    assert "Esra" not in of_all.stdout and "helder" not in of_all.stdout
    of_one = run("privacy", "report", "Esra@example.org", **there)
    assert "Held of Esra:\n" in of_one.stdout and "Talents: 1 record\n" in of_one.stdout
    assert "helder" not in of_one.stdout
    dutch = run("privacy", "report", **there | {"LANG": "nl_NL.UTF-8"})
    assert "Talenten: 2 gegevens, van 2 mensen" in dutch.stdout
    nobody = run("privacy", "report", "nour@example.org", **there)
    assert (nobody.returncode, nobody.stderr) == (1, "teamhub: Nobody here has the mail address nour@example.org.\n")
    erased = run("privacy", "erase", **there)
    assert (erased.returncode, erased.stdout) == (0, "0 records erased.\n")


ABOUT_PEOPLE = """
    SELECT conrelid::regclass || '.' || a.attname AS column FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = 'person'::regclass ORDER BY 1
"""


@pytest.mark.usefixtures("db")
async def test_whatever_names_a_person_is_on_their_page_or_it_is_explained_why_not() -> None:
    """A new column that names somebody: say in tests/privacy/known.py which kind shows it, or why it is not theirs."""
    columns = {row["column"] for row in await rows(ABOUT_PEOPLE)}
    assert columns - set(SHOWN) - set(EXPLAINED) == set()
    assert (set(SHOWN) | set(EXPLAINED)) - columns == set()
    assert set(SHOWN.values()) - {keeping.name for keeping in retention.KEEPS if keeping.is_shown} == set()


async def test_how_long_something_is_kept_says_the_number_that_counts_today(browser: Browser, db: str) -> None:
    hr = await a_person("Anita", email="anita@example.org")
    await holds(hr, Office.HR)
    need = {"team": (await a_team(hr)).id, "owner": hr.id, "by": hr.id, "at": NOON, "whom": "for myself"}
    await Need(**need, question="Rust houden.", origin="a case").save()
    await browser.sign_in(hr)
    kept = "24 months after the need has ended"
    for address in (OWN, FILE, ALL):
        assert kept in (await browser.get(address)).text
    for months, from_on in ((1, NOON.date()), (9, NOON.date() + timedelta(days=1))):
        value = {"value": months, "from_on": from_on, "why": "Korter is genoeg."}
        await parameters.change(await acting(hr), "training.keep_needs_months", **value)
    for address in (OWN, FILE, ALL):
        told = (await browser.get(address)).text
        assert "1 month after the need has ended" in told and kept not in told
    said = run("privacy", "report", "anita@example.org", TEAMHUB_DATABASE_URL=db, LANG="nl_NL.UTF-8").stdout
    assert "tot 9 maanden nadat de leerbehoefte is afgerond" in said
    names = {name for keeping in retention.KEEPS for name in keeping.terms.values()}
    assert names <= {*PARAMETERS}
