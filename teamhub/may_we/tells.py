"""Whom a question concerns: who may answer it, and then who asked."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.frameworks.answerers import answerers
from teamhub.may_we.events import MayWeAnswered, MayWeAsked, MayWeCorrected, MayWeTurnedIntoRequest
from teamhub.may_we.tables import MayWe


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    rows = await MayWe.select(MayWe.id, MayWe.question).where(MayWe.id.is_in([int(key) for key in keys]))
    return {str(row["id"]): Place(row["question"], "may_we.show", {"question_id": row["id"]}) for row in rows}


async def _asked(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: await answerers(row.by, row.team, act.today)}


async def _moved(act: Act, happened: Happened) -> Concerns:
    return {About.MINE: [(await _row(happened)).by]}


async def _row(happened: Happened) -> MayWe:
    row = await MayWe.objects().get(MayWe.id == int(happened.key))
    assert row, "A question is never deleted."
    return row


TELLS: Mapping[type, Tells] = {
    MayWeAsked: _asked,
    MayWeAnswered: _moved,
    MayWeCorrected: _moved,
    MayWeTurnedIntoRequest: _moved,
}
