"""Whether what the frameworks said about each decision and round then is what they say of it today, read again."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from teamhub.core.clock import ZONE
from teamhub.core.lazily import dataclass
from teamhub.decisions.tables import Decision
from teamhub.frameworks import kept as kept_rulings
from teamhub.frameworks.authority import Clause, Question, Ruling, rule
from teamhub.frameworks.kept import Kept
from teamhub.frameworks.queries import clauses_of
from teamhub.frameworks.tables import FrameworkVersion

BEGINNING = datetime(1900, 1, 1, tzinfo=UTC)
# A decision by consent rests on what was agreed when its round was called. What was agreed or given up later that
# same day did not count yet at that moment.
KEPT = """
    SELECT kept.subject, kept.ruling, ARRAY(SELECT DISTINCT ON (v.code) v.id FROM framework_version v
        WHERE v.adopted_at <= kept.at AND (v.in_force_on IS NULL OR v.in_force_on <= kept.day)
            AND (v.until_on IS NULL OR v.until_on >= kept.day)
            AND NOT EXISTS (SELECT 1 FROM framework_end e WHERE e.code = v.code AND e.version >= v.version
                AND e.at <= kept.at AND e.from_on <= kept.day)
        ORDER BY v.code, v.version DESC) AS agreed
    FROM (
        SELECT given.*, (given.at AT TIME ZONE {})::date AS day FROM (
            SELECT d.subject, d.ruling, coalesce(r.at, d.at) AS at, d.id, 1 AS kind
                FROM decision d LEFT JOIN consent_round r ON r.id = d.round
            UNION ALL SELECT subject, ruling, at, id, 2 FROM consent_round
            UNION ALL SELECT other.subject, other.ruling::jsonb, other.at, other.id::int, 3
                FROM unnest({}::text[], {}::text[], {}::timestamptz[]) WITH ORDINALITY AS other(subject, ruling, at, id)
        ) given
    ) kept ORDER BY kept.subject, kept.kind, kept.id
"""
# A round that led to a decision is that decision.
SINCE = """
    SELECT subject, ruling, at FROM decision WHERE at >= {}
    UNION ALL SELECT c.subject, c.ruling, c.at FROM consent_round c
        WHERE c.at >= {} AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.round = c.id)
"""


@dataclass(frozen=True, slots=True)
class Differs:
    """`kept` is what was written down, `now` what the frameworks of that moment say."""

    subject: str
    kept: Ruling
    now: Ruling


async def differing(questions: Mapping[str, Question]) -> list[Differs]:
    """Empty: every kept ruling replays under the frameworks that were in force when it was given."""
    rows = await FrameworkVersion.select().output(load_json=True)
    others = [one for source in kept_rulings.SOURCES if source is not rulings for one in await source(BEGINNING)]
    texts = [json.dumps(asdict(one.ruling)) for one in others]
    told = [[one.subject for one in others], texts, [one.at for one in others]]
    clauses = {row["id"]: clauses_of(row) for row in rows}
    return [
        Differs(row["subject"], kept, now)
        for row in await Decision.raw(KEPT, ZONE.key, *told)
        for kept, now in [_both(row, clauses, questions)]
        if kept != now
    ]


async def rulings(since: datetime) -> list[Kept]:
    """What the frameworks said about every decision, and every round without one, since that moment."""
    return [
        Kept(row["subject"], row["at"], Ruling.read(json.loads(row["ruling"])))
        for row in await Decision.raw(SINCE, since, since)
    ]


def _both(
    row: Mapping[str, Any], clauses: Mapping[int, list[Clause]], questions: Mapping[str, Question]
) -> tuple[Ruling, Ruling]:
    kept = Ruling.read(json.loads(row["ruling"]))
    agreed = [clause for version in row["agreed"] for clause in clauses[version]]
    question = questions.get(kept.question)
    if question is None or set(kept.facts) != question.facts:
        return kept, Ruling(kept.question, kept.facts, None)
    return kept, rule(question, kept.facts, agreed)
