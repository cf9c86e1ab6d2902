"""Who sees what of an absence, of leave and of who applied: the matrix of domain.md 2.2.1, in every byte that we send.

`tests/planting.py` plants data that is one of a kind. Here everybody fetches everything there is to fetch.
"""

import itertools
import json
import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import ModuleType

import pytest
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from teamhub.core import web
from teamhub.core.delivery import worded
from teamhub.core.mail import Mail
from teamhub.journal.tables import Entry
from teamhub.notices import service as notices
from teamhub.notices.digest import send_due
from teamhub.settings import Settings
from tests.cast import a_cast
from tests.conftest import Browser
from tests.factories import system
from tests.planting import ALL, MARKERS, SEARCHED, Marker, Planted, plant
from tests.test_matrix import PARTS

NOT_FETCHED = {"/static/{file_path:path}", "/post"}  # files of ours; and the demo's mail, which is looked at by itself
SEARCHES = ("/ideen?q={}", "/talenten?q={}", "/personeel?q={}", "/mag-dit-zelf?vraag={}", "/leren?q={}")
EVERYBODY = sorted(ALL)
Found = dict[str, dict[str, str]]  # by marker and by who: where it was seen first


def addresses(app: Litestar, ids: Mapping[str, list[object]]) -> Iterator[str]:
    """Every page whose parameters we can name, of everything that we can name."""
    for route in app.routes:
        handlers = [one for one in getattr(route, "route_handlers", []) if isinstance(one, HTTPRouteHandler)]
        if route.path in NOT_FETCHED or not any("GET" in handler.http_methods for handler in handlers):
            continue
        names = re.findall(r"{(\w+):\w+}", route.path)
        for values in itertools.product(*(ids.get(name, []) for name in names)):
            yield re.sub(r":\w+}", "}", route.path).format(**dict(zip(names, values, strict=True)))


async def fetched(browser: Browser, planted: Planted, who: str, urls: list[str], found: Found, proved: bool) -> None:
    """What this person gets from all of these, looked through for every marker; and nothing breaks."""
    browser.client.cookies.clear()
    if who != "visitor":
        await browser.sign_in(planted.cast[who], proved=proved)
    for url in urls:
        answer = await browser.get(url)
        assert answer.status_code < 500, f"{url} as {who}"
        # Without the token of the form, which is drawn by lot: its digits may be those of a day.
        sent = f"{answer.headers} {answer.text}".replace(browser.client.cookies.get("csrftoken", "no token"), "")
        for marker in MARKERS:
            if marker.is_in(sent):
                found[marker.name].setdefault(who, f"{url}: …{_around(marker, sent)}…")


def _around(marker: Marker, sent: str) -> str:
    seen = marker.pattern.search(sent)
    return " ".join(sent[max(0, seen.start() - 60) : seen.end() + 20].split()) if seen else ""


def wrongly(found: Found, *, proved: bool = True, coordinators: frozenset[str] = frozenset()) -> list[str]:
    """Who saw what they may not, and where. `coordinators`: who may know what the coordinator may."""
    return [
        f"{who} sees {marker.name} at {where}"
        for marker in MARKERS
        for who, where in found[marker.name].items()
        if who not in (marker.may if proved else marker.may & marker.unproved)
        and not (who in coordinators and "coordinator" in marker.may)
    ]


@pytest.fixture
async def planted(browser: Browser, app: Litestar) -> Planted:
    web.current_app.set(app)
    there = await plant(await a_cast())
    await notices.deliver(system())
    return there


async def everything(browser: Browser, app: Litestar, planted: Planted, who: str, *, proved: bool = True) -> Found:
    found: Found = defaultdict(dict)
    urls = sorted({*addresses(app, planted.ids)})
    looked_for = [url.format(words) for words in SEARCHED for url in SEARCHES]
    assert len(urls) > 60
    feeds = [planted.feeds[who]] if who in planted.feeds else []
    await fetched(browser, planted, who, [*urls, *looked_for, *feeds], found, proved)
    return found


