"""Reading teams. Who works here finds every team, its people and its offices; nobody sees more than that here."""

from datetime import date

from piccolo.custom_types import Combinable

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.teams import policy
from teamhub.teams.tables import Membership, Team


def current(on: date) -> Combinable:
    """Memberships that hold on this day."""
    return (Membership.from_on <= on) & (Membership.until_on.is_null() | (Membership.until_on >= on))


async def team(act: Act, team_id: int) -> Team:
    found = await Team.objects().get(Team.id == team_id)
    if found is None or not policy.sees_teams(act.by):
        raise NotFound("There is no such team.")
    return found


async def mine(act: Act) -> list[Team]:
    return await Team.objects().where(Team.id.is_in([*act.by.member_of] or [-1])).order_by(Team.name)


async def members(team_id: int, on: date) -> list[int]:
    """The ids of who is in the team on this day."""
    here = (Membership.team == team_id) & current(on)
    return await Membership.select(Membership.person).where(here).output(as_list=True)


async def every(act: Act) -> list[Team]:
    """All teams that have not closed, for choosing one. The client council may know their names too."""
    return await Team.objects().where(Team.closed_on.is_null() | (Team.closed_on > act.today)).order_by(Team.name)
