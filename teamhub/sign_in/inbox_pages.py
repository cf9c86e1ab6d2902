"""The demo's mail, to be read in the browser: a demo sends nothing to anybody."""

import json

from litestar import get
from litestar.response import Template

from teamhub.core.db import reading
from teamhub.core.delivery import worded
from teamhub.core.errors import NotFound
from teamhub.core.web import WebRequest, page
from teamhub.sign_in import queries


@get("/post", name="sign_in.inbox", open_to_visitors=True)
async def inbox(request: WebRequest) -> Template:
    """Open to visitors too, for a link to choose a password is for who cannot sign in yet."""
    settings = request.app.state.settings
    if not settings.demo:
        raise NotFound("There is no such page.")
    async with reading():
        mails = await queries.inbox()
    letters = [
        (mail, worded(mail["template"], mail["language"], json.loads(mail["params"]), settings)) for mail in mails
    ]
    return page("sign_in/inbox.html", letters=letters)


handlers = [inbox]
