"""Whom it concerns that a role changes hands: the team."""

from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.telling import Concerns, Happened, Tells
from teamhub.roles.events import RoleGivenBack, RoleTaken
from teamhub.teams.tells import to_team


async def _taken(act: Act, happened: Happened) -> Concerns:
    return await to_team(act, happened, happened.facts["from_on"])


async def _given_back(act: Act, happened: Happened) -> Concerns:
    return await to_team(act, happened, happened.facts["on"])


TELLS: Mapping[type, Tells] = {RoleTaken: _taken, RoleGivenBack: _given_back}
