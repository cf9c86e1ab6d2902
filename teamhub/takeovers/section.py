"""What the page of a team shows of takeovers: what is away now, and its hands-off line. For who may see these."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section
from teamhub.takeovers import hands_queries, policy, queries

PEOPLE = """
    SELECT count(*) AS people FROM membership m WHERE m.team = {} AND m.from_on <= {}
    AND (m.until_on IS NULL OR m.until_on >= {})
"""


def _ask(act: Act, team_id: int) -> list[Ask]:
    if not policy.sees_team(act.by, team_id):
        return []
    away = queries.asking_of_team(act, team_id)
    return [Ask(PEOPLE, (team_id, act.today, act.today)), away, *hands_queries.asking_line(team_id, act.today)]


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    if not found:
        return None
    people, away, spans, days = found
    figures = policy.sees_figures(act.by, team_id, people[0]["people"])
    return {
        "takeovers": [queries.seen(row, act.today) for row in away],
        "line": hands_queries.read_line(spans, days, act.today) if figures else None,
        "near": policy.may_take_from_team(act.by, team_id),
    }


ON_TEAM = Section("takeovers/_team.html", _ask, _read)
