"""The verbs of the talks: the same questions for everybody, moments, scores by criterion, and an answer for each."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import is_id, writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.core.i18n import later
from teamhub.hiring import queries as hiring
from teamhub.hiring.applying import reply_service
from teamhub.hiring.applying import service as applying
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.replies import Reply
from teamhub.hiring.rules import ENDED, Stage, Standing
from teamhub.hiring.selecting import events, letter_queries, policy, rules, talk_queries
from teamhub.hiring.selecting.procedure import Candidate, Given, Slot
from teamhub.hiring.selecting.rules import Round
from teamhub.hiring.selecting.tables import TalkMissed, TalkQuestion, TalkScore, TalkSlot
from teamhub.journal.service import record

NO_SLOT = later("There is no such moment.")
TAKEN = later("Somebody has taken this moment already. Choose another one.")
SAME_FOR_ALL = later(
    "The first talk of this round has begun. Everybody gets the same questions, so they stand as they are."
)


async def write_question(act: Act, vacancy_id: int, round: Round, words: str, criterion: int | None) -> int:
    """One question that every candidate gets, about a criterion; before the first talk of that round.

    Only who sits in the committee for the client council asks about something else than the criteria.
    """
    async with writing():
        seen = await _held(act, vacancy_id)
        policy.require_selects(act.by, seen)
        await _require_before(act, seen, round)
        if criterion is None and not policy.asks_own(act.by, seen):
            raise Invalid("Choose the criterion that this question is about.")
        if criterion is not None and criterion not in await letter_queries.weights(seen.id):
            raise Invalid("Choose the criterion that this question is about.")
        about: dict[str, Any] = {
            "vacancy": seen.id,
            "round": round,
            "criterion": criterion,
            "by": act.by.id,
            "at": act.at,
        }
        row = TalkQuestion(**about, words=words.strip())
        for one in await talk_queries.questions(seen.id):
            if (one.round, one.criterion, one.by, one.words) == (round, criterion, act.by.id, row.words):
                return one.id  # the same form, sent twice
        await row.save()
        said = events.QuestionWritten(subject=events.vacancy(seen.id), round=round, words=row.words)
        await record(act, said)
    return int(row.id)


async def remove_question(act: Act, vacancy_id: int, question_id: int) -> None:
    """By who wrote it, or the recruiter; before the first talk of its round."""
    async with writing():
        seen = await _held(act, vacancy_id)
        found = {one.id: one for one in await talk_queries.questions(seen.id)}
        if question_id not in found:
            raise NotFound("There is no such question.")
        one = found[question_id]
        if act.by.id != one.by and not policy.runs(act.by, seen):
            raise NotAllowed("Who wrote a question removes it, or the recruiter.")
        await _require_before(act, seen, one.round)
        await TalkQuestion.delete().where(TalkQuestion.id == one.id)
        said = events.QuestionRemoved(subject=events.vacancy(seen.id), round=one.round, words=one.words)
        await record(act, said)


async def offer_slot(act: Act, vacancy_id: int, round: Round, *, starts_at: datetime, minutes: int, place: str) -> int:
    """A moment for one talk, from which an applicant who is invited chooses; by the recruiter or the committee."""
    async with writing():
        seen = await _held(act, vacancy_id)
        _require_open(seen)
        if starts_at <= act.at:
            raise Invalid("Choose a moment that is still to come.")
        for one in await talk_queries.slots(seen.id):
            if (one.round, one.starts_at, one.minutes, one.place) == (round, starts_at, minutes, place.strip()):
                return one.id  # the same form, sent twice: one committee is in one place at a time
        row = TalkSlot(
            vacancy=seen.id, round=round, starts_at=starts_at, minutes=minutes, place=place.strip(), by=act.by.id
        )
        await row.save()
        on = local(starts_at).date()
        await record(act, events.SlotOffered(subject=events.vacancy(seen.id), round=round, on=on))
    return int(row.id)


async def take_away_slot(act: Act, vacancy_id: int, slot_id: int) -> None:
    """A moment that nobody has."""
    async with writing():
        seen = await _held(act, vacancy_id)
        one = await _slot(seen.id, slot_id)
        if one.applicant is not None:
            raise WrongStage("Somebody has this moment. Make it free first.")
        await TalkSlot.delete().where(TalkSlot.id == one.id)
        await record(act, events.SlotTakenAway(subject=events.vacancy(seen.id), round=one.round))


async def plan(act: Act, vacancy_id: int, slot_id: int, applicant_id: int) -> None:
    """The recruiter or the committee gives a candidate a moment; they hear it by mail, with day, time and place."""
    async with writing():
        seen = await _held(act, vacancy_id)
        _require_open(seen)
        await _alone(applicant_id)
        _, candidate, _ = await talk_queries.candidate(act, seen.id, applicant_id)
        one = await _slot(seen.id, slot_id)
        if candidate.standing is not Standing.INVITED:
            raise WrongStage("A talk is planned with who is invited.")
        if one.round in candidate.slots:
            raise WrongStage("They have a moment in this round already. Make that one free first.")
        await _take(act, one, applicant_id, themselves=False)
        await _tell(act, applicant_id, one)


async def choose_slot(act: Act, applicant_id: int, slot_id: int) -> None:
    """An applicant takes a free moment, on the page of their own link: who calls this has checked that link."""
    async with writing():
        await _alone(applicant_id)
        offered = {one.id: one for one in await talk_queries.slots_for(act, applicant_id)}
        one = offered.get(slot_id)
        if one is None:
            raise Stale(TAKEN)
        if one.applicant is not None:
            return
        await _take(act, one, applicant_id, themselves=True)


async def _alone(applicant_id: int) -> None:
    """One moment in a round for each: who chooses it, and who plans it for them, wait for each other."""
    await TalkSlot.raw("SELECT pg_advisory_xact_lock({}, {})", 4107, applicant_id)


async def make_free(act: Act, vacancy_id: int, slot_id: int) -> None:
    """A talk that has not begun does not take place at that moment after all."""
    async with writing():
        seen = await _held(act, vacancy_id)
        one = await _slot(seen.id, slot_id)
        if one.applicant is None:
            return
        if one.starts_at <= act.at:
            raise WrongStage("This talk has begun, or was held.")
        await TalkSlot.update({TalkSlot.applicant: None, TalkSlot.themselves: False}).where(TalkSlot.id == one.id)
        await record(act, events.TalkCancelled(subject=events.applicant(one.applicant), round=one.round))


async def score(act: Act, vacancy_id: int, applicant_id: int, round: Round, given: Mapping[int, Given]) -> None:
    """One's own scores after a talk, with notes on criteria only. They can be changed until somebody else scored."""
    async with writing():
        candidate = await _after(act, vacancy_id, applicant_id, round)
        if set(given) != set(await letter_queries.weights(vacancy_id)):
            raise Invalid("Give a score on every criterion.")
        if not all(rules.LOWEST <= one.score <= rules.HIGHEST for one in given.values()):
            raise Invalid("A score is a whole number from 1 to 5.")
        scorers = candidate.talks[round].scorers
        before = act.by.id in scorers
        if before and len(scorers) > 1:
            raise WrongStage("Somebody else has scored this talk too, so yours stand as they are.")
        if round in await talk_queries.missed(applicant_id, act.by.id):
            raise WrongStage("You said that you were not at this talk, and could read what the others gave.")
        t = TalkScore
        mine = (t.applicant == applicant_id) & (t.round == round) & (t.scorer == act.by.id)
        await t.delete().where(mine)
        about: dict[str, Any] = {"applicant": applicant_id, "round": round, "scorer": act.by.id, "at": act.at}
        await t.insert(*(t(**about, criterion=key, score=g.score, note=g.note.strip()) for key, g in given.items()))
        await record(act, events.TalkScored(subject=events.applicant(applicant_id), round=round, again=before))


