"""Asking for a page, counting what that asks of the database, and timing it: alone, and many at once."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from httpx import AsyncClient
from piccolo.engine.postgres import PostgresEngine

from teamhub.sign_in.middleware import COOKIE

ALONE = 60  # requests, one after the other
AT_ONCE = 16  # people
SECONDS = 2.0  # that they press

QUERIES, KILOBYTES, RATE = 10, 60, 200
SMALL, LARGE = (12.0, 60.0), (60.0, 120.0)  # p50 and p95 alone, in milliseconds


@dataclass(frozen=True, slots=True)
class Measured:
    queries: int
    bytes: int
    p50: float  # milliseconds
    p95: float
    rate: float  # answers a second to AT_ONCE people

    def shown(self) -> tuple[str, ...]:
        return (f"{self.queries}", f"{self.bytes / 1000:.0f}", f"{self.p50:.1f}", f"{self.p95:.1f}", f"{self.rate:.0f}")

    def misses(self, *, is_large: bool) -> list[str]:
        """Each target that this does not reach, in words."""
        p50, p95 = LARGE if is_large else SMALL
        return [
            *([f"{self.queries} queries, not {QUERIES}"] if self.queries > QUERIES else []),
            *([f"{self.bytes / 1000:.0f} kB, not {KILOBYTES}"] if self.bytes > KILOBYTES * 1000 else []),
            *([f"p50 {self.p50:.1f} ms, not {p50:.0f}"] if self.p50 > p50 else []),
            *([f"p95 {self.p95:.1f} ms, not {p95:.0f}"] if self.p95 > p95 else []),
            *([f"{self.rate:.0f} a second, not {RATE}"] if self.rate < RATE and not is_large else []),
        ]


@contextmanager
def counting() -> Iterator[list[str]]:
    """What is asked of the database meanwhile; beginning and ending a transaction is not counted."""
    asked: list[str] = []
    run = PostgresEngine.run_querystring

    async def counted(self: PostgresEngine, querystring: Any, *args: Any, **kw: Any) -> Any:
        asked.append(str(querystring))
        return await run(self, querystring, *args, **kw)

    PostgresEngine.run_querystring = counted  # type: ignore[method-assign]
    try:
        yield asked
    finally:
        PostgresEngine.run_querystring = run  # type: ignore[method-assign]


async def queries(inside: AsyncClient, path: str, token: str) -> tuple[int, int, list[str]]:
    """Of the app in our own process: status, bytes of HTML, what was asked."""
    with counting() as asked:
        answer = await inside.get(path, headers={"cookie": f"{COOKIE}={token}", "accept-language": "nl"})
    return answer.status_code, len(answer.content), asked


class Connection:
    """HTTP/1.1 kept alive, and as little of it as there must be: the client shares the processors with the server."""

    def __init__(self, port: int, path: str, token: str) -> None:
        lines = ("GET {} HTTP/1.1", "host: 127.0.0.1", "cookie: {}={}", "accept-language: nl", "", "")
        self.request = "\r\n".join(lines).format(quote(path, safe="/?=&"), COOKIE, token).encode()
        self.port = port

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)

    async def ask(self) -> float:
        """Milliseconds until the last byte is there."""
        began = time.perf_counter()
        self.writer.write(self.request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        if " 200 " not in head.split("\r\n", 1)[0]:
            raise RuntimeError(head.split("\r\n", 1)[0])
        await self.reader.readexactly(int(head.split("content-length: ")[1].split("\r\n", 1)[0]))
        return (time.perf_counter() - began) * 1000

    def close(self) -> None:
        self.writer.close()


async def alone(port: int, path: str, token: str) -> tuple[float, float]:
    """p50 and p95, on one connection after another, so that both workers have their turn."""
    took: list[float] = []
    for _ in range(4):
        connection = Connection(port, path, token)
        await connection.open()
        await connection.ask()  # the first of a connection pays for more than the page
        took += [await connection.ask() for _ in range(ALONE // 4)]
        connection.close()
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.95)]


async def at_once(port: int, path: str, token: str) -> float:
    """Answers a second."""

    async def press(until: float) -> int:
        connection, answered = Connection(port, path, token), 0
        await connection.open()
        while time.perf_counter() < until:
            await connection.ask()
            answered += 1
        connection.close()
        return answered

    began = time.perf_counter()
    counted = await asyncio.gather(*(press(began + SECONDS) for _ in range(AT_ONCE)))
    return sum(counted) / (time.perf_counter() - began)
