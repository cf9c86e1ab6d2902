"""The verbs of guiding an absence: contact, the look ahead on day 21, the hand-over to HR and back, the welcome."""

from datetime import date

from teamhub.absence import events, policy, queries, rules
from teamhub.absence.events import noted, subject
from teamhub.absence.queries import Case
from teamhub.absence.rules import Early
from teamhub.absence.service import change
from teamhub.absence.tables import Absence, AbsenceContact, StepDone
from teamhub.core.act import Act, Office
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.people import queries as people
from teamhub.teams import queries as teams

NAMED = (Early.TENSION, Early.ASKED, Early.LONG, Early.CONTRACT)  # by the coordinator; the others are said to HR alone


async def had_contact(act: Act, absence_id: int) -> None:
    """That there was contact today: once a day, whoever had it. Never what was said."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_guide(act.by, seen)
        _require_absent(seen)
        if seen.contact_on == act.today:
            return
        await AbsenceContact(absence=seen.id, by=act.by.id, on=act.today).save()
        await noted(act, events.ContactHad(subject=subject(seen.id)), of=seen.person)


async def precheck(act: Act, absence_id: int, handover_on: date | None) -> None:
    """It was looked at together whether it becomes long; `handover_on`: when HR takes over, as was agreed."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_guide(act.by, seen)
        _require_absent(seen)
        if handover_on is not None and not act.today <= handover_on <= act.today + rules.LONGEST * rules.DAY:
            raise Invalid("Please choose today or a later day.")
        if seen.precheck_on and handover_on == seen.planned_handover_on:
            return
        await change(seen, {"precheck_on": seen.precheck_on or act.today, "planned_handover_on": handover_on})
        await noted(act, events.Prechecked(subject=subject(seen.id)), of=seen.person)


async def ask_early(act: Act, absence_id: int, why: Early) -> None:
    """HR is asked to take over before day 29: by the person themselves, the coordinator, or HR for another reason.

    Which of the reasons it is, HR and the person read; the coordinator no more once it was sent.
    """
    async with writing():
        seen = await queries.locked(act, absence_id)
        own = act.by.id == seen.person
        if not own:
            policy.require_guide(act.by, seen)
        if own and why is not Early.ASKED:
            raise Invalid("You can ask HR to take over; you need not say why.")
        if not own and not act.by.has(Office.HR) and why not in NAMED:
            raise Invalid("This is between the colleague and HR. Ask them to tell HR themselves.")
        _require_absent(seen)
        _require_with_team(seen)
        if await Absence.exists().where((Absence.id == seen.id) & (Absence.early == why)):
            return  # asked already; who may not read why does not hear it either
        await change(seen, {"early": why, "early_on": act.today})
        await noted(act, events.EarlyAsked(subject=subject(seen.id)), of=seen.person)


async def hand_over(
    act: Act,
    absence_id: int,
    *,
    near: int | None = None,
    look_again_on: date | None = None,
    case_manager: int | None = None,
) -> None:
    """From today HR guides it: who does this, or a colleague of HR (`case_manager`), is the case manager.

    HR does it on any day; the absence coordinator once it is due, and names who of HR receives it. The team hears who
    stays in touch (`near`), how the work is covered, and when to look again.
    """
    agreed = await queries.agreed(act.today)
    async with writing():
        seen = await queries.locked(act, absence_id, terms=agreed.terms)
        if case_manager is None:
            policy.require_hr(act.by, seen)
        policy.require_hand_over(act.by, seen, seen.guide is not None and seen.guide.due(act.today))
        if seen.recovered_on is not None:
            raise WrongStage("This absence has ended already.")
        _require_with_team(seen)
        manager = case_manager or act.by.id
        if manager == seen.person or manager not in await teams.office_holders(act, Office.HR):
            raise Invalid("Choose somebody of HR.")
        await _require_near(act, seen, near)
        _require_look(look_again_on, act.today)
        given = {"handed_over_on": act.today, "handed_back_on": None, "case_manager": manager}
        await change(seen, {**given, "near": near, "look_again_on": look_again_on})
        await _handed_over(act, seen)
        await noted(act, events.HandedOver(subject=subject(seen.id)), of=seen.person)


async def _handed_over(act: Act, seen: Case) -> None:
    """It is a step of the Gatekeeper Act too."""
    done = (StepDone.absence == seen.id) & (StepDone.step == rules.Step.HANDED_OVER)
    if not await StepDone.exists().where(done):
        step = StepDone(
            absence=seen.id, step=rules.Step.HANDED_OVER, done_on=act.today, by=act.by.id, entered_on=act.today
        )
        await step.save()


async def keep_near(act: Act, absence_id: int, near: int | None, look_again_on: date | None) -> None:
    """Who of the colleagues stays in touch, and when the team looks again at how the work is covered."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        if not policy.coordinates(act.by, seen.team):
            policy.require_guide(act.by, seen)
        _require_absent(seen)
        await _require_near(act, seen, near)
        _require_look(look_again_on, act.today)
        if (near, look_again_on) == (seen.near, seen.look_again_on):
            return
        await change(seen, {"near": near, "look_again_on": look_again_on})
        await noted(act, events.NearNamed(subject=subject(seen.id)), of=seen.person)


async def hand_back(act: Act, absence_id: int, on: date) -> None:
    """The team guides it again from `on`: as the case manager and the colleague agreed."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_hr(act.by, seen)
        if not seen.handed_over or seen.handed_over_on is None:
            raise WrongStage("The team guides this absence already.")
        if not max(seen.handed_over_on, act.today) <= on <= act.today + rules.LONGEST * rules.DAY:
            raise Invalid("Please choose today or a later day.")
        await change(seen, {"handed_back_on": on, "prepared_on": None})
        await noted(act, events.HandedBack(subject=subject(seen.id)), of=seen.person)


async def welcome(act: Act, absence_id: int) -> None:
    """The coordinator has asked who is back what is needed to begin well. What was answered is kept nowhere."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_guide(act.by, seen)
        if seen.recovered_on is None:
            raise WrongStage("This colleague is still absent.")
        if seen.welcomed_on is None:
            await change(seen, {"welcomed_on": act.today})
            await noted(act, events.Welcomed(subject=subject(seen.id)), of=seen.person)


def _require_absent(seen: Case) -> None:
    if not seen.open:
        raise WrongStage("This colleague is back already.")


def _require_with_team(seen: Case) -> None:
    if seen.handed_over:
        raise WrongStage("HR guides this absence already.")


def _require_look(on: date | None, today: date) -> None:
    if on is not None and not today <= on <= today + rules.LONGEST * rules.DAY:
        raise Invalid("Please choose today or a later day.")


async def _require_near(act: Act, seen: Case, near: int | None) -> None:
    if near is None:
        return
    if near == seen.person:
        raise Invalid("Choose somebody else than the colleague who is absent.")
    if near not in {row["id"] for row in await people.colleagues(act)}:
        raise NotAllowed("Choose a colleague who works here.")
