from tests.cast import Cast

#                    owner teammate colleague mpp  hr council process practice director operator leaver visitor
MATRIX = {
    ("GET", "/wacht"): (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303),
    ("GET", "/"): (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303),
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    return {}
