"""One's own data, to read and to take along; and for HR how much is kept of what, until when."""

import json
from typing import Any

from litestar import Response, get
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import reading
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, page
from teamhub.journal.queries import did
from teamhub.privacy import queries, rules
from teamhub.privacy.labels import LOOKED, Group


@get("/ik/gegevens", name="privacy.own")
async def own(act: CurrentAct) -> Template:
    async with reading():
        kinds = await queries.own(act)
        titles = await queries.titles(act, kinds)
        acts = await did(int(act.by.id or 0), rules.SHOWN)
    groups = [(group, [kind for kind in kinds if kind.group is group and kind.records]) for group in Group]
    return page(
        "privacy/own.html",
        groups=[(group, sorted(held, key=lambda kind: kind.place)) for group, held in groups if held],
        without=[kind for kind in kinds if not kind.records],
        acts=[one for one in acts if one.subject in titles],
        lines=lambda record: rules.lines(record, titles),
        most=rules.SHOWN,
        looked=LOOKED,
    )


@get("/ik/gegevens/download", name="privacy.download")
async def download(act: CurrentAct) -> Response[Any]:
    """A file, in a form that other programs read too. It is kept nowhere: `core.web` sees to that for every answer."""
    async with reading():
        kinds = await queries.own(act)
    name = f"teamhub-{act.today.isoformat()}.json"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(_spelled(act, kinds), media_type="application/json", headers=headers)


@get("/personeel/bewaartermijnen", name="privacy.overview")
async def overview(act: CurrentAct) -> Template:
    async with reading():
        kinds = await queries.overview(act)
        runs = await queries.runs()
    last = runs[0].at if runs else None
    return page(
        "privacy/overview.html",
        kinds=kinds,
        runs=runs,
        late=last is not None and rules.is_late(last, act.at),
        overdue=last is not None and any(rules.is_due(kind.first_on, local(last).date()) for kind in kinds),
    )


def _spelled(act: Act, kinds: list[queries.Own]) -> bytes:
    told = {
        "name": act.by.name,
        "made_at": local(act.at).isoformat(timespec="seconds"),
        "kept": [
            {
                "what": gettext(kind.keeping.name),
                "why": gettext(kind.keeping.why),
                "until": kind.until,
                "records": [rules.worded(record, gettext) for record in kind.records],
            }
            for kind in kinds
            if kind.records
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, default=str).encode()


handlers = [own, download, overview]
