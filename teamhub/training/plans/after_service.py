"""Afterwards: what somebody does differently on Monday, their certificate, and what was passed on to the team."""

from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.core.words import Day
from teamhub.journal.service import record
from teamhub.training import service as catalogue
from teamhub.training.plans import events, policy, queries
from teamhub.training.plans.events import subject
from teamhub.training.plans.rules import State
from teamhub.training.plans.seen import Going, Seen
from teamhub.training.plans.tables import Participant, Plan


async def write_monday(act: Act, plan_id: int, words: str) -> None:
    """One page of one's own, for the team to read. It can be written anew."""
    async with writing():
        seen = await queries.locked(act, plan_id)
        mine = _went(act, seen)
        if not words.strip():
            raise Invalid("Please write something first.")
        said: dict[str, Any] = {"monday": words.strip(), "monday_at": act.at}
        await Participant.update(**said).where(Participant.id == mine.id)
        if mine.monday_at is None:
            await record(act, events.MondayWritten(subject=subject(seen.id)))


async def obtain(act: Act, plan_id: int, obtained_on: date) -> None:
    """Who went records the certificate that they got from it, or of that day."""
    async with writing():
        seen = await queries.locked(act, plan_id)
        _went(act, seen)
        assert seen.first_on
        if obtained_on < seen.first_on:
            raise Invalid("The training began on %(first)s: choose that day or a later one.", first=Day(seen.first_on))
        await catalogue.obtain(act, act.by.id or 0, seen.training, obtained_on)


async def pass_on(act: Act, plan_id: int, on: date, reached: str) -> None:
    """What was learned has reached the team: on which day, and who was reached. By anybody of the team."""
    async with writing():
        seen = await queries.locked(act, plan_id)
        policy.require_team(act.by, seen.team)
        if seen.state is not State.FOLLOWED:
            raise WrongStage("What is passed on is recorded once the training is over, and once.")
        assert seen.first_on
        if not seen.first_on <= on <= act.today:
            raise Invalid(
                "Choose the day on which it was passed on: from %(first)s until %(today)s.",
                first=Day(seen.first_on),
                today=Day(act.today),
            )
        if not reached.strip():
            raise Invalid("Write who was reached.")
        await Plan.update({Plan.passed_on: on, Plan.passed_to: reached.strip()}).where(Plan.id == seen.id)
        await record(act, events.PassedOn(subject=subject(seen.id), on=on, reached=reached.strip()))


def _went(act: Act, seen: Seen) -> Going:
    mine = seen.mine(act.by.id)
    if mine is None or not mine.goes:
        raise NotAllowed("This is for who went to the training.")
    if seen.booked_at is None or seen.first_on is None or seen.first_on > act.today or seen.cancelled_at:
        raise WrongStage("This comes once the training has begun.")
    return mine
