"""One's own data in words that somebody understands: every kind in its place, every column with a name, in Dutch."""

import json
from random import Random

import pytest

from teamhub.absence.tables import Absence, CaseLook
from teamhub.core import retention
from teamhub.core.db import DB
from teamhub.core.i18n import CATALOGUES
from teamhub.people.tables import Person
from teamhub.privacy.labels import LABELS, PLACES
from teamhub.privacy.rules import UNSAID
from teamhub.training.needs.tables import Need
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_team, system
from tests.html import valid_html
from tests.privacy.history import begun
from tests.privacy.made import everything

pytestmark = pytest.mark.usefixtures("db")
OWN = "/ik/gegevens"
HIDDEN = {"person", "left_on", "last", *UNSAID}
TODAY = NOON.date()


async def test_every_kind_that_somebody_sees_has_its_place() -> None:
    assert {*PLACES} == {keeping.name for keeping in retention.KEEPS if keeping.is_shown}


async def test_every_column_has_a_name_and_that_has_dutch() -> None:
    history = await begun(Random(5))
    await everything(history)
    people = await Person.select(Person.id).output(as_list=True)
    columns = set()
    assert DB.pool
    for keeping in retention.KEEPS:
        if keeping.mine:
            sql, parts = "", keeping.mine(system(), 1).sql.split("{}")
            for number, part in enumerate(parts):
                sql += f"${number}{part}" if number else part
            async with DB.pool.acquire() as connection:
                columns |= {one.name for one in (await connection.prepare(sql)).get_attributes()}
        elif keeping.of_person:
            columns |= {name for one in people for row in await keeping.of_person(system(), one) for name in row}
    assert columns - HIDDEN - {*LABELS} == set()
    assert {label for label in LABELS.values() if label not in CATALOGUES["nl"]} == set()


async def a_case(person: Person, hr: Person) -> None:
    days = {"first_day": TODAY, "reported_at": NOON, "reported_by": person.id}
    case = Absence(person=person.id, early="long expected", early_on=TODAY, **days)
    await case.save()
    for by, day in ((hr, TODAY), (hr, TODAY.replace(day=1)), (person, TODAY)):
        await CaseLook(absence=case.id, by=by.id, on=day).save()


async def test_it_reads_in_dutch_with_who_looked_and_what_there_is_not(browser: Browser) -> None:
    esra, anita = await a_person("Esra"), await a_person("Anita Groothuizen")
    team = await a_team(esra, name="Team Alkmaar")
    need = {"team": team.id, "owner": esra.id, "by": esra.id, "at": NOON, "whom": "for myself", "origin": "an incident"}
    await Need(**need, question="Rust houden.", about="for myself").save()
    await a_case(esra, anita)
    await browser.sign_in(esra)
    dutch = {"accept-language": "nl"}
    page = (await browser.get(OWN, headers=dutch)).text
    valid_html(page)
    assert "<b>Anita Groothuizen</b>: op 2 dagen, het laatst op" in page and "maandag 2 maart" in page
    assert page.index("Wie je hier bent") < page.index("Als je er niet bent") < page.index("Beginnen en leren")
    assert "voor mezelf" in page and "een incident" in page and "duurt naar verwachting lang" in page
    assert '<span class="said">for myself</span>' in page, "what somebody wrote stays as they wrote it"
    assert "an incident" not in page and "2026-03-02</" not in page
    assert "Hiervan wordt nu niets van je bewaard" in page and "Onboarding" not in page and "Inwerkplannen" in page
    told = json.loads((await browser.get(f"{OWN}/download", headers=dutch)).text)
    kept = {kind["what"]: kind["records"] for kind in told["kept"]}
    [row] = kept["Opleidingsbehoeften, en wat erop gezegd is"]
    assert (row["whom"], row["origin"], row["background"]) == ("voor mezelf", "een incident", "for myself")
