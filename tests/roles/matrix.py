"""See tests/test_matrix.py. Who works here sees every role; the client council and the operator see none."""

from tests.cast import Cast
from tests.factories import a_role

#              owner teammate colleague mpp  hr council process practice director operator leaver visitor
COLLEAGUES = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
MATRIX = {
    ("GET", "/rollen/{role}"): COLLEAGUES,
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    role = await a_role(cast["owner"], cast.team, "planner")
    return {"role": role.id}
