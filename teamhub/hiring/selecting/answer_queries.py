"""Who has heard nothing yet of what was decided about them. Nobody is forgotten."""

from datetime import date

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.hiring.rules import Standing
from teamhub.hiring.selecting import rules
from teamhub.hiring.selecting.tables import HireChoice
from teamhub.parameters import queries as parameters

TOLD = (Standing.INVITED, Standing.REJECTED, Standing.RESERVE, Standing.CHOSEN)
# A mail of that kind went out: the journal says so, without to whom.
OPEN = """
    a.erased_on IS NULL AND v.names_on IS NOT NULL AND a.standing = ANY({}::text[])
    AND NOT EXISTS (SELECT FROM journal_entry e WHERE e.subject = 'applicant:' || a.id AND e.what = 'ApplicantWritten'
        AND e.facts->>'kind' = a.standing)
"""
OF_VACANCY = f"""
    SELECT a.id, a.name, a.standing, coalesce(a.settled_on, v.names_on) AS since, a.reason_words, a.consent_on,
        c.words_nl AS reason_nl, c.words_en AS reason_en, a.language
    FROM applicant a JOIN vacancy v ON v.id = a.vacancy LEFT JOIN vacancy_criterion c ON c.id = a.reason
    WHERE a.vacancy = {{}} AND {OPEN} ORDER BY since, a.id
"""


@dataclass(frozen=True, slots=True)
class Unanswered:
    id: int
    name: str
    standing: Standing
    since: date
    reason_words: str
    consent_on: date | None
    reason_nl: str | None
    reason_en: str | None
    language: str
    within: int  # calendar days
    today: date

    @property
    def due_on(self) -> date:
        return rules.reply_due(self.since, self.within)

    @property
    def late(self) -> bool:
        return self.today > self.due_on

    @property
    def why(self) -> str:
        """For the applicant, in their language: the criterion, and the sentence about it."""
        criterion = self.reason_nl if self.language == "nl" else self.reason_en or self.reason_nl
        return "\n\n".join(filter(None, [criterion and f"{criterion.rstrip('.')}.", self.reason_words]))


async def unanswered(act: Act, vacancy_id: int) -> list[Unanswered]:
    """Whoever asks knows the names: the recruiter and, after the letters, the committee."""
    rows = await HireChoice.raw(OF_VACANCY, vacancy_id, [*TOLD])
    if not rows:
        return []
    within = await reply_days(act.today)
    return [
        Unanswered(**{**row, "standing": Standing(row["standing"])}, within=within, today=act.today) for row in rows
    ]


async def reply_days(on: date) -> int:
    return int((await parameters.numbers(on))["hiring.reply_days"])
