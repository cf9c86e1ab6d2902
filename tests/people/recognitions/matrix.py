"""See tests/test_matrix.py. Colleagues write to each other; who it is about decides whether the others read it."""

from teamhub.people.recognitions import service
from tests.cast import Cast
from tests.factories import acting

SEEN = "/mensen/{person}/gezien"
GIVEN, KEPT = SEEN + "/{given}", SEEN + "/{kept}"
#                     owner teammate colleague mpp  hr council process practice director operator leaver visitor
OWNER_KNOWS = (303, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MATRIX = {
    ("GET", "/talenten?q=rustig"): (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303),
    ("POST", SEEN): (422, 303, 303, 303, 303, 404, 303, 303, 303, 404, 303, 303),
    ("POST", GIVEN + "/op-mijn-pagina"): OWNER_KNOWS,
    ("POST", GIVEN + "/niet-op-mijn-pagina"): OWNER_KNOWS,
    ("POST", KEPT + "/terug"): (403, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303),
}
FORMS: dict[str, dict[str, str]] = {SEEN: {"seen": "Bleef rustig toen het spannend werd."}}


async def prepare(cast: Cast) -> dict[str, object]:
    owner, writer = cast["owner"], await acting(cast["teammate"])
    kept = await service.give(writer, owner.id, "Legt het rustig nog eens uit.")
    await service.keep(await acting(owner), owner.id, kept)
    given = await service.give(writer, owner.id, "Vraagt door waar ik stil val.")
    return {"person": owner.id, "given": given, "kept": kept}
