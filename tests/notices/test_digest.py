"""The mail of the day: for whom, when, with what, and once."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from teamhub.core import waiting
from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.delivery import worded
from teamhub.core.mail import Mail
from teamhub.core.telling import About
from teamhub.core.waiting import Waiting
from teamhub.ideas.events import IdeaShared, subject
from teamhub.journal.service import record
from teamhub.notices import digest, queries, service
from teamhub.notices.tables import Digest, Notice
from teamhub.people.tables import Person
from teamhub.settings import Settings
from tests.conftest import NOON
from tests.factories import a_person, a_team, acting, an_idea, system

pytestmark = pytest.mark.usefixtures("db")
SEVEN = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)  # seven in the morning in Amsterdam, in winter
SETTINGS = Settings(url="https://hub.test/", language="nl")


def link(route: str, params: Mapping[str, Any]) -> str:
    return "/".join(["", route, *map(str, params.values())])


async def send(at: datetime = SEVEN) -> str:
    return await digest.send_due(system(at), link)


async def mails() -> list[tuple[str, str, str]]:
    """To whom, subject and text of each mail, worded as it goes out."""
    rows = await Mail.select().order_by(Mail.id)
    letters = [worded(row["template"], row["language"], json.loads(row["params"]), SETTINGS) for row in rows]
    return [(row["address"], letter.subject, letter.text) for row, letter in zip(rows, letters, strict=True)]


async def esra_and_ilse(**fields: object) -> tuple[Person, Person]:
    """Ilse has something to hear of: Esra shared an idea."""
    esra = await a_person("Esra", email="esra@oeverlicht.test", language="nl")
    ilse = await a_person("Ilse Visser", **{"email": "ilse@oeverlicht.test", "language": "nl", **fields})
    idea = await an_idea(esra, await a_team(esra, ilse), title="D'Arcy's <idee>")
    await record(await acting(esra), IdeaShared(subject=subject(idea.id), title=idea.title))
    await service.deliver(system())
    return esra, ilse


def waits(monkeypatch: pytest.MonkeyPatch, person: Person, *items: Waiting) -> None:
    def read(act: Act, _: object) -> list[Waiting]:
        return list(items) if act.by.id == person.id else []

    monkeypatch.setattr(waiting, "SOURCES", [waiting.Source(lambda act: [Ask("SELECT 1 AS one")], read)])


def round_(title: str, due: date | None = None) -> Waiting:
    return Waiting(
        said="%(by)s shared this idea",
        act="",
        route="ideas.show",
        params={"idea_id": 7},
        names={"by": "Esra"},
        quote=title,
        due=due,
        many="%(count)s rounds wait for your voice",
        anchor="ronde",
    )


async def test_who_has_news_gets_one_mail_at_their_hour_with_what_waits_now(monkeypatch: pytest.MonkeyPatch) -> None:
    _, ilse = await esra_and_ilse()
    waits(monkeypatch, ilse, round_("Wisselende weekenddienst", SEVEN.date()))
    assert await send(SEVEN - timedelta(minutes=1)) == ""
    assert await send() == "1 of 2 digests"
    ((to, subject, text),) = await mails()
    assert (to, subject) == ("ilse@oeverlicht.test", "Esra deelde dit idee")
    assert text.startswith(
        "Dag Ilse,\n\nDit wacht op jou:\n\nEsra deelde dit idee · vandaag\n“Wisselende weekenddienst”"
    )
    assert "https://hub.test/ideas.show/7#ronde\n" in text
    assert "Dit is nieuw:\n\nEsra deelde dit idee\n“D'Arcy's <idee>”\nhttps://hub.test/notices.open/" in text
    assert "https://hub.test/notices.choices" in text

    assert await send(SEVEN + timedelta(hours=5)) == ""
    waits(monkeypatch, ilse)
    assert await send(SEVEN + timedelta(days=1)) == "0 of 2 digests"  # nothing new: what was mailed is not mailed again
    assert await Mail.count() == 1


async def test_the_subject_names_what_is_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    _, ilse = await esra_and_ilse()
    waits(monkeypatch, ilse, round_("Een"), round_("Twee"), Waiting(said="Ideas", act="", route="ideas.board"))
    await send()
    ((_, subject, _text),) = await mails()
    assert subject == "2 rondes wachten op je stem, en er wacht nog 1 ding"


async def test_without_anything_that_waits_it_counts_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    _, ilse = await esra_and_ilse()
    waits(monkeypatch, ilse)
    await send()
    assert [subject for _, subject, _ in await mails()] == ["1 nieuw bericht"]


async def test_it_is_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    _, ilse = await esra_and_ilse(language="en")
    waits(monkeypatch, ilse)
    await send()
    ((_, subject, text),) = await mails()
    assert subject == "1 new notice" and text.startswith("Hello Ilse,")


@pytest.mark.parametrize(
    "fields",
    [{"email": None}, {"digest_hour": None}, {"digest_hour": 8}, {"left_on": date(2026, 3, 2)}],
    ids=["no address", "wants none", "wants it later", "has left"],
)
async def test_who_gets_none(fields: dict[str, object]) -> None:
    await esra_and_ilse(**fields)
    await send()
    assert await mails() == []


async def test_what_somebody_wants_no_mail_of_is_not_in_it() -> None:
    _, ilse = await esra_and_ilse()
    but_team = [about for about in About if about is not About.TEAM]
    await service.choose(await acting(ilse), inbox=[*About], mail=but_team, digest_hour=7)
    await send()
    assert await mails() == []


async def test_what_was_read_or_can_no_longer_be_seen_is_not_mailed() -> None:
    _, ilse = await esra_and_ilse()
    (notice,) = await queries.inbox(await acting(ilse))
    await Notice.raw("DELETE FROM membership WHERE person = {}", ilse.id)
    await send()
    assert await mails() == []
    await Notice.raw("INSERT INTO membership (team, person, from_on) SELECT id, {}, '2020-01-01' FROM team", ilse.id)
    await service.read(await acting(ilse), notice.id)
    await send(SEVEN + timedelta(days=1))
    assert await mails() == []


async def test_what_comes_due_is_mailed_without_news(monkeypatch: pytest.MonkeyPatch) -> None:
    ilse = await a_person("Ilse", email="ilse@oeverlicht.test", language="nl")
    waits(monkeypatch, ilse, round_("Weekenddienst", SEVEN.date() + timedelta(days=2)))
    assert await send() == "0 of 1 digests"
    assert await send(SEVEN + timedelta(days=1)) == "1 of 1 digests"


async def test_many_workers_send_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    _, ilse = await esra_and_ilse()
    waits(monkeypatch, ilse)
    await asyncio.gather(*(send() for _ in range(5)))
    assert [to for to, _, _ in await mails()] == ["ilse@oeverlicht.test"]
    assert await Digest.count().where(Digest.sent.eq(True)) == 1


async def test_one_whose_mail_cannot_be_made_holds_up_nobody_and_gets_it_later(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    esra, _ = await esra_and_ilse()

    def read(act: Act, _: object) -> list[Waiting]:
        if act.by.id == esra.id:
            raise RuntimeError("a secret title")
        return []

    monkeypatch.setattr(waiting, "SOURCES", [waiting.Source(lambda act: [Ask("SELECT 1 AS one")], read)])
    await send()
    assert [to for to, _, _ in await mails()] == ["ilse@oeverlicht.test"]
    assert "secret" not in caplog.text and "RuntimeError at test_digest.py" in caplog.text
    waits(monkeypatch, esra, round_("Eindelijk", SEVEN.date()))
    await send(SEVEN + timedelta(minutes=5))
    assert [to for to, _, _ in await mails()] == ["ilse@oeverlicht.test", "esra@oeverlicht.test"]


async def test_more_than_fits_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    ilse = await a_person("Ilse", email="ilse@oeverlicht.test", language="nl")
    waits(monkeypatch, ilse, *(round_(f"Ronde {n}", SEVEN.date()) for n in range(digest.FITS + 2)))
    await send()
    ((_, _, text),) = await mails()
    assert text.count("#ronde") == digest.FITS and "En nog 2 dingen:\nhttps://hub.test/wacht" in text


async def test_a_name_cannot_add_lines_to_the_head_of_a_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    ilse = await a_person("Ilse", email="ilse@oeverlicht.test")
    names = {"by": "Eve\nBcc: all@oeverlicht.test"}
    waits(monkeypatch, ilse, Waiting("%(by)s shared this idea", "", "ideas.board", names=names, due=SEVEN.date()))
    await send()
    ((_, subject, _text),) = await mails()
    assert subject == "Eve Bcc: all@oeverlicht.test deelde dit idee"
    assert NOON < SEVEN
