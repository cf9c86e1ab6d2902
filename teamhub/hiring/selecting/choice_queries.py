"""Reading whom the team chose, what came of it, and what is put to the team now."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.kept import Kept
from teamhub.hiring import queries as hiring
from teamhub.hiring.queries import Seen as Vacancy
from teamhub.hiring.selecting import events, policy, rules
from teamhub.hiring.selecting.choosing import Choice, Looked
from teamhub.hiring.selecting.rules import Paper, State
from teamhub.hiring.selecting.tables import HireChoice
from teamhub.parameters import queries as parameters

FRAMEWORK = "KAD-01"
WITHIN = 7  # calendar days for the terms talk, where no framework says it (KAD-01, terms_talk_within_days)
NO_CHOICE = later("The team has not chosen anybody yet.")
CHOICES = """
    SELECT c.id, c.vacancy, c.applicant, a.name, c.proposal, c.state, c.condition, c.chosen_on, c.ruling, c.talked_on,
        c.start_on, c.until_on, c.hours, c.agreed_on, c.ground, c.explanation, c.put_back_ruling, c.answer, c.ended_on,
        c.colleague, p.name AS colleague_name, p.joined_on
    FROM hire_choice c JOIN applicant a ON a.id = c.applicant LEFT JOIN person p ON p.id = c.colleague
    WHERE c.vacancy = {} ORDER BY c.id DESC
"""
LOOKED = """
    SELECT s.choice, s.what, s.seen_on, s.issued_on, s.agreed_on, p.name AS by_name
    FROM hire_seen s JOIN hire_choice c ON c.id = s.choice JOIN person p ON p.id = s.by WHERE c.vacancy = {}
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """A limit that a choice can be put back for: its key, and the words of the framework in force."""

    key: str
    words_nl: str
    words_en: str


async def procedure(act: Act, vacancy_id: int) -> tuple[Vacancy, list[Choice]]:
    """The vacancy, and all choices that the team made, the newest first. NotFound for who may not know of them."""
    seen = await hiring.vacancy(act, vacancy_id)
    found = await choices(act, seen.id)
    policy.require_choice(act.by, seen, bool(found))
    return seen, found


async def choices(act: Act, vacancy_id: int) -> list[Choice]:
    """Whoever asks has made sure that the reader may know of them. In four queries."""
    rows = await HireChoice.raw(CHOICES, vacancy_id)
    if not rows:
        return []
    within, months = await limits(act.today)
    looked: dict[int, dict[Paper, Looked]] = {}
    for row in await HireChoice.raw(LOOKED, vacancy_id):
        one = _looked(row)
        looked.setdefault(row["choice"], {})[one.what] = one
    return [_choice(row, looked.get(row["id"], {}), within, months, act.today) for row in rows]


def _looked(row: Mapping[str, Any]) -> Looked:
    return Looked(Paper(row["what"]), row["seen_on"], row["issued_on"], row["agreed_on"], row["by_name"])


def _choice(row: Mapping[str, Any], looked: Mapping[Paper, Looked], within: int, months: int, today: date) -> Choice:
    read = {
        "state": State(row["state"]),
        "ruling": Ruling.kept(row["ruling"]),
        "put_back_ruling": Ruling.kept(row["put_back_ruling"]),
    }
    return Choice(**{**row, **read}, looked=looked, within=within, vog_months=months, today=today)


async def limits(on: date) -> tuple[int, int]:
    """Days for the terms talk, and months that a certificate of conduct may be old at the start (KAD-01, Jeugdwet)."""
    agreed = await frameworks.limits(on)
    numbers = await parameters.counting(on)
    return int(agreed.get((FRAMEWORK, "terms_talk_within_days"), WITHIN)), int(numbers["hiring.vog_max_months"])


async def one(act: Act, vacancy_id: int) -> tuple[Vacancy, Choice]:
    """The choice that runs."""
    seen, found = await procedure(act, vacancy_id)
    if not found or not found[0].running:
        raise NotFound(NO_CHOICE)
    return seen, found[0]


async def grounds(on: date) -> list[Ground]:
    """The limits of KAD-01 in force, and the collective agreement: nothing else puts a choice back."""
    number = await frameworks.newest(FRAMEWORK, on)
    kept = [row for row in await frameworks.versions(FRAMEWORK) if row["version"] == number] if number else []
    found = [Ground(one["key"], one["nl"], one["en"]) for row in kept for one in row["limits"]]
    return [
        *found,
        Ground(rules.COLLECTIVE, "De cao laat dit niet toe.", "The collective agreement does not allow it."),
    ]


MET = """
    SELECT r.text FROM resolution r JOIN voice v ON v.id = r.voice JOIN consent_round c ON c.id = v.round
    WHERE c.subject = {} AND r.met ORDER BY r.id
"""


async def met(proposal_id: int) -> list[str]:
    """How the objections to a proposal were met, in the words of who put it."""
    return [row["text"] for row in await HireChoice.raw(MET, f"proposal:{proposal_id}")]


UNANSWERED = """
    SELECT count(*) AS many FROM applicant WHERE vacancy = {} AND id <> {} AND standing = ANY({}::text[])
    AND erased_on IS NULL
"""


async def unanswered(vacancy_id: int, but: int, standings: Sequence[str]) -> int:
    return int((await HireChoice.raw(UNANSWERED, vacancy_id, but, [*standings]))[0]["many"])


KEPT = """
    SELECT vacancy, chosen_on, ruling::text AS ruling, put_back_ruling::text AS back, now.at FROM hire_choice,
    LATERAL (SELECT e.at FROM journal_entry e WHERE e.subject = 'vacancy:' || hire_choice.vacancy
        AND e.what = 'CandidateChosen' ORDER BY e.number DESC LIMIT 1) now WHERE now.at >= {}
"""


async def rulings(since: datetime) -> list[Kept]:
    """Whose the terms talk was, and whose it was to put a choice back."""
    found = []
    for row in await HireChoice.raw(KEPT, since):
        for text in (row["ruling"], row["back"]):
            if ruling := Ruling.kept(text):
                found.append(Kept(events.vacancy(row["vacancy"]), row["at"], ruling))
    return found


async def contact(applicant_id: int) -> Mapping[str, str]:
    """Where a chosen candidate is reached, for who calls them about terms and certificates: the MPP and HR."""
    rows = await HireChoice.raw("SELECT email, phone FROM applicant WHERE id = {}", applicant_id)
    return dict(rows[0])
