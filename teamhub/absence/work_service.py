"""The verbs of work that goes on while somebody is away: add it, take it over, give it back, strike it."""

from collections.abc import Sequence
from datetime import date

from teamhub.absence import events, policy, queries, rules
from teamhub.absence.events import noted, subject
from teamhub.absence.policy import Sight
from teamhub.absence.queries import Case
from teamhub.absence.tables import AbsenceWork
from teamhub.core.act import Act
from teamhub.core.db import is_id, writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage

WORK = AbsenceWork


async def add(act: Act, absence_id: int, work: Sequence[str]) -> None:
    """More that must be taken over: by the person, or a colleague of the team."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_recording(act.by, seen)
        if not seen.open:
            raise WrongStage("This colleague is back already.")
        if not work:
            raise Invalid("Please write something first.")
        here = await WORK.select(WORK.what).where((WORK.absence == seen.id) & WORK.returned_on.is_null())
        work = [what for what in dict.fromkeys(work) if what not in {row["what"] for row in here}]
        if not work:
            return  # the same form, sent twice
        if await WORK.count().where(WORK.absence == seen.id) + len(work) > 3 * rules.LINES:
            raise Invalid("That is more than can be shared out here. Join what belongs together.")
        await WORK.insert(*(WORK(absence=seen.id, what=what) for what in work))
        await noted(act, events.AbsenceChanged(subject=subject(seen.id)), of=seen.person)


async def take(act: Act, work_id: int, hand_back_on: date, *, for_: int | None = None) -> None:
    """Somebody of the team takes it until a day, or a coordinator notes who does (`for_`). Again: for another day."""
    async with writing():
        row, seen = await _held(act, work_id)
        holder = for_ or act.by.id
        if not seen.open:
            raise WrongStage("This colleague is back already.")
        if act.by.id == seen.person or not _in_team(seen, act):
            raise NotAllowed("Somebody of the team takes this over.")
        if for_ and for_ != act.by.id:
            policy.require_guide(act.by, seen)
            await _require_in_team(act, seen, for_)
        if row.returned_on is not None:
            raise Stale("This is back already.")
        if row.taken_by not in (None, holder, act.by.id) and policy.sight(act.by, seen) < Sight.CASE:
            raise Stale("Somebody was first, and has this already.")
        rules.require_hand_back(hand_back_on, act.today)
        if (row.taken_by, row.hand_back_on) == (holder, hand_back_on):
            return
        await WORK.update({WORK.taken_by: holder, WORK.hand_back_on: hand_back_on}).where(WORK.id == row.id)
        await noted(act, events.WorkTaken(subject=subject(seen.id)), of=seen.person)


async def give_back(act: Act, work_id: int) -> None:
    """It is back: with who was absent, or because it has been done. By who has it, the person, or who guides."""
    async with writing():
        row, seen = await _held(act, work_id)
        guides = policy.sight(act.by, seen) >= Sight.CASE
        if act.by.id != row.taken_by and not guides:
            raise NotAllowed("Who has this gives it back, or who it is given back to.")
        if row.returned_on is None:
            await WORK.update({WORK.returned_on: act.today}).where(WORK.id == row.id)
            await noted(act, events.WorkReturned(subject=subject(seen.id)), of=seen.person)


async def let_go(act: Act, work_id: int) -> None:
    """Who has it cannot go on with it: it stands open again for the team."""
    async with writing():
        row, seen = await _held(act, work_id)
        if act.by.id != row.taken_by and policy.sight(act.by, seen) < Sight.CASE:
            raise NotAllowed("Who has this gives it back, or who it is given back to.")
        if row.returned_on is not None:
            raise Stale("This is back already.")
        if row.taken_by is None:
            return
        await WORK.update({WORK.taken_by: None, WORK.hand_back_on: None}).where(WORK.id == row.id)
        await noted(act, events.AbsenceChanged(subject=subject(seen.id)), of=seen.person)


async def strike(act: Act, work_id: int) -> None:
    """It is erased: it was not needed, or said something that may not be kept (KAD-09). By the person or who guides."""
    async with writing():
        row, seen = await _held(act, work_id)
        if act.by.id != seen.person:
            policy.require_guide(act.by, seen)
        await WORK.delete().where(WORK.id == row.id)
        await noted(act, events.AbsenceChanged(subject=subject(seen.id)), of=seen.person)


async def _held(act: Act, work_id: int) -> tuple[AbsenceWork, Case]:
    row = await WORK.objects().get(WORK.id == work_id).lock_rows("UPDATE") if is_id(work_id) else None
    if row is None:
        raise NotFound("There is no such page.")
    return row, await queries.case(act, row.absence)


def _in_team(seen: Case, act: Act) -> bool:
    return bool(seen.teams & act.by.member_of) or policy.sight(act.by, seen) >= Sight.CASE


async def _require_in_team(act: Act, seen: Case, person: int) -> None:
    here = """SELECT person FROM membership WHERE person = {} AND team = ANY({}::int[]) AND from_on <= {}
        AND (until_on IS NULL OR until_on >= {})"""
    if not await WORK.raw(here, person, [*seen.teams], act.today, act.today):
        raise Invalid("Choose somebody of the team.")
