"""Whether what the frameworks said about each decision and round then is what they say of it today, read again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from teamhub.decisions.tables import Decision
from teamhub.frameworks.authority import Clause, Question, Ruling, rule
from teamhub.frameworks.queries import clauses_of
from teamhub.frameworks.tables import FrameworkVersion

# A decision by consent rests on what was agreed when its round was called.
KEPT = """
    SELECT kept.subject, kept.ruling, ARRAY(SELECT DISTINCT ON (v.code) v.id FROM framework_version v
        WHERE v.adopted_at <= kept.at ORDER BY v.code, v.version DESC) AS agreed
    FROM (
        SELECT d.subject, d.ruling, coalesce(r.at, d.at) AS at, d.id, 1 AS kind
            FROM decision d LEFT JOIN consent_round r ON r.id = d.round
        UNION ALL SELECT subject, ruling, at, id, 2 FROM consent_round
    ) kept ORDER BY kept.subject, kept.kind, kept.id
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
    clauses = {row["id"]: clauses_of(row) for row in rows}
    return [
        Differs(row["subject"], kept, now)
        for row in await Decision.raw(KEPT)
        for kept, now in [_both(row, clauses, questions)]
        if kept != now
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
