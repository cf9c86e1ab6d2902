"""Codes, and when one counts. Source: RFC 6238 with its usual choices: SHA-1, thirty seconds, six digits."""

import hmac
import re
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from pyotp import TOTP, random_base32

STEP = 30  # seconds that one code is shown
DIGITS = 6
DRIFT = 1  # steps that a phone's clock may be ahead or behind
OFFERED = timedelta(hours=1)  # so long a new secret waits for its first code
RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another one
LENGTH = 16  # 78 random bits: nothing to guess slowly, so that a plain hash will do
ISSUER = "TeamHub"

new_secret = random_base32  # 160 bits


def step(at: datetime) -> int:
    return int(at.timestamp()) // STEP


def code(secret: str, number: int) -> str:
    """What the app shows in that step."""
    return TOTP(secret, digits=DIGITS, interval=STEP).generate_otp(number)


def counts_in(secret: str, typed: str, at: datetime, after: int) -> int | None:
    """The step whose code it is, if that is a step around now and later than `after`, the last one that was used."""
    now = step(at)
    near = [number for number in range(now - DRIFT, now + DRIFT + 1) if number > after]
    found = [number for number in near if hmac.compare_digest(code(secret, number), typed)]
    return max(found, default=None)


def address(secret: str, account: str) -> str:
    """What the picture says to the app."""
    return TOTP(secret, digits=DIGITS, interval=STEP).provisioning_uri(name=account, issuer_name=ISSUER)


def plain(typed: str) -> str:
    """As it is compared: without the spaces and dashes that make it readable, in small letters."""
    return re.sub(r"[\s\u2010-\u2015-]", "", typed).lower()


def is_of_app(typed: str) -> bool:
    """Meant as one: digits alone. A recovery code begins with a letter."""
    return bool(re.fullmatch(r"[0-9]+", typed))


def new_recovery_codes() -> list[str]:
    """Each begins with a letter, so that nobody takes it for one of the app."""
    made = [[secrets.choice(LETTERS) for _ in range(LENGTH)] for _ in range(RECOVERY_CODES)]
    return [secrets.choice(LETTERS[:-8]) + "".join(code[1:]) for code in made]


def grouped(text: str, between: str = "-") -> str:
    """In fours, to be read and typed over."""
    return between.join(text[at : at + 4] for at in range(0, len(text), 4))


def all_grouped(codes: Iterable[str]) -> list[str]:
    return [grouped(code) for code in codes]
