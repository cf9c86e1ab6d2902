"""Each thing that the doctor looks at, well and not; and what an operator then reads."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytest import MonkeyPatch

from teamhub.cli import doctor
from teamhub.cli.database import old_enough
from teamhub.core import clock, schema
from teamhub.core.postgres import DatabaseTrouble
from teamhub.settings import Settings
from tests.serving import free_port

GOOD = "kN3vQ8sZ1xR7tB5mW2yD9fH4jL6pC0gA"


def settings(**set_: object) -> Settings:
    return Settings(**{"secret": GOOD, "mail": "file", **set_})  # type: ignore[arg-type]


def test_an_unknown_setting(monkeypatch: MonkeyPatch) -> None:
    assert [f.todo for f in doctor.environment(settings())] == ["", "", ""]
    monkeypatch.setenv("TEAMHUB_SECRETS", GOOD)
    assert "TEAMHUB_SECRETS" in doctor.environment(settings())[0].todo


@pytest.mark.parametrize(
    ("url", "https", "well"),
    [
        ("http://127.0.0.1:8000", False, True),
        ("https://hub.example.org", True, True),
        ("https://hub.example.org", False, False),
        ("http://hub.example.org", True, False),
    ],
)
def test_the_address_and_https_belong_together(url: str, https: bool, well: bool) -> None:
    assert doctor.environment(settings(url=url, https=https))[1].well is well


def test_the_second_factor_is_asked_of_everybody_or_the_doctor_says_of_whom_not() -> None:
    assert doctor.second_factor(settings()).what == "Second factor: asked again after 12 hours"
    in_the_demo = doctor.second_factor(settings(second_factor_grace=True, demo=True))
    assert in_the_demo.well and "taken for granted of people of the demo" in in_the_demo.what
    assert "this is no demo" in doctor.second_factor(settings(second_factor_grace=True)).todo


def test_the_data_folder(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    assert doctor.folder(settings(data=tmp_path / "new")).well
    monkeypatch.setattr(doctor, "ROOM", 1 << 60)
    assert "make room" in doctor.folder(settings(data=tmp_path)).todo
    (tmp_path / "file").touch()
    assert "may not write" in doctor.folder(settings(data=tmp_path / "file/data")).todo


def test_the_secret(tmp_path: Path) -> None:
    assert doctor.secret(settings()).well
    assert "easy to guess" in doctor.secret(settings(secret="teamhub " * 5)).todo
    kept = tmp_path / "secret"
    kept.write_text(GOOD)
    kept.chmod(0o600)
    assert doctor.secret(settings(secret="", data=tmp_path)).well
    kept.chmod(0o644)
    assert f"chmod 600 {kept}" in doctor.secret(settings(secret="", data=tmp_path)).todo


def test_mail() -> None:
    assert doctor.mail(settings()).well
    assert "set TEAMHUB_MAIL" in doctor.mail(settings(mail="")).todo
    assert "does not let us in" in doctor.mail(settings(mail=f"smtp://127.0.0.1:{free_port()}")).todo


@pytest.mark.usefixtures("db")
async def test_the_inside_of_the_database(monkeypatch: MonkeyPatch) -> None:
    assert [f.todo for f in await doctor._database(settings())] == ["", "", "", "", ""]
    shipped = schema.shipped()

    monkeypatch.setattr(schema, "shipped", lambda: [*shipped, "9999-01-01T00:00:00:000000"])
    monkeypatch.setattr(clock, "now", lambda: datetime.now(UTC) + timedelta(seconds=90))
    _, migrations, clocks, zone, _ = await doctor._database(settings(timezone=ZoneInfo("America/Curacao")))
    assert migrations.todo.startswith("1 are missing")
    assert clocks.todo.startswith("They are -")
    assert zone.well


async def test_what_the_operator_reads(database: str) -> None:
    """All well: exit status 0. A database that is not there: 1, and what to do, in the operator's language."""
    english = run("doctor", TEAMHUB_DATABASE_URL=database, TEAMHUB_SECRET=GOOD, LANG="C.UTF-8")
    assert english.returncode == 0, english.stdout
    assert english.stdout.count("✓") == 11
    assert "✓ Database: PostgreSQL 18" in english.stdout

    nowhere = f"postgresql://postgres@127.0.0.1:{free_port()}/postgres"
    dutch = run("doctor", TEAMHUB_DATABASE_URL=nowhere, TEAMHUB_SECRET=GOOD, LANG="nl_NL.UTF-8")
    assert dutch.returncode == 1
    assert "✗ Database\n  De database van TEAMHUB_DATABASE_URL is niet te bereiken" in dutch.stdout
    assert dutch.stderr == ""


@pytest.mark.usefixtures("db")
async def test_a_database_that_is_too_old_is_refused(monkeypatch: MonkeyPatch) -> None:
    await old_enough()
    monkeypatch.setattr("teamhub.cli.database.OLDEST", 99)
    with pytest.raises(DatabaseTrouble, match="needs 99 or newer"):
        await old_enough()


async def test_the_other_commands(database: str) -> None:
    there = {"TEAMHUB_DATABASE_URL": database, "LANG": "C.UTF-8"}
    assert run("migrate", **there).stdout == "The database was up to date.\n"
    assert run("verify", **there).stdout == "The journal holds.\nEvery kept ruling replays.\n"
    listed = run("settings", **there, TEAMHUB_SECRET=GOOD, TEAMHUB_SECRETS="x", COLUMNS="160")
    assert "TEAMHUB_TIMEZONE" in listed.stdout
    assert database not in listed.stdout
    assert GOOD not in listed.stdout
    assert "TEAMHUB_SECRETS is no setting of TeamHub" in listed.stderr


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("TEAMHUB_", "LC_", "LANG"))}
    program = [sys.executable, "-m", "teamhub", *words]
    return subprocess.run(program, env=ours | {"TEAMHUB_MAIL": "file"} | environment, capture_output=True, text=True)
