"""See tests/test_matrix.py. Everybody who works here reads the numbers; HR alone changes them."""

from datetime import date

from teamhub.parameters import service
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import acting

#           owner teammate colleague mpp  hr council process practice director operator leaver visitor
READS = (200, 200, 200, 200, 200, 404, 200, 200, 200, 404, 303, 303)
HR_DOES = (403, 403, 403, 403, 303, 404, 403, 403, 403, 404, 303, 303)
MATRIX = {
    ("GET", "/instellingen"): READS,
    ("GET", "/instellingen/{key}"): READS,
    ("POST", "/instellingen/{key}"): HR_DOES,
    ("POST", "/instellingen/{key}/terug"): HR_DOES,
}
FORMS = {
    "/instellingen/{key}": {"value": "35", "from_on": "2026-04-01", "why": "De wet is veranderd."},
    "/instellingen/{key}/terug": {"from_on": "2026-07-01"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    hr = await acting(cast["hr"])
    await service.change(hr, "absence.gap_days", value=30, from_on=NOON.date(), why="Zo staat het er nu.")
    await service.change(hr, "absence.gap_days", value=42, from_on=date(2026, 7, 1), why="Zo staat het er straks.")
    return {"key": "absence.gap_days"}
