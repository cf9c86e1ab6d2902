from tests.cast import Cast

OPEN = True  # /health
#                    owner teammate colleague mpp  hr council process practice director operator leaver visitor
MATRIX = {
    ("GET", "/health"): 200,
    ("GET", "/wacht"): (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303),
    ("GET", "/"): (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303),
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    return {}
