"""The verbs of the second factor. Attempts are counted outside the transaction: they count also when they fail."""

from typing import Any

from teamhub.core import mail
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.core.i18n import later
from teamhub.journal.events import Event
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.tables import Person
from teamhub.sign_in import attempt_service as attempts
from teamhub.sign_in import link_service as links
from teamhub.sign_in import password_service as passwords
from teamhub.sign_in.rules import Tried
from teamhub.sign_in.second_factor import events, policy, queries, rules
from teamhub.sign_in.second_factor.queries import Standing
from teamhub.sign_in.second_factor.tables import RecoveryCode, SecondFactor
from teamhub.sign_in.service import hashed
from teamhub.sign_in.tables import Session

WRONG = later("This code is not right, or was used already. Take the one that your app shows now.")
WRONG_RECOVERY = later("This recovery code is not right, or was used already. Each of them works once.")
NONE_YET = later("You have no second factor yet. Set it up first.")
TOO_LATE = later("This took more than an hour. Begin again, and remove what you added to your app just now.")
OFFER = """
    INSERT INTO second_factor (person, secret, last_step, offered, offered_at) VALUES ({}, '', 0, {}, {})
    ON CONFLICT (person) DO UPDATE SET offered = excluded.offered, offered_at = excluded.offered_at
"""
TAKE = """
    UPDATE second_factor SET secret = offered, set_up_at = {}, last_step = {}, offered = '', offered_at = NULL
    WHERE person = {} AND offered = {} RETURNING person
"""
USE = "UPDATE second_factor SET last_step = {} WHERE person = {} AND secret = {} AND last_step < {} RETURNING person"
SPEND = "DELETE FROM recovery_code WHERE person = {} AND code_hash = {} RETURNING person"


async def begin(act: Act, password: str, *, client: str) -> None:
    """A new secret, for who has none yet. Who has a password types it: a browser that was left open is not enough."""
    mine = await queries.standing(act)
    if mine.secret:
        raise WrongStage("You have a second factor already.")
    if mine.has_password:
        await passwords.require_own(act, password, client=client)
    await _offer(act)


async def replace(act: Act, typed: str, *, token: str, client: str) -> None:
    """A new secret, for another phone. The old one works until the new one has shown its first code."""
    await _tried(act, typed, client)
    async with writing():
        await _spend(act, typed)
        await _proved(act, token)
        await _offer(act)


async def confirm(act: Act, typed: str, *, token: str, client: str) -> list[str]:
    """The new secret counts from its first code on. Returns the recovery codes, which are shown this once.

    What was shown elsewhere with the old one counts no more.
    """
    await _count(act, client)
    async with writing():
        await people.locked(act.by.id)
        mine = await queries.standing(act)
        if not mine.offered:
            raise WrongStage(TOO_LATE)
        step = rules.counts_in(mine.offered, rules.plain(typed), act.at, 0)
        if step is None or not await SecondFactor.raw(TAKE, act.at, step, act.by.id, mine.offered):
            raise Invalid(WRONG)
        await _unprove(act.by.id)
        await _proved(act, token)
        codes = await _new_codes(act)
        await _tell(act, mine, events.SecondFactorSetUp(subject=events.subject(act.by.id)), "set_up")
        await attempts.forget(_key(act), Tried.CODE)
    return codes


async def prove(act: Act, typed: str, *, token: str, client: str) -> None:
    """From here on this browser has shown the second factor, for as long as that lasts."""
    await _tried(act, typed, client)
    async with writing():
        await _spend(act, typed)
        await _proved(act, token)


async def make_codes(act: Act, typed: str, *, client: str) -> list[str]:
    """Ten new recovery codes; the old ones work no more."""
    await _tried(act, typed, client)
    async with writing():
        mine = await _spend(act, typed)
        codes = await _new_codes(act)
        await _tell(act, mine, events.RecoveryCodesMade(subject=events.subject(act.by.id)), "codes")
    return codes


