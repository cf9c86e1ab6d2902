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
from tests.factories import a_person, a_team

BASE = NOON.date()
DAY = timedelta(days=1)
NAME = "Zonderland"  # of everybody in it; and of all words that people write
RANGES = {
    "absence.gap_days": (14, 42), "absence.work_items_weeks": (1, 12), "absence.frequent_months": (6, 24),
    "absence.retention_years": (1, 5), "absence.file_years": (1, 5), "leave.retention_years": (1, 5),
    "training.keep_years_after_leaving": (1, 5), "training.keep_needs_months": (3, 36), "hiring.delete_weeks": (1, 4),
    "joining.contract_years": (1, 5), "joining.onboarding_months": (3, 24),
}  # fmt: skip
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

    def number(self, key: str, night: date) -> int:
        """What was set last, of what had begun by then."""
        value = int(PARAMETERS[key].usual)
        for from_on, which, amount in sorted(self.settings):
            if which == key and from_on <= night:
                value = amount
        return value

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


def never(_: date, __: set[Key]) -> bool:
    return False


async def begun(chance: Random) -> History:
    hr = await a_person(f"Anita {NAME}", joined_on=date(2015, 1, 1))
    history = History(chance, await a_team(hr), hr)
    await history.set_numbers()
    return history
