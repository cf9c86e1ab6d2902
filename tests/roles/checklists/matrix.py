"""See tests/test_matrix.py. Every colleague may read what is on a checklist; ticking it is for the team alone."""

from teamhub.roles.checklists import service
from teamhub.roles.checklists.rules import Rhythm
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import a_role, acting

#         owner teammate colleague mpp  hr council process practice director operator leaver visitor
READS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
TEAM = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
WRITES = (303, 303, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
ITEM = {"text": "Rooster hangt", "rhythm": "weekly"}
MATRIX = {
    ("GET", "/teams/{team}/checklists"): TEAM,
    ("POST", "/checklists/{item}/antwoord"): WRITES,
    ("GET", "/rollen/{role}/checklist"): READS,
    ("POST", "/rollen/{role}/checklist"): WRITES,
    ("POST", "/checklists/{item}"): WRITES,
    ("POST", "/checklists/{item}/pauze"): WRITES,
    ("POST", "/checklists/{paused}/hervat"): WRITES,
    ("POST", "/checklists/{item}/verwijderd"): WRITES,
}
FORMS = {
    "/checklists/{item}/antwoord": {"done": "yes", "period": str(NOON.date()), "note": "Op tijd."},
    "/rollen/{role}/checklist": ITEM,
    "/checklists/{item}": ITEM,
}


async def prepare(cast: Cast) -> dict[str, object]:
    role = await a_role(cast["owner"], cast.team, "planner")
    act = await acting(cast["owner"])
    item = await service.write(act, role.id, text="Rooster staat", rhythm=Rhythm.WEEKLY)
    paused = await service.write(act, role.id, text="Flexpool gebeld", rhythm=Rhythm.MONTHLY)
    await service.pause(act, paused)
    return {"team": cast.team.id, "role": role.id, "item": item, "paused": paused}
