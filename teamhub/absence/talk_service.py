"""The talk with who was absent often: about the work and what helps, never about health. Held, or asked of HR."""

from collections.abc import Mapping, Sequence
from typing import Any

from piccolo.columns import Column

from teamhub.absence import events, policy, queries
from teamhub.absence.events import noted, subject
from teamhub.absence.queries import Case
from teamhub.absence.tables import FrequentTalk
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage

MOST, LONGEST = 3, 190  # agreements, and characters of each


async def hold(act: Act, absence_id: int, agreements: Sequence[str]) -> None:
    """It was held today, with none to three agreements. By the coordinator, or HR where they were asked to."""
    async with writing():
        seen = await _due(act, absence_id)
        kept = [one.strip() for one in agreements if one.strip()]
        if len(kept) > MOST or any(len(one) > LONGEST for one in kept):
            raise Invalid("Please keep it to three agreements of %(count)s characters.", count=LONGEST)
        values = {"held_on": act.today, "by": act.by.id, "agreements": "\n".join(kept)}
        await _keep(seen, values)
        await noted(act, events.FrequentTalkHeld(subject=subject(seen.id)), of=seen.person)


async def to_hr(act: Act, absence_id: int) -> None:
    """Somebody would rather not, or it is tense: HR offers the talk. Why is not kept."""
    async with writing():
        seen = await _due(act, absence_id)
        if seen.talk:
            raise WrongStage("HR has been asked already.")
        await _keep(seen, {"to_hr": True})
        await noted(act, events.FrequentTalkToHR(subject=subject(seen.id)), of=seen.person)


async def _due(act: Act, absence_id: int) -> Case:
    agreed = await queries.agreed(act.today)
    seen = await queries.locked(act, absence_id, terms=agreed.terms)
    policy.require_guide(act.by, seen)
    if seen.talk_on or not (seen.to_hr or (seen.guide and seen.guide.talk_due)):
        raise WrongStage("There is no talk to be held now, or it was held already.")
    return seen


async def _keep(seen: Case, values: Mapping[str, Any]) -> None:
    columns: dict[Column | str, Any] = dict(values.items())
    if seen.talk:
        await FrequentTalk.update(columns).where(FrequentTalk.id == seen.talk)
    else:
        await FrequentTalk(absence=seen.id, **dict(values)).save()