async def was_not_there(act: Act, vacancy_id: int, applicant_id: int, round: Round) -> None:
    """One was not at this talk: one scores nothing, and may read what the others gave."""
    async with writing():
        candidate = await _after(act, vacancy_id, applicant_id, round)
        if act.by.id in candidate.talks[round].scorers:
            raise WrongStage("You have scored this talk.")
        row = TalkMissed(applicant=applicant_id, round=round, person=act.by.id)
        m = TalkMissed
        await m.insert(row).on_conflict(target=(m.applicant, m.round, m.person), action="DO NOTHING")


async def turn_down(act: Act, vacancy_id: int, applicant_id: int, *, reason: int | None, words: str) -> None:
    """The committee rejects somebody after a talk: a criterion, and a sentence to them. The recruiter sends it."""
    async with writing():
        candidate = await _unsettled(act, vacancy_id, applicant_id)
        if reason not in await letter_queries.weights(vacancy_id):
            raise Invalid("Choose the criterion that it was about.")
        if len(words.strip()) < 10:
            raise Invalid("Write a sentence to the applicant, about that criterion.")
        seen = await hiring.vacancy(act, vacancy_id)
        scored = any(talk.decidable for talk in candidate.talks.values())
        if not scored and seen.stage is not Stage.TERMS and candidate.standing is Standing.INVITED:
            raise WrongStage("Two of the committee score a talk before somebody is turned down.")
        await applying.settle(act, applicant_id, Standing.REJECTED, criterion=reason, words=words.strip())


