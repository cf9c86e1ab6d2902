"""The outbox: what was committed goes out, once, and what is in it does not stay."""

import asyncio
import email
from collections.abc import AsyncIterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from teamhub.core import delivery, mail
from teamhub.core.db import writing
from teamhub.core.delivery import BACKOFF, deliver, smtp
from teamhub.core.errors import Refused
from teamhub.core.mail import Mail
from teamhub.settings import Settings
from tests.conftest import NOON
from tests.factories import system

pytestmark = pytest.mark.usefixtures("db")
BY_FILE = {"mail": "file", "mail_from": "TeamHub <hub@oeverlicht.test>", "url": "https://hub.test/", "language": "nl"}


async def a_mail(language: str | None = None, to: str = "esra@oeverlicht.test", **more: object) -> None:
    async with writing():
        await mail.post(system(), to=to, language=language, template="reset", name="Esra", token="geheim123", **more)


def letters(folder: Path) -> list[EmailMessage]:
    files = sorted(folder.glob("mail/*.eml"), key=lambda path: int(path.stem))  # 10 comes after 9
    return [email.message_from_bytes(path.read_bytes(), EmailMessage) for path in files]  # type: ignore[type-var]


def part(letter: EmailMessage, kind: str) -> str:
    found = next(part for part in letter.walk() if part.get_content_type() == kind)
    return found.get_payload(decode=True).decode()


async def row() -> dict[str, object]:
    found = await Mail.select().first()
    assert found
    return found


async def test_a_mail_is_in_the_readers_language_as_text_and_as_html(tmp_path: Path) -> None:
    await a_mail("nl")
    await a_mail("en")
    await a_mail(None)
    assert await deliver(system(), Settings(data=tmp_path, **BY_FILE)) == "3 of 3 sent"
    dutch, english, as_here = letters(tmp_path)
    subjects = [str(email.header.make_header(email.header.decode_header(one["subject"]))) for one in (dutch, english)]
    assert subjects == ["Een nieuw wachtwoord voor TeamHub", "A new password for TeamHub"]
    assert part(as_here, "text/plain").startswith("Dag Esra,\n\nIemand, waarschijnlijk jij,")
    assert "https://hub.test/wachtwoord/geheim123\n" in part(dutch, "text/plain")
    assert 'href="https://hub.test/wachtwoord/geheim123"' in part(dutch, "text/html")
    assert '<html lang="nl">' in part(as_here, "text/html")
    assert (dutch["to"], dutch["from"]) == ("esra@oeverlicht.test", "TeamHub <hub@oeverlicht.test>")
    assert dutch["message-id"].endswith("@oeverlicht.test>")


async def test_a_name_is_not_html_in_html_and_is_itself_in_text(tmp_path: Path) -> None:
    async with writing():
        await mail.post(system(), to="a@b.test", template="reset", name="<b>Tom & Co</b>", token="x")
    await deliver(system(), Settings(data=tmp_path, **BY_FILE))
    letter = letters(tmp_path)[0]
    assert "Dag <b>Tom & Co</b>," in part(letter, "text/plain")
    assert "Dag &lt;b&gt;Tom &amp; Co&lt;/b&gt;," in part(letter, "text/html")


async def test_what_was_rolled_back_never_leaves(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        async with writing():
            await mail.post(system(), to="esra@oeverlicht.test", template="reset", name="Esra", token="x")
            raise Refused("It did not happen.")
    assert await deliver(system(), Settings(data=tmp_path, **BY_FILE)) == ""


async def test_what_was_sent_is_erased_and_after_a_month_forgotten(tmp_path: Path) -> None:
    await a_mail()
    settings = Settings(data=tmp_path, **BY_FILE)
    await deliver(system(), settings)
    sent = await row()
    assert (sent["params"], sent["due_at"], sent["sent_at"]) == ("{}", None, NOON)
    assert await deliver(system(NOON + timedelta(days=1)), settings) == ""
    assert await Mail.count() == 1
    await deliver(system(NOON + delivery.KEPT), settings)
    assert await Mail.count() == 0


async def test_two_that_deliver_at_once_send_everything_once(tmp_path: Path) -> None:
    for number in range(12):
        await a_mail(to=f"{number}@oeverlicht.test")
    settings = Settings(data=tmp_path, **BY_FILE)
    said = await asyncio.gather(deliver(system(), settings), deliver(system(), settings))
    assert sum(int(words.split()[0]) for words in said if words) == 12
    assert sorted(letter["to"] for letter in letters(tmp_path)) == sorted(f"{n}@oeverlicht.test" for n in range(12))


async def test_what_cannot_be_sent_waits_longer_each_time_and_is_given_up_in_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "mail").write_text("a file where the folder should be")
    settings = Settings(data=tmp_path, **BY_FILE)
    await a_mail()
    at = NOON
    for wait in BACKOFF:
        assert await deliver(system(at), settings) == "0 of 1 sent"
        assert (await row())["due_at"] == at + wait
        assert await deliver(system(at + wait - timedelta(seconds=1)), settings) == ""
        at += wait
    await deliver(system(at), settings)
    given_up = await row()
    assert (given_up["due_at"], given_up["sent_at"], given_up["params"]) == (None, None, "{}")
    assert given_up["trouble"] == "FileExistsError"
    assert "geheim123" not in caplog.text and "esra@" not in caplog.text


