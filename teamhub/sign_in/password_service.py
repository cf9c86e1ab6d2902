"""The verbs of passwords. Hashing happens outside a transaction: it takes long, and a connection is dear."""

from typing import Any

from teamhub.core import mail
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, Stale, WrongStage
from teamhub.core.i18n import later
from teamhub.journal.service import record
from teamhub.people.tables import Organisation
from teamhub.sign_in import attempt_service as attempts
from teamhub.sign_in import link_service as links
from teamhub.sign_in import service
from teamhub.sign_in.events import PasswordSet
from teamhub.sign_in.hashing import beside, hashed, matches, outdated
from teamhub.sign_in.rules import Tried
from teamhub.sign_in.service import HERE, query
from teamhub.sign_in.strength import weakness
from teamhub.sign_in.tables import Credential

WRONG = later("This address and this password do not belong together.")
NOT_YOURS = later("This is not your password as it is now.")
BY_ADDRESS = f"""
    SELECT person.id, credential.password_hash FROM person JOIN credential ON credential.person = person.id
    WHERE person.email = {{address}} AND {HERE}
"""
BY_ID = """
    SELECT person.id, person.name, person.email, person.language, credential.password_hash
    FROM person LEFT JOIN credential ON credential.person = person.id WHERE person.id = {}
"""
KEEP = """
    INSERT INTO credential (person, password_hash, changed_at) VALUES ({}, {}, {})
    ON CONFLICT (person) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at
"""


async def sign_in(act: Act, address: str, password: str, *, client: str, device: str, shared: bool = False) -> str:
    """Returns the token for the browser's cookie. Never says which of the two was wrong, nor takes longer for one.

    Not to be called inside `writing()`: an attempt counts also when it fails.
    """
    address = links.normal(address)
    await attempts.count(act, Tried.PASSWORD, address=address, client=client)
    text, values = query(BY_ADDRESS, address=address, on=act.today)
    rows = await Credential.raw(text, *values)
    kept = rows[0]["password_hash"] if rows else None
    if not await matches(kept, password) or kept is None:
        raise Invalid(WRONG)
    now = await hashed(password) if outdated(kept) else kept
    async with writing():
        same = (Credential.person == rows[0]["id"]) & (Credential.password_hash == kept)
        if not await Credential.update({Credential.password_hash: now}).where(same).returning(Credential.person):
            raise Invalid(WRONG)  # it was changed while we looked
        await attempts.forget(address)
        return await service.begin(act, rows[0]["id"], device=device, shared=shared)


async def set_by_link(act: Act, token: str, password: str, *, device: str) -> str:
    """Sets the password of whose link it is, signs them out elsewhere and in here. The link works no more."""
    person = await links.holder(act, token)
    if person["joined_on"] > act.today:
        raise WrongStage("This link works from your first day on.")
    await _require_strong(password, person)
    made = await hashed(password)
    async with writing():
        await links.spend(act, token)
        theirs = Act(by=await service.actor(act, person["id"]), at=act.at)
        await _keep(theirs, made, but="")
        return await service.begin(act, person["id"], device=device)


async def change(act: Act, current: str, password: str, *, token: str, client: str) -> None:
    """Another password, for who still knows the old one. Other browsers are signed out, and a mail says so."""
    person = await require_own(act, current, client=client)
    await _require_strong(password, person)
    made = await hashed(password)
    async with writing():
        here = (Credential.person == act.by.id) & (Credential.password_hash == person["password_hash"])
        if not await Credential.select(Credential.person).where(here).lock_rows("UPDATE"):
            raise Stale("Your password was changed somewhere else just now. Please sign in again.")
        await _keep(act, made, but=token)
        if person["email"]:
            about = {"name": person["name"]}
            await mail.post(act, to=person["email"], language=person["language"], template="changed", **about)


async def require_own(act: Act, current: str, *, client: str) -> dict[str, Any]:
    """Who is signed in types their password once more, and it counts as an attempt. Returns what is kept of them."""
    person = await _own(act)
    await attempts.count(act, Tried.PASSWORD, address=_address(person), client=client)
    if not await matches(person["password_hash"], current):
        raise Invalid(NOT_YOURS)
    await attempts.forget(_address(person))
    return person


async def has_password(act: Act) -> bool:
    return bool((await _own(act))["password_hash"])


def _address(person: dict[str, Any]) -> str:
    return person["email"] or f"person:{person['id']}"


async def _own(act: Act) -> dict[str, Any]:
    rows = await Credential.raw(BY_ID, act.by.id)
    if not rows:
        raise NotFound("There is no such person.")
    return dict(rows[0])


async def _require_strong(password: str, person: dict[str, Any]) -> None:
    organisation = await Organisation.select(Organisation.name).first()
    about = [person["name"], person["email"] or "", organisation["name"] if organisation else ""]
    if advice := await beside(weakness, password, about):
        raise Invalid(advice)


async def _keep(act: Act, password_hash: str, *, but: str) -> None:
    """The new password; whoever had the old one, or a link, is out."""
    await Credential.raw(KEEP, act.by.id, password_hash, act.at)
    await links.drop(int(act.by.id or 0))
    await service.end_all(act, but=but)
    await record(act, PasswordSet(subject=f"sign-in:{act.by.id}"))
