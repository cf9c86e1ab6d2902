"""When somebody leaves: how they could be reached is erased, and what they had of others is open again."""

from typing import Any

from teamhub.absence.tables import Absence, AbsenceWork
from teamhub.core.act import Act
from teamhub.core.db import writing

GONE: dict[Any, Any] = {"phone": "", "address": "", "contact_wish": ""}


async def leave(act: Act, person_id: int) -> None:
    """The day after their last one. Their dates stay with HR until the retention limit."""
    async with writing():
        await Absence.update({**GONE}).where(Absence.person == person_id)
        theirs = (AbsenceWork.taken_by == person_id) & AbsenceWork.returned_on.is_null()
        await AbsenceWork.update({AbsenceWork.taken_by: None, AbsenceWork.hand_back_on: None}).where(theirs)
