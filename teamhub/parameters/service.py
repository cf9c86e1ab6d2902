"""The verbs of the numbers that count: set one from a day on, and take back what is planned."""

from datetime import date

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, Stale
from teamhub.journal.service import record
from teamhub.parameters import policy, queries, rules
from teamhub.parameters.events import ParameterChanged, ParameterTakenBack, subject
from teamhub.parameters.tables import ParameterSet

HELD = "SELECT pg_advisory_xact_lock(hashtextextended('parameter:' || {}, 0))"


async def change(act: Act, key: str, *, value: int, from_on: date, why: str) -> None:
    """From this day on, which is today or later, another value counts. One of the same day is replaced by it.

    Raises Invalid for a value out of bounds, for a day that has been, and where that value counts then already.
    """
    policy.require_change(act.by)
    one = rules.parameter(key)
    new, from_on, why = rules.checked(one, value), rules.from_day(from_on, act.today), rules.reason(why)
    async with writing():
        await ParameterSet.raw(HELD, key)
        was = (await queries.numbers(from_on))[key]
        if was == new:
            raise Invalid("It is %(value)s on that day already.", value=one.written(new))
        row = ParameterSet(key=key, value=new, from_on=from_on, by=act.by.id, at=act.at, why=why)
        p = ParameterSet
        await p.insert(row).on_conflict(
            target=(p.key, p.from_on), action="DO UPDATE", values=[p.value, p.by, p.at, p.why]
        )
        facts = {"value": one.written(new), "was": one.written(was), "why": why}
        await record(act, ParameterChanged(subject=subject(key), from_on=from_on, **facts))


async def take_back(act: Act, key: str, from_on: date) -> None:
    """What was to count from a day that is still to come does not; the value before it goes on counting."""
    policy.require_change(act.by)
    one = rules.parameter(key)
    async with writing():
        await ParameterSet.raw(HELD, key)
        planned = (ParameterSet.key == key) & (ParameterSet.from_on == from_on)
        row = await ParameterSet.objects().get(planned)
        if row is None:
            raise Stale("Nothing is planned for that day any more.")
        if row.from_on <= act.today:
            raise Stale("This counts already. Set another number instead.")
        await ParameterSet.delete().where(planned)
        await record(act, ParameterTakenBack(subject=subject(key), value=one.written(row.value), from_on=from_on))
