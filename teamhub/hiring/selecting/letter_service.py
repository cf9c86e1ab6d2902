"""The verbs of the letters: lay them out without names, score, decide, agree. Then the names are shown."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from random import SystemRandom
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.i18n import later
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling, rule
from teamhub.hiring import committee_service
from teamhub.hiring import queries as hiring
from teamhub.hiring.applying import service as applying
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.rules import Stage, Standing
from teamhub.hiring.selecting import events, letter_queries, policy, rules
from teamhub.hiring.selecting.procedure import Given, Letter
from teamhub.hiring.selecting.questions import INVITE
from teamhub.hiring.selecting.rules import Outcome
from teamhub.hiring.selecting.tables import LettersAgreed, LetterScore, SelectionLetter
from teamhub.hiring.tables import Vacancy as VacancyRow
from teamhub.journal.service import record

LOT = SystemRandom()
SETTLED = later("All letters were decided, and the names are known. This cannot be changed any more.")


async def lay_out(act: Act, vacancy_id: int) -> int:
    """The letters get labels in an order that is drawn by lot; by the recruiter. Also those that came later.

    Returns how many were laid out. From then on the committee reads them.
    """
    async with writing():
        seen = await _held(act, vacancy_id)
        policy.require_runs(act.by, seen)
        if seen.stage is not Stage.SELECTING:
            raise WrongStage("Letters are laid out once the vacancy is closed for applications.")
        if seen.names_on is not None:
            raise WrongStage(SETTLED)
        await committee_service.require_complete(act, seen)
        loose = await letter_queries.loose(seen.id)
        if not loose:
            raise WrongStage("There is no letter that has not been laid out yet.")
        LOT.shuffle(loose)
        first = await SelectionLetter.count().where(SelectionLetter.vacancy == seen.id)
        rows = [
            SelectionLetter(vacancy=seen.id, applicant=applicant, label=rules.label(first + n), words="")
            for n, applicant in enumerate(loose)
        ]
        await SelectionLetter.insert(*rows)
        await _disagree(seen.id)
        await record(act, events.LettersLaidOut(subject=events.vacancy(seen.id), letters=len(rows)))
    return len(rows)


async def score(act: Act, vacancy_id: int, letter_id: int, given: Mapping[int, Given]) -> None:
    """One's own scores of a letter, 1 to 5 on each criterion, at once.

    They can be changed for as long as nobody else has scored it: after that one could have read the others'.
    """
    async with writing():
        seen = await _held(act, vacancy_id)
        policy.require_scores(act.by, seen)
        one = await _letter(act, seen, letter_id)
        weighing = await letter_queries.weights(seen.id)
        _require_whole(given, weighing)
        before = act.by.id in one.scored.scorers
        if before and len(one.scored.scorers) > 1:
            raise WrongStage("Somebody else has scored this letter too, so yours stand as they are.")
        mine = (LetterScore.letter == one.id) & (LetterScore.scorer == act.by.id)
        await LetterScore.delete().where(mine)
        about: dict[str, Any] = {"letter": one.id, "scorer": act.by.id, "at": act.at}
        await LetterScore.insert(
            *(LetterScore(**about, criterion=key, score=put.score, note=put.note.strip()) for key, put in given.items())
        )
        await record(act, events.LetterScored(subject=events.letter(one.id), again=before))


async def decide(
    act: Act, vacancy_id: int, letter_id: int, outcome: Outcome, *, reason: int | None = None, words: str = ""
) -> None:
    """What the committee decides about a letter, once two have scored it. A rejection names a criterion, and says why.

    It can be changed until the names are shown; who agreed with the decisions is asked again then.
    """
    async with writing():
        seen = await _held(act, vacancy_id)
        policy.require_selects(act.by, seen)
        one = await _letter(act, seen, letter_id)
        if not one.scored.decidable:
            raise WrongStage("Two of the committee score a letter, each by themselves, before it is decided.")
        rejected = outcome is Outcome.REJECT
        if rejected:
            await _require_reason(seen.id, reason, words)
        if (one.outcome, one.reason, one.words) == (
            outcome,
            reason if rejected else None,
            words.strip() if rejected else "",
        ):
            return
        ruling = await _ruling(act)
        kept: dict[Any, Any] = {
            "outcome": outcome,
            "reason": reason if rejected else None,
            "words": words.strip() if rejected else "",
            "decided_by": act.by.id,
            "decided_at": act.at,
            "ruling": json.dumps(asdict(ruling)),
        }
        await SelectionLetter.update(kept).where(SelectionLetter.id == one.id)
        await _disagree(seen.id)
        said = events.LetterDecided(subject=events.letter(one.id), outcome=outcome, ruling=asdict(ruling))
        await record(act, said)


async def agree(act: Act, vacancy_id: int) -> bool:
    """Somebody of the committee agrees with all decisions. With the second one they stand, and the names are shown."""
    async with writing():
        seen = await _held(act, vacancy_id)
        policy.require_selects(act.by, seen)
        found = letter_queries.open_letters(await _letters(act, seen))
        if not letter_queries.complete(found):
            raise WrongStage("A letter has not been decided yet. Decide on all of them first.")
        if await letter_queries.loose(seen.id):
            raise WrongStage("A letter came in that has not been laid out yet. Ask the recruiter.")
        before = await letter_queries.agreed(seen.id)
        if act.by.id not in before:
            await LettersAgreed(vacancy=seen.id, person=act.by.id, at=act.at).save()
            await record(act, events.LettersConsented(subject=events.vacancy(seen.id)))
        if len({*before, act.by.id}) < rules.SCORERS:
            return False
        await _settle(act, seen, found)
    return True


async def _settle(act: Act, seen: Vacancy, found: list[Letter]) -> None:
    for one in found:
        if one.outcome is Outcome.INVITE:
            await applying.settle(act, one.applicant, Standing.INVITED)
        else:
            await applying.settle(act, one.applicant, Standing.REJECTED, criterion=one.reason, words=one.words)
    await VacancyRow.update({VacancyRow.names_on: act.today}).where(VacancyRow.id == seen.id)
    invited = sum(one.outcome is Outcome.INVITE for one in found)
    shown = events.NamesShown(
        subject=events.vacancy(seen.id),
        invited=invited,
        rejected=len(found) - invited,
        ruling=asdict(await _ruling(act)),
    )
    await record(act, shown)


async def _held(act: Act, vacancy_id: int) -> Vacancy:
    """Locked: who presses at the same time comes after."""
    await letter_queries.procedure(act, vacancy_id)
    return await hiring.held(act, vacancy_id)


async def _letters(act: Act, seen: Vacancy) -> list[Letter]:
    if seen.names_on is not None:
        raise WrongStage(SETTLED)
    if seen.stage is not Stage.SELECTING:
        raise WrongStage("Letters are scored and decided while the committee selects.")
    return await letter_queries.letters(act, seen, await letter_queries.weights(seen.id))


async def _letter(act: Act, seen: Vacancy, letter_id: int) -> Letter:
    _, one = await letter_queries.letter(act, seen.id, letter_id)
    await _letters(act, seen)
    if not one.stands:
        raise WrongStage("Who wrote this letter has withdrawn.")
    return one


def _require_whole(given: Mapping[int, Given], weighing: Mapping[int, int]) -> None:
    if set(given) != set(weighing):
        raise Invalid("Give a score on every criterion.")
    if not all(rules.LOWEST <= one.score <= rules.HIGHEST for one in given.values()):
        raise Invalid("A score is a whole number from 1 to 5.")


async def _require_reason(vacancy_id: int, reason: int | None, words: str) -> None:
    if reason not in await letter_queries.weights(vacancy_id):
        raise Invalid("Choose the criterion that it was about.")
    if len(words.strip()) < 10:
        raise Invalid("Write a sentence to the applicant, about that criterion.")


async def _disagree(vacancy_id: int) -> None:
    await LettersAgreed.delete().where(LettersAgreed.vacancy == vacancy_id)


async def _ruling(act: Act) -> Ruling:
    return rule(INVITE, {}, await frameworks.in_force(act.today))
