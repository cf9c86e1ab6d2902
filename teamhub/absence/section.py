"""What the page of a team shows of absence: to its colleagues and HR who, to its MPP how much work has a holder."""

from collections.abc import Sequence
from typing import Any

from teamhub.absence import policy, queries
from teamhub.absence.seen import seen
from teamhub.core.act import Act, Office
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section

COUNTS = """
    SELECT count(*) FILTER (WHERE w.taken_by IS NULL) AS open, count(*) FILTER (WHERE w.taken_by IS NOT NULL) AS covered
    FROM absence_work w JOIN absence a ON a.id = w.absence
    WHERE a.team = {} AND w.returned_on IS NULL AND (a.recovered_on IS NULL OR a.recovered_on > {})
"""


def _ask(act: Act, team_id: int) -> list[Ask]:
    if policy.sees_word(act.by, team_id):
        return [Ask(COUNTS, (team_id, act.today)), queries.asking_absent(act, team_id)]
    return [Ask(COUNTS, (team_id, act.today))] if policy.sees_counts(act.by, team_id) else []


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    if not found:
        return None
    counts = found[0][0]
    names = len(found) > 1
    if not names and not counts["open"] + counts["covered"]:
        return None
    return {
        "counts": counts,
        "names": names,
        "absent": [seen(act, row) for row in found[1]] if names else [],
        "coordinates": policy.coordinates(act.by, team_id) or act.by.has(Office.HR),
        "ours": team_id in act.by.member_of,
    }


ON_TEAM = Section("absence/_team.html", _ask, _read)
