"""The recruiter tells applicants what was decided about them, in the words of the team's mails."""

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import WrongStage
from teamhub.hiring import queries as hiring
from teamhub.hiring.applying import reply_service
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.replies import Reply
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import answer_queries, policy, talk_queries
from teamhub.hiring.selecting.answer_queries import Unanswered

KIND = {
    Standing.INVITED: Reply.INVITED,
    Standing.REJECTED: Reply.REJECTED,
    Standing.RESERVE: Reply.RESERVE,
    Standing.CHOSEN: Reply.CHOSEN,
}
# Of an invitation before a moment was chosen, in the language of the applicant.
CHOOSE = {
    "nl": "Kies zelf een moment, via de link onder aan deze mail.",
    "en": "Choose a moment yourself, with the link at the end of this mail.",
}


async def answer(act: Act, vacancy_id: int, applicant_id: int) -> None:
    """Sends what was decided: invited, rejected with the criterion and the sentence, reserve, or chosen.

    Once: who presses at the same time comes after.
    """
    async with writing():
        seen = await _held(act, vacancy_id)
        policy.require_runs(act.by, seen)
        await hiring.held(act, vacancy_id)
        found = {one.id: one for one in await answer_queries.unanswered(act, vacancy_id)}
        if applicant_id not in found:
            raise WrongStage("This applicant has their answer already.")
        await _send(act, found[applicant_id])


async def answer_all(act: Act, vacancy_id: int) -> int:
    """Everybody who waits for an answer gets it now. Returns how many."""
    async with writing():
        seen = await _held(act, vacancy_id)
        policy.require_runs(act.by, seen)
        await hiring.held(act, vacancy_id)
        found = await answer_queries.unanswered(act, vacancy_id)
        for one in found:
            await _send(act, one)
    return len(found)


async def _held(act: Act, vacancy_id: int) -> Vacancy:
    """Two who send at the same moment do so one after the other: nobody gets the same mail twice."""
    await talk_queries.procedure(act, vacancy_id)
    return await hiring.held(act, vacancy_id)


async def _send(act: Act, one: Unanswered) -> None:
    when = CHOOSE[one.language] if one.standing is Standing.INVITED else ""
    await reply_service.reply(act, one.id, KIND[one.standing], reason=one.why, when=when)
