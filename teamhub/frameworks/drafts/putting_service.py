"""Putting a draft to its delegates. What they consent to is adopted by `proposals.py`."""

from datetime import date

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, Stale
from teamhub.frameworks.drafts import adoption_service, policy, queries, rounds
from teamhub.frameworks.drafts.events import subject
from teamhub.frameworks.drafts.stages import STAGES, Verb
from teamhub.proposals import service as proposals


async def put(act: Act, draft_id: int, seen: int, *, in_force_on: date, why: str, days: int) -> int:
    """Asks the delegates for consent to this version of the draft, for so many calendar days; by anybody of the group.

    After a round without consent this is its next one. It counts from `in_force_on`, today or later. Returns the number
    of the proposal. Nothing is held here: what is consented to is checked again before it has its effect.
    """
    draft = await queries.one(act, draft_id)
    policy.require_group(act.by, [member.person for member in draft.group], draft.names)
    STAGES.after(draft.stage, Verb.ADOPT)
    if draft.version != seen:
        raise Stale("Somebody of the group saved the draft after you opened it.")
    if in_force_on < act.today:
        raise Invalid("A framework comes into force today or later.")
    await adoption_service.require_ready(act, draft)
    payload = {"draft": draft_id, "version": draft.version, "in_force_on": in_force_on.isoformat()}
    people = tuple(adoption_service.delegates(draft))
    before = (await rounds.of(act, draft_id)).again(act.by.id, people)
    if before:
        await proposals.again(act, before.id, why=why, payload=payload, days=days)
        return before.id
    key = subject(draft_id)
    return await proposals.propose(act, rounds.KIND, people=people, payload=payload, why=why, key=key, days=days)
