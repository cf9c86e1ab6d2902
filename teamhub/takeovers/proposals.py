"""Keeping something longer than two may agree: the whole team that it was taken from consents (KAD-16)."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Refused
from teamhub.core.i18n import later
from teamhub.frameworks.authority import Facts
from teamhub.journal.service import record
from teamhub.proposals.kinds import Kind, Line, Payload, Put, Value
from teamhub.takeovers import events, queries, rules
from teamhub.takeovers.events import subject
from teamhub.takeovers.queries import Seen
from teamhub.takeovers.questions import KEEP
from teamhub.takeovers.rules import Answer
from teamhub.takeovers.tables import Longer, Takeover


async def _seen(act: Act, payload: Payload) -> Seen:
    return await queries.one(Act(by=SYSTEM, at=act.at), int(payload["takeover"]))


def _until(payload: Payload) -> date:
    return date.fromisoformat(payload["until_on"])


async def _names(act: Act, payload: Payload) -> Mapping[str, Value]:
    return {"what": (await _seen(act, payload)).what, "until_on": _until(payload)}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {"days": (_until(payload) - (await _seen(act, payload)).taken_on).days}


async def _may(act: Act, team: int | None, payload: Payload) -> bool:
    """Who has it asks the team, also where they are not in it themselves."""
    seen = await _seen(act, payload)
    return seen.taker == act.by.id and seen.team == team


async def _check(act: Act, put: Put) -> Refused | None:
    try:
        rules.require_longer(await _seen(act, put.payload), _until(put.payload), act.today)
    except Refused as refusal:
        return refusal
    return None


async def _apply(act: Act, put: Put) -> None:
    """It stays away for longer, unless it came back this moment."""
    seen, until_on = await queries.locked(act, int(put.payload["takeover"])), _until(put.payload)
    if refusal := await _check(act, put):
        raise refusal
    answer: dict[Column | str, Any] = {"answer": Answer.AGREED, "answered_at": act.at}
    await Longer.update(answer).where((Longer.takeover == seen.id) & Longer.answer.is_null())
    ruling = (await queries.agreed(act.today)).keep((until_on - seen.taken_on).days)
    row = Longer(
        takeover=seen.id,
        at=act.at,
        was=seen.back_on,
        until_on=until_on,
        why=put.why,
        ruling=json.dumps(asdict(ruling)),
        answer=Answer.AGREED,
        answered_at=act.at,
    )
    await row.save()
    await Takeover.update({Takeover.back_on: until_on}).where(Takeover.id == seen.id)
    await record(act, events.LongerByConsent(subject=subject(seen.id), until_on=until_on, was=seen.back_on))


async def _lines(act: Act, payload: Payload) -> list[Line]:
    return [Line(later("Back on"), (await _seen(act, payload)).back_on, _until(payload))]


KEEP_LONGER = Kind(
    name="takeovers.extend",
    ends_itself=True,
    question=KEEP,
    title=later("Leave “%(what)s” away until %(until_on)s"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    may=_may,
    place=lambda payload: ("takeovers.show", {"takeover_id": payload["takeover"]}),
    lines=_lines,
)