async def turn_off(act: Act, typed: str, *, client: str) -> None:
    await _tried(act, typed, client)
    async with writing():
        mine = await _spend(act, typed)
        await forget(act, int(act.by.id or 0))
        await _tell(act, mine, events.SecondFactorTurnedOff(subject=events.subject(act.by.id)), "off")


async def reset(act: Act, person_id: int) -> None:
    """By HR or an operator, for who lost both phone and recovery codes. They hear of it, and set up a new one."""
    policy.require_reset_of(act.by, person_id)
    async with writing():
        await people.locked(person_id)
        theirs = await queries.standing(act, person_id)
        if not theirs.secret:
            raise WrongStage("%(name)s has no second factor.", name=theirs.name)
        await forget(act, person_id)
        event = events.SecondFactorReset(subject=events.subject(person_id), person=person_id)
        await _tell(act, theirs, event, "reset")


async def reset_address(act: Act, address: str) -> str:
    """The same, for who only knows their mail address: `teamhub user reset-second-factor`. Returns their name."""
    person = await Person.objects().get(Person.email == links.normal(address))
    if person is None:
        raise NotFound("Nobody here has the mail address %(address)s.", address=address)
    await reset(act, person.id)
    return person.name


async def forget(_: Act, person_id: int) -> None:
    """No secret, no code and no proof of it is left: turned off, reset, or they have left."""
    async with writing():
        await people.locked(person_id)
        await RecoveryCode.delete().where(RecoveryCode.person == person_id)
        await SecondFactor.delete().where(SecondFactor.person == person_id)
        await _unprove(person_id)


async def _offer(act: Act) -> None:
    async with writing():
        await SecondFactor.raw(OFFER, act.by.id, rules.new_secret(), act.at)


def _key(act: Act) -> str:
    return f"factor:{act.by.id}"


async def _count(act: Act, client: str) -> None:
    await attempts.count(act, Tried.CODE, address=_key(act), client=client)


async def _tried(act: Act, typed: str, client: str) -> None:
    """One more attempt. Nothing typed is none."""
    if not rules.plain(typed):
        raise Invalid("Please fill this in.")
    if not (await queries.standing(act)).secret:
        raise WrongStage(NONE_YET)
    await _count(act, client)


async def _spend(act: Act, typed: str) -> Standing:
    """Uses the code up, of the app or for recovery. Of two at once with the same one, one is refused."""
    await people.locked(act.by.id)  # what is of one person comes one after the other: codes, proofs, a reset by HR
    mine, text = await queries.standing(act), rules.plain(typed)
    if rules.is_of_app(text):
        step = rules.counts_in(mine.secret, text, act.at, mine.last_step) if mine.secret else None
        if step is None or not await SecondFactor.raw(USE, step, act.by.id, mine.secret, step):
            raise Invalid(WRONG)
    else:
        if not await RecoveryCode.raw(SPEND, act.by.id, hashed(text)):
            raise Invalid(WRONG_RECOVERY)
        event = events.RecoveryCodeUsed(subject=events.subject(act.by.id))
        await _tell(act, mine, event, "used", left=mine.left - 1)
    await attempts.forget(_key(act), Tried.CODE)
    return mine


async def _new_codes(act: Act) -> list[str]:
    await RecoveryCode.delete().where(RecoveryCode.person == act.by.id)
    codes = rules.new_recovery_codes()
    await RecoveryCode.insert(*[RecoveryCode(code_hash=hashed(code), person=act.by.id) for code in codes])
    return rules.all_grouped(codes)


async def _proved(act: Act, token: str) -> None:
    here = (Session.token_hash == hashed(token)) & (Session.person == act.by.id)
    await Session.update({Session.proved_at: act.at}).where(here)


async def _unprove(person_id: int | None) -> None:
    await Session.update({Session.proved_at: None}).where(Session.person == person_id)


async def _tell(act: Act, whose: Standing, event: Event, what: str, **params: Any) -> None:
    """In the journal, and by mail to whose it is: they are the first to see that it was not them."""
    await record(act, event)
    if whose.email:
        about = {"name": whose.name, "what": what, **params}
        await mail.post(act, to=whose.email, language=whose.language, template="second_factor", **about)
