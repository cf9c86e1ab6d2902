"""Ahead of the day on which a step is due its case manager is told, once for each such day: not whose file it is."""

from datetime import timedelta

from teamhub.absence.cases import events, reading
from teamhub.absence.cases.events import subject
from teamhub.absence.cases.reading import Case
from teamhub.absence.cases.tables import StepNotice
from teamhub.absence.cases.waiting import NOT_HERE, near
from teamhub.absence.rules import Step
from teamhub.core.act import SYSTEM, Act
from teamhub.core.db import writing
from teamhub.core.jobs import Job
from teamhub.journal.service import record

HANDED = """
    SELECT person FROM absence WHERE handed_over_on IS NOT NULL AND (recovered_on IS NULL OR recovered_on > {}::date)
"""


async def tell_ahead(act: Act) -> str:
    """Overdue is computed where it is read; this only tells. May run twice: what was told is kept."""
    system = Act(by=SYSTEM, at=act.at)
    told = 0
    for case in await reading.read(system, HANDED, act.today):
        if case.open:
            told += await _tell(system, case)
    return f"{told} steps are due soon" if told else ""


async def _tell(act: Act, case: Case) -> int:
    due = case.due
    if due is None or due.step in NOT_HERE or not isinstance(due.step, Step) or not near(case):
        return 0
    async with writing():
        row = StepNotice(absence=case.now.id, step=due.step, due_on=due.due_on)
        new = await StepNotice.insert(row).on_conflict(action="DO NOTHING").returning(StepNotice.id)
        if new:
            await record(act, events.CaseStepNears(subject=subject(case.now.id)))
    return len(new)


JOBS = [Job("absence.steps_ahead", timedelta(hours=12), tell_ahead)]
