"""See tests/test_matrix.py. A calendar cannot sign in: it has the address, or there is nothing."""

from teamhub.leave.feed import service
from tests.cast import Cast
from tests.factories import acting

OPEN = True  # for who is not signed in as well
MATRIX = {("GET", "/agenda/{token}"): 200, ("GET", "/agenda/{none}?"): 404}
FORMS: dict[str, dict[str, str]] = {}


async def prepare(cast: Cast) -> dict[str, object]:
    return {"token": await service.make(await acting(cast["owner"]), team=True), "none": "x" * 43}
