"""What the frameworks said is kept with each decision and round, and comes out the same when it is asked again."""

import json
from dataclasses import asdict
from datetime import timedelta

import pytest

from teamhub.decisions.replay_queries import differing
from teamhub.decisions.tables import ConsentRound, Decision
from teamhub.features import QUESTIONS
from tests.cli.test_doctor import run
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.ideas.deciding.about import a_house

pytestmark = pytest.mark.usefixtures("db")


async def test_a_kept_ruling_replays_under_what_was_agreed_then() -> None:
    """Also that of a round in which the framework changed before the team had consented."""
    house, other = await a_house(amount=800), await a_house(amount=900)
    await house.consents()
    round_id = await other.call()
    await adopt("KAD-10", on=NOON + timedelta(days=1), team_max=850)
    for who in range(len(other.members)):
        await other.speak(who, round_id)
    assert (await Decision.count(), await ConsentRound.count()) == (2, 2)
    assert await differing(QUESTIONS) == []


async def test_a_ruling_that_was_changed_afterwards_shows(database: str) -> None:
    house = await a_house(amount=800)
    await house.consents()
    there = {"TEAMHUB_DATABASE_URL": database, "LANG": "C.UTF-8"}
    assert run("verify", **there).returncode == 0
    kept = (await house.matter(days=6)).holds("decide")
    assert kept
    forged = asdict(kept.ruling) | {"facts": kept.ruling.facts | {"amount": 100}}
    await Decision.update({Decision.ruling: json.dumps(forged)}).where(Decision.id == kept.id)
    [found] = await differing(QUESTIONS)
    assert (found.subject, found.kept.facts["amount"]) == (house.subject, 100)
    told = run("verify", **there)
    assert (told.returncode, "The journal holds." in told.stdout) == (1, True)
    assert f"{house.subject}: kept is “" in told.stdout and "Not every kept ruling replays." in told.stdout

    await Decision.update({Decision.ruling: json.dumps(forged | {"question": "no.such"})}).where(Decision.id == kept.id)
    assert [one.now.clause for one in await differing(QUESTIONS)] == [None]
