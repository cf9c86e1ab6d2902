"""The verbs of who applies, without an account: send a letter; by their own link correct, agree, withdraw, erase."""

from collections.abc import Sequence
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import SYSTEM, VISITOR, Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.hiring import list_queries as vacancies
from teamhub.hiring.applying import events, queries, rules, service
from teamhub.hiring.applying.events import subject
from teamhub.hiring.applying.queries import Applicant
from teamhub.hiring.applying.reply_service import reply, send, vacancy_of
from teamhub.hiring.applying.rules import Upload
from teamhub.hiring.applying.service import Application, erase, keep, keep_files
from teamhub.hiring.replies import Reply
from teamhub.hiring.rules import Stage
from teamhub.hiring.tables import Applicant as Row
from teamhub.hiring.tables import ApplicantFile, Vacancy
from teamhub.journal.service import record


async def apply(act: Act, vacancy_id: int, application: Application) -> None:
    """A letter comes in. Somebody who applied already gets a new link by mail instead; nobody else hears of that."""
    async with writing():
        await Vacancy.select(Vacancy.id).where(Vacancy.id == vacancy_id).lock_rows("UPDATE")
        seen = await vacancies.posted(act, vacancy_id)
        if seen.stage is not Stage.OPEN:
            raise WrongStage("This vacancy has closed: letters do not come in any more.")
        rules.require_files(application.files)
        before = await queries.read(
            act, "a.vacancy = {} AND lower(a.email) = {} AND a.erased_on IS NULL", seen.id, application.email.lower()
        )
        if before:
            await send(act, before[0], seen, "", "hiring_link")
            return
        made = await keep(act, seen.id, application)
        said = events.ApplicationReceived(subject=subject(made), vacancy=seen.id, source=application.source)
        await record(_nobody(act), said)
        await reply(_nobody(act), made, Reply.RECEIVED)


async def send_links(act: Act, email: str) -> None:
    """A new link to every application with this address, by mail to that address; who asks hears nothing else."""
    async with writing():
        for one in await queries.read(act, "lower(a.email) = {} AND a.erased_on IS NULL ORDER BY a.id LIMIT 5", email):
            await send(act, one, await vacancy_of(act, one), "", "hiring_link")


async def correct(
    act: Act, token: str, *, name: str, phone: str, letter: str, files: Sequence[Upload] = (), drop: Sequence[int] = ()
) -> None:
    """Name and telephone can always be corrected; letter and files until the letter has been looked at."""
    async with writing():
        one = await _mine(act, token)
        values: dict[Column | str, Any] = {"name": name, "phone": phone}
        if one.standing in rules.CORRECTABLE:
            values["letter"] = letter
            await _change_files(act, one, files, drop)
        elif files or drop or letter != one.letter:
            raise WrongStage("Your letter has been read already, so that it stays as it is. Call us to add something.")
        await Row.update(values).where(Row.id == one.id)
        await record(_nobody(act), events.ApplicationCorrected(subject=subject(one.id)))


async def _change_files(act: Act, one: Applicant, files: Sequence[Upload], drop: Sequence[int]) -> None:
    if drop:
        mine = (ApplicantFile.applicant == one.id) & ApplicantFile.id.is_in([*drop])
        await ApplicantFile.delete().where(mine)
    rules.require_files(files, kept=len(await queries.files(one.id)))
    await keep_files(act, one.id, files)


async def consent(act: Act, token: str, *, given: bool) -> None:
    """That it is kept for a year after the procedure, or not any more. Taken back, what is due goes at once."""
    async with writing():
        one = await _mine(act, token)
        if given == (one.consent_on is not None):
            return
        await Row.update({Row.consent_on: act.today if given else None}).where(Row.id == one.id)
        event = events.KeepingConsented if given else events.KeepingRevoked
        await record(_nobody(act), event(subject=subject(one.id)))


async def withdraw(act: Act, token: str) -> None:
    """They do not go on with it. What is kept stays until its day, unless they erase it."""
    async with writing():
        one = await _leaving(act, token)
        if one.standing not in rules.WITHDRAWABLE:
            raise WrongStage("There is nothing to withdraw: this application has been settled.")
        await service.withdraw(_nobody(act), one)


async def erase_all(act: Act, token: str, *, sure: bool) -> None:
    """Everything that is kept of them goes now, and with it this link. Who was still in the running has withdrawn."""
    async with writing():
        one = await _leaving(act, token)
        if not sure:
            raise Invalid("Tick that you are sure: what is erased cannot be brought back.")
        if one.standing in rules.WITHDRAWABLE:
            await service.withdraw(_nobody(act), one)
        await erase(_nobody(act), [one], asked=True)


async def _leaving(act: Act, token: str) -> Applicant:
    await service.hold((await queries.by_token(act, token)).vacancy)
    return await _mine(act, token)


async def _mine(act: Act, token: str) -> Applicant:
    found = await queries.by_token(act, token)
    await Row.select(Row.id).where(Row.id == found.id).lock_rows("UPDATE")
    return await queries.by_token(act, token)


def _nobody(act: Act) -> Act:
    """Who applies has no name in the journal."""
    return act if act.by in (SYSTEM, VISITOR) else Act(by=VISITOR, at=act.at)
