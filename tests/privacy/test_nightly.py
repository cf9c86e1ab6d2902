"""Over all capabilities together: the night's purge erases everything that is due, and nothing else."""

import logging
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import rows
from teamhub.journal.tables import Entry
from teamhub.privacy import queries, service
from tests.conftest import EMPTY, at_once
from tests.privacy.history import BASE, NAME, History, Key, begun
from tests.privacy.made import everything

QUICK = (Phase.explicit, Phase.generate)  # a smaller history would not be easier to read, and takes minutes to find
NIGHTS = st.lists(st.integers(-100, 2600), min_size=1, max_size=2)
DAYS = range(-200, 2600)
THERE = {  # what is there of a kind, where that is not simply its row
    "applicant": "SELECT 'applicant' AS kind, id::text FROM applicant WHERE erased_on IS NULL",
    "reach": "SELECT 'reach' AS kind, id::text FROM absence WHERE phone <> ''",
}
ITS_ID = {"session": "token_hash", "password_link": "token_hash"}


async def there(history: History) -> set[Key]:
    kinds = sorted({kind for kind, _ in history.kept})
    plain = "SELECT '{0}' AS kind, {1}::text AS id FROM {0}"
    asked = [THERE.get(kind) or plain.format(kind, ITS_ID.get(kind, "id")) for kind in kinds]
    return {(row["kind"], row["id"]) for row in await rows(" UNION ALL ".join(asked))}


def edges(history: History, kept: set[Key]) -> set[int]:
    """Of some kinds the night in which one goes, and the one before it: in days from BASE."""
    found: set[int] = set()
    for kind in history.chance.sample(sorted({kind for kind, _ in kept}), 3):
        key = history.chance.choice(sorted(one for one in kept if one[0] == kind))
        first = next((day for day in DAYS if history.kept[key](BASE + timedelta(days=day), kept)), None)
        found |= {first - 1, first} if first is not None else set()
    return found


def at(night: date) -> Act:
    return Act(by=SYSTEM, at=datetime.combine(night, time(2), UTC))


@given(chance=st.randoms(use_true_random=False), nights=NIGHTS)
@settings(max_examples=10, phases=QUICK, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_night_erases_everything_that_is_due_and_nothing_else(
    database: str, caplog: pytest.LogCaptureFixture, chance: Random, nights: list[int]
) -> None:
    await at_once(EMPTY)
    caplog.clear()
    history = await begun(chance)
    await everything(history)
    kept = await there(history)
    assert kept == {*history.kept}
    looked_at = sorted({*nights} | edges(history, kept))
    for night in [BASE + timedelta(days=ahead) for ahead in looked_at]:
        with caplog.at_level(logging.INFO):
            done = await service.erase(at(night))
        due = {key for key in kept if history.kept[key](night, kept)}
        assert not done.failed and await there(history) == kept - due
        assert bool(done.count) == bool(due) and done.count <= len(due)
        assert [kind.keeping.name for kind in await queries.overview(at(night)) if kind.due] == []
        kept -= due
        again = await service.erase(at(night))
        assert (again.count, again.erased, again.failed) == (0, {}, ()) and await there(history) == kept
    assert NAME not in caplog.text
    told = await Entry.select().where(Entry.what == "RecordsErased").output(load_json=True)
    assert len(told) == 2 * len(looked_at)
    for entry in told:
        assert NAME not in str(entry) and entry["by"] is None
        assert all(isinstance(count, int) for count in entry["facts"]["erased"].values())
