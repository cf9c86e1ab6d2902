"""Reading talks: candidates by name, the questions, the slots, and scores as far as the reader may know them.

What others gave after a talk is read by who gave theirs, by who says that they were not at it, and by who is not on
the committee once two did.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.i18n import later
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import letter_queries, policy, rules
from teamhub.hiring.selecting.procedure import Candidate, Question, Score, Scored, Slot
from teamhub.hiring.selecting.rules import Round
from teamhub.hiring.selecting.tables import TalkMissed, TalkQuestion, TalkScore, TalkSlot

NO_CANDIDATE = later("There is no such candidate.")
# Whoever was invited once: also who was turned down after a talk. By their labels, so that no order ranks them.
CANDIDATES = """
    SELECT a.id, a.name, a.standing, a.consent_on, a.settled_on, a.reason, a.reason_words,
        coalesce(l.label, '') AS label
    FROM applicant a LEFT JOIN selection_letter l ON l.applicant = a.id
    WHERE a.vacancy = {} AND (a.standing = ANY({}::text[]) OR l.outcome = {}
        OR EXISTS (SELECT FROM talk_slot t WHERE t.applicant = a.id))
    ORDER BY length(l.label), l.label, a.id
"""
INVITED = [Standing.INVITED, Standing.RESERVE, Standing.CHOSEN, Standing.HIRED]
SCORES = """
    SELECT s.applicant, s.round, s.scorer, p.name AS scorer_name, s.criterion, s.score, s.note
    FROM talk_score s JOIN applicant a ON a.id = s.applicant JOIN person p ON p.id = s.scorer
    WHERE a.vacancy = {} AND (
        EXISTS (SELECT FROM talk_score mine WHERE mine.applicant = s.applicant AND mine.round = s.round
            AND mine.scorer = {})
        OR EXISTS (SELECT FROM talk_missed m WHERE m.applicant = s.applicant AND m.round = s.round AND m.person = {})
        OR ({} AND (SELECT count(DISTINCT o.scorer) FROM talk_score o
            WHERE o.applicant = s.applicant AND o.round = s.round) >= {}))
    ORDER BY p.name, s.scorer, s.criterion
"""
SCORERS = """
    SELECT s.applicant, s.round, array_agg(DISTINCT s.scorer) AS scorers
    FROM talk_score s JOIN applicant a ON a.id = s.applicant WHERE a.vacancy = {} GROUP BY s.applicant, s.round
"""
QUESTIONS = """
    SELECT q.id, q.round, q.words, q.criterion, q.by, p.name AS by_name
    FROM talk_question q JOIN person p ON p.id = q.by WHERE q.vacancy = {} ORDER BY q.criterion IS NULL, q.id
"""
SLOTS = """
    SELECT t.id, t.round, t.starts_at, t.minutes, t.place, t.applicant, t.themselves, coalesce(a.name, '') AS name
    FROM talk_slot t LEFT JOIN applicant a ON a.id = t.applicant WHERE {} ORDER BY t.starts_at, t.id