async def reserve(act: Act, vacancy_id: int, applicant_id: int) -> None:
    """Somebody whom the team could ask later; only with their consent that their data are kept for a year."""
    async with writing():
        candidate = await _unsettled(act, vacancy_id, applicant_id)
        if candidate.consent_on is None:
            raise Invalid("Only with their consent to be kept for a year. They give it on the page of their own link.")
        await applying.settle(act, applicant_id, Standing.RESERVE)


async def _held(act: Act, vacancy_id: int) -> Vacancy:
    await talk_queries.procedure(act, vacancy_id)
    return await hiring.held(act, vacancy_id)


def _require_open(seen: Vacancy) -> None:
    if seen.stage in ENDED:
        raise WrongStage("This procedure has ended.")
    if seen.names_on is None:
        raise WrongStage("Decide on all letters first. Then you plan the talks.")


async def _require_before(act: Act, seen: Vacancy, round: Round) -> None:
    if seen.stage in ENDED:
        raise WrongStage("This procedure has ended.")
    if round in await talk_queries.begun(act, seen.id):
        raise WrongStage(SAME_FOR_ALL)


async def _slot(vacancy_id: int, slot_id: int) -> Slot:
    found = {one.id: one for one in await talk_queries.slots(vacancy_id)} if is_id(slot_id) else {}
    if slot_id not in found:
        raise NotFound(NO_SLOT)
    return found[slot_id]


async def _take(act: Act, one: Slot, applicant_id: int, *, themselves: bool) -> None:
    free = (TalkSlot.id == one.id) & TalkSlot.applicant.is_null()
    taken: dict[Any, Any] = {TalkSlot.applicant: applicant_id, TalkSlot.themselves: themselves}
    if not await TalkSlot.update(taken).where(free).returning(TalkSlot.id):
        raise Stale(TAKEN)
    said = events.TalkPlanned(subject=events.applicant(applicant_id), round=one.round, on=one.on, themselves=themselves)
    await record(act, said)


async def _tell(act: Act, applicant_id: int, one: Slot) -> None:
    when = f"{one.on:%d-%m-%Y}, {one.clock}"
    await reply_service.reply(act, applicant_id, Reply.INVITED, when=when, where=one.place)


async def _after(act: Act, vacancy_id: int, applicant_id: int, round: Round) -> Candidate:
    """Held; the talk of this round has begun, and the actor is of the committee."""
    seen = await _held(act, vacancy_id)
    policy.require_selects(act.by, seen)
    if seen.stage in ENDED:
        raise WrongStage("This procedure has ended.")
    _, candidate, _ = await talk_queries.candidate(act, vacancy_id, applicant_id)
    if round not in candidate.held(act.at):
        raise WrongStage("Score a talk once it has been held.")
    return candidate


async def _unsettled(act: Act, vacancy_id: int, applicant_id: int) -> Candidate:
    seen = await _held(act, vacancy_id)
    policy.require_selects(act.by, seen)
    if seen.stage in ENDED:
        raise WrongStage("This procedure has ended.")
    _, candidate, _ = await talk_queries.candidate(act, vacancy_id, applicant_id)
    if candidate.standing not in (Standing.INVITED, Standing.RESERVE):
        raise WrongStage("They have their answer, or have withdrawn.")
    return candidate
