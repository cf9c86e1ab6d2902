"""Every route times everybody: what each of the cast gets. A route that no capability's matrix knows fails the suite.

Each capability keeps its part in `tests/<capability>/matrix.py`: `MATRIX`, from (method, path) to the statuses in the
order of CAST; `FORMS`, what is posted; and `prepare(cast)`, which makes what the paths name and returns their values.
"""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from teamhub.core.act import Office
from tests.cast import CAST, Cast, a_cast
from tests.conftest import EMPTY, Browser, at_once
from tests.html import valid_html

PARTS: list[ModuleType] = [
    importlib.import_module(".".join(path.relative_to(Path(__file__).parent.parent).with_suffix("").parts))
    for path in sorted(Path(__file__).parent.rglob("matrix.py"))
]
LOOKED_AT = ("owner", "mpp", "council", "visitor")  # whose pages are read for valid HTML: one of each navigation
CASES = [(part, method, path) for part in PARTS for method, path in part.MATRIX]


def shape(path: str) -> str:
    """The same for every kind of thing, so that a route is known by where it is and not by what it is asked about."""
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))


def routes(app: Litestar) -> Iterator[tuple[str, str]]:
    for route in app.routes:
        for handler in route.route_handlers if hasattr(route, "route_handlers") else []:
            if isinstance(handler, HTTPRouteHandler):
                yield from ((method, shape(route.path)) for method in handler.http_methods - {"OPTIONS"})


def test_every_route_is_in_the_matrix(app: Litestar) -> None:
    static = {(method, "/static/{}") for method in ("GET", "HEAD")}
    known = {(method, shape(path.split("?")[0])) for _, method, path in CASES}
    assert set(routes(app)) - static == known


def test_an_address_written_in_a_template_exists(app: Litestar) -> None:
    written = {
        (path, re.sub(r"{{.*?}}", "{}", address).split("?")[0].split("#")[0])
        for path in Path("templates").rglob("*.html")
        for address in re.findall(r'(?:href|action)="(/[a-z][^"]*)"', path.read_text())
    }
    known = [re.compile(shape(path).replace("{}", "[^/]+")) for method, path in routes(app) if method == "GET"]
    assert len(written) > 5
    assert [(str(path), to) for path, to in written if not any(one.fullmatch(to) for one in known)] == []


def test_the_cast_has_every_office() -> None:
    assert {office.value for office in Office} <= {*CAST}


@pytest.mark.parametrize(("part", "method", "path"), CASES, ids=lambda part: part if isinstance(part, str) else "")
async def test_what_everybody_gets(browser: Browser, part: ModuleType, method: str, path: str) -> None:
    """Who only reads, or is refused, comes to one and the same world; who changes something, to a new one each."""
    row = part.MATRIX[method, path]
    wanted = dict.fromkeys(CAST, row) if isinstance(row, int) else dict(zip(CAST, row, strict=True))
    changing = [who for who in CAST if changes(part, method, who, wanted[who])]
    found: dict[str, int] = {}
    cast, there = await world(part)
    for who in [who for who in CAST if who not in changing]:
        found[who] = await asks(browser, part, method, path.format(**there), path, cast, who)
    for who in changing:
        cast, there = await world(part)
        found[who] = await asks(browser, part, method, path.format(**there), path, cast, who)
    assert found == wanted


def changes(part: ModuleType, method: str, who: str, status: int) -> bool:
    sent_away = who in ("visitor", "leaver") and not getattr(part, "OPEN", False)
    return method != "GET" and status < 400 and not sent_away


async def world(part: ModuleType) -> tuple[Cast, dict[str, object]]:
    await at_once(EMPTY)
    cast = await a_cast()
    return cast, await part.prepare(cast)


async def asks(browser: Browser, part: ModuleType, method: str, url: str, path: str, cast: Cast, who: str) -> int:
    browser.client.cookies.clear()
    if who != "visitor":
        await browser.sign_in(cast[who])
    answer = await (browser.get(url) if method == "GET" else browser.post(url, part.FORMS.get(path, {})))
    if who == "visitor" and answer.status_code == 303 and not getattr(part, "OPEN", False):
        assert answer.headers["location"].startswith("/aanmelden")
    if who in LOOKED_AT and answer.headers.get("content-type", "").startswith("text/html"):
        valid_html(answer.text, fragment="<!doctype" not in answer.text)
    return answer.status_code
