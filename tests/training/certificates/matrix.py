"""See tests/test_matrix.py. A team's skills are its own, and of who keeps the catalogue; its MPP sees how many."""

from datetime import date

from teamhub.training import service as catalogue
from teamhub.training.certificates import service
from teamhub.training.rules import Register
from tests.cast import Cast
from tests.factories import acting
from tests.training.world import a_training

#        owner teammate colleague mpp  hr council process practice director operator leaver visitor
TEAM = (200, 200, 404, 200, 200, 404, 200, 200, 200, 404, 303, 303)
MINE = (303, 303, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303)
SEES = (200, 200, 404, 404, 200, 404, 200, 200, 404, 404, 303, 303)
KEEPS = (303, 403, 404, 404, 303, 404, 403, 403, 404, 404, 303, 303)
MATRIX = {
    ("GET", "/teams/{team}/bekwaamheden"): TEAM,
    ("GET", "/ik/certificaten"): MINE,
    ("GET", "/certificaten/{owner}"): SEES,
    ("POST", "/certificaten/{owner}/register"): KEEPS,
    ("POST", "/certificaten/{owner}/register/{registration}/weg"): KEEPS,
    ("POST", "/certificaten/{owner}/{certificate}/weg"): KEEPS,
}
FORMS = {
    "/certificaten/{owner}/register": {"name": "SKJ", "valid_until": "20-08-2028", "reflection_hours": "31,5"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    owner = await acting(cast["owner"])
    training = await a_training(await acting(cast["hr"]))
    certificate = await catalogue.obtain(owner, cast["owner"].id, training, date(2026, 1, 5))
    registration = await service.register(
        owner, cast["owner"].id, Register.BIG, valid_until=date(2028, 1, 1), reflection_hours=None
    )
    return {
        "team": cast.team.id, "owner": cast["owner"].id, "certificate": certificate, "registration": registration,
    }  # fmt: skip
