"""The verbs of a role's checklist: write an item, change, pause and remove it, and tick it in the meeting."""

from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, WrongStage
from teamhub.journal.service import record
from teamhub.roles import queries as roles
from teamhub.roles.checklists import events, policy, queries, rules
from teamhub.roles.checklists.queries import Item
from teamhub.roles.checklists.rules import Mark, Rhythm
from teamhub.roles.checklists.tables import ChecklistItem, ChecklistTick
from teamhub.roles.events import subject

MOST = 30  # items of one role: more is no checklist any more


async def write(act: Act, role_id: int, *, text: str, rhythm: Rhythm) -> int:
    """Puts an item on the checklist of a role of one's team, due from today. Returns its id."""
    async with writing():
        role = await roles.role(act, role_id)
        policy.require(act.by, role.team)
        await roles.hold(role_id)
        if not role.open_on(act.today):
            raise WrongStage("The team does not have this role any more.")
        here = (ChecklistItem.team_role == role_id) & ChecklistItem.removed_on.is_null()
        same = here & (ChecklistItem.text == _said(text)) & (ChecklistItem.rhythm == rhythm)
        if made := await ChecklistItem.select(ChecklistItem.id).where(same).first():
            return int(made["id"])  # it is on the list already
        if await ChecklistItem.count().where(here) >= MOST:
            raise Invalid("There are %(count)s items on this checklist. Remove one first.", count=MOST)
        row = ChecklistItem(team_role=role_id, text=_said(text), rhythm=rhythm, by=act.by.id, from_on=act.today)
        await row.save()
        facts: dict[str, Any] = {"item": row.id, "text": row.text, "rhythm": rhythm}
        await record(act, events.ChecklistItemWritten(subject=subject(role_id), **facts))
    return int(row.id)


async def change(act: Act, item_id: int, *, text: str, rhythm: Rhythm) -> None:
    """What was ticked stays, period by period. Another rhythm counts its own periods from now on."""
    async with writing():
        item = await _held(act, item_id)
        said = _said(text)
        if (said, rhythm) == (item.text, item.rhythm):
            return
        await ChecklistItem.update(_columns(text=said, rhythm=rhythm)).where(ChecklistItem.id == item_id)
        facts: dict[str, Any] = {"item": item.id, "text": said, "rhythm": rhythm, "was": item.text}
        await record(act, events.ChecklistItemChanged(subject=subject(item.team_role), **facts))


async def pause(act: Act, item_id: int) -> None:
    """From today it is not asked for in the meeting."""
    async with writing():
        item = await _held(act, item_id)
        if item.paused_on is None:
            await ChecklistItem.update(_columns(paused_on=act.today)).where(ChecklistItem.id == item_id)
            await _tell(act, events.ChecklistItemPaused, item)


async def resume(act: Act, item_id: int) -> None:
    async with writing():
        item = await _held(act, item_id)
        if item.paused_on is not None:
            await ChecklistItem.update(_columns(paused_on=None)).where(ChecklistItem.id == item_id)
            await _tell(act, events.ChecklistItemResumed, item)


async def remove(act: Act, item_id: int) -> None:
    """Off the checklist; what was ticked can still be read."""
    async with writing():
        item = await _held(act, item_id)
        await ChecklistItem.update(_columns(removed_on=act.today)).where(ChecklistItem.id == item_id)
        await _tell(act, events.ChecklistItemRemoved, item)


async def tick(act: Act, item_id: int, *, done: bool, period: date, note: str = "") -> None:
    """The answer for the present period, whose first day is `period`; the last one counts.

    Refused for another period than the present one: a page that was left open overnight would answer for it.
    """
    async with writing():
        item = await _held(act, item_id)
        due = rules.due(from_on=item.from_on, paused_on=item.paused_on, removed_on=item.removed_on, on=act.today)
        if not due or period != item.period(act.today):
            raise WrongStage("This is not asked for now. Look at the checklists again.")
        said = note.strip()
        if (item.done, item.note) == (done, said):
            return
        row = ChecklistTick(item=item_id, period=period, done=done, note=said, by=act.by.id, at=act.at)
        answer = [ChecklistTick.done, ChecklistTick.note, ChecklistTick.by, ChecklistTick.at]
        once = (ChecklistTick.item, ChecklistTick.period)
        await ChecklistTick.insert(row).on_conflict(target=once, action="DO UPDATE", values=answer)
        mark = Mark.DONE if done else Mark.NOT_DONE
        facts: dict[str, Any] = {"item": item.id, "text": item.text, "mark": mark, "period": period, "note": said}
        await record(act, events.ChecklistTicked(subject=subject(item.team_role), **facts))


async def _held(act: Act, item_id: int) -> Item:
    """The item, with nobody else changing or ticking this checklist until the transaction ends."""
    found = await queries.item(act, item_id)
    policy.require(act.by, found.team)
    await roles.hold(found.team_role)
    found = await queries.item(act, item_id)
    if found.removed_on is not None:
        raise WrongStage("This is not on the checklist any more.")
    return found


async def _tell(act: Act, event: type[events.ChecklistEvent], item: Item) -> None:
    await record(act, event(subject=subject(item.team_role), item=item.id, text=item.text))


def _columns(**values: Any) -> Any:
    return {getattr(ChecklistItem, name): value for name, value in values.items()}


def _said(text: str) -> str:
    if not text.strip():
        raise Invalid("Write what has to be done.")
    return text.strip()
