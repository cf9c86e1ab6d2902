"""See tests/test_matrix.py. Who works here sees every team; the client council and the operator see none."""

from tests.cast import Cast

#                      owner teammate colleague mpp  hr council process practice director operator leaver visitor
MATRIX = {
    ("GET", "/teams"): (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303),
    ("GET", "/team"): (200, 200, 200, 303, 303, 303, 303, 303, 303, 303, 303, 303),
    ("GET", "/teams/{team}"): (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303),
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    return {"team": cast.team.id}
