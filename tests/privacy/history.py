"""Everything that is kept of people, made at random; and of each row when it goes, counted the slow way.

`goes(night, there)` says whether a row is due in that night; `there` are the keys of the rows that were still there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from teamhub.parameters.rules import PARAMETERS
from teamhub.parameters.tables import ParameterSet
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.factories import a_framework, a_person, a_team

BASE = NOON.date()
DAY = timedelta(days=1)
NAME = "Zonderland"  # of everybody in it; and of all words that people write
RANGES = {
    "absence.gap_days": (14, 42), "absence.work_items_weeks": (1, 12), "absence.frequent_months": (6, 24),
    "absence.retention_years": (1, 5), "absence.file_years": (1, 5), "leave.retention_years": (1, 5),
    "training.keep_years_after_leaving": (1, 5), "training.keep_needs_months": (3, 36), "hiring.delete_weeks": (1, 4),
    "joining.contract_years": (1, 5), "joining.onboarding_months": (3, 24),
}  # fmt: skip
# Of which a framework names a limit too, that only makes it shorter: by whom, how it is called, and from what to what.
AGREED = {
    "absence.retention_years": ("KAD-09", "retention_years"), "absence.file_years": ("KAD-09", "retention_years"),
    "hiring.delete_weeks": ("KAD-01", "delete_rejected_weeks"),
}  # fmt: skip
LIMITS = {("KAD-09", "retention_years"): (0, 5), ("KAD-01", "delete_rejected_weeks"): (0, 6)}
Key = tuple[str, str]
Goes = Callable[[date, set[Key]], bool]


def months_on(day: date, months: int) -> date:
    """The same day of another month, or the last one that it has: month by month, and back by day."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def moment(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


@dataclass
class History:
    chance: Random
    team: Team
    hr: Person  # who stays
    kept: dict[Key, Goes] = field(default_factory=dict)
    settings: list[tuple[date, str, int]] = field(default_factory=list)
    agreed: list[tuple[date, str, int | None]] = field(default_factory=list)

    def number(self, key: str, night: date) -> int:
        """What was set last, of what had begun by then; or what the framework of that night says, if that is less."""
        value = int(PARAMETERS[key].usual)
        for from_on, which, amount in sorted(self.settings):
            if which == key and from_on <= night:
                value = amount
        said = [limit for from_on, code, limit in self.agreed if code == AGREED.get(key, ("",))[0] and from_on <= night]
        return value if not said or said[-1] is None or said[-1] > value else said[-1]

    def past(self, longest: int = 1500) -> date:
        return BASE - self.chance.randint(0, longest) * DAY

    def maybe(self, odds: int = 2) -> bool:
        return self.chance.randint(1, odds) == 1

    async def keep(self, table: Any, goes: Goes, *, under: Key | None = None, **values: Any) -> Key:
        """A row that goes by its own rule, or with what it hangs on."""
        row = table(**values)
        await row.save()
        key = (table._meta.tablename, str(getattr(row, table._meta.primary_key._meta.name)))
        self.kept[key] = goes if under is None else self._either(goes, under)
        return key

    def _either(self, goes: Goes, under: Key) -> Goes:
        return lambda night, there: goes(night, there) or self.gone(under, night, there)

    def gone(self, key: Key, night: date, there: set[Key]) -> bool:
        """It went before, or goes in this night."""
        return key not in there or self.kept[key](night, there)

    async def person(self) -> Person:
        """Who is here; or left, some years ago, lately, or will."""
        left = BASE + self.chance.randint(-1500, 700) * DAY if self.maybe() else None
        return await a_person(f"Noor {NAME}", joined_on=date(2015, 1, 1), left_on=left)

    def left(self, person: Person, key: str) -> Goes:
        """So many years after somebody's last day: in the night of that day."""
        return lambda night, _: (
            person.left_on is not None and months_on(person.left_on, 12 * self.number(key, night)) <= night
        )

    def after(self, last: date | None, key: str, months: int = 12) -> Goes:
        """So long after a last day: in the night after that day."""
        return lambda night, _: last is not None and months_on(last, months * self.number(key, night)) < night

    async def set_numbers(self) -> None:
        """Some of them twice: what counted before does not bring back what has been erased."""
        for key, (low, high) in RANGES.items():
            for from_on in {BASE + self.chance.randint(-1, 1200) * DAY for _ in range(self.chance.randint(0, 2))}:
                value = self.chance.randint(low, high)
                self.settings.append((from_on, key, value))
                row = {"key": key, "value": Decimal(value), "from_on": from_on}
                await ParameterSet(**row, by=self.hr.id, at=NOON, why="Afgesproken.").save()

    async def agree(self) -> None:
        """Versions one after another, some of which leave out the limit: then the number that was set counts alone."""
        for (code, limit), (low, high) in LIMITS.items():
            begin = sorted({BASE + self.chance.randint(-1, 1200) * DAY for _ in range(self.chance.randint(0, 3))})
            for version, from_on in enumerate(begin, 1):
                value = None if self.maybe(4) else self.chance.randint(low, high)
                self.agreed.append((from_on, code, value))
                named = {} if value is None else {limit: value}
                await a_framework(code, named, version=version, in_force_on=from_on)


def never(_: date, __: set[Key]) -> bool:
    return False


async def begun(chance: Random) -> History:
    hr = await a_person(f"Anita {NAME}", joined_on=date(2015, 1, 1))
    history = History(chance, await a_team(hr), hr)
    await history.set_numbers()
    await history.agree()
    return history
