"""What the page of a team shows of hiring: the hours that are free, the roles that nobody has, and its vacancies."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.asking import Ask, Row
from teamhub.core.forms import Filled
from teamhub.core.sections import Section
from teamhub.hiring import formation_queries, policy, queries
from teamhub.roles import queries as roles


def _ask(act: Act, team_id: int) -> list[Ask]:
    return [
        formation_queries.asking(act, team_id),
        roles.asking_seats(act, [team_id]),
        queries.asking_of_team(team_id),
    ]


def _read(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    """The hours are between the team, its MPP, HR and the process supporter; others see its public vacancies."""
    hours, seats, rows = found
    near = team_id in act.by.member_of or team_id in act.by.oversees
    vacancies = [one for one in (queries.seen(row, act.today) for row in rows) if policy.sees(act.by, one)]
    if not near and not act.by.offices & {Office.HR, Office.PROCESS}:
        return None
    ours = team_id in act.by.member_of
    return {
        "formation": formation_queries.read(hours[0]),
        "gap": formation_queries.gap_in_roles(roles.read_seats(seats, act.today)),
        "vacancies": vacancies,
        "ours": ours,
        "may_note": ours or act.by.has(Office.HR),
        "blank": Filled(),
    }


ON_TEAM = Section("hiring/_team.html", _ask, _read, aside=True)
