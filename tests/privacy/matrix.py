"""See tests/test_matrix.py. One's own data are for oneself; how much is kept of all is for HR."""

from tests.cast import Cast

#            owner teammate colleague mpp  hr council process practice director operator leaver visitor
SIGNED_IN = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303)
MATRIX = {
    ("GET", "/ik/gegevens"): SIGNED_IN,
    ("GET", "/ik/gegevens/download"): SIGNED_IN,
    ("GET", "/personeel/bewaartermijnen"): (403, 403, 403, 403, 200, 403, 403, 403, 403, 403, 303, 303),
}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(_: Cast) -> dict[str, object]:
    return {}
