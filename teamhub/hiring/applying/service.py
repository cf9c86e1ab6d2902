"""The verbs of an application by colleagues: enter one by hand, settle it; and by the clock: tell, erase."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.hiring import erasing, policy
from teamhub.hiring import queries as vacancies
from teamhub.hiring.applying import events, queries, rules
from teamhub.hiring.applying.events import subject
from teamhub.hiring.applying.queries import Applicant
from teamhub.hiring.applying.reply_service import noticed, reply
from teamhub.hiring.applying.rules import Upload
from teamhub.hiring.replies import Reply
from teamhub.hiring.rules import Source, Stage, Standing
from teamhub.hiring.service import require_blind
from teamhub.hiring.tables import Applicant as Row
from teamhub.hiring.tables import ApplicantFile, Vacancy
from teamhub.journal.service import record

# Filled by the feature.py of who counts on an applicant: what else happens when they withdraw, in the same transaction.
WITHDRAWN: list[Callable[[Act, Applicant], Awaitable[object]]] = []


@dataclass(frozen=True, slots=True)
class Application:
    """What somebody sends: no birth date, no photo, no pay."""

    name: str
    email: str
    letter: str
    source: Source
    language: str
    phone: str = ""
    files: Sequence[Upload] = ()
    consent: bool = False  # that it may be kept for a year


async def enter(act: Act, vacancy_id: int, application: Application, *, agreed: str) -> int:
    """The recruiter or HR writes down what came in another way, and how that person said that it may be kept."""
    async with writing():
        seen = await vacancies.held(act, vacancy_id)
        policy.require_enter(act.by, seen)
        if seen.stage not in (Stage.OPEN, Stage.SELECTING):
            raise WrongStage("An application can be entered from when a vacancy is posted until somebody is chosen.")
        require_blind(seen)
        if not agreed.strip():
            raise Invalid("Write how this person agreed that their data are kept here.")
        same = (Row.vacancy == seen.id) & (Row.name == application.name) & (Row.email == application.email)
        before = same & (Row.letter == application.letter) & (Row.entered_by == act.by.id) & Row.erased_on.is_null()
        if row := await Row.select(Row.id).where(before).first():
            return int(row["id"])  # the same form, sent twice: they get one mail
        made = await keep(act, seen.id, application, entered_by=act.by.id, agreed=agreed.strip())
        said = events.ApplicationEntered(subject=subject(made), vacancy=seen.id, source=application.source)
        await record(act, said)
        await reply(act, made, Reply.RECEIVED)
    return made


async def keep(act: Act, vacancy_id: int, application: Application, **more: Any) -> int:
    """The row and its files; within the transaction of a verb that has said who may. Returns its id."""
    rules.require_files(application.files)
    columns = {name: getattr(application, name) for name in ("name", "email", "letter", "source", "language", "phone")}
    row = Row(
        vacancy=vacancy_id, standing=Standing.RECEIVED, applied_on=act.today,
        consent_on=act.today if application.consent else None, **columns, **more,
    )  # fmt: skip
    await row.save()
    await keep_files(act, row.id, application.files)
    return int(row.id)


async def keep_files(act: Act, applicant_id: int, files: Sequence[Upload]) -> None:
    for one in files:
        kept: dict[str, Any] = {"name": rules.shown_name(one.name), "size": len(one.body), "body": one.body}
        await ApplicantFile(applicant=applicant_id, at=act.at, **kept).save()


async def settle(
    act: Act, applicant_id: int, standing: Standing, *, criterion: int | None = None, words: str = "", **columns: Any
) -> None:
    """Moves an applicant on: invited, rejected with a criterion of the vacancy, reserve, chosen, hired.

    Whoever calls this has said who may decide it. No mail goes out: see `reply_service.reply`.
    """
    async with writing():
        await Row.select(Row.id).where(Row.id == applicant_id).lock_rows("UPDATE")
        found = await queries.read(act, "a.id = {}", applicant_id)
        one = found[0] if found else None
        if one is None or one.erased:
            raise WrongStage("This person's data have been erased.")
        if standing not in rules.MOVES.get(one.standing, ()):
            raise WrongStage("This cannot be done now: it is “%(stage)s”.", stage=one.standing)
        if standing is Standing.REJECTED:
            known = {each.id for each in await vacancies.criteria(one.vacancy)}
            if criterion is not None and criterion not in known:
                raise Invalid("Choose one of the criteria of this vacancy.")
        values: dict[Column | str, Any] = {
            "standing": standing,
            "reason": criterion if standing is Standing.REJECTED else None,
            "reason_words": words.strip() if standing is Standing.REJECTED else "",
            "settled_on": act.today if standing in rules.SETTLED else None,
        }
        values.update({**columns})
        await Row.update(values).where(Row.id == one.id)
        await record(act, events.ApplicantSettled(subject=subject(one.id), standing=standing, criterion=criterion))


async def hold(vacancy_id: int) -> None:
    """Of who withdraws. The vacancy is held before the applicant is, as every verb of the choice does."""
    await Vacancy.select(Vacancy.id).where(Vacancy.id == vacancy_id).lock_rows("UPDATE")


async def withdraw(act: Act, one: Applicant) -> None:
    """They do not go on with it. Within the transaction of who has held them, and says that it may be."""
    values: dict[Column | str, Any] = {"standing": Standing.WITHDRAWN, "settled_on": act.today}
    await Row.update(values).where(Row.id == one.id)
    await record(act, events.ApplicationWithdrawn(subject=subject(one.id)))
    for also in WITHDRAWN:
        await also(act, one)


async def erase(act: Act, applicants: Sequence[Applicant], *, asked: bool) -> int:
    """What is kept of these goes, now. Within the transaction of who says that it must; returns how many."""
    async with writing():
        await erasing.erase([one.id for one in applicants], act.today)
        for one in applicants:
            said = events.ApplicantErased(subject=subject(one.id), vacancy=one.vacancy, asked=asked)
            await record(act, said)
    return len(applicants)


async def purge(act: Act) -> int:
    """By the clock: everything whose day has come, and nothing else. Returns how many applicants."""
    async with writing():
        return await erase(Act(by=SYSTEM, at=act.at), await queries.due(act), asked=False)


async def notify(act: Act) -> int:
    """By the clock: tells people a week ahead that their data go, and how they say that they may stay."""
    told = 0
    for one in await queries.ended(act):
        if one.gone_on is None or one.noticed_on or one.consent_on or one.standing is Standing.HIRED:
            continue
        if rules.notice_on(one.gone_on) <= act.today < one.gone_on:
            async with writing():
                await reply(act, one.id, Reply.NOTICE, day=one.gone_on)
                await noticed(one, act.today)
            told += 1
    return told


async def erase_for(act: Act, applicant_id: int) -> None:
    """HR erases somebody's data because they asked in another way, by telephone or in a letter.

    Who was still in the running has withdrawn by that: nobody waits for somebody without a name.
    """
    async with writing():
        await hold((await queries.applicant(act, applicant_id)).vacancy)
        one = await queries.held(act, applicant_id)
        seen = await vacancies.vacancy(act, one.vacancy)
        if not policy.may_enter(act.by, seen):
            raise NotAllowed("The recruiter of the team erases this when somebody asks, or HR.")
        if not one.erased:
            if one.standing in rules.WITHDRAWABLE:
                await withdraw(act, one)
            await erase(act, [one], asked=True)
