"""Every route with what no page of ours sends: it is refused, and never a fault of ours.

What the routes name and what is posted rightly comes from the matrix; then one address or one field goes wrong.
"""

import itertools
import re
import sys
from collections.abc import Iterator
from types import ModuleType
from urllib.parse import urlencode

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from teamhub.core.forms import Form
from tests.cast import a_cast
from tests.conftest import Browser
from tests.test_matrix import PARTS, shape

FORM = "application/x-www-form-urlencoded"
IN_ADDRESSES = ("-1", "9223372036854775808", "1e9", "%00")
ASKED = re.findall(
    r"\w+", "aandacht before fase idee kader mijn naar onderwerp periode q rol team vanaf veld voor vraag wacht"
)
IN_FIELDS = {
    "words": ("x" * 30_000, "a\0b \u202e\u0627\U0001f419 %s %(by)s {0} {\r\nBcc: x@y.nl<b>"),
    "int": ("-1", "40000", "2147483648", "9" * 5000),
    "date": ("0001-01-01", "9999-12-31"),
}
BODIES = (b"=x", b"p=on&t=on&p\xc2\xb2=on&p999999999=on&p99999999999=on", b"text=1&text=2", b"%ff=%fe", b"\xff\0")
TYPES = ("application/json", "multipart/form-data")


@pytest.mark.parametrize("who", ["owner", "visitor"])
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__.split(".")[-2])
async def test_what_no_page_sends_is_refused(browser: Browser, app: Litestar, part: ModuleType, who: str) -> None:
    cast = await a_cast()
    there = {name: str(value) for name, value in (await part.prepare(cast)).items()}
    broken = []

    async def send(method: str, url: str, content: bytes = b"", kind: str = FORM) -> None:
        if content[:1] not in (b"\xff", b"{"):
            content = b"_csrf_token=" + browser.client.cookies["csrftoken"].encode() + b"&" + content
        headers = {"content-type": kind, "x-csrftoken": browser.client.cookies["csrftoken"], "referer": "http://[no"}
        given = {"headers": headers, "content": content} if method == "POST" else {}
        answer = await browser.client.request(method, url, **given)
        if answer.status_code >= 500:
            broken.append(f"{answer.status_code} {method} {url} {content[:90]!r} {kind}")

    fields = {shape(path): found for path, found in forms_of(app)}
    for method, path in part.MATRIX:
        browser.client.cookies.clear()
        if who != "visitor":
            await browser.sign_in(cast[who])
        await browser.get("/aanmelden")
        for url in wrong_addresses(path, there):
            await send(method, url, urlencode(part.FORMS.get(path, {})).encode())
        if method == "POST":
            known = fields.get(shape(path), {}) if who == "owner" else {}
            for content, kind in wrong_bodies(part.FORMS.get(path, {}), known):
                await send(method, path.format(**there), content, kind)
    assert not broken, "\n".join(broken)


def forms_of(app: Litestar) -> Iterator[tuple[str, dict[str, str]]]:
    """What may be typed at each address: the fields of the forms that the module of its handler knows."""
    for route in app.routes:
        for handler in getattr(route, "route_handlers", []):
            if isinstance(handler, HTTPRouteHandler) and "POST" in handler.http_methods:
                known = vars(sys.modules[handler.fn.__module__]).values()
                forms = [one for one in known if isinstance(one, type) and issubclass(one, Form)]
                yield (
                    route.path,
                    {name: kind(field.annotation) for form in forms for name, field in form.model_fields.items()},
                )


def kind(annotation: object) -> str:
    return next((name for name in ("date", "int") if name in str(annotation)), "words")


def wrong_addresses(path: str, there: dict[str, str]) -> Iterator[str]:
    """One thing in the address at a time is not what it should be, before or behind the question mark."""
    for name, value in itertools.product(re.findall(r"{(\w+)}", path), IN_ADDRESSES):
        yield path.format(**there | {name: value})
    bare = path.split("?")[0].format(**there)
    yield from (f"{bare}?" + "&".join(f"{name}={value}" for name in ASKED) for value in IN_ADDRESSES)
    yield f"{bare}?" + "&".join(f"{name}=1&{name}=2" for name in ASKED)


def wrong_bodies(right: dict[str, str], fields: dict[str, str]) -> Iterator[tuple[bytes, str]]:
    for name, like in fields.items():
        for value in IN_FIELDS[like]:
            yield urlencode(right | {name: value}).encode(), FORM
    yield from ((content, FORM) for content in BODIES)
    yield from ((content, kind) for content in (b"{", urlencode(right).encode()) for kind in TYPES)
