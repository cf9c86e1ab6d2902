"""See tests/test_matrix.py. Every colleague reads how far something has spread; who trains, says so and records it."""

from datetime import date

from teamhub.training import service as catalogue
from teamhub.training.passing import service
from teamhub.training.passing.rules import Reach
from tests.cast import Cast
from tests.factories import acting
from tests.training.world import a_training

#        owner teammate colleague mpp  hr council process practice director operator leaver visitor
READS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
BEGINS = (303, 409, 409, 403, 403, 404, 403, 403, 403, 404, 303, 303)
STOPS = (303, 409, 409, 409, 409, 404, 409, 409, 409, 404, 303, 303)
TRAINS = (303, 403, 403, 403, 403, 404, 403, 403, 403, 404, 303, 303)
UNDOES = (303, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303)
ONE = "/leren/trainingen/{training}/doorgeven"
MATRIX = {
    ("GET", "/leren/doorgeven"): READS,
    ("GET", ONE): READS,
    ("POST", f"{ONE}/trainer"): BEGINS,
    ("POST", f"{ONE}/stoppen"): STOPS,
    ("POST", f"{ONE}/sessies"): TRAINS,
    ("POST", f"{ONE}/sessies/{{session}}/terug"): UNDOES,
}
FORMS: dict[str, dict[str, str]] = {
    f"{ONE}/trainer": {"reach": "everybody here"},
    f"{ONE}/sessies": {"held_on": "2026-03-01"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    owner = await acting(cast["owner"])
    training = await a_training(await acting(cast["hr"]))
    await catalogue.obtain(owner, cast["owner"].id, training, date(2026, 1, 5))
    await service.begin(owner, training, Reach.TEAM)
    session = await service.passed(owner, training, [cast["teammate"].id], date(2026, 2, 2))
    FORMS[f"{ONE}/sessies"] = {"held_on": "2026-03-01", f"person-{cast['teammate'].id}": "on"}
    return {"training": training, "session": session}
