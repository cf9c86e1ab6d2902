"""Reading letters without names. What a scorer may not know yet does not leave the database.

Others' scores of a letter are read by who gave theirs, and by who may give none once two did; a name by nobody of the
committee before all letters are decided.
"""

from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.asking import Row
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.i18n import gettext, later
from teamhub.core.lazily import dataclass
from teamhub.hiring import queries as hiring
from teamhub.hiring.applying.blind import ageless
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import policy, rules
from teamhub.hiring.selecting.procedure import Letter, Score, Scored
from teamhub.hiring.selecting.rules import Outcome
from teamhub.hiring.selecting.tables import LettersAgreed, LetterScore, SelectionLetter

MASK = later("[name]")
NO_LETTER = later("There is no such letter.")
# The letter itself is masked in here, on its way out of the database: no other reader of it exists for the committee.
LETTERS = """
    SELECT l.id, l.applicant, l.label, a.letter, a.name, a.language, a.standing, l.outcome, l.reason, l.words,
        by.name AS decided_by_name,
        ARRAY(SELECT DISTINCT s.scorer FROM letter_score s WHERE s.letter = l.id) AS scorers
    FROM selection_letter l JOIN applicant a ON a.id = l.applicant LEFT JOIN person by ON by.id = l.decided_by
    WHERE l.vacancy = {} ORDER BY length(l.label), l.label
"""
# `mine`: of letters that the reader scored. `enough`: for who may score none, of those that two others did.
SCORES = """
    SELECT s.letter, s.scorer, p.name AS scorer_name, s.criterion, s.score, s.note
    FROM letter_score s JOIN selection_letter l ON l.id = s.letter JOIN person p ON p.id = s.scorer
    WHERE l.vacancy = {} AND (
        EXISTS (SELECT FROM letter_score mine WHERE mine.letter = s.letter AND mine.scorer = {})
        OR ({} AND (SELECT count(DISTINCT o.scorer) FROM letter_score o WHERE o.letter = s.letter) >= {}))
    ORDER BY s.letter, p.name, s.scorer, s.criterion
"""
AGREED = """
    SELECT a.person, p.name FROM letters_agreed a JOIN person p ON p.id = a.person WHERE a.vacancy = {}
    ORDER BY a.at, a.id
"""
# Applications that have no label yet.
LOOSE = """
    SELECT a.id FROM applicant a WHERE a.vacancy = {} AND a.standing = {} AND a.erased_on IS NULL
    AND NOT EXISTS (SELECT FROM selection_letter l WHERE l.applicant = a.id) ORDER BY a.id
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and whether they are one of those who score."""

    id: int | None
    scores: bool


async def procedure(act: Act, vacancy_id: int) -> Vacancy:
    """The vacancy, for the committee and the recruiter; for others there are no letters: NotFound."""
    seen = await hiring.vacancy(act, vacancy_id)
    policy.require_reads(act.by, seen)
    return seen


async def weights(vacancy_id: int) -> dict[int, int]:
    return {one.id: one.weight for one in await hiring.criteria(vacancy_id)}


async def letters(act: Act, seen: Vacancy, weighing: Mapping[int, int]) -> list[Letter]:
    """All of them, in the order of their labels: never in that of their scores. In two queries."""
    given = await LetterScore.raw(
        SCORES, seen.id, act.by.id or 0, not policy.scores(act.by, seen), rules.SCORERS
    )  # fmt: skip
    scores: dict[int, list[Score]] = {}
    for row in given:
        letter = row.pop("letter")
        scores.setdefault(letter, []).append(Score(**row))
    rows = await SelectionLetter.raw(LETTERS, seen.id)
    reader = Reader(act.by.id, policy.scores(act.by, seen))
    return [_letter(row, scores.get(row["id"], []), weighing, seen, reader) for row in rows]


def _letter(row: Row, scores: list[Score], weighing: Mapping[int, int], seen: Vacancy, reader: Reader) -> Letter:
    named, who = seen.names_on is not None, frozenset(row["scorers"])
    text = row["letter"]
    if not named:
        text = ageless(rules.masked(text, row["name"], gettext(MASK)))
    # The same as SCORES says, once more.
    known = scores if rules.sees_scores(who, reader.id, scores=reader.scores) else []
    words = {name: row[name] for name in ("id", "applicant", "label", "language", "reason", "words", "decided_by_name")}
    return Letter(
        **words,
        text=text,
        name=row["name"] if named else "",
        standing=Standing(row["standing"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        scored=Scored(weighing, known, who),
    )


async def letter(act: Act, vacancy_id: int, letter_id: int) -> tuple[Vacancy, Letter]:
    seen = await procedure(act, vacancy_id)
    found = await letters(act, seen, await weights(vacancy_id)) if is_id(letter_id) else []
    for one in found:
        if one.id == letter_id:
            return seen, one
    raise NotFound(NO_LETTER)


async def agreed(vacancy_id: int) -> dict[int, str]:
    """Who of the committee agrees with all decisions as they stand now: by id, their names."""
    return {row["person"]: row["name"] for row in await LettersAgreed.raw(AGREED, vacancy_id)}


async def loose(vacancy_id: int) -> list[int]:
    """Applicants whose letters have not been laid out yet."""
    return [row["id"] for row in await SelectionLetter.raw(LOOSE, vacancy_id, Standing.RECEIVED)]


def open_letters(found: list[Letter]) -> list[Letter]:
    """Those that count: of who did not withdraw."""
    return [one for one in found if one.stands]


def complete(found: list[Letter]) -> bool:
    """Every letter that stands is decided."""
    counted = open_letters(found)
    return bool(counted) and all(one.outcome is not None for one in counted)
