"""The verbs of maternity leave: no illness. HR alone records it, and others see that somebody is away."""

from datetime import date
from typing import Any

from teamhub.absence.cases import checks, events, policy, queries
from teamhub.absence.cases.queries import Off
from teamhub.absence.cases.rules import Leave
from teamhub.absence.tables import MaternityLeave
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed
from teamhub.journal.service import record
from teamhub.people import queries as people


async def record_leave(act: Act, person_id: int, from_on: date, until_on: date) -> int:
    """From this day until that one, both included. Returns its id."""
    async with writing():
        await _require(act, person_id)
        if not await people.works_here(act, person_id):
            raise Invalid("Please choose a colleague.")
        checks.require_leave(from_on, until_on, await _others(person_id), act.today)
        row = MaternityLeave(person=person_id, from_on=from_on, until_on=until_on)
        await row.save()
        await record(act, events.LeaveRecorded(subject=events.leave(row.id)))
    return int(row.id)


async def change_leave(act: Act, leave_id: int, from_on: date, until_on: date) -> None:
    async with writing():
        found = await _held(act, leave_id)
        if (found.from_on, found.until_on) == (from_on, until_on):
            return
        checks.require_leave(from_on, until_on, await _others(found.person, leave_id), act.today)
        days: dict[Any, Any] = {MaternityLeave.from_on: from_on, MaternityLeave.until_on: until_on}
        await MaternityLeave.update(days).where(MaternityLeave.id == leave_id)
        await record(act, events.MaternityLeaveChanged(subject=events.leave(leave_id)))


async def remove_leave(act: Act, leave_id: int) -> None:
    """It was a mistake: it was never there, and every day counts as it did before."""
    async with writing():
        await _held(act, leave_id)
        await MaternityLeave.delete().where(MaternityLeave.id == leave_id)
        await record(act, events.LeaveRemoved(subject=events.leave(leave_id)))


async def _held(act: Act, leave_id: int) -> Off:
    """As it is after whoever changed or removed it before."""
    await _require(act, (await queries.leave(act, leave_id)).person)
    return await queries.leave(act, leave_id)


async def _require(act: Act, person_id: int) -> None:
    policy.require_hr(act.by)
    if act.by.id == person_id:
        raise NotAllowed("This is about yourself: a colleague of HR does it.")
    await people.locked(person_id)  # two at once do not overlap


async def _others(person_id: int, but: int = 0) -> list[Leave]:
    mine = (MaternityLeave.person == person_id) & (MaternityLeave.id != but)
    rows = await MaternityLeave.select(MaternityLeave.from_on, MaternityLeave.until_on).where(mine)
    return [Leave(**row) for row in rows]
