"""What the page of a team shows of learning: what is late in being passed on, what comes, and what is left to spend."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.sections import Section
from teamhub.frameworks import queries as frameworks
from teamhub.training.budgets import queries as budgets
from teamhub.training.needs import queries as needs
from teamhub.training.plans import policy, queries
from teamhub.training.plans.seen import seen

PLANS = "AND x.team = {} AND x.cancelled_at IS NULL AND x.passed_on IS NULL ORDER BY x.transfer_due, x.id LIMIT 50"


def _ask(act: Act, team_id: int) -> list[Ask]:
    if not policy.sees_team(act.by, team_id):
        return []
    return [
        queries.asking(act, PLANS, team_id),
        budgets.asking(act, team_id, act.today.year),
        frameworks.asking_agreed(act.today),
        *needs.asking_count(act, team_id),
    ]


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    if not found:
        return None
    plans = [seen(act, row) for row in found[0]]
    limits = frameworks.read_agreed(found[2]).limits
    open_, _ = needs.read_count(found[3:])
    return {
        "late": [one for one in plans if one.overdue],
        "plans": [one for one in plans if one.live and not one.overdue],
        "budget": budgets.read(found[1][0], act.today.year, limits),
        "needs": open_,
    }


ON_TEAM = Section("plans/_team.html", _ask, _read)
