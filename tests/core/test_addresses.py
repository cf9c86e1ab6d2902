"""Mail addresses: what people have is taken, what a mail program reads as more than one address is not."""

import json

import pytest

from teamhub.app import create_app
from teamhub.core.addresses import is_address
from teamhub.core.delivery import message
from teamhub.core.web import current_app
from teamhub.settings import Settings
from tests.conftest import NOON

GOOD = (
    "sanne@example.org", "S.de.Wit+werk@mail.oeverlicht.nl", "o'neill@example.co.uk", "a_b-c@x-1.nl", "1@2.nl",
    "naam@xn--caf-dma.nl", "first..last@docomo.test",
)  # fmt: skip
BAD = (
    "", "sanne", "sanne@example", "@example.org", "a@b@c.nl", "a b@c.nl", "a,b@c.nl", "a;b@c.nl", "<a@b.nl>", "a@b.nl.",
    "a@-b.nl", "a@b-.nl", "a@b..nl", 'a"b@c.nl', '"a b"@c.nl', "a(b)@c.nl", "group:a@b.nl", "a@[1.2.3.4]", "a@[b.nl",
    "a\\\\@b.nl", "=?utf-8?q?=0aBcc:x?=@b.nl", "=?x?q?@?=.nl", "a@=?utf-8?q?x=0d=0ay?=.nl", "a\nb@c.nl", "a@b.nl\n",
    "a\x1c@b.nl", "a\x01@b.nl", "a@b.\x7f", "\u200ba@b.nl", "a\u202e@b.nl", "j\u00f6rg@b.nl", "a@ex\u00e4mple.nl",
    "a\uff20b@c.nl", "\u0663@b.nl", "a@b.nl?subject=x", "x" * 65 + "@b.nl", "a@" + "b" * 64 + ".nl", "a@\u212aelvin.nl",
)  # fmt: skip


@pytest.mark.parametrize("typed", GOOD)
def test_what_people_have(typed: str) -> None:
    assert is_address(typed)
    app = current_app.set(create_app(Settings(secret="only for tests", run_jobs=False)))
    params = json.dumps({"organisation": "Oeverlicht", "text": "", "token": "x", "applicant": "1"})
    mail = {"id": 1, "address": typed, "template": "hiring_link", "language": "nl", "params": params, "made_at": NOON}
    try:
        made = message(mail, Settings(mail_from="hub@oeverlicht.test"))
    finally:
        current_app.reset(app)
    assert made["To"].addresses[0].addr_spec == typed and len(made["To"].addresses) == 1
    assert f"\nTo: {typed}\n".encode() in bytes(made)


@pytest.mark.parametrize("typed", BAD)
def test_what_nobody_has(typed: str) -> None:
    assert not is_address(typed)
