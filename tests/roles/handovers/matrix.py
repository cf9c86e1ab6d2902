"""See tests/test_matrix.py. The owner hands a role over to the teammate; the team reads along, nobody else does."""

from teamhub.roles.handovers import queries, service
from tests.cast import Cast
from tests.factories import a_role, acting
from tests.roles.handovers.factories import passed_on

#         owner teammate colleague mpp  hr council process practice director operator leaver visitor
READS = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
BOTH = (303, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
GIVER = (303, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
RECEIVER = (403, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MATRIX = {
    ("POST", "/rollen/{role}/overdracht"): (303, 403, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303),
    ("GET", "/overdrachten/{handover}"): READS,
    ("POST", "/overdrachten/{handover}/punten"): BOTH,
    ("POST", "/overdrachten/{handover}/punten/{item}"): BOTH,
    ("POST", "/overdrachten/{handover}/tip"): GIVER,
    ("POST", "/overdrachten/{handover}/overgedragen"): GIVER,
    ("POST", "/overdrachten/{handover}/overgenomen"): RECEIVER,
    ("POST", "/overdrachten/{waiting}/niet-nodig"): GIVER,
}
FORMS = {
    "/overdrachten/{handover}/punten": {"text": "Toegang roostersysteem", "kind": "access and things"},
    "/overdrachten/{handover}/punten/{item}": {"how": "done"},
    "/overdrachten/{handover}/tip": {"tip": "Begin met de nachten."},
    "/overdrachten/{handover}/overgenomen": {"alone": "on"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    found = await passed_on(cast["owner"], cast["teammate"], cast.team)
    item = (await queries.items(found.id))[0]
    leaves = await a_role(cast["owner"], cast.team, "werving")
    role = await a_role(cast["owner"], cast.team, "notulist")
    waiting = await service.start(await acting(cast["owner"]), leaves.id)
    return {"handover": found.id, "item": item.id, "waiting": waiting, "role": role.id}
