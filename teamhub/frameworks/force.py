"""From when until when a version counts. Pure: the rows have been read."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from teamhub.core.lazily import dataclass
from teamhub.frameworks.authority import Clause


@dataclass(frozen=True, slots=True)
class Spell:
    """A version from its first to its last day; without a first one it counts from its adoption on."""

    code: str
    version: int
    in_force_on: date | None
    until_on: date | None
    clauses: tuple[Clause, ...] = ()

    def counts(self, day: date) -> bool:
        begun = self.in_force_on is None or self.in_force_on <= day
        return begun and (self.until_on is None or self.until_on >= day)


@dataclass(frozen=True, slots=True)
class End:
    """A framework that was given up: from this day on no version up to this one counts."""

    code: str
    version: int
    from_on: date


def in_force(spells: Iterable[Spell], ends: Iterable[End], day: date) -> dict[str, Spell]:
    """By code, what counts on this day: of several versions the one with the highest number."""
    over = [end for end in ends if end.from_on <= day]
    found: dict[str, Spell] = {}
    for spell in sorted(spells, key=lambda spell: (spell.code, spell.version)):
        if any(end.code == spell.code and end.version >= spell.version for end in over):
            continue
        if spell.counts(day):
            found[spell.code] = spell
    return found


def days_of_change(spells: Iterable[Spell], ends: Iterable[End], first: date) -> list[date]:
    """This day, and every later one on which something else counts than the day before."""
    begin = {spell.in_force_on for spell in spells if spell.in_force_on}
    over = {spell.until_on + timedelta(days=1) for spell in spells if spell.until_on}
    gone = {end.from_on for end in ends}
    return [first, *sorted(day for day in begin | over | gone if day > first)]


def futures(spells: Iterable[Spell], ends: Iterable[End], first: date) -> list[Mapping[str, Spell]]:
    """What counts on this day, and then each time that it changes, as far as was agreed."""
    spells, ends = [*spells], [*ends]
    return [in_force(spells, ends, day) for day in days_of_change(spells, ends, first)]
