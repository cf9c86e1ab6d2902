"""What signing in needs: passwords that cost no time to check, links, and sessions."""

import secrets
from datetime import datetime

from argon2 import PasswordHasher

from teamhub.people.tables import Person
from teamhub.sign_in import service
from teamhub.sign_in.strength import normal
from teamhub.sign_in.tables import Credential, LinkFor, PasswordLink, Session
from tests.conftest import NOON

GOOD = "fietsbel regen kamerplant"
BETTER = "wolk tandwiel pindakaas"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


async def a_password(person: Person, password: str = GOOD, *, email: str = "esra@oeverlicht.test") -> None:
    person.email = email
    await person.save()
    await Credential(person=person.id, password_hash=QUICK.hash(normal(password)), changed_at=NOON).save()


async def a_link(person: Person, ends_at: datetime, what_for: LinkFor = LinkFor.RESET) -> str:
    token = secrets.token_urlsafe(32)
    link = {"person": person.id, "what_for": what_for, "made_at": NOON, "ends_at": ends_at}
    await PasswordLink(token_hash=service.hashed(token), **link).save()
    return token


async def a_session(person: Person, device: str = "Firefox, Windows", at: datetime = NOON) -> str:
    """Its key, as the page has it."""
    hash = service.hashed(secrets.token_urlsafe(32))
    times = {"started_at": at, "last_used_at": at, "ends_at": at + service.LASTS}
    await Session(token_hash=hash, person=person.id, device=device, **times).save()
    return hash[: service.SHOWN]
