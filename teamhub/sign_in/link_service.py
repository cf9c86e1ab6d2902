"""Links by mail with which somebody sets a password: invitations, and for who forgot theirs."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from typing import Any

from teamhub.core import mail
from teamhub.core.act import Act
from teamhub.core.clock import ZONE
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.tables import Person
from teamhub.sign_in import attempt_service as attempts
from teamhub.sign_in import policy
from teamhub.sign_in.events import PersonInvited
from teamhub.sign_in.rules import Tried
from teamhub.sign_in.service import HERE, hashed, query
from teamhub.sign_in.tables import Credential, LinkFor, PasswordLink, Session

INVITATION_LASTS = timedelta(days=7)
RESET_LASTS = timedelta(hours=2)
AS_LONG = 0.25  # seconds that asking for a link takes, whether the address is known or not
BY_LINK = """
    SELECT person.id, person.name, person.email, person.joined_on FROM password_link link
    JOIN person ON person.id = link.person
    WHERE link.token_hash = {token} AND link.used_at IS NULL AND link.ends_at > {at}
    AND (person.left_on IS NULL OR person.left_on >= {on})
"""
BY_ADDRESS = f"SELECT id, name, email, language FROM person WHERE email = {{address}} AND {HERE}"
INVITED = """
    SELECT person.id, person.name, person.email, link.made_at, link.ends_at, credential.changed_at AS chosen_at
    FROM person LEFT JOIN credential ON credential.person = person.id
    LEFT JOIN password_link link ON link.person = person.id AND link.what_for = 'invitation' AND link.used_at IS NULL
    WHERE person.id = {} ORDER BY link.made_at DESC LIMIT 1
"""


def normal(address: str) -> str:
    """As addresses are kept: in small letters."""
    return address.strip().lower()


async def invite(act: Act, person_id: int) -> str:
    """Mails somebody the link with which they set their first password, and returns its path.

    An earlier invitation stops working. For who has not started yet, it holds until a week after their first day.
    """
    if not policy.may_invite(act.by):
        raise NotAllowed("Only HR sends invitations.")
    async with writing():
        await people.locked(person_id)  # of two at once the link of the last one works, and no other
        person = await Person.objects().get(Person.id == person_id)
        if person is None:
            raise NotFound("There is no such person.")
        await _refuse_invitation(act, person)
        starts = datetime.combine(person.joined_on, time.min, ZONE)
        token = await _link(act, person.id, LinkFor.INVITATION, max(act.at, starts) + INVITATION_LASTS)
        await mail.post(
            act,
            to=str(person.email),
            language=person.language,
            template="invitation",
            useless_at=max(act.at, starts) + INVITATION_LASTS,
            name=person.name,
            token=token,
        )
        await record(act, PersonInvited(subject=f"person:{person.id}"))
    return f"/wachtwoord/{token}"


async def invite_address(act: Act, address: str) -> str:
    """The same, for who only knows their mail address: `teamhub user invite`."""
    person = await Person.objects().get(Person.email == normal(address))
    if person is None:
        raise NotFound("Nobody here has the mail address %(address)s.", address=address)
    return await invite(act, person.id)


async def invitation(act: Act, person_id: int) -> dict[str, Any]:
    """What HR sees of it: for whom, until when, and whether it was used. Not the link."""
    if not policy.may_invite(act.by):
        raise NotAllowed("Only HR sends invitations.")
    found = await PasswordLink.raw(INVITED, person_id)
    if not found:
        raise NotFound("There is no such person.")
    return dict(found[0])


async def _refuse_invitation(act: Act, person: Person) -> None:
    if person.left_on is not None and person.left_on < act.today:
        raise WrongStage("%(name)s does not work here any more.", name=person.name)
    if not person.email:
        raise Invalid("%(name)s has no mail address here yet. Add it first.", name=person.name)
    if await Credential.exists().where(Credential.person == person.id):
        raise WrongStage("%(name)s has a password already, and can ask for a new one at sign-in.", name=person.name)


async def ask_reset(act: Act, address: str, *, client: str) -> None:
    """Mails a link to who has this address. Neither the answer nor its time tells whether anybody has."""
    address = normal(address)
    await attempts.count(act, Tried.RESET, address=address, client=client)
    async with _taking(AS_LONG), writing():
        text, values = query(BY_ADDRESS, address=address, on=act.today)
        for person in await Person.raw(text, *values):
            until = act.at + RESET_LASTS
            token = await _link(act, person["id"], LinkFor.RESET, until)
            about: dict[str, Any] = {"name": person["name"], "token": token}
            language = person["language"]
            await mail.post(act, to=address, language=language, template="reset", useless_at=until, **about)


async def holder(act: Act, token: str) -> dict[str, Any]:
    """Whose link it is: id, name, email and first day. NotFound when it was used, has expired or never was."""
    text, values = query(BY_LINK, token=hashed(token), at=act.at, on=act.today)
    rows = await PasswordLink.raw(text, *values)
    if not rows:
        raise NotFound("This link was used already, or has expired. Ask for a new one at sign-in.")
    return dict(rows[0])


async def spend(act: Act, token: str) -> None:
    """Uses up the link, and with it every other one of the same person. Of two at once, one is refused."""
    used = "UPDATE password_link SET used_at = {} WHERE token_hash = {} AND used_at IS NULL AND ends_at > {}"
    async with writing():
        rows = await PasswordLink.raw(f"{used} RETURNING person", act.at, hashed(token), act.at)
        if not rows:
            raise NotFound("This link was used already, or has expired. Ask for a new one at sign-in.")
        await drop(rows[0]["person"])


async def drop(person_id: int) -> None:
    """No link that is still on its way to somebody works any more."""
    await PasswordLink.delete().where((PasswordLink.person == person_id) & PasswordLink.used_at.is_null())


async def let_go(act: Act, person_id: int) -> None:
    """Of who has left: no session and no link works any more, also not should they come back."""
    async with writing():
        await Session.delete().where(Session.person == person_id)
        await drop(person_id)


async def _link(act: Act, person_id: int, what_for: LinkFor, until: datetime) -> str:
    token = secrets.token_urlsafe(32)
    old = (PasswordLink.person == person_id) & (PasswordLink.what_for == what_for) & PasswordLink.used_at.is_null()
    await PasswordLink.delete().where(old)
    link = PasswordLink(token_hash=hashed(token), person=person_id, what_for=what_for, made_at=act.at, ends_at=until)
    await link.save()
    return token


@asynccontextmanager
async def _taking(seconds: float) -> AsyncIterator[None]:
    """What is done inside takes this long, also when it is done sooner."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    yield
    await asyncio.sleep(until - loop.time())
