from datetime import date, timedelta

from teamhub.people.tables import Person
from teamhub.roles import service as roles
from teamhub.roles.handovers import queries
from teamhub.roles.handovers.queries import Seen
from teamhub.roles.tables import RoleTemplate, TeamRole
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.factories import a_role, a_team_role, system

DAY = timedelta(days=1)
FIRST = date(2026, 3, 1)  # the first day of the next; NOON is 2 March
SAID = '[{"nl": "Maakt het rooster", "en": "Makes the roster"}, {"nl": "Regelt vervanging", "en": "Arranges cover"}]'


async def a_planner(team: Team) -> TeamRole:
    """A role with two accountabilities."""
    role = await a_team_role(team, "planner")
    await RoleTemplate.update({RoleTemplate.accountabilities: SAID}).where(RoleTemplate.key == "planner")
    return role


async def passed_on(giver: Person, receiver: Person, team: Team, first: date = FIRST) -> Seen:
    """The role of planner goes from one to the other on this day, told on NOON."""
    role = await a_planner(team)
    await a_role(giver, team, "planner", from_on=first - 365 * DAY, until_on=first - DAY)
    await roles.appoint(system(), role.id, receiver.id, from_on=first)
    found = await queries.read(system(NOON), "h.team_role = {} ORDER BY h.id DESC", role.id)
    return found[0]
