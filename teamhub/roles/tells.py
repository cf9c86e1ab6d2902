"""Whom it concerns that a role changes hands: the team. And where a role is read."""

from collections.abc import Mapping, Sequence
from datetime import date

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.i18n import either
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.roles.events import RoleCovered, RoleGivenBack, RoleReleased, RoleTaken
from teamhub.roles.queries import ROLES
from teamhub.roles.tables import TeamRole
from teamhub.teams import policy
from teamhub.teams import queries as teams
from teamhub.teams.tells import OLD


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not policy.sees_teams(act.by):
        return {}
    rows = await TeamRole.raw(
        f"SELECT role.id, role.name_nl, role.name_en, team.name FROM ({ROLES}) role JOIN team ON team.id = role.team"
        " WHERE role.id = ANY({}::int[])",
        [int(key) for key in keys],
    )
    return {
        str(row["id"]): Place(
            f"{either(row['name_nl'], row['name_en'])}, {row['name']}", "roles.show", {"role_id": row["id"]}
        )
        for row in rows
    }


def since(fact: str) -> Tells:
    """The members of the team of the role, if it holds from a day that is news."""

    async def tell(act: Act, happened: Happened) -> Concerns:
        if date.fromisoformat(happened.facts[fact]) < local(happened.at).date() - OLD:
            return {}
        return await to_team(act, happened)

    return tell


async def to_team(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: await teams.members(happened.facts["team"], act.today)}


TELLS: Mapping[type, Tells] = {
    RoleTaken: since("from_on"),
    RoleGivenBack: since("on"),
    RoleCovered: since("from_on"),
    RoleReleased: to_team,
}
