"""See tests/test_matrix.py. The idea is shared with its owner's team; the thought is the owner's."""

from uuid import uuid4

from teamhub.ideas.tables import Audience
from tests.cast import Cast
from tests.factories import acting
from tests.ideas.factories import TEXT, a_thought, an_idea

ANY = {"title": "Een formulier", "matters": "Rust", "proposal": "Twee pagina's", "audience": "organisation"}
#            owner teammate colleague mpp  hr council process practice director operator leaver visitor
ALL = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303)
TEAM = (200, 200, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
MINE = (200, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
SENT = (303, 403, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
PRIVATE = (200, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
KEPT = (303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
WRITER = (303, 303, 303, 303, 303, 303, 303, 303, 303, 403, 303, 303)
MATRIX = {
    ("GET", "/gedachten"): ALL,
    ("GET", "/gedachten/nieuw"): ALL,
    ("POST", "/gedachten"): WRITER,
    ("POST", "/gedachten/deling"): WRITER,
    ("GET", "/gedachten/{thought_id}"): PRIVATE,
    ("POST", "/gedachten/{thought_id}"): KEPT,
    ("POST", "/gedachten/{thought_id}/deling"): KEPT,
    ("POST", "/gedachten/{thought_id}/weg"): KEPT,
    ("GET", "/ideen/{idea_id}"): TEAM,
    ("GET", "/ideen/{idea_id}/tekst"): MINE,
    ("POST", "/ideen/{idea_id}/tekst"): SENT,
    ("POST", "/ideen/{idea_id}/bereik"): SENT,
    ("GET", "/ideen/{idea_id}/versies"): TEAM,
    ("GET", "/ideen/{idea_id}/versies/{number}"): TEAM,
}
FORMS: dict[str, dict[str, str]] = {
    "/gedachten": ANY,
    "/gedachten/deling": {**ANY, "key": str(uuid4())},
    "/gedachten/{thought_id}": ANY,
    "/gedachten/{thought_id}/deling": ANY,
    "/ideen/{idea_id}/tekst": {**ANY, "revision": "1", "version": "1"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    owner = await acting(cast["owner"])
    thought = await a_thought(owner, title="Zomerrooster")
    idea = await an_idea(owner, Audience.TEAM, **TEXT)
    return {"thought_id": thought.id, "idea_id": idea.id, "number": "1"}
