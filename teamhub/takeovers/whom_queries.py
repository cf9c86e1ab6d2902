"""From whom somebody may take something over, to choose from: their teams, and the colleagues in them."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.people.policy import works_here
from teamhub.takeovers import policy
from teamhub.teams.tables import Team

# Of a team near the actor its people too; of the others, where an office may choose every team, only the team.
WHOM = """
    WITH day AS (SELECT {}::date AS today)
    SELECT team.id AS team, team.name AS team_name, p.id AS person, p.name AS person_name
    FROM team CROSS JOIN day
    LEFT JOIN (membership m JOIN person p ON p.id = m.person)
        ON m.team = team.id AND m.team = ANY({}::int[]) AND m.person <> {}
        AND m.from_on <= day.today AND (m.until_on IS NULL OR m.until_on >= day.today)
    WHERE (team.closed_on IS NULL OR team.closed_on > day.today) AND ({} OR team.id = ANY({}::int[]))
    ORDER BY team.name, team.id, p.name, p.id
"""
MPPS = """
    SELECT p.id, p.name, team.id AS team FROM office_held o JOIN person p ON p.id = o.person
    JOIN team ON team.id = o.team WHERE o.office = 'mpp' AND o.team = ANY({}::int[])
    AND o.from_on <= {} AND (o.until_on IS NULL OR o.until_on >= {}) ORDER BY p.name, p.id
"""


@dataclass(frozen=True, slots=True)
class Whom:
    """A team, or somebody in it. `key` is what a form sends: "3", or "3-12"."""

    team: int
    team_name: str
    person: int | None = None
    person_name: str | None = None

    @property
    def key(self) -> str:
        return f"{self.team}-{self.person}" if self.person else str(self.team)


async def whom(act: Act, *, danger: bool = False) -> list[Whom]:
    """Each team, and after it its people. In acute danger an MPP may choose every team, and only teams."""
    works_here(act.by)
    near = [] if danger else [*(act.by.member_of | act.by.oversees)]
    every = danger or bool(act.by.offices & policy.ANY_TEAM)
    rows = [Whom(**row) for row in await Team.raw(WHOM, act.today, near, act.by.id, every, near)]
    teams = {row.team: Whom(row.team, row.team_name) for row in rows}
    return [
        one for team in teams.values() for one in (team, *(row for row in rows if row.team == team.team and row.person))
    ]


async def near(act: Act) -> list[Whom]:
    """Whose hands somebody may write about: of each team near them its people and its MPP."""
    people = [one for one in await whom(act) if one.person]
    teams = [*act.by.member_of]
    rows = await Team.raw(MPPS, teams, act.today, act.today) if teams else []
    names = {one.team: one.team_name for one in people}
    mpps: Sequence[Whom] = [
        Whom(row["team"], names.get(row["team"], ""), row["id"], row["name"]) for row in rows if row["id"] != act.by.id
    ]
    return [*mpps, *people]
