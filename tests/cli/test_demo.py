"""The demo organisation in a database of its own: loaded once, signed in to, and never among real people."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from teamhub.core.embedded import server as database
from tests.cli.test_doctor import run
from tests.factories import a_person
from tests.serving import Server, address, ask, data_folder

ENTRIES = "SELECT count(*) FROM journal_entry"


@pytest.fixture(scope="module")
def demo() -> Iterator[tuple[Path, object]]:
    """As `make run` does it for the first time; its folder, and how much happened in its story."""
    with data_folder() as data:
        server = Server(data, "--demo")
        server.wait(120)
        entries = ask(address(data), ENTRIES)
        server.stop()
        yield data, entries


def test_a_second_start_loads_nothing_and_says_who_may_sign_in(demo: tuple[Path, object]) -> None:
    data, entries = demo
    server = Server(data, "--demo")
    server.wait()
    assert ask(address(data), ENTRIES) == entries
    form = httpx.get(f"{server.url}/aanmelden", headers={"accept-language": "nl"}).text
    said = server.stop()
    assert f"TeamHub is at {server.url}\nSign in with one click, as:\n" in said
    names = re.findall(r"^  (\S.+?)  ", said, re.M)
    assert len(names) >= 10
    assert [name for name in names if name not in form] == []


def test_loading_it_again_is_told(demo: tuple[Path, object]) -> None:
    here = {"TEAMHUB_DATA": str(demo[0]), "LANG": "C.UTF-8"}
    again = run("demo", **here)
    assert (again.returncode, again.stdout) == (0, "The demo organisation was there already.\n")
    moved = run("demo", "--on", "2027-01-01", **here)
    assert moved.returncode == 1
    assert "use an empty folder" in moved.stderr


@pytest.mark.usefixtures("db")
async def test_it_is_not_put_among_real_people(database: str) -> None:
    await a_person("Esra", demo=False)
    refused = run("demo", TEAMHUB_DATABASE_URL=database, LANG="C.UTF-8")
    assert refused.returncode == 1
    assert "There are real people in this database" in refused.stderr


def test_a_backup_comes_back_elsewhere(demo: tuple[Path, object], tmp_path: Path) -> None:
    data, entries = demo
    file = tmp_path / "hub.backup"
    made = run("backup", str(file), TEAMHUB_DATA=str(data), LANG="C.UTF-8")
    assert made.stdout.startswith(f"{file}: ")
    assert file.stat().st_mode & 0o077 == 0
    assert run("backup", str(file), TEAMHUB_DATA=str(data)).returncode == 1  # never over another
    with data_folder() as elsewhere:
        there = {"TEAMHUB_DATA": str(elsewhere), "LANG": "C.UTF-8"}
        assert run("restore", str(file), **there).returncode == 0
        assert run("migrate", **there).stdout == "The database was up to date.\n"
        assert run("verify", **there).stdout == "The journal holds.\nEvery kept ruling replays.\n"
        again = run("restore", str(file), **there)
        assert "restore into an empty one" in again.stderr
        with database(elsewhere) as dsn:
            assert ask(dsn, ENTRIES) == entries
