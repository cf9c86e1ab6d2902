"""Every route of absence asks for the second factor, of each who may be there: over the routes that there are.

Only one's own absence, and the word on the page of the team, are read and said without it.
"""

from collections.abc import Iterator
from types import ModuleType

import pytest
from httpx import Response
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from tests.absence import matrix
from tests.absence.cases import matrix as cases
from tests.absence.figures import matrix as figures
from tests.cast import CAST, a_cast
from tests.conftest import Browser
from tests.test_matrix import shape

PARTS = (matrix, cases, figures)
MINE = ("/ik/afwezig", "/ik/afwezig/bereikbaar")  # about oneself, whoever one is
OWN = ("{absence}", "{work}")  # in the part of absence: of the owner
THERE = (200, 303, 409, 422)  # what somebody gets who may be there
HERE = [who for who in CAST if who not in ("leaver", "visitor")]  # who is signed in


def routes(app: Litestar) -> Iterator[tuple[str, str]]:
    for route in app.routes:
        for handler in getattr(route, "route_handlers", []):
            ours = isinstance(handler, HTTPRouteHandler) and handler.fn.__module__.startswith("teamhub.absence")
            yield from ((method, shape(route.path)) for method in handler.http_methods - {"OPTIONS"} if ours)


def asked(app: Litestar, part: ModuleType) -> list[tuple[str, str]]:
    """The routes of absence that this part of the matrix has the addresses of."""
    there = {*routes(app)}
    return [(method, path) for method, path in part.MATRIX if (method, shape(path.split("?")[0])) in there]


def is_own(part: ModuleType, path: str, who: str) -> bool:
    return path in MINE or (part is matrix and who == "owner" and any(name in path for name in OWN))


def leads(answer: Response) -> bool:
    """To where one shows it, at once; or by a page that says so, with what was typed."""
    if answer.status_code == 303:
        return answer.headers["location"].startswith("/ik/tweede-factor")
    return answer.status_code == 403 and 'href="/ik/tweede-factor' in answer.text


def test_no_route_is_left_out(app: Litestar) -> None:
    known = {(method, shape(path.split("?")[0])) for part in PARTS for method, path in asked(app, part)}
    assert known == {*routes(app)}
    assert len(known) > 45


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
async def test_who_may_be_there_is_led_to_the_second_factor(browser: Browser, app: Litestar, part: ModuleType) -> None:
    cast = await a_cast()
    there = await part.prepare(cast)
    led = 0
    for who in HERE:
        browser.client.cookies.clear()
        await browser.sign_in(cast[who], proved=False)
        for method, path in asked(app, part):
            row = part.MATRIX[method, path]
            proved = row if isinstance(row, int) else row[CAST.index(who)]
            if is_own(part, path, who):
                continue
            url, typed = path.format(**there), part.FORMS.get(path, {})
            answer = await (browser.get(url) if method == "GET" else browser.post(url, typed))
            where = f"{method} {path} as {who}"
            if proved in THERE:
                assert leads(answer), f"{where}: {answer.status_code}"
                led += 1
            elif proved == 403:  # who knows of it, and does something else with it
                assert leads(answer) or answer.status_code == 403, where
            else:  # who may not know of it, does not hear by this that there is something
                assert answer.status_code == proved == 404, where
    assert led > 10


async def test_ones_own_asks_for_nothing(browser: Browser, app: Litestar) -> None:
    cast = await a_cast()
    there = await matrix.prepare(cast)
    await browser.sign_in(cast["owner"], proved=False)
    for method, path in asked(app, matrix):
        if is_own(matrix, path, "owner"):
            url, typed = path.format(**there), matrix.FORMS.get(path, {})
            answer = await (browser.get(url) if method == "GET" else browser.post(url, typed))
            assert not leads(answer), path
