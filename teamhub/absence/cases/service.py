"""The verbs of a file: HR notes what was done and what the company doctor advised, and corrects it.

Each has the number of an absence of the period that it is about. Only HR, with a second factor, and not about oneself.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.absence.cases import checks, events, policy, queries
from teamhub.absence.cases.events import subject
from teamhub.absence.cases.reading import Case
from teamhub.absence.rules import Step
from teamhub.absence.tables import Absence, StepDone, WorkedHours
from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound, WrongStage
from teamhub.journal.events import Event
from teamhub.journal.service import record


async def done(act: Act, absence_id: int, step: Step, on: date) -> None:
    """A step of the Gatekeeper Act was done on this day: today or before."""
    async with writing():
        case = await _with_hr(act, absence_id)
        checks.require_done(step, on, case.period, case.points, act.today)
        await StepDone(absence=case.now.id, step=step, done_on=on, by=act.by.id, entered_on=act.today).save()
        if step is Step.SECOND_TRACK:
            await _change(case, second_track_on=on)
        await _record(act, case, events.CaseStepDone)


async def undo_step(act: Act, absence_id: int, step_id: int) -> None:
    """Entered by mistake: taken back on the day that it was entered."""
    async with writing():
        case = await _file(act, absence_id)
        found = next((one for one in case.steps if one.id == step_id and one.step in checks.ENTERED), None)
        if found is None:
            raise NotFound(queries.NO_PAGE)
        checks.require_same_day(found.entered_on, act.today)
        await StepDone.delete().where(StepDone.id == found.id)
        if found.step is Step.SECOND_TRACK:
            await _change(case, second_track_on=None)
        await _record(act, case, events.CaseStepUndone)


async def await_prospect(act: Act, absence_id: int, until: date) -> None:
    """Work elsewhere is not needed yet: there is a real prospect here; it is looked at again on `until`."""
    async with writing():
        case = await _with_hr(act, absence_id)
        if not case.open:
            raise WrongStage("This colleague is back at work. Nothing is added any more.")
        checks.require_prospect(until, case.period, case.points, case.numbers, act.today)
        if await Absence.exists().where(
            (Absence.id == case.now.id) & (Absence.prospect_on == act.today) & (Absence.prospect_until == until)
        ):
            return
        await _change(case, prospect_on=act.today, prospect_until=until)
        await _record(act, case, events.CaseProspectNoted)


async def end_prospect(act: Act, absence_id: int) -> None:
    """There is no such prospect after all: the second track is due on its own day again."""
    async with writing():
        case = await _with_hr(act, absence_id)
        if case.now.prospect_until is not None:
            await _change(case, prospect_on=None, prospect_until=None)
            await _record(act, case, events.CaseProspectEnded)


async def set_hours(act: Act, absence_id: int, *, hours: Decimal, from_on: date, advised_on: date) -> None:
    """Hours a week that somebody can work from a day on: as the company doctor advised on `advised_on`.

    Nobody else sets them, and there is no percentage: what share of the contract somebody is absent for follows.
    """
    async with writing():
        case = await _with_hr(act, absence_id)
        if not case.open:
            raise WrongStage("This colleague is back at work. Nothing is added any more.")
        checks.require_hours(hours, from_on, advised_on, case.now.first_day, case.contract_hours, act.today)
        if any(one.from_on == from_on for one in case.hours):
            raise Invalid("There are hours from this day on already. Take those back first, or choose another day.")
        await WorkedHours(
            absence=case.now.id, from_on=from_on, hours=hours, advised_on=advised_on, by=act.by.id, entered_on=act.today
        ).save()
        await _record(act, case, events.CaseHoursSet)


async def undo_hours(act: Act, absence_id: int, hours_id: int) -> None:
    async with writing():
        case = await _file(act, absence_id)
        found = next((one for one in case.hours if one.id == hours_id), None)
        if found is None:
            raise NotFound(queries.NO_PAGE)
        checks.require_same_day(found.entered_on, act.today)
        await WorkedHours.delete().where(WorkedHours.id == found.id)
        await _record(act, case, events.CaseHoursUndone)


async def decide_period(act: Act, absence_id: int, same: bool | None) -> None:
    """Whether this absence and the one before it are one period, around maternity leave; None: the days decide.

    Elsewhere the days alone decide, whatever the cause (BW 7:629 lid 10), and nobody asks for it here.
    """
    async with writing():
        case = await _file(act, absence_id)
        if not case.around_leave:
            raise WrongStage("There is no maternity leave before this absence: the days between them decide.")
        await _change(case, same_period=same)
        await _record(act, case, events.CaseCorrected)


async def correct(act: Act, absence_id: int, *, safety_net: bool, work_accident: bool, third_party: bool) -> None:
    """What HR has to know: whether, never which or what. The person enters it; HR corrects it."""
    async with writing():
        case = await _file(act, absence_id)
        await _change(case, safety_net=safety_net, work_accident=work_accident, third_party=third_party)
        await _record(act, case, events.CaseCorrected)


async def change_manager(act: Act, absence_id: int, person_id: int) -> None:
    async with writing():
        case = await _with_hr(act, absence_id)
        if person_id not in await queries.case_managers(act) or person_id == case.now.person:
            raise Invalid("Please choose somebody of HR.")
        if person_id != case.now.case_manager:
            await _change(case, case_manager=person_id)
            await _record(act, case, events.CaseManagerChanged)


async def _file(act: Act, absence_id: int) -> Case:
    case = await queries.held(act, absence_id)
    policy.require_file(act.by, case.now.person)
    return case


async def _with_hr(act: Act, absence_id: int) -> Case:
    """There is a file once HR has taken over; afterwards too, when the team guides the last of it."""
    case = await _file(act, absence_id)
    if case.now.handed_over_on is None:
        raise WrongStage("This absence is still with the team. Take it over first; then there is a file.")
    return case


async def _change(case: Case, **values: Any) -> None:
    columns: dict[Any, Any] = {getattr(Absence, name): value for name, value in values.items()}
    await Absence.update(columns).where(Absence.id == case.now.id)


async def _record(act: Act, case: Case, event: type[Event]) -> None:
    await record(act, event(subject=subject(case.now.id)))
