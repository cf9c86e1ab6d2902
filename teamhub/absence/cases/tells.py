"""Whom a file concerns: its case manager, ahead of a step; the colleague, when something in it has changed."""

from collections.abc import Mapping

from teamhub.absence.cases import events
from teamhub.absence.tables import Absence
from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Tells


async def _row(happened: Happened) -> Absence | None:
    """Nothing where it has been erased since."""
    return await Absence.objects().get(Absence.id == int(happened.key))


async def _manager(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [row.case_manager]} if row and row.case_manager else {}


async def _colleague(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [row.person]} if row else {}


async def _both(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [one for one in (row.person, row.case_manager) if one]} if row else {}


TELLS: Mapping[type, Tells] = {
    events.CaseStepNears: _manager,
    events.CaseManagerChanged: _both,
    events.CaseProspectNoted: _colleague,
    events.CaseProspectEnded: _colleague,
    events.CaseHoursSet: _colleague,
    events.CaseHoursUndone: _colleague,
}
