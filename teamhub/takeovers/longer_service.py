"""Keeping it longer: who has it asks, whom it was taken from agrees, or wants it back as was agreed."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from piccolo.columns import Column

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, Stale
from teamhub.journal.service import record
from teamhub.proposals import service as proposals
from teamhub.takeovers import events, policy, queries, rules
from teamhub.takeovers.events import subject
from teamhub.takeovers.queries import Seen
from teamhub.takeovers.rules import Answer
from teamhub.takeovers.tables import Longer, Takeover


async def ask(act: Act, takeover_id: int, *, until_on: date, why: str) -> int | None:
    """Asks to keep it until `until_on`, a calendar date. Until they agree, nothing changes.

    As long as two may agree (KAD-16), whom it was taken from answers. For longer it is put to the whole team for
    consent: then the number of that proposal is returned.
    """
    async with writing():
        seen = await _may_ask(act, await queries.one(act, takeover_id), until_on)
        if not why.strip():
            raise Invalid("Please write something first.")
        agreed = await queries.agreed(act.today)
        ruling = agreed.keep((until_on - seen.taken_on).days)
        if not agreed.between_two(ruling):  # nothing is held: a round that closes holds its proposal, and then this
            payload = {"takeover": seen.id, "until_on": until_on.isoformat()}
            return await proposals.propose(
                act, "takeovers.extend", team=seen.team, key=subject(seen.id), payload=payload, why=why
            )
        seen = await _may_ask(act, await queries.locked(act, takeover_id), until_on)
        kept = json.dumps(asdict(ruling))
        row = Longer(takeover=seen.id, at=act.at, was=seen.back_on, until_on=until_on, why=why.strip(), ruling=kept)
        await row.save()
        of = subject(seen.id)
        await record(act, events.LongerAsked(subject=of, until_on=until_on, why=row.why, ruling=asdict(ruling)))
    return None


async def _may_ask(act: Act, seen: Seen, until_on: date) -> Seen:
    policy.require_taker(act.by, seen)
    rules.require_longer(seen, until_on, act.today)
    if await Longer.exists().where(Longer.answer.is_null() & (Longer.takeover == seen.id)):
        raise Stale("You have asked already. Wait for the answer.")
    return seen


async def agree(act: Act, takeover_id: int, longer_id: int) -> None:
    """The other side agrees: from now on it goes back on that day."""
    async with writing():
        seen, row = await _asked(act, takeover_id, longer_id)
        rules.require_longer(seen, row.until_on, act.today)
        await _answer(act, row, Answer.AGREED)
        await Takeover.update({Takeover.back_on: row.until_on}).where(Takeover.id == seen.id)
        agreed = events.LongerAgreed(subject=subject(seen.id), until_on=row.until_on, was=row.was)
        await record(act, agreed)


async def decline(act: Act, takeover_id: int, longer_id: int) -> None:
    """The other side wants it back on the day that was agreed."""
    async with writing():
        seen, row = await _asked(act, takeover_id, longer_id)
        await _answer(act, row, Answer.DECLINED)
        await record(act, events.LongerDeclined(subject=subject(seen.id), was=row.was))


async def _asked(act: Act, takeover_id: int, longer_id: int) -> tuple[Seen, Longer]:
    seen = await queries.locked(act, takeover_id)
    row = await Longer.objects().get((Longer.id == longer_id) & (Longer.takeover == seen.id))
    if row is None:
        raise NotFound("There is no such question.")
    policy.require_other_side(act.by, seen)
    if not seen.open:
        raise Stale("It is back already, or was undone. Somebody was first.")
    if row.answer:
        raise Stale("Somebody else answered this already.")
    return seen, row


async def _answer(act: Act, row: Longer, answer: Answer) -> None:
    said: dict[Column | str, Any] = {"answer": answer, "answered_by": act.by.id, "answered_at": act.at}
    await Longer.update(said).where(Longer.id == row.id)
