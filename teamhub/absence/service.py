"""The verbs of an absence itself: report it, confirm it, stay away longer, be back, never mind."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from piccolo.columns import Column

from teamhub.absence import events, keeping, policy, queries, rules
from teamhub.absence.events import noted, subject
from teamhub.absence.leaving import GONE
from teamhub.absence.policy import Sight
from teamhub.absence.queries import Case
from teamhub.absence.tables import Absence, AbsenceWork
from teamhub.core.act import Act, Office
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.core.second_factor import require_second_factor
from teamhub.core.words import Day
from teamhub.people import queries as people

TEAMS = """
    SELECT m.team FROM membership m WHERE m.person = {} AND m.from_on <= {} AND (m.until_on IS NULL OR m.until_on >= {})
    ORDER BY m.from_on, m.id
"""
# What is there on that day or after it: an absence without an end, or one that ends later.
OVERLAP = """
    SELECT first_day, recovered_on FROM absence WHERE person = {}
    AND (recovered_on IS NULL OR recovered_on > {}) ORDER BY first_day DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Report:
    """`expected_until` is the last day of it that is expected; `work` what must be taken over, one thing each.

    The three flags are for HR alone: whether, and never which or how.
    """

    first_day: date
    expected_until: date | None = None
    phone: str = ""
    address: str = ""
    contact_wish: str = ""
    contact_days: int | None = None  # empty: as often as KAD-02 asks at least
    work: Sequence[str] = ()
    safety_net: bool = False
    work_accident: bool = False
    third_party: bool = False


async def report(act: Act, said: Report) -> int:
    """Somebody reports themselves. Returns the id of the absence."""
    policy.works_here(act.by)
    assert act.by.id is not None, "A colleague has an id."
    async with writing():
        return await _reported(act, act.by.id, said, rules.BACK)


async def report_for(act: Act, person_id: int, said: Report) -> int:
    """A colleague of the team reports who phones; HR anybody. What is for HR alone, the person adds themselves."""
    policy.works_here(act.by)
    if act.by.id == person_id:
        return await report(act, said)
    require_second_factor(act.by)
    async with writing():
        await people.person(act, person_id)
        if not policy.may_report_for(act.by, frozenset(await teams_of(person_id, act.today))):
            raise NotAllowed("A colleague of the same team notes this, or HR.")
        return await _reported(act, person_id, said, rules.BACK_HR if act.by.has(Office.HR) else rules.BACK)


async def _reported(act: Act, person_id: int, said: Report, back: int) -> int:
    rules.require_first_day(said.first_day, act.today, back)
    rules.require_expected(said.expected_until, said.first_day, act.today)
    await people.locked(person_id)
    await _require_here(act, person_id)
    await _require_free(act, person_id, said.first_day)
    teams = await teams_of(person_id, act.today)
    row = Absence(
        person=person_id,
        team=teams[0] if teams else None,
        first_day=said.first_day,
        expected_until=said.expected_until,
        reported_at=act.at,
        reported_by=act.by.id,
        phone=said.phone,
        address=said.address,
        contact_wish=said.contact_wish,
        contact_days=await _rhythm(act, said.contact_days),
        safety_net=said.safety_net,
        work_accident=said.work_accident,
        third_party=said.third_party,
    )
    await row.save()
    if said.work:
        await AbsenceWork.insert(*(AbsenceWork(absence=row.id, what=what) for what in said.work))
    await noted(act, events.AbsenceReported(subject=subject(row.id)), of=person_id)
    return int(row.id)


async def teams_of(person_id: int, on: date) -> list[int]:
    """The teams that somebody is in on this day, the one that they are in longest first."""
    return [row["team"] for row in await Absence.raw(TEAMS, person_id, on, on)]


async def confirm(act: Act, absence_id: int) -> None:
    """The coordinator has seen the report; HR where there is no coordinator."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_guide(act.by, seen)
        if seen.confirmed_at:
            return
        await change(seen, {"confirmed_at": act.at})
        await noted(act, events.AbsenceConfirmed(subject=subject(seen.id)), of=seen.person)


async def keep_reachable(act: Act, absence_id: int, said: Report) -> None:
    """One's own number, address, wish about contact and what is for HR, set right while one is absent."""
    async with writing():
        seen = await queries.locked(act, absence_id, Sight.OWN)
        _require_open(seen)
        kept = {name: getattr(said, name) for name in ("phone", "address", "contact_wish")}
        flags = {name: getattr(said, name) for name in ("safety_net", "work_accident", "third_party")}
        await change(seen, {**kept, **flags, "contact_days": await _rhythm(act, said.contact_days)})
        await noted(act, events.AbsenceChanged(subject=subject(seen.id)), of=seen.person)


