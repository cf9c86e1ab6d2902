"""What stands in a calendar. No database, no clock, no web."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from hashlib import sha256

from teamhub.core.lazily import dataclass
from teamhub.leave.rules import ONE_DAY
from teamhub.leave.wall.rules import State, Wall

# What waits for somebody and may be read without a second factor, by how the name of its page begins. Nothing of
# absence, of cases or of applicants is in here.
OPEN_PAGES = (
    "ideas.", "proposals.", "roles.", "handovers.", "elections.", "exchanges.", "exits.", "checklists.", "takeovers.",
    "framework_", "frameworks.", "may_we.", "decisions.", "rounds.", "leave.", "interviews.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on whole days, both included. `key` makes it the same one when a calendar reads it again."""

    key: str
    title: str
    first: date
    last: date
    text: str = ""

    def uid(self, whose: int) -> str:
        """Tells nothing of what it is made of."""
        return sha256(f"{whose}/{self.key}".encode()).hexdigest()[:32] + "@teamhub"


def may_stand(route: str) -> bool:
    return route.startswith(OPEN_PAGES)


def away(wall: Wall, besides: int) -> Iterable[tuple[int, str, date, date]]:
    """The days that others are away: person, name, first and last day; over days that nobody works it goes on."""
    for row in wall.rows:
        if row.who.id != besides:
            for first, last in _runs(row.states):
                yield row.who.id, row.who.name, wall.days[first].on, wall.days[last].on


def _runs(states: Sequence[State]) -> Iterable[tuple[int, int]]:
    begin = end = -1
    for number, state in enumerate(states):
        if state is State.AWAY:
            begin, end = (number if begin < 0 else begin), number
        elif state not in (State.OFF, State.REST) and begin >= 0:
            yield begin, end
            begin = -1
    if begin >= 0:
        yield begin, end


def after(day: date) -> date:
    """As calendars write an end: the day after the last one."""
    return day + ONE_DAY


REFRESH = timedelta(hours=4)
