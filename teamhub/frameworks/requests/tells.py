"""Whom a framework request concerns: who may answer it, and then who asked."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.frameworks.answerers import answerers
from teamhub.frameworks.requests.events import FrameworkRequested, RequestAnswered, RequestNoted, RequestTaken
from teamhub.frameworks.requests.tables import FrameworkRequest


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    rows = await FrameworkRequest.select(FrameworkRequest.id, FrameworkRequest.question).where(
        FrameworkRequest.id.is_in([int(key) for key in keys])
    )
    return {
        str(row["id"]): Place(row["question"], "framework_requests.show", {"request_id": row["id"]}) for row in rows
    }


async def _asked(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: await answerers(row.by, row.team, act.today)}


async def _moved(act: Act, happened: Happened) -> Concerns:
    """Who asked, and who takes care of it."""
    row = await _row(happened)
    return {About.MINE: [row.by], About.ASKED: [row.taken_by] if row.taken_by else []}


async def _row(happened: Happened) -> FrameworkRequest:
    row = await FrameworkRequest.objects().get(FrameworkRequest.id == int(happened.key))
    assert row, "A framework request is never deleted."
    return row


TELLS: Mapping[type, Tells] = {
    FrameworkRequested: _asked,
    RequestTaken: _moved,
    RequestNoted: _moved,
    RequestAnswered: _moved,
}
