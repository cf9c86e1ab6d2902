from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import ClassVar

import pytest
from jinja2 import Environment
from litestar import Litestar

from teamhub.core import i18n
from teamhub.core.db import writing
from teamhub.core.web import current_app, templates
from teamhub.frameworks.events import FrameworkAdopted
from teamhub.ideas.events import IdeaShared
from teamhub.ideas.stages import Stage
from teamhub.journal import queries
from teamhub.journal.events import Event
from teamhub.journal.service import record
from teamhub.journal.telling import Source, Told
from tests.conftest import NOON
from tests.factories import a_person, a_team, acting, system

RULING = {"question": "ideas.pilot", "clause": {"framework": "KAD-07", "version": 2}}


@dataclass(frozen=True, kw_only=True)
class AdviceAskedInTest(Event):
    said: ClassVar[str] = "%(by)s asks %(advisers)s before %(until)s, at %(at)s: it is %(stage)s, %(missing)s"
    quotes: ClassVar[tuple[str, ...]] = ("question", "nothing")
    people: ClassVar[tuple[str, ...]] = ("advisers",)

    question: str = ""
    nothing: str = ""
    advisers: tuple[int, ...] = ()
    until: date | None = None
    at: datetime | None = None
    stage: Stage = Stage.OPEN
    ruling: dict[str, object] | None = None


@dataclass(frozen=True, kw_only=True)
class PaidInTest(Event):
    said: ClassVar[str] = "%(by)s paid %(amount)s"

    amount: Decimal


@contextmanager
def dutch() -> Iterator[None]:
    before = i18n.current_locale.set("nl")
    yield
    i18n.current_locale.reset(before)


def rendered(app: Litestar, told: list[Told], older: str = "") -> str:
    env: Environment = templates().engine
    current_app.set(app)
    return env.get_template("journal/_timeline.html").render(told=told, older=older)


@pytest.mark.usefixtures("db")
async def test_a_fact_reads_as_people_say_it(app: Litestar) -> None:
    esra, karim, thirza = await a_person("Esra"), await a_person("Karim"), await a_person("Thirza")
    await a_team(esra)
    until, at = date(2026, 3, 16), datetime(2026, 3, 2, 23, 30, tzinfo=NOON.tzinfo)
    asked = AdviceAskedInTest(
        subject="idea:1", question="Mag <dit>?", advisers=(karim.id, thirza.id), until=until, at=at,
        stage=Stage.ADVICE, ruling=RULING,
    )  # fmt: skip
    await record(await acting(esra), asked)

    (told,) = await queries.timeline("idea:1")

    expected = "Esra asks Karim en Thirza before 16 maart 2026, at 3 maart 2026 00:30: it is advies, …"
    with dutch():
        assert told.said(i18n.gettext) == expected
        page = rendered(app, [told])
    assert told.quotes == ["Mag <dit>?"]
    assert told.source == Source("KAD-07", 2)
    assert (told.by, told.by_id, told.number, told.at) == ("Esra", esra.id, 1, NOON)
    assert (
        "<b>Esra</b> asks" in page
        and "Mag &lt;dit&gt;?" in page
        and 'href="/kaders/KAD-07/versies/2">KAD-07, versie 2</a>' in page
    )


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("amount", "english", "dutch_words"), [("895.00", "895", "895"), ("1250.50", "1,250.50", "1.250,50")]
)
async def test_an_amount_reads_as_people_write_it(amount: str, english: str, dutch_words: str) -> None:
    await record(system(), PaidInTest(subject="plan:1", amount=Decimal(amount)))
    (told,) = await queries.timeline("plan:1")
    assert told.said() == f"TeamHub paid {english}"
    with dutch():
        assert told.said() == f"TeamHub paid {dutch_words}"


@pytest.mark.usefixtures("db")
async def test_what_people_are_called_cannot_become_markup() -> None:
    eve = await a_person("<i>Eve</i>")
    await record(await acting(eve), AdviceAskedInTest(subject="idea:1", advisers=(eve.id,)))
    (told,) = await queries.timeline("idea:1")
    assert told.html().count("&lt;i&gt;Eve&lt;/i&gt;") == 2


@pytest.mark.usefixtures("db")
async def test_a_kind_that_is_no_longer_known_still_reads() -> None:
    await record(system(), AdviceAskedInTest(subject="idea:1", question="100 %"))
    known = Event.kinds.pop("AdviceAskedInTest")
    try:
        (told,) = await queries.timeline("idea:1")
        assert told.said() == "TeamHub: advice asked in test"
        assert told.quotes == [] and told.source is None
    finally:
        Event.kinds["AdviceAskedInTest"] = known


@pytest.mark.usefixtures("db")
async def test_a_long_timeline_is_told_in_parts_newest_first(app: Litestar) -> None:
    async with writing():
        for minute in range(25):
            await record(system(NOON + timedelta(minutes=minute)), IdeaShared(subject="idea:1", title=""))
        await record(system(), IdeaShared(subject="idea:10", title=""))

    newest = await queries.timeline("idea:1", limit=10)
    assert [told.number for told in newest] == [*range(25, 15, -1)]
    assert 'href="?voor=16"' in rendered(app, newest, older="?voor=16")
    oldest = await queries.timeline("idea:1", limit=30, before=16)
    assert [told.number for told in oldest] == [*range(15, 0, -1)]
    assert "?voor" not in rendered(app, oldest, older="?voor=1")


def test_an_empty_timeline_says_so(app: Litestar) -> None:
    with dutch():
        assert "Hier is nog niets gebeurd." in rendered(app, [])


@pytest.mark.usefixtures("db")
async def test_what_teamhub_did_has_a_dot_and_no_face(app: Litestar) -> None:
    await record(system(), FrameworkAdopted(subject="framework:KAD-01", version=3, title=""))
    told = await queries.timeline("framework:KAD-01")
    with dutch():
        page = rendered(app, told)
    assert 'class="dot"' in page and "face" not in page
    assert "legde vast dat versie 3 geldt" in page