async def prolong(act: Act, absence_id: int, until: date | None) -> None:
    """Another last day is expected, or nobody knows any more. By oneself, a colleague of the team, or HR."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_recording(act.by, seen)
        _require_open(seen)
        if until is not None and until < act.today:
            raise Invalid("Please choose today or a later day. Back already? Then say that you are back.")
        rules.require_expected(until, await _first_day(seen), act.today)
        if until == seen.expected_until:
            return
        await change(seen, {"expected_until": until})
        await noted(act, events.AbsenceProlonged(subject=subject(seen.id)), of=seen.person)


async def recover(act: Act, absence_id: int, on: date) -> None:
    """`on` is the first day fully back: yesterday, today or tomorrow, or earlier where that was forgotten.

    Number, address and what was asked about contact are erased at once; who has work gives it back from that day on.
    Where HR guided it, it is the team's again.
    """
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_recording(act.by, seen)
        _require_open(seen)
        rules.require_recovery(on, await _first_day(seen), act.today)
        day, planned = max(on, act.today), seen.handed_back_on
        back = {"handed_back_on": day} if seen.handed_over and (planned is None or planned > day) else {}
        await change(seen, {"recovered_on": on, "recovery_noted_on": act.today, **GONE, **back})
        await noted(act, events.AbsenceEnded(subject=subject(seen.id)), of=seen.person)


async def undo_recovery(act: Act, absence_id: int) -> None:
    """Not back after all: until the end of the day on which it was said. What was erased is not there any more."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_recording(act.by, seen)
        await people.locked(seen.person)
        row = await _row(seen)
        if row.recovered_on is None:
            return
        rules.require_undo(row.recovery_noted_on, act.today)
        if await Absence.exists().where((Absence.person == row.person) & (Absence.first_day > row.first_day)):
            raise WrongStage("An absence after this one has been reported. Take that back first.")
        by_recovery = row.handed_back_on == max(row.recovered_on, row.recovery_noted_on or row.recovered_on)
        back = {"handed_back_on": None} if by_recovery else {}
        await change(seen, {"recovered_on": None, "recovery_noted_on": None, **back})
        await noted(act, events.AbsenceEndUndone(subject=subject(seen.id)), of=seen.person)


async def withdraw(act: Act, absence_id: int) -> None:
    """Reported by mistake: on that day, by who did it or whom it is about. Nothing of it stays."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        row = await _row(seen)
        if act.by.id not in (row.reported_by, row.person):
            raise NotAllowed("Only who reported this takes it back.")
        if local(row.reported_at).date() != act.today or row.handed_over_on is not None:
            raise WrongStage("This can be taken back on the day itself. Say when the absence ended instead.")
        await keeping.erase([seen.id])
        await noted(act, events.AbsenceWithdrawn(subject=subject(seen.id)), of=seen.person)


def may_withdraw(act: Act, seen: Case) -> bool:
    """For the button; where it is not one's own, who reported it is asked by the verb."""
    today = seen.reported_at is not None and local(seen.reported_at).date() == act.today
    return seen.sight is Sight.OWN and today and seen.handed_over_on is None


async def pass_on(act: Act, absence_id: int) -> None:
    """HR has told the occupational health service: on the day of the report, and within a week."""
    async with writing():
        seen = await queries.locked(act, absence_id)
        policy.require_hr(act.by, seen)
        if seen.passed_on_on is None:
            await change(seen, {"passed_on": act.today})
            await noted(act, events.AbsencePassedOn(subject=subject(seen.id)), of=seen.person)


async def change(seen: Case, values: Mapping[str, Any]) -> None:
    """For verbs that hold the row."""
    columns: dict[Column | str, Any] = dict(values.items())
    await Absence.update(columns).where(Absence.id == seen.id)


async def _row(seen: Case) -> Absence:
    row = await Absence.objects().get(Absence.id == seen.id)
    assert row, "It was just found, and is held."
    return row


async def _first_day(seen: Case) -> date:
    """Also for who may not read it, such as a colleague who notes that somebody is back."""
    return (await _row(seen)).first_day


def _require_open(seen: Case) -> None:
    if seen.recovered_on is not None:
        raise WrongStage("This absence has ended already. Absent again? Then report that from its first day.")


async def _require_here(act: Act, person_id: int) -> None:
    if not await people.works_here(act, person_id):
        raise Invalid("This person does not work here today.")


async def _require_free(act: Act, person_id: int, first_day: date) -> None:
    """Nobody is absent twice on a day. To a colleague it is not told since when somebody is absent."""
    found = await Absence.raw(OVERLAP, person_id, first_day)
    if not found:
        return
    own, back_on = act.by.id == person_id, found[0]["recovered_on"]
    if not own:
        raise Invalid(
            "This colleague is noted as absent already. Stays longer, or is back? Note that on the team's page."
        )
    if back_on is None:
        raise Invalid("You are noted as absent already. Change there until when, or say that you are back.")
    raise Invalid("You were absent until %(day)s. Choose that day or a later one as the first day.", day=Day(back_on))


async def _rhythm(act: Act, days: int | None) -> int:
    """In how many days there is contact once: as somebody chose, and at least as often as KAD-02 says."""
    most = (await queries.agreed(act.today)).terms.contact_days
    if days is None:
        return most
    if not 1 <= days <= most:
        raise Invalid("There is contact at least once in %(days)s days. Choose how often.", days=most)
    return days
