"""Reading applications: with a name by the committee, the recruiter and HR; by their own link; for nobody else."""

from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, together
from teamhub.core.clock import local
from teamhub.core.db import is_id, once
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.hiring import policy, rules
from teamhub.hiring import queries as vacancies
from teamhub.hiring.queries import Seen
from teamhub.hiring.rules import Source, Standing
from teamhub.hiring.tables import Applicant as Row
from teamhub.hiring.tables import ApplicantFile
from teamhub.parameters import queries as parameters
from teamhub.sign_in.service import hashed


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who applied. An empty name: erased. `gone_on` is empty while the procedure runs."""

    id: int
    vacancy: int
    standing: Standing
    name: str
    email: str
    phone: str
    letter: str
    source: Source
    language: str
    applied_on: date
    entered_by: int | None
    entered_by_name: str | None
    agreed: str
    consent_on: date | None
    reason: int | None
    reason_words: str
    settled_on: date | None
    erased_on: date | None
    starts_on: date | None
    noticed_on: date | None
    files: int
    gone_on: date | None

    @property
    def erased(self) -> bool:
        return self.erased_on is not None


ROWS = """
    SELECT a.id, a.vacancy, a.standing, a.name, a.email, a.phone, a.letter, a.source, a.language, a.applied_on,
        a.entered_by, e.name AS entered_by_name, a.agreed, a.consent_on, a.reason, a.reason_words, a.settled_on,
        a.erased_on, a.starts_on, a.noticed_on, v.closed_on,
        (SELECT count(*) FROM applicant_file f WHERE f.applicant = a.id) AS files
    FROM applicant a JOIN vacancy v ON v.id = a.vacancy LEFT JOIN person e ON e.id = a.entered_by
"""


async def kept_for(on: date) -> tuple[int, int]:
    """Weeks after the procedure, and years with consent, after which what was sent goes.

    The settings keep to the NVP Sollicitatiecode; KAD-01 (delete_rejected_weeks) may be stricter, and never wider.
    """
    numbers = await parameters.numbers(on)
    weeks = int(numbers["hiring.delete_weeks"])
    agreed = (await frameworks.limits(on)).get(("KAD-01", "delete_rejected_weeks"), weeks)
    return min(weeks, int(agreed)), int(numbers["hiring.delete_years_with_consent"])


async def read(act: Act, rest: str, *values: object) -> list[Applicant]:
    """Whoever asks: the callers below say who may."""
    weeks, years = await kept_for(act.today)
    return [_seen(row, weeks, years) for row in await Row.raw(f"{ROWS} WHERE {rest}", *values)]


def _seen(row: dict[str, Any], weeks: int, years: int) -> Applicant:
    kept = {**row, "standing": Standing(row["standing"]), "source": Source(row["source"])}
    closed_on = kept.pop("closed_on")
    gone = None
    if kept["erased_on"] is None:
        gone = rules.gone_on(kept["standing"], closed_on, kept["consent_on"], kept["starts_on"], weeks, years)
    return Applicant(**kept, gone_on=gone)


async def _letters_of(act: Act, vacancy_id: int) -> Seen:
    seen = await vacancies.vacancy(act, vacancy_id)
    if not policy.reads_letters(act.by, seen):
        raise NotFound("There is no such page.")
    return seen


async def applicants(act: Act, vacancy_id: int) -> list[Applicant]:
    """With their names, in the order in which they came in; those who were erased too, without anything."""
    await _letters_of(act, vacancy_id)
    return await read(act, "a.vacancy = {} ORDER BY a.applied_on, a.id", vacancy_id)


async def applicant(act: Act, applicant_id: int) -> Applicant:
    found = await read(act, "a.id = {}", applicant_id) if is_id(applicant_id) else []
    if not found:
        raise NotFound("There is no such page.")
    await _letters_of(act, found[0].vacancy)
    return found[0]


async def held(act: Act, applicant_id: int) -> Applicant:
    """The same; until this transaction ends nobody else changes it."""
    if is_id(applicant_id):
        await Row.select(Row.id).where(Row.id == applicant_id).lock_rows("UPDATE")
    return await applicant(act, applicant_id)


async def by_token(act: Act, token: str) -> Applicant:
    """Of who opens their own link. NotFound for a link that is not there, or whose data were erased."""
    rest = "a.id = (SELECT k.applicant FROM applicant_link k WHERE k.token_hash = {}) AND a.erased_on IS NULL"
    found = await read(act, rest, hashed(token))
    if not found:
        raise NotFound("This link does not lead anywhere, or not any more: what was kept has been erased.")
    return found[0]


@dataclass(frozen=True, slots=True)
class File:
    id: int
    name: str
    size: int

    @property
    def kilobytes(self) -> int:
        return max(1, round(self.size / 1024))


async def files(applicant_id: int) -> list[File]:
    """Of an applicant that the caller has found; without what is in them."""
    F = ApplicantFile
    rows = await F.select(F.id, F.name, F.size).where(F.applicant == applicant_id).order_by(F.id)
    return [File(**row) for row in rows]


async def body(applicant_id: int, file_id: int) -> tuple[str, bytes]:
    """A file's name and what is in it."""
    F = ApplicantFile
    row = await F.select(F.name, F.body).where((F.applicant == applicant_id) & (F.id == file_id)).first()
    if row is None:
        raise NotFound("There is no such page.")
    return row["name"], bytes(row["body"])


DUE = "a.erased_on IS NULL AND v.closed_on IS NOT NULL AND v.closed_on <= {} ORDER BY a.id"


async def ended(act: Act) -> list[Applicant]:
    """Those whose procedure has ended and of whom something is kept, with the day on which it goes."""
    return await read(act, DUE, act.today)


async def due(act: Act) -> list[Applicant]:
    """Those whose day has come. That day itself counts."""
    return [one for one in await ended(act) if one.gone_on is not None and one.gone_on <= act.today]


READERS = """
    SELECT p.name, min(e.at) AS first FROM journal_entry e JOIN person p ON p.id = e.by
    WHERE e.subject = {} AND e.what = 'LettersRead' GROUP BY p.name ORDER BY 2
"""


async def readers(applicant_id: int) -> list[dict[str, Any]]:
    """Which colleagues opened what this person sent, and the day on which each did so first."""
    rows = await Row.raw(READERS, f"applicant:{applicant_id}")
    return [{"name": row["name"], "on": local(row["first"]).date()} for row in rows]


SOURCES = "SELECT source, count(*) AS many FROM applicant WHERE vacancy = {} GROUP BY 1 ORDER BY 2 DESC, 1"


async def _sums(vacancy_id: int) -> list[list[dict[str, Any]]]:
    """Where applicants came from, and on what they were rejected: in one query, once a page."""
    asks = [Ask(sql, (vacancy_id,)) for sql in (SOURCES, REASONS)]
    return await once(("applied", vacancy_id), lambda: together(asks))


async def sources(vacancy_id: int) -> dict[Source, int]:
    """Where applicants came from, the most first; counts stay when the people are gone."""
    return {Source(row["source"]): row["many"] for row in (await _sums(vacancy_id))[0]}


REASONS = """
    SELECT reason, count(*) AS many FROM applicant WHERE vacancy = {} AND reason IS NOT NULL
    GROUP BY 1 ORDER BY 2 DESC, 1
"""


async def reasons(vacancy_id: int) -> dict[int, int]:
    """How many were rejected on which criterion: its id, and the count."""
    return {row["reason"]: row["many"] for row in (await _sums(vacancy_id))[1]}