"""


async def procedure(act: Act, vacancy_id: int) -> Vacancy:
    """The vacancy, for who reads talks."""
    return await letter_queries.procedure(act, vacancy_id)


async def questions(vacancy_id: int) -> list[Question]:
    rows = await TalkQuestion.raw(QUESTIONS, vacancy_id)
    return [Question(**{**row, "round": Round(row["round"])}) for row in rows]


async def slots(vacancy_id: int) -> list[Slot]:
    rows = await TalkSlot.raw(SLOTS.replace("WHERE {}", "WHERE t.vacancy = {}"), vacancy_id)
    return [_slot(row) for row in rows]


def _slot(row: Mapping[str, Any]) -> Slot:
    return Slot(**{**row, "round": Round(row["round"])})


async def candidates(act: Act, seen: Vacancy, found: Iterable[Slot], weighing: Mapping[int, int]) -> list[Candidate]:
    """Nobody before all letters are decided. In three queries, however many there are."""
    if seen.names_on is None:
        return []
    me = act.by.id or 0
    rows = await TalkScore.raw(CANDIDATES, seen.id, INVITED, rules.Outcome.INVITE)
    outside = not policy.selects(act.by, seen)
    given = await TalkScore.raw(SCORES, seen.id, me, me, outside, rules.SCORERS)
    who = await TalkScore.raw(SCORERS, seen.id)
    scorers = {(row["applicant"], Round(row["round"])): frozenset(row["scorers"]) for row in who}
    scores: dict[tuple[int, Round], list[Score]] = {}
    for row in given:
        key = row.pop("applicant"), Round(row.pop("round"))
        scores.setdefault(key, []).append(Score(**row))
    taken = {(slot.applicant, slot.round): slot for slot in found if slot.applicant is not None}
    return [_candidate(row, scores, scorers, taken, weighing) for row in rows]


def _candidate(
    row: Mapping[str, Any],
    scores: Mapping[tuple[int, Round], list[Score]],
    scorers: Mapping[tuple[int, Round], frozenset[int]],
    taken: Mapping[tuple[int, Round], Slot],
    weighing: Mapping[int, int],
) -> Candidate:
    id = row["id"]
    talks = {
        round: Scored(weighing, scores.get((id, round), []), scorers.get((id, round), frozenset()))
        for round in Round
        if (id, round) in scorers or (id, round) in taken
    }
    return Candidate(
        **{**row, "standing": Standing(row["standing"])},
        talks=talks,
        slots={round: taken[id, round] for round in Round if (id, round) in taken},
        scored=together(talks, weighing),
    )


def together(talks: Mapping[Round, Scored], weighing: Mapping[int, int]) -> Scored:
    """All rounds: what somebody gave in two of them counts as the scores of two."""
    rounds = list(Round)
    every = [
        Score(one.scorer * 10 + rounds.index(round), one.scorer_name, one.criterion, one.score, one.note)
        for round, scored in talks.items()
        for one in scored.scores
    ]
    return Scored(weighing, every, frozenset(s for scored in talks.values() for s in scored.scorers))


async def candidate(act: Act, vacancy_id: int, applicant_id: int) -> tuple[Vacancy, Candidate, list[Slot]]:
    seen = await procedure(act, vacancy_id)
    found = await slots(vacancy_id)
    weighing = await letter_queries.weights(vacancy_id)
    for one in await candidates(act, seen, found, weighing) if is_id(applicant_id) else []:
        if one.id == applicant_id:
            return seen, one, found
    raise NotFound(NO_CANDIDATE)


async def missed(applicant_id: int, person: int | None) -> set[Round]:
    """Rounds of which this person said that they were not there."""
    mine = (TalkMissed.applicant == applicant_id) & (TalkMissed.person == (person or 0))
    return {Round(word) for word in await TalkMissed.select(TalkMissed.round).where(mine).output(as_list=True)}


async def begun(act: Act, vacancy_id: int) -> set[Round]:
    """The rounds whose first talk has begun: their questions stand."""
    return {one.round for one in await slots(vacancy_id) if one.applicant is not None and one.starts_at <= act.at}


FOR_APPLICANT = """
    SELECT t.id, t.round, t.starts_at, t.minutes, t.place, t.applicant, t.themselves, '' AS name
    FROM talk_slot t JOIN applicant a ON a.vacancy = t.vacancy
    WHERE a.id = {} AND a.standing = {} AND (t.applicant = a.id OR (t.applicant IS NULL AND t.starts_at > {}
        AND NOT EXISTS (SELECT FROM talk_slot o WHERE o.applicant = a.id AND o.round = t.round)))
    ORDER BY t.starts_at, t.id
"""


async def slots_for(act: Act, applicant_id: int) -> list[Slot]:
    """What an applicant who was invited reads on their own page: their talks, or the free moments of the first round.

    A second talk, or half a day along, is arranged with them: they read when it is.
    """
    found = [_slot(row) for row in await TalkSlot.raw(FOR_APPLICANT, applicant_id, Standing.INVITED, act.at)]
    theirs = {one.round for one in found if one.applicant is not None}
    return [one for one in found if one.applicant is not None or (one.round is Round.FIRST and not theirs)]
