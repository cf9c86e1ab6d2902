from tests.cast import Cast

#                                owner teammate colleague mpp hr council process practice director operator leaver visitor
EVERYBODY = (*(200,) * 10, 303, 303)
MATRIX = {
    ("GET", "/ideen"): EVERYBODY,
    ("GET", "/ideen/vergelijkbaar"): EVERYBODY,
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    return {}
