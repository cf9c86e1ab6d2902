"""See tests/test_matrix.py. Who works here sees the roles of all teams; the client council and the operator do not."""

from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import a_role, a_team_role

#              owner teammate colleague mpp  hr council process practice director operator leaver visitor
COLLEAGUES = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
MATRIX = {
    ("GET", "/rollen"): COLLEAGUES,
    ("GET", "/rollen/termijnen"): COLLEAGUES,
    ("GET", "/rollen/kernrollen"): COLLEAGUES,
    ("GET", "/rollen/kringen"): COLLEAGUES,
    ("GET", "/rollen/kring/{key}"): COLLEAGUES,
    ("GET", "/rollen/kaart"): COLLEAGUES,
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    await a_role(cast["owner"], cast.team, "planner")
    await a_role(cast["teammate"], cast.team, "werver", until_on=NOON.date())
    await a_team_role(cast.other_team, "planner", core=True)
    return {"key": "planner"}
