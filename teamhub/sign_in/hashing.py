"""Argon2id, beside the event loop: it is slow and hungry on purpose, so no more than two at once."""

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from teamhub.sign_in.strength import normal

T = TypeVar("T")
HASHER = PasswordHasher()  # the second recommended option of RFC 9106: 64 MiB, three passes
THREADS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="hashing")


async def beside(work: Callable[..., T], *given: object) -> T:
    return await asyncio.get_running_loop().run_in_executor(THREADS, work, *given)


async def hashed(password: str) -> str:
    return await beside(HASHER.hash, normal(password))


async def matches(password_hash: str | None, password: str) -> bool:
    """Takes as long where there is no hash, so that the time does not tell whether somebody is known."""
    return await beside(_matches, password_hash, normal(password))


def outdated(password_hash: str) -> bool:
    """Whether it was made with other parameters than we use now."""
    return HASHER.check_needs_rehash(password_hash)


def _matches(password_hash: str | None, password: str) -> bool:
    try:
        return HASHER.verify(password_hash or _nobodys(), password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return HASHER.hash(secrets.token_urlsafe(32))
