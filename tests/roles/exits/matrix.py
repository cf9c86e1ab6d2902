"""See tests/test_matrix.py. Every colleague sees that a role is vacant; the team chooses a way out, the MPP answers."""

from datetime import timedelta

from teamhub.roles.exits import service
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import a_team_role, acting

LATER = NOON.date() + timedelta(days=30)
ASKED = {"what": "Klein onderhoud", "whom": "facilitair"}
#         owner teammate colleague mpp  hr council process practice director operator leaver visitor
READS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
WRITES = (303, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
NEAR = (200, 200, 404, 200, 404, 404, 404, 404, 404, 404, 303, 303)
MATRIX = {
    ("GET", "/rollen/{role}/uitwegen"): READS,
    ("GET", "/rollen/{role}/inkopen"): NEAR,
    ("POST", "/rollen/{role}/inkopen"): WRITES,
    ("GET", "/inkopen/{asked}"): NEAR,
    ("POST", "/inkopen/{asked}/antwoord"): (403, 403, 404, 303, 404, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/inkopen/{asked}/einde"): (303, 303, 404, 403, 404, 404, 404, 404, 404, 404, 303, 303),
}
FORMS = {
    "/rollen/{role}/inkopen": {**ASKED, "until_on": str(LATER)},
    "/inkopen/{asked}/antwoord": {"yes": "yes", "words": "Facilitair heeft ruimte."},
}


async def prepare(cast: Cast) -> dict[str, object]:
    role = await a_team_role(cast.team, "huismeester", core=True)
    other = await a_team_role(cast.team, "woordvoerder")
    asked = await service.ask(await acting(cast["owner"]), other.id, **ASKED, until_on=LATER)
    return {"role": role.id, "asked": asked}
