"""What only real processes show: a quick start, one secret for all, no orphans, and nothing lost by a kill."""

import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.serving import Server, address, ask, data_folder, inside


@pytest.fixture(scope="module")
def used() -> Iterator[Path]:
    """A data folder that has been served from before."""
    with data_folder() as data:
        first = Server(data, "--migrate")
        first.wait()
        first.stop()
        yield data


def test_a_second_start_takes_under_three_seconds(used: Path) -> None:
    """Of a processor, on the longest way: the clock on the wall would measure the tests that run beside this one."""
    server = Server(used)
    server.wait()
    parent, *workers = [seconds(p) for p in (psutil.Process(server.process.pid), *server.workers())]
    assert f"TeamHub is at {server.url}\n" in server.stop()
    assert len(workers) == 2
    assert parent + max(workers) < 3
    assert inside(used) == []


def seconds(process: psutil.Process) -> float:
    spent = process.cpu_times()
    return float(spent.user + spent.system + spent.children_user + spent.children_system)


def test_a_form_of_one_worker_is_taken_by_the_other(used: Path) -> None:
    """And by those of the next start: the secret is kept."""
    server = Server(used)
    server.wait()
    cookies = httpx.get(f"{server.url}/aanmelden").cookies
    assert 403 not in {posted(server, cookies) for _ in range(10)}
    assert posted(server, cookies, token="forged") == 403
    server.stop()
    again = Server(used)
    again.wait()
    assert 403 not in {posted(again, cookies) for _ in range(10)}
    again.stop()


def posted(server: Server, cookies: httpx.Cookies, token: str = "") -> int:
    """On a new connection each time, so that another worker may get it."""
    form = {"_csrf_token": token or cookies["csrftoken"]}
    return httpx.post(f"{server.url}/aanmelden", cookies=cookies, data=form).status_code


def test_what_was_acknowledged_survives_a_kill_of_everything(used: Path) -> None:
    server = Server(used)
    server.wait()
    kept = ask(address(used), "INSERT INTO job_run VALUES ('just before', now()) RETURNING started_at::text")
    server.kill_everything(used)
    assert inside(used) == []

    again = Server(used)
    again.wait()
    assert ask(address(used), "SELECT started_at::text FROM job_run WHERE name = 'just before'") == kept
    again.stop()


def test_a_database_that_survived_its_server_is_joined(used: Path) -> None:
    server = Server(used)
    server.wait()
    before = (used / "postgres/postmaster.pid").read_text().split()[0]
    parent, workers = server.process, server.workers()
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    gone, orphans = psutil.wait_procs(workers, timeout=10)
    assert gone
    assert orphans == []  # they end with their parent, and free the port

    again = Server(used)
    again.wait()
    assert (used / "postgres/postmaster.pid").read_text().split()[0] == before
    again.stop()
    assert inside(used) == []


def test_it_refuses_a_database_that_is_behind() -> None:
    with data_folder() as data:
        server = Server(data)
        said = server.process.communicate(timeout=60)[0]
        assert server.process.returncode == 1
        assert re.fullmatch(r"teamhub: The database is \d+ migrations behind: make a backup, .*--migrate\.\n", said)


def test_it_refuses_a_port_that_is_taken(used: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = Server(used, "--port", str(taken.getsockname()[1]))
        said = server.process.communicate(timeout=60)[0]
    assert server.process.returncode == 1
    assert "cannot be had (Address already in use): choose another" in said
