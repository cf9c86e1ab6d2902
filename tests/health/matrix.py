from tests.cast import Cast

OPEN = True
MATRIX = {
    ("GET", "/health"): 200,
    ("GET", "/ready"): 200,
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    return {}
