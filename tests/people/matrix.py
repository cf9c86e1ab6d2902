"""See tests/test_matrix.py. Colleagues see each other's pages; what is somebody's own only they change."""

from teamhub.people import service
from tests.cast import Cast
from tests.factories import acting

PERSON = "/mensen/{person}"
#                     owner teammate colleague mpp  hr council process practice director operator leaver visitor
MATRIX = {
    ("GET", "/ik"): 303,
    ("GET", PERSON): (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303),
    ("POST", PERSON + "/talenten"): (303, 403, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303),
    ("POST", PERSON + "/talenten/{talent}/weg"): (303, 403, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303),
    ("POST", PERSON + "/opvolger"): (303, 403, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303),
}
FORMS: dict[str, dict[str, str]] = {PERSON + "/talenten": {"text": "Schrijft helder"}}


async def prepare(cast: Cast) -> dict[str, object]:
    owner = cast["owner"]
    FORMS[PERSON + "/opvolger"] = {"successor": str(cast["teammate"].id)}
    talent = await service.name_talent(await acting(owner), owner.id, "Legt moeilijke dingen simpel uit")
    return {"person": owner.id, "talent": talent}
