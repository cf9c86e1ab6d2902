from tests.cast import Cast

EVERYBODY = (*(200,) * 10, 303, 303)
MATRIX = {
    ("GET", "/ideen"): EVERYBODY,
    ("GET", "/ideen/vergelijkbaar"): EVERYBODY,
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    return {}
