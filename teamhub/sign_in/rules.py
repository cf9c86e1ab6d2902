"""How often somebody may try, and what a browser calls itself."""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from teamhub.core.lazily import dataclass


class Tried(StrEnum):
    PASSWORD = "password"
    RESET = "reset"
    CODE = "code"  # of the second factor


@dataclass(frozen=True, slots=True)
class Limit:
    """So many attempts in any stretch of this length: a window that slides, not one that begins on the hour."""

    attempts: int
    within: timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one address few, so that a password cannot be guessed; of one client more, for a whole office shares one."""

    address: Limit
    client: Limit


LIMITS = {
    Tried.PASSWORD: Limits(Limit(8, timedelta(minutes=15)), Limit(40, timedelta(minutes=15))),
    # Of six digits three are right at any moment: at five a quarter, guessing one takes years.
    Tried.CODE: Limits(Limit(5, timedelta(minutes=15)), Limit(60, timedelta(minutes=15))),
    Tried.RESET: Limits(Limit(3, timedelta(hours=1)), Limit(20, timedelta(hours=1))),
}


def free_at(moments: Iterable[datetime], limit: Limit, now: datetime) -> datetime:
    """The first moment from now on at which one attempt more keeps within the limit."""
    recent = sorted(moment for moment in moments if moment > now - limit.within)
    if len(recent) < limit.attempts:
        return now
    return recent[-limit.attempts] + limit.within


def client(peer: str, forwarded: Sequence[str], proxies: Iterable[str]) -> str:
    """Whose attempts are counted together: an IPv4 address, or the /64 that one subscriber has of IPv6.

    `forwarded` is X-Forwarded-For, which anybody can send: it is only read from right to left, as far as it was
    written by a proxy that we trust ("*" trusts whoever connects to us, and nobody further).
    """
    trusted = {*proxies}
    here, rest = peer, [part.strip() for part in forwarded if part.strip()]
    if "*" in trusted:
        here = rest[-1] if rest else here
    while here in trusted and rest:
        here = rest.pop()
    try:
        address = ipaddress.ip_address(here)
    except ValueError:
        return here
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)


# The first that fits: Edge and Opera call themselves Chrome too, Chrome calls itself Safari, Android Linux.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def device(user_agent: str) -> str:
    """“Firefox, Windows”: enough to recognise one's own, and no more than that is kept."""
    names = (
        next((name for pattern, name in known if re.search(pattern, user_agent)), "") for known in (BROWSERS, SYSTEMS)
    )
    return ", ".join(name for name in names if name)
