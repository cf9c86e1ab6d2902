"""The verbs of HR: what was seen, and that the vacancy is filled. Only days are kept, never a paper."""

from datetime import date

from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.hiring import queries as hiring
from teamhub.hiring import service as vacancies
from teamhub.hiring.applying import service as applying
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import choice_queries, events, policy
from teamhub.hiring.selecting.choosing import Choice
from teamhub.hiring.selecting.rules import Paper, State
from teamhub.hiring.selecting.stages import STAGES, Verb
from teamhub.hiring.selecting.tables import HireChoice, HireSeen
from teamhub.hiring.stages import Verb as VacancyVerb
from teamhub.hiring.tables import Applicant
from teamhub.journal.service import record

UNANSWERED = (Standing.RECEIVED, Standing.INVITED)


async def see(
    act: Act,
    vacancy_id: int,
    what: Paper,
    *,
    seen_on: date,
    issued_on: date | None = None,
    agreed_on: date | None = None,
) -> None:
    """HR has seen something on this day. A certificate of conduct has a day on which it was issued.

    References are asked only after the candidate agreed to that, on `agreed_on` (NVP Sollicitatiecode). Seen again,
    such as a newer certificate, it replaces what was written down.
    """
    async with writing():
        seen, one = await _running(act, vacancy_id, Verb.SEE)
        _require_days(act, what, seen_on, issued_on, agreed_on)
        known = one.looked.get(what)
        if known and (known.seen_on, known.issued_on, known.agreed_on) == (
            seen_on,
            issued_on if what is Paper.VOG else None,
            agreed_on if what is Paper.REFERENCES else None,
        ):
            return
        await HireSeen.delete().where((HireSeen.choice == one.id) & (HireSeen.what == what))
        row = HireSeen(
            choice=one.id, what=what, seen_on=seen_on, by=act.by.id,
            issued_on=issued_on if what is Paper.VOG else None,
            agreed_on=agreed_on if what is Paper.REFERENCES else None,
        )  # fmt: skip
        await row.save()
        await record(act, events.PaperSeen(subject=events.vacancy(seen.id), what=what, on=seen_on))


async def fill(act: Act, vacancy_id: int) -> None:
    """Terms are agreed and HR has seen what it must: the vacancy is filled, and the clock of what is kept begins.

    Nobody is forgotten: as long as somebody has no answer it cannot be.
    """
    async with writing():
        seen, one = await _running(act, vacancy_id, Verb.FILL)
        if one.missing:
            raise WrongStage("HR has not seen everything yet: %(what)s.", what=one.missing[0])
        if one.vog_too_old:
            raise WrongStage(
                "The certificate of conduct is older than %(months)s months on the first day. Ask for a newer one.",
                months=one.vog_months,
            )
        if await choice_queries.unanswered(seen.id, one.applicant, UNANSWERED):
            raise WrongStage("Somebody who applied has no answer yet. The committee turns them down, or keeps them.")
        assert one.start_on, "Agreed terms have a first day."
        ended: dict[object, object] = {HireChoice.state: State.HIRED, HireChoice.ended_on: act.today}
        await HireChoice.update(ended).where(HireChoice.id == one.id)  # type: ignore[arg-type]
        system = Act(by=SYSTEM, at=act.at)
        await applying.settle(system, one.applicant, Standing.HIRED)
        await Applicant.update({Applicant.starts_on: one.start_on}).where(Applicant.id == one.applicant)
        await vacancies.move(system, seen, VacancyVerb.HIRE)
        said = events.ColleagueFound(
            subject=events.vacancy(seen.id), team=seen.team, choice=one.id, start_on=one.start_on,
            until_on=one.until_on,
        )  # fmt: skip
        await record(act, said)


def _require_days(act: Act, what: Paper, seen_on: date, issued_on: date | None, agreed_on: date | None) -> None:
    if seen_on > act.today:
        raise Invalid("What was seen, was seen today or before.")
    if what is Paper.VOG and (issued_on is None or issued_on > seen_on):
        raise Invalid("Enter the day on which the certificate was issued: before you saw it.")
    if what is Paper.REFERENCES and (agreed_on is None or agreed_on > seen_on):
        raise Invalid("References are asked after the candidate agreed to it. Enter that day.")


async def _running(act: Act, vacancy_id: int, verb: Verb) -> tuple[Vacancy, Choice]:
    await choice_queries.procedure(act, vacancy_id)
    policy.require_hr(act.by)
    await hiring.held(act, vacancy_id)
    seen, found = await choice_queries.procedure(act, vacancy_id)
    if not found:
        raise WrongStage(choice_queries.NO_CHOICE)
    STAGES.after(found[0].state, verb)
    return seen, found[0]