async def test_one_that_cannot_be_written_holds_up_no_other(tmp_path: Path) -> None:
    """An address that breaks the header itself, such as one that came in before addresses were looked at so closely."""
    for to in ("=?utf-8?q?=0aBcc:all?=@b.test", "a@[c.test", "a\x1c@c.test", "=?x?q?@?=.test"):
        await a_mail(to=to)
    await a_mail()
    assert await deliver(system(), Settings(data=tmp_path, **BY_FILE)) == "1 of 5 sent"
    assert [letter["to"] for letter in letters(tmp_path)] == ["esra@oeverlicht.test"]
    waiting = await Mail.select().where(Mail.due_at.is_not_null())
    assert [one["due_at"] for one in waiting] == [NOON + BACKOFF[0]] * 4


async def test_a_link_that_has_expired_is_not_sent_any_more(tmp_path: Path) -> None:
    await a_mail(useless_at=NOON + timedelta(hours=2))
    assert await deliver(system(NOON + timedelta(hours=2)), Settings(data=tmp_path, **BY_FILE)) == ""
    assert (await row())["params"] == "{}"


async def test_without_a_way_out_it_waits_and_in_the_demo_it_stays_to_be_read(tmp_path: Path) -> None:
    await a_mail()
    assert await deliver(system(), Settings(data=tmp_path, mail="", demo=False)) == ""
    assert (await row())["due_at"] == NOON
    await deliver(system(), Settings(data=tmp_path, mail="", demo=True))
    kept = await row()
    assert kept["due_at"] is None and "geheim123" in str(kept["params"])


class Server:
    """Just enough of a mail server to be spoken to, which refuses whom it is told to."""

    def __init__(self) -> None:
        self.received: list[str] = []
        self.refuses = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 hub.test\r\n")
        while line := (await reader.readline()).decode():
            if line.startswith("DATA"):
                writer.write(b"354 go on\r\n")
                self.received.append((await reader.readuntil(b"\r\n.\r\n")).decode())
            refused = self.refuses and line.startswith("RCPT") and self.refuses in line
            writer.write(
                b"550 nobody of that name\r\n" if refused else b"221 bye\r\n" if "QUIT" in line else b"250 ok\r\n"
            )
            await writer.drain()
        writer.close()


@pytest.fixture
async def server() -> AsyncIterator[tuple[Server, str]]:
    made = Server()
    async with await asyncio.start_server(made.talk, "127.0.0.1", 0) as listening:
        yield made, f"smtp://127.0.0.1:{listening.sockets[0].getsockname()[1]}"


async def test_by_smtp(server: tuple[Server, str]) -> None:
    there, address = server
    await a_mail()
    there.refuses = "ilse@"
    await a_mail(to="ilse@oeverlicht.test")
    assert await deliver(system(), Settings(mail=address)) == "1 of 2 sent"
    assert len(there.received) == 1 and "To: esra@oeverlicht.test" in there.received[0]
    waiting = await Mail.select().where(Mail.due_at.is_not_null()).first()
    assert waiting and waiting["trouble"] == "SMTPRecipientsRefused"


@pytest.mark.parametrize(
    ("address", "host", "port", "name", "password", "tls", "starttls"),
    [
        ("smtp://hub:p%40ss@mail.test:2587", "mail.test", 2587, "hub", "p@ss", False, True),
        ("smtp://hub:pw@mail.test", "mail.test", 587, "hub", "pw", False, True),
        ("smtps://hub:pw@mail.test", "mail.test", 465, "hub", "pw", True, False),
        ("smtp://localhost", "localhost", 25, None, None, False, None),
    ],
)
async def test_a_password_only_goes_over_tls(
    address: str, host: str, port: int, name: str | None, password: str | None, tls: bool, starttls: bool | None
) -> None:
    there = smtp(address)
    assert (there["hostname"], there["port"], there["username"], there["password"]) == (host, port, name, password)
    assert (there["use_tls"], there["start_tls"]) == (tls, starttls)
