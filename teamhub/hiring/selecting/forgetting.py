"""When an applicant is erased, everything that was said of them goes too: scores, notes, moments, the answer to them.

That there was a choice stays, with its days; a name in the words around it is covered.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.i18n import later
from teamhub.core.retention import listing
from teamhub.hiring.selecting import rules
from teamhub.hiring.selecting.tables import (
    HireChoice,
    LetterScore,
    SelectionLetter,
    TalkMissed,
    TalkScore,
    TalkSlot,
)
from teamhub.hiring.tables import Applicant
from teamhub.proposals.tables import Proposal

COVERED = "[naam]"
# Words around a choice that people typed, and that are kept for good: by table, the columns.
CHOSEN = """
    SELECT c.id, c.condition, c.explanation, c.answer, a.name
    FROM hire_choice c JOIN applicant a ON a.id = c.applicant WHERE c.applicant = ANY({}::int[])
"""
PUT = """
    SELECT p.id, p.lines::text AS lines, a.name FROM proposal p
    JOIN applicant a ON a.id = (p.payload->>'applicant')::int
    WHERE p.type = 'hiring.choose' AND (p.payload->>'applicant')::int = ANY({}::int[])
"""
SAID = (
    ("voice", ("argument", "harm", "safe"), "JOIN consent_round r ON r.id = t.round"),
    ("resolution", ("text", "said"), "JOIN voice v ON v.id = t.voice JOIN consent_round r ON r.id = v.round"),
)


async def erase(ids: Sequence[int]) -> None:
    """In the transaction that erases these applicants, before their names are gone."""
    kept = [*ids]
    letters = await SelectionLetter.select(SelectionLetter.id).where(SelectionLetter.applicant.is_in(kept))
    if letters:
        await LetterScore.delete().where(LetterScore.letter.is_in([row["id"] for row in letters]))
        await SelectionLetter.delete().where(SelectionLetter.applicant.is_in(kept))
    await TalkScore.delete().where(TalkScore.applicant.is_in(kept))
    await TalkMissed.delete().where(TalkMissed.applicant.is_in(kept))
    await TalkSlot.delete().where(TalkSlot.applicant.is_in(kept))
    await _cover_choices(kept)
    await HireChoice.update({HireChoice.colleague: None}).where(HireChoice.applicant.is_in(kept))
    await _cover_proposals(kept)


async def _cover_choices(ids: list[int]) -> None:
    for row in await HireChoice.raw(CHOSEN, ids):
        columns = ("condition", "explanation", "answer")
        words: dict[Any, Any] = {name: rules.masked(row[name], row["name"], COVERED) for name in columns}
        await HireChoice.update(words).where(HireChoice.id == row["id"])


async def _cover_proposals(ids: list[int]) -> None:
    """What was put to the team names the candidate in its lines; and colleagues may have in what they said."""
    for row in await Proposal.raw(PUT, ids):
        lines = [_without(line, row["name"]) for line in json.loads(row["lines"])]
        await Proposal.update({Proposal.lines: json.dumps(lines)}).where(Proposal.id == row["id"])
        for table, columns, joined in SAID:
            await _cover(table, columns, joined, f"proposal:{row['id']}", row["name"])


async def _cover(table: str, columns: Sequence[str], joined: str, subject: str, name: str) -> None:
    sql = f"SELECT t.id, {', '.join(f't.{c}' for c in columns)} FROM {table} t {joined} WHERE r.subject = {{}}"
    for row in await Proposal.raw(sql, subject):
        covered = {column: rules.masked(row[column], name, COVERED) for column in columns}
        changed = {column: words for column, words in covered.items() if words != row[column]}
        for column, words in changed.items():
            await Proposal.raw(f"UPDATE {table} SET {column} = {{}} WHERE id = {{}}", words, row["id"])


def _without(line: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: COVERED if name and value == name else value for key, value in line.items()}


# What somebody gave as a member of a committee. Who applied is not named in it.
GIVEN = """
    SELECT s.scorer AS person, v.title_nl AS vacancy, l.label AS part, c.words_nl AS criterion, s.score, s.note
    FROM letter_score s JOIN selection_letter l ON l.id = s.letter JOIN vacancy v ON v.id = l.vacancy
    JOIN vacancy_criterion c ON c.id = s.criterion
    UNION ALL
    SELECT t.scorer, v.title_nl, t.round, c.words_nl, t.score, t.note
    FROM talk_score t JOIN applicant a ON a.id = t.applicant JOIN vacancy v ON v.id = a.vacancy
    JOIN vacancy_criterion c ON c.id = t.criterion
"""
KEEPS = (
    listing(
        later("Scores and notes that you gave about applicants"),
        "NVP Sollicitatiecode",
        later("erased together with the application that they are about"),
        GIVEN,
    ),
)

# The same for the applicant who asks what is kept of them: without who gave it.
OF_APPLICANT = """
    SELECT 'letter ' || l.label AS about, c.words_nl AS criterion, s.score, s.note
    FROM letter_score s JOIN selection_letter l ON l.id = s.letter JOIN vacancy_criterion c ON c.id = s.criterion
    WHERE l.applicant = {}
    UNION ALL
    SELECT t.round, c.words_nl, t.score, t.note FROM talk_score t JOIN vacancy_criterion c ON c.id = t.criterion
    WHERE t.applicant = {} ORDER BY 1, 2
"""
TALKS = "SELECT round, starts_at, minutes, place FROM talk_slot WHERE applicant = {} ORDER BY starts_at"


async def of_applicant(applicant_id: int) -> dict[str, list[dict[str, Any]]]:
    """What is kept of an applicant here, for their own download: their talks, and what they were given on criteria."""
    scores = await Applicant.raw(OF_APPLICANT, applicant_id, applicant_id)
    talks = await Applicant.raw(TALKS, applicant_id)
    return {"scores": [dict(row) for row in scores], "talks": [dict(row) for row in talks]}
