"""What is due goes at night, kind by kind, and leaves numbers and no names."""

import logging
from datetime import date, timedelta

import pytest

from teamhub.cli import doctor
from teamhub.core import retention
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.retention import Held, Keeping
from teamhub.journal.tables import Entry
from teamhub.people.tables import Talent
from teamhub.privacy import queries, service
from teamhub.privacy.jobs import JOBS
from teamhub.sign_in.service import hashed
from teamhub.sign_in.tables import PasswordLink, Session
from tests.conftest import NOON
from tests.factories import a_person, system
from tests.sign_in.factories import a_link, a_session

pytestmark = pytest.mark.usefixtures("db")


async def test_what_is_due_goes_and_nothing_else() -> None:
    esra = await a_person()
    kept = await a_session(esra)
    await a_session(esra, at=NOON - timedelta(days=31))
    await a_link(esra, NOON - timedelta(seconds=1))
    link = await a_link(esra, NOON + timedelta(hours=1))
    done = await service.erase(system())
    assert done.erased == {
        "Browsers in which you are signed in": 1,
        "Links by mail with which you choose a password": 1,
    }
    assert [row["token_hash"][:16] for row in await Session.select()] == [kept]
    assert [row["token_hash"] for row in await PasswordLink.select()] == [hashed(link)]


async def test_it_leaves_numbers_in_the_journal_and_the_log_and_no_names(caplog: pytest.LogCaptureFixture) -> None:
    esra = await a_person("Esra Yildiz")
    await a_session(esra, "Netscape, Amiga", at=NOON - timedelta(days=31))
    with caplog.at_level(logging.INFO):
        await service.erase(system())
    entry = await Entry.select().first()
    assert (entry["subject"], entry["what"], entry["by"]) == ("retention", "RecordsErased", None)
    for text in (entry["facts"], caplog.text):
        assert "1" in text and "Esra" not in text and "Netscape" not in text
    (run,) = await queries.runs()
    assert (run.at, run.count, [*run.failed]) == (NOON, 1, [])


async def a_failing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Among the kinds one that writes and then breaks, as long as the list says so."""
    breaks = ["yes"]

    async def purge(act: Act) -> int:
        async with writing():
            await Talent.delete(force=True)
            if breaks:
                raise RuntimeError("about Esra")
        return 1

    async def held(_: Act) -> list[Held]:
        return [Held(None, 1, date(2026, 1, 1))]

    broken = Keeping("Talents", "test", "always", held, purge=purge)
    monkeypatch.setattr(retention, "KEEPS", [broken, *retention.KEEPS])
    return breaks


async def test_one_kind_that_fails_holds_up_no_other_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    esra = await a_person()
    await Talent(person=esra.id, text="Schrijft helder", at=NOON).save()
    await a_session(esra, at=NOON - timedelta(days=31))
    breaks = await a_failing(monkeypatch)
    (job,) = JOBS
    assert await job.run(system()) == "1 records erased, 1 kinds failed"
    assert await Talent.count() == 1, "what failed is undone"
    assert not await Session.exists()
    assert "RuntimeError at test_erasing.py" in caplog.text and "about Esra" not in caplog.text

    breaks.clear()
    assert await job.run(system(NOON + timedelta(hours=1))) == "1 records erased, 0 kinds failed"
    assert await job.run(system(NOON + timedelta(hours=2))) == ""
    assert await job.run(system(NOON + timedelta(hours=14))) == "1 records erased, 0 kinds failed"


async def test_the_doctor_says_when_it_does_not_run_or_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await doctor._erasing(NOON)).well
    await service.erase(system())
    assert (await doctor._erasing(NOON + timedelta(days=2))).well
    assert "has not run for two days" in (await doctor._erasing(NOON + timedelta(days=2, minutes=1))).todo
    await a_failing(monkeypatch)
    await service.erase(system())
    assert "the log says what and why" in (await doctor._erasing(NOON)).todo


async def test_every_kind_says_what_it_holds_and_hides_no_failure() -> None:
    """Each query runs, also where there is nothing; a kind with a last day has somebody who erases it."""
    for keeping in retention.KEEPS:
        assert await keeping.held(system()) == [] or keeping.name
        assert await retention.of_kind(keeping, system(), 1) == []
    names = [keeping.name for keeping in retention.KEEPS]
    assert len(names) == len({*names})
