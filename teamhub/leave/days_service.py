"""The verb of one's own working days."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid
from teamhub.journal.service import record
from teamhub.leave import events, policy
from teamhub.leave.rules import WEEKDAYS
from teamhub.leave.tables import WorkPattern
from teamhub.people import queries as people

AHEAD = timedelta(days=366)


async def keep_days(act: Act, *, from_on: date, week: Sequence[Decimal]) -> None:
    """One's own hours on Monday … Sunday, from a day on; what was kept for that day or later days gives way."""
    async with writing():
        policy.works_here(act.by)
        if not act.today <= from_on <= act.today + AHEAD:
            raise Invalid("Choose a first day from today on, within a year.")
        if not any(week):
            raise Invalid("Fill in at least one day on which you work.")
        await people.locked(act.by.id)
        mine = (WorkPattern.person == act.by.id) & (WorkPattern.from_on >= from_on)
        given: dict[str, Any] = {"person": act.by.id, "from_on": from_on, **dict(zip(WEEKDAYS, week, strict=True))}
        kept = await WorkPattern.objects().where(mine)
        if len(kept) == 1 and all(getattr(kept[0], name) == value for name, value in given.items()):
            return
        await WorkPattern.delete().where(mine)
        await WorkPattern(**given).save()
        await record(act, events.WorkDaysKept(subject=f"person:{act.by.id}"))
