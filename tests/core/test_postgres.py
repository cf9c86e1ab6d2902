"""The embedded server: made, joined, left, killed, recovered."""

import asyncio
import fcntl
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import psutil
import pytest
from pytest import MonkeyPatch

from teamhub.core import postgres
from teamhub.core.embedded import kept_running, server
from teamhub.core.postgres import Cluster, DatabaseTrouble
from teamhub.settings import Settings
from tests.serving import ask, data_folder


@pytest.fixture
def data() -> Iterator[Path]:
    with data_folder() as folder:
        yield folder


def servers(data: Path) -> list[int]:
    return list(postgres._servers((data / "postgres").resolve()))


def postmaster(data: Path) -> int:
    return int((data / "postgres/postmaster.pid").read_text().split()[0])


def test_the_last_to_leave_stops_it(data: Path) -> None:
    with server(data) as first:
        with server(data) as second:
            assert first == second
            assert ask(second, "SELECT 1") == 1
        assert ask(first, "SELECT 1") == 1
    assert servers(data) == []


def test_nothing_listens_on_the_network_and_only_we_may_enter(data: Path) -> None:
    with server(data) as dsn:
        assert ask(dsn, "SHOW listen_addresses") == ""
        assert (data / "postgres").stat().st_mode & 0o077 == 0


def test_what_was_acknowledged_survives_a_kill_of_the_server(data: Path) -> None:
    with server(data) as dsn:
        ask(dsn, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('yes')")
        os.kill(postmaster(data), signal.SIGKILL)
    with server(data) as dsn:
        assert ask(dsn, "SELECT word FROM kept") == "yes"


def test_its_log_says_nothing_of_what_is_in_a_row(data: Path) -> None:
    with server(data) as dsn:
        ask(dsn, "CREATE TABLE kept (word text UNIQUE CHECK (word <> 'geheim'))", "INSERT INTO kept VALUES ('privé')")
        assert asyncio.run(refused(dsn, "'geheim'", "'privé'", "'iets', 'teveel'")) == 3
        log = (data / "postgres/server.log").read_text()
    assert "violates check constraint" in log and "duplicate key" in log
    assert "geheim" not in log and "privé" not in log and "teveel" not in log


async def refused(dsn: str, *rows: str) -> int:
    """How many of these rows are refused."""
    connection = await asyncpg.connect(dsn)
    count = 0
    for row in rows:
        try:
            await connection.execute(f"INSERT INTO kept VALUES ({row})")
        except asyncpg.PostgresError:
            count += 1
    await connection.close()
    return count


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGQUIT])
def test_one_that_is_killed_while_pages_are_served_is_started_again(data: Path, how: signal.Signals) -> None:
    with server(data) as dsn, kept_running(Settings(data=data), every=0.1):
        ask(dsn, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('yes')")
        killed = postmaster(data)
        os.kill(killed, how)
        psutil.wait_procs([psutil.Process(killed)] if psutil.pid_exists(killed) else [], timeout=10)
        until = time.monotonic() + 60
        while time.monotonic() < until and not (Cluster(data / "postgres").runs() and postmaster(data) != killed):
            time.sleep(0.1)
        with (data / "starting").open("w") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)  # it is up once whoever starts it has finished
        assert ask(dsn, "SELECT word FROM kept") == "yes"
    assert servers(data) == []


def test_one_that_is_configured_is_left_to_who_tends_it(data: Path) -> None:
    with server(data) as dsn:
        before = threading.active_count()
        with kept_running(Settings(data=data, database_url=dsn)):
            assert threading.active_count() == before


def test_a_pid_file_that_names_somebody_else_is_not_believed(data: Path) -> None:
    """After a restart of a container the number is often that of another process, which lives."""
    with server(data):
        stale = (data / "postgres/postmaster.pid").read_text().splitlines()
    stale[0] = str(os.getpid())
    (data / "postgres/postmaster.pid").write_text("\n".join(stale) + "\n")
    with server(data) as dsn:
        assert ask(dsn, "SELECT 1") == 1


@pytest.mark.parametrize("left", ["", "99999999\n", "nonsense"])
def test_half_a_pid_file_is_cleared(data: Path, left: str) -> None:
    with server(data):
        pass
    (data / "postgres/postmaster.pid").write_text(left)
    with server(data) as dsn:
        assert ask(dsn, "SELECT 1") == 1


def test_one_that_was_interrupted_while_it_was_made_is_made_again(data: Path) -> None:
    (data / "postgres.new").mkdir()
    (data / "postgres.new/PG_VERSION").write_text("18\n")
    with server(data) as dsn:
        assert ask(dsn, "SELECT 1") == 1
    assert not (data / "postgres.new").exists()


def test_another_version_is_refused(data: Path) -> None:
    (data / "postgres").mkdir()
    (data / "postgres/PG_VERSION").write_text("16\n")
    with pytest.raises(DatabaseTrouble, match=r"of PostgreSQL 16.*brings 18"), server(data):
        pass


def test_what_keeps_it_from_starting_is_said(data: Path) -> None:
    with server(data):
        pass
    with (data / "postgres/postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(DatabaseTrouble, match="no_such_setting"), server(data):
        pass


def test_a_long_path_gets_its_socket_elsewhere(data: Path) -> None:
    deep = data / ("a" * 60) / ("b" * 60)
    with server(deep) as dsn:
        elsewhere = Path(dsn.split("host=")[1])
        assert not elsewhere.is_relative_to(deep)
        assert elsewhere.stat().st_mode & 0o077 == 0
        assert ask(dsn, "SELECT 1") == 1
    assert not elsewhere.exists()


def test_children_of_a_killed_server_are_waited_for(data: Path, monkeypatch: MonkeyPatch) -> None:
    with server(data):
        os.kill(postmaster(data), signal.SIGSTOP)  # its children live as long as it does, and it answers nobody
        monkeypatch.setattr(postgres, "LEFT_BEHIND", 0.2)
        (data / "postgres/postmaster.pid").write_text("99999999\n")
        with pytest.raises(DatabaseTrouble, match="still run in"):
            Cluster(data / "postgres").start()
        for pid in servers(data):
            os.kill(pid, signal.SIGKILL)
    assert all(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE for pid in servers(data))


def test_a_closed_folder_stays_closed(data: Path) -> None:
    """As root, who may go anywhere: the account that the server runs as may not, and nothing is opened for it."""
    closed = data / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(DatabaseTrouble, match=f"cannot enter {closed}"):
        postgres._owner(closed / "data/postgres")
    assert closed.stat().st_mode & 0o777 == 0o700


def test_programs_that_others_cannot_reach_are_copied(data: Path, monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "SHARED", data / "shared")
    package = postgres.programs(open_to_all=False).parent.parent
    closed = data / "closed"
    closed.mkdir(mode=0o700)
    (closed / "site").symlink_to(package.parent)
    assert not postgres._is_open(closed / "site" / package.name)
    copied = postgres._copied(closed / "site" / package.name)
    assert postgres._is_open(copied)
    assert postgres._copied(closed / "site" / package.name) == copied
    version = subprocess.run([copied / "pginstall18/bin/postgres", "--version"], capture_output=True, text=True)
    assert version.stdout.startswith("postgres (PostgreSQL) 18")
