"""A form that is sent twice at the same moment, by a button that is pressed twice: one effect, told once, and no fault.

What it posts rightly comes from the matrix. Two of the same person at once is the hardest case of a page that was gone
back to as well: neither may see what the other is about to make.
"""

import asyncio
import json
import re
from types import ModuleType
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient
from litestar import Litestar

from teamhub.core.db import DB
from teamhub.features import TABLES
from teamhub.sign_in.middleware import COOKIE
from tests.cast import CAST
from tests.conftest import Browser
from tests.test_matrix import CASES, changes, world

FORMS = re.findall(
    r"\S+",
    """
    /verzuim/zwangerschapsverlof/{leave} /verzuim/zwangerschapsverlof/{leave}/weg /verzuim/dossiers/{year}/tweede-spoor
    /afwezig/{absence}/langer /afwezig/{absence}/werk /afwezig/{absence}/eerder /afwezig/werk/{work}/nemen
    /afwezig/werk/{work}/loslaten /verzuim/{absence}/vooruitkijken /verzuim/{absence}/contactpersoon
    /verlof/{leave}/stem /verlof/{leave}/wijziging /ik/werkdagen /ik/agenda
    /vacatures/{open}/sollicitanten/nieuw /teams/{team}/vacature /sollicitanten/{applicant}/wissen
    /vacatures/{letters}/brieven/{scored}/besluit /vacatures/{talks}/gesprekken/vragen
    /vacatures/{talks}/gesprekken/momenten /vacatures/{talks}/gesprekken/antwoorden
    /vacatures/{talks}/gesprekken/{rejected}/antwoord /vacatures/{chosen}/keuze/gesproken
    /vacatures/{chosen}/keuze/voorwaarden /vacatures/{back}/keuze/antwoord /vacatures/{chosen}/keuze/gezien
    /teams/{team}/inwerken /inwerken/{plan}/regels /inwerken/{plan}/regels/{item}/week
    /contracten/nieuw /contracten/{contract}
    /leren/nieuw /teams/{team}/leren/behoeften /teams/{team}/leren/ophalen /teams/{team}/leren/uitgaven
    /teams/{team}/leren/uitgaven/{spending}/terug /teams/{team}/leren/plan /leren/plannen/{advised}/advies/{adviser}
    /leren/plannen/{beyond}/mpp /teams/{team}/beleidsstukken /leren/trainingen/{training}/doorgeven/sessies
    /leren/trainingen/{training}/doorgeven/sessies/{session}/terug /leren/trainingen/{training}/doorgeven/trainer
    /certificaten/{owner}/register/{registration}/weg /certificaten/{owner}/{certificate}/weg
    /ideen/{open}/advies /ideen/{advice}/adviseurs/{adviser}/advies /ideen/{ready}/besluit
    /ideen/{decided}/besluiten/{decision}/twijfel /ideen/{running}/rondes/{round}/voorstel
    /ideen/{running}/rondes/{round}/bijdragen /ideen/{running}/rondes/{round}/stem /ideen/{tried}/pilot/metingen
    /ideen/{embedded}/effect /ideen/{embedded}/verspreiding
    /kaders/ontwerpen/{draft}/afgevaardigden /kaders/ontwerpen/{draft}/ondernemingsraad /kaders/verzoeken
    /kaders/verzoeken/{request}/oppakken /kaders/verzoeken/{request}/aanvullingen /mag-dit-zelf/{answered}/verbetering
    /ideen/{idea_id}/voorstellen /ideen/{idea_id}/voorstellen/{suggestion_id}/steun /ideen/{idea_id}/reacties
    /mensen/{person}/opvolger /voorstellen/{running}/stem /voorstellen/{advised}/adviseurs/{adviser}/advies
    /rollen/{role}/checklist /overdrachten/{handover}/punten /rollen/{role}/teruggave /personeel/nieuw
    /personeel/{person}/tweede-factor /overnames /overnames/acuut /overnames/op-mijn-handen
    """,
)
ONCE = [(part, path) for part, method, path in CASES if method == "POST" and path in FORMS]
# Made by a job that runs beside it, counted on purpose, or the mere fact that somebody came by.
BESIDE = {"notice", "journal_pending", "session", "sign_in_attempt", "application_attempt", "job_run"}
# Two that differ in these alone say the same.
OWN = {"id", "number", "hash", "token_hash", "key", "code"}


def test_they_are_all_there() -> None:
    assert len(ONCE) == len(FORMS) == len({*FORMS})


@pytest.mark.parametrize(("part", "path"), ONCE, ids=[path for _, path in ONCE])
async def test_it_is_done_once_and_told_once(browser: Browser, app: Litestar, part: ModuleType, path: str) -> None:
    row = part.MATRIX["POST", path]
    wanted = dict.fromkeys(CAST, row) if isinstance(row, int) else dict(zip(CAST, row, strict=True))
    who = next(who for who in CAST if changes(part, "POST", who, wanted[who]))
    cast, there = await world(part)
    await browser.sign_in(cast[who])
    await browser.get("/aanmelden")
    before = await everything()

    async def press() -> int:
        async with AsyncClient(transport=ASGITransport(app), base_url="http://teamhub.test") as client:
            for name in (COOKIE, "csrftoken"):
                client.cookies.set(name, browser.client.cookies[name])
            return (await Browser(client).post(path.format(**there), part.FORMS.get(path, {}))).status_code

    answers = await asyncio.gather(*(press() for _ in range(3)))
    assert max(answers) < 500, answers
    assert min(answers) < 400, answers
    after = await everything()
    made = {table: [said for key, said in rows.items() if key not in before[table]] for table, rows in after.items()}
    twice = {table: said for table, said in made.items() if len({*said}) < len(said)}
    assert twice == {}


async def everything() -> dict[str, dict[str, str]]:
    """Every row of every table, as what it says, by what it is known by."""
    assert DB.pool is not None
    found: dict[str, dict[str, str]] = {}
    async with DB.pool.acquire() as connection:
        for table in TABLES:
            name = table._meta.tablename
            if name in BESIDE:
                continue
            key = table._meta.primary_key._meta.db_column_name
            rows = await connection.fetch(f'SELECT to_jsonb(t) AS whole, "{key}"::text AS key FROM "{name}" t')
            found[name] = {row["key"]: _said(row["whole"]) for row in rows}
    return found


def _said(whole: Any) -> str:
    fields = json.loads(whole)
    return json.dumps({name: value for name, value in sorted(fields.items()) if name not in OWN})
