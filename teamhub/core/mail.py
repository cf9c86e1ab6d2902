"""Mail that has to go out: written in the verb's own transaction, carried after it by `core.delivery`."""

import json
from datetime import datetime

from piccolo.columns import JSONB, Serial, SmallInt, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from teamhub.core.act import Act


class Mail(Table, tablename="mail"):
    """Kept as a template's name and its parameters, which are erased once it was sent or given up."""

    id: Serial
    address = Varchar(length=254)
    language = Varchar(length=2, null=True, default=None)  # of the receiver; empty: the installation's
    template = Varchar(length=40)  # templates/mail/<template>.txt
    params = JSONB()
    made_at = Timestamptz()
    useless_at = Timestamptz(null=True, default=None)  # not sent from then on: its link has expired
    due_at = Timestamptz(null=True, default=None, index=True)  # when to try next; empty: it is done with
    tries = SmallInt(default=0)
    sent_at = Timestamptz(null=True, default=None)
    trouble = Varchar(length=60)  # the kind of the last error, never its words: those hold addresses
    mail_tries_count = Check("tries >= 0")


async def post(
    act: Act,
    *,
    to: str,
    template: str,
    language: str | None = None,
    useless_at: datetime | None = None,
    **params: object,
) -> None:
    """Puts a mail in the outbox. It leaves if, and only if, the transaction that this is called in commits.

    `params` go to the template as they are; they must be things that JSON can say.
    """
    mail = Mail(
        address=to,
        language=language,
        template=template,
        params=json.dumps(params),
        made_at=act.at,
        useless_at=useless_at,
        due_at=act.at,
    )
    await mail.save()