@pytest.mark.parametrize("who", EVERYBODY)
async def test_each_sees_what_the_matrix_allows_and_no_more(
    browser: Browser, app: Litestar, planted: Planted, who: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="teamhub"):
        found = await everything(browser, app, planted, who)
    assert wrongly(found) == []
    assert [marker.name for marker in MARKERS if who in marker.must and who not in found[marker.name]] == []
    assert [marker.name for marker in MARKERS if marker.is_in(caplog.text)] == []


@pytest.mark.parametrize("who", EVERYBODY)
async def test_without_the_second_factor_one_sees_ones_own_report_and_who_of_the_team_is_away(
    browser: Browser, app: Litestar, planted: Planted, who: str
) -> None:
    found = await everything(browser, app, planted, who, proved=False)
    assert wrongly(found, proved=False) == []


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__.removeprefix("tests.").removesuffix(".matrix"))
async def test_no_other_page_tells(browser: Browser, app: Litestar, part: ModuleType) -> None:
    """The pages that want more than what was planted, with what their own matrix makes beside it."""
    web.current_app.set(app)
    cast = await a_cast()
    more = await part.prepare(cast) if part.__name__ in FIRST else {}
    planted = await plant(cast)
    more = more or await part.prepare(cast)
    await notices.deliver(system())
    coordinators = frozenset({"teammate"}) if part.__name__ == "tests.absence.matrix" else frozenset()
    paths = [path for method, path in part.MATRIX if method == "GET" and path not in NOT_FETCHED]
    found: Found = defaultdict(dict)
    for who in EVERYBODY:
        await fetched(browser, planted, who, [path.format(**more) for path in paths], found, proved=True)
    assert wrongly(found, coordinators=coordinators) == []


# What these make comes first: there the owner becomes absent themselves, and in the other two everybody of the team has
# spoken, which they have not once three more are in it.
FIRST = ("tests.absence.matrix", "tests.absence.cases.matrix", "tests.proposals.matrix", "tests.roles.elections.matrix")


@pytest.mark.usefixtures("browser")
async def test_no_mail_tells_and_no_subject_of_one(planted: Planted) -> None:
    """What was mailed at the moment itself, and what goes out in the morning."""
    await send_due(system(), web.place)
    mails = await Mail.select()
    assert mails
    for mail in mails:
        letter = worded(mail["template"], mail["language"], json.loads(mail["params"]), Settings())
        who = mail["address"].partition("@")[0]
        told = [m.name for m in MARKERS if m.is_in(f"{letter.text} {letter.html}") and who not in m.may]
        assert told == [], f"{mail['template']} to {who}"
        assert [m.name for m in MARKERS if m.is_in(letter.subject)] == []


@pytest.mark.usefixtures("browser", "planted")
async def test_nothing_of_it_is_in_the_journal_which_cannot_be_erased() -> None:
    entries = json.dumps(await Entry.select(Entry.subject, Entry.what, Entry.facts), default=str)
    assert "absence:" in entries
    assert [marker.name for marker in MARKERS if marker.is_in(entries)] == []


async def test_it_would_notice(browser: Browser, app: Litestar, planted: Planted) -> None:
    """A day is known however it is written; and somebody who may know less is caught."""
    first = next(marker for marker in MARKERS if marker.name == "first day")
    for text in ("sinds 17 februari", "on February 17, 2026", "2026-02-17", "17-2-2026", "17 feb", "DTSTART:20260217"):
        assert first.is_in(text)
    for text in ("117 februari", "17 maart", "February 171"):
        assert not first.is_in(text)
    found: Found = defaultdict(dict)
    await fetched(browser, planted, "hr", [f"/verzuim/{planted.ids['absence_id'][0]}"], found, proved=True)
    found["phone"]["mpp"] = found["phone"]["hr"]
    assert len(wrongly(found)) == 1
