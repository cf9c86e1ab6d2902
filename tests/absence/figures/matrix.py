"""See tests/test_matrix.py. A team its own, HR all, an MPP those of their teams, the director all; the council none."""

from tests.cast import Cast

#        owner teammate colleague mpp  hr council process practice director operator leaver visitor
TEAM = (200, 200, 403, 200, 200, 404, 403, 403, 200, 404, 303, 303)
SEVERAL = (403, 403, 403, 200, 200, 404, 403, 403, 200, 404, 303, 303)
MATRIX = {
    ("GET", "/teams/{team}/cijfers"): TEAM,
    ("GET", "/teams/{team}/cijfers?periode=2026"): TEAM,
    ("GET", "/verzuim/cijfers"): SEVERAL,
    ("GET", "/verzuim/cijfers?periode=12"): SEVERAL,
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    return {"team": cast.team.id}
