"""See tests/test_matrix.py. How gladly somebody takes a role is theirs to say."""

from teamhub.roles.preferences import service
from teamhub.roles.preferences.tables import RolePreference
from tests.cast import Cast
from tests.factories import acting

PERSON = "/mensen/{person}"
#           owner teammate colleague mpp  hr council process practice director operator leaver visitor
OWN = (303, 403, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
MATRIX = {
    ("POST", PERSON + "/voorkeur"): OWN,
    ("POST", PERSON + "/rolvrij"): OWN,
    ("POST", PERSON + "/rolvrij/{quarter}/weg"): OWN,
}
FORMS: dict[str, dict[str, str]] = {
    PERSON + "/voorkeur": {"wish": "rather not"},
    PERSON + "/rolvrij": {"quarter": "this"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    owner = cast["owner"]
    await service.take_quarter(await acting(owner), owner.id, following=True)
    row = await RolePreference.select(RolePreference.id).first()
    assert row
    return {"person": owner.id, "quarter": row["id"]}
