"""A real `teamhub serve` in processes of its own, for the tests that a server in our own process cannot show."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import httpx
import psutil


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def data_folder() -> Iterator[Path]:
    """Open to all: as root the database runs as another user. What still runs there at the end is ended."""
    folder = Path(tempfile.mkdtemp(prefix="teamhub-serve-")).resolve()
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for process in inside(folder):
            process.kill()
        shutil.rmtree(folder)


def inside(folder: Path) -> list[psutil.Process]:
    """The processes of the database in this folder."""
    found = []
    for process in psutil.process_iter(["name", "cwd"]):
        if process.info["cwd"] == str(folder / "postgres"):
            found.append(process)
    return found


def address(folder: Path) -> str:
    return f"postgresql://postgres@/postgres?host={folder}/postgres"


def ask(dsn: str, *statements: str) -> object:
    """The answer to the last. Each is committed, thus acknowledged, before the next."""

    async def asking() -> object:
        connection = await asyncpg.connect(dsn)
        answers = [await connection.fetchval(statement) for statement in statements]
        await connection.close()
        return answers[-1]

    return asyncio.run(asking())


class Server:
    """`python -m teamhub serve` and its workers."""

    def __init__(
        self,
        data: Path,
        *words: str,
        program: tuple[str, ...] = (sys.executable, "-m", "teamhub"),
        folder: Path = Path(__file__).parent.parent,
    ) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        # It may keep its bytecode, as at home: a machine that forbids it compiles every library anew at each start.
        ours = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("TEAMHUB_") and name != "PYTHONDONTWRITEBYTECODE"
        }
        self.process = subprocess.Popen(
            [*program, "serve", "--port", str(self.port), *words],
            env=ours | {"TEAMHUB_DATA": str(data), "TEAMHUB_MAIL": "file", "LANG": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=folder,
        )

    def wait(self, seconds: float = 60) -> float:
        """Until it answers; returns how long that took."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if self.process.poll() is not None:
                raise AssertionError(f"it ended: {self.process.communicate()[0]}")
            try:
                httpx.get(f"{self.url}/static/hub.svg")
                return time.monotonic() - began
            except httpx.TransportError:
                time.sleep(0.02)
        raise AssertionError(f"it did not answer within {seconds} seconds")

    def workers(self) -> list[psutil.Process]:
        return [
            p for p in psutil.Process(self.process.pid).children() if "resource_tracker" not in " ".join(p.cmdline())
        ]

    def stop(self) -> str:
        self.process.send_signal(signal.SIGTERM)
        return self.process.communicate(timeout=30)[0]

    def kill_everything(self, data: Path) -> None:
        """As when the power goes: SIGKILL for the parent, its workers and the database, all at once."""
        everybody = [psutil.Process(self.process.pid), *self.workers(), *inside(data)]
        for process in everybody:
            process.send_signal(signal.SIGKILL)
        self.process.communicate()
        psutil.wait_procs(everybody, timeout=10)
