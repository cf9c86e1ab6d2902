"""What the frameworks said of a takeover and of buying in is proven like what they said of a decision."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest

from teamhub.decisions.replay_queries import differing
from teamhub.features import QUESTIONS
from teamhub.frameworks import kept
from teamhub.roles.exits import service as exits
from teamhub.takeovers import longer_service, queries, service
from teamhub.takeovers.tables import Takeover
from tests.cast import a_cast
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_team_role, acting
from tests.takeovers.agreed import agree

pytestmark = pytest.mark.usefixtures("db")
DAY = timedelta(days=1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


async def test_rulings_of_takeovers_and_of_buying_in_replay_and_a_forged_one_shows() -> None:
    await agree()
    await adopt("KAD-11")
    cast = await a_cast()
    owner, today = await acting(cast["owner"]), NOON.date()
    words = {"what": "De sleutels van de kelder", "why": "Ik liep er toch langs."}
    made = await service.take(owner, team_id=cast.team.id, back_on=today + 14 * DAY, **words)
    await longer_service.ask(owner, made, until_on=today + 20 * DAY, why="Het slot is stuk.")
    role = await a_team_role(cast.team, "huismeester")
    bought = await exits.ask(owner, role.id, what="Klein onderhoud", whom="facilitair", until_on=today + 60 * DAY)
    found = [one.subject for one in await kept.since(LONG_AGO)]
    assert sorted(found) == sorted([f"buy_in:{bought}", f"takeover:{made}", f"takeover:{made}"])
    assert await differing(QUESTIONS) == []

    ruling = (await queries.one(owner, made)).ruling
    assert ruling
    forged = asdict(ruling) | {"facts": {"days": 400}}
    await Takeover.update({Takeover.ruling: json.dumps(forged)}).where(Takeover.id == made)
    [differs] = await differing(QUESTIONS)
    assert (differs.subject, differs.kept.facts) == (f"takeover:{made}", {"days": 400})
