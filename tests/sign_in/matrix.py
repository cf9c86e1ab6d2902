"""See tests/test_matrix.py. Open to everybody, and somebody who left is a visitor."""

from tests.cast import Cast

OPEN = True
MATRIX = {
    ("GET", "/aanmelden"): 200,
    ("POST", "/aanmelden"): 303,
    ("POST", "/afmelden"): 303,
}
FORMS: dict[str, dict[str, str]] = {"/aanmelden": {}}


async def prepare(cast: Cast) -> dict[str, object]:
    FORMS["/aanmelden"] = {"person": str(cast["owner"].id)}
    return {}
