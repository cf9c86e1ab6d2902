"""A real server with two workers, and people of every kind who open its pages. Exit status 1 when a target is missed.

make bench                      the demo organisation
make bench LARGE=1              10,000 people, 1,000 teams, 100,000 ideas
python -m bench --kinds member --pages board search --sql   only these, with what they ask of the database
"""

import argparse
import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import psutil
from rich.console import Console
from rich.table import Column, Table

from bench import large, measure, people
from bench.measure import AT_ONCE, Measured
from teamhub.app import create_app
from teamhub.core import schema
from teamhub.core.clock import now
from teamhub.core.db import connected
from teamhub.core.embedded import server
from teamhub.demo.building import build
from teamhub.settings import Settings

WORKERS = 2
MEGABYTES = 150  # that a worker may hold
COLUMNS = ("queries", "kB", "p50 ms", "p95 ms", f"a second, {AT_ONCE} at once")
TITLE = f"{WORKERS} workers, {os.cpu_count()} processors, client included"
HERE = Console(highlight=False)


async def run(dsn: str, typed: argparse.Namespace) -> int:
    """Fills the database, serves it, measures, prints, and tells what missed its target."""
    async with connected(dsn):
        began = time.monotonic()
        async for _ in schema.migrate():
            pass
        await fill(is_large=typed.large)
        HERE.print(f"Filled in {time.monotonic() - began:.1f} s.")
        settings = Settings(database_url=dsn, secret="only for measuring, and nothing else", run_jobs=False)
        transport = httpx.ASGITransport(create_app(settings))  # type: ignore[arg-type]  # the same, said otherwise
        async with httpx.AsyncClient(transport=transport, base_url="http://bench") as inside:
            process, port = serve(dsn)
            try:
                missed = await walk(inside, port, typed)
                missed += memory(process)
            finally:
                process.terminate()
                process.wait()
    HERE.print(*(["Missed:", *missed] if missed else ["Every target is met."]), sep="\n")
    return int(bool(missed))


async def fill(*, is_large: bool) -> None:
    if is_large:
        await large.fill()
    else:
        await build(now())


def serve(dsn: str) -> tuple[subprocess.Popen[bytes], int]:
    """In processes of its own, as an operator starts it; returns when it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    words = [sys.executable, "-m", "teamhub", "serve", "--port", str(port), "--workers", str(WORKERS)]
    environment = os.environ | {"TEAMHUB_DATABASE_URL": dsn, "TEAMHUB_JOBS": "off", "TEAMHUB_DEMO": "on"}
    with tempfile.TemporaryFile() as log:  # a line for each request
        process = subprocess.Popen(words, env=environment, stdout=log, stderr=log)
    while True:
        try:
            httpx.get(f"http://127.0.0.1:{port}/health")
            return process, port
        except httpx.TransportError:
            if process.poll() is not None:
                raise SystemExit("The server did not start.") from None
            time.sleep(0.05)


async def walk(inside: httpx.AsyncClient, port: int, typed: argparse.Namespace) -> list[str]:
    """One line for each page and kind of person; what that kind may not see is left out."""
    table = Table("page", "who", *(Column(name, justify="right") for name in COLUMNS), title=TITLE)
    missed: list[str] = []
    for name, path in (await people.pages()).items():
        for visitor in await people.visitors():
            if (typed.kinds and visitor.kind not in typed.kinds) or (typed.pages and name not in typed.pages):
                continue
            status, size, asked = await measure.queries(inside, path, visitor.token)
            if status == 200:
                p50, p95 = await measure.alone(port, path, visitor.token)
                rate = await measure.at_once(port, path, visitor.token)
                found = Measured(len(asked), size, p50, p95, rate)
                table.add_row(name, visitor.kind, *found.shown())
                missed += [f"{name}, {visitor.kind}: {miss}" for miss in found.misses(is_large=typed.large)]
                if typed.sql:
                    HERE.print(f"{path} as {visitor.kind}", *asked, sep="\n  ", soft_wrap=True)
    HERE.print(table)
    return missed


def memory(parent: subprocess.Popen[bytes]) -> list[str]:
    """What each worker holds after all that: its own, and its share of what it shares."""
    workers = [p for p in psutil.Process(parent.pid).children() if "resource_tracker" not in " ".join(p.cmdline())]
    held = [worker.memory_info().rss / 1e6 for worker in workers]
    HERE.print("Memory of the workers: " + ", ".join(f"{size:.0f} MB" for size in held))
    return [f"a worker holds {size:.0f} MB, not {MEGABYTES}" for size in held if size > MEGABYTES]


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--kinds", nargs="*", default=[])
    parser.add_argument("--pages", nargs="*", default=[])
    parser.add_argument("--sql", action="store_true", help="print the queries of each page")
    typed = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="teamhub-bench-"))
    data.chmod(0o755)
    try:
        with server(data) as dsn:
            return asyncio.run(run(dsn, typed))
    finally:
        shutil.rmtree(data)


if __name__ == "__main__":
    sys.exit(main())
