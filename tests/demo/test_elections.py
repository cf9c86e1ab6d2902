"""The elections of the data, as the pages tell them."""

from datetime import UTC, date, datetime

from teamhub.core.act import Act
from teamhub.demo import building
from teamhub.demo.steps import World
from teamhub.roles import queries as roles
from teamhub.roles import template_service as templates
from teamhub.roles.elections import queries
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.seen import Election
from teamhub.roles.elections.stages import Stage

NOW = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)


async def election(world: World, team: str, key: str, who: str) -> tuple[Act, Election]:
    act = await world.acts(who, NOW)
    role = await templates.role_of(world.teams[team], key, act.today)
    assert role
    (one,) = await queries.of_role(act, role)
    return act, one


async def test_the_elections_of_the_data(db: str) -> None:
    world = await building.build(NOW)
    assert world
    act, held = await election(world, "zaa", "gespreksleider", "p10")
    assert (held.stage, held.person) == (Stage.HELD, world.people["p09"])
    (seat,) = await roles.seats_of(act, held.team_role)
    assert (seat.person, seat.from_on, seat.until_on) == (held.person, date(2026, 10, 1), date(2027, 3, 31))
    hanneke = next(group for group in held.groups if group.person == held.person)
    assert "Hanneke vat samen zonder te sturen." in [said.reason for said in hanneke.said]
    assert sum(said.changed for said in hanneke.said) == 2
    _, runs = await election(world, "alk", "gespreksleider", "p01")
    assert (runs.stage, runs.count_in, runs.nominate_until) == (Stage.NOMINATING, 0, date(2026, 11, 17))
    _, planned = await election(world, "lel", "methodiek", "p31")
    assert (planned.stage, planned.how, planned.opens_on) == (Stage.PLANNED, How.MEETING, date(2026, 12, 1))
