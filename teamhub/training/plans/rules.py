"""How a plan stands, what it costs whom, and who decides it. Pure; money in euros to the cent, days calendar dates."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from teamhub.core.lazily import dataclass
from teamhub.frameworks.authority import LIGHT_TO_HEAVY, Decider, Ruling, Way
from teamhub.training.rules import Fit

WEEK = timedelta(weeks=1)
NONE = Decimal(0)


class State(StrEnum):
    """Derived whenever it is read."""

    PROPOSED = "proposed"
    CHOSEN = "chosen"
    BOOKED = "booked"
    FOLLOWED = "followed, to be passed on"
    DONE = "passed on"
    CANCELLED = "cancelled"


LIVE = frozenset({State.PROPOSED, State.CHOSEN, State.BOOKED, State.FOLLOWED})


class Transfer(StrEnum):
    """How what was learned reaches the team."""

    TRAIN = "train-the-trainer"
    CASE = "a case review"
    PEERS = "an explanation to each other"
    NOTE = "a policy note"


class Reply(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was written down of a plan, as far as its state follows from it."""

    chosen: bool
    booked: bool
    cancelled: bool
    last_on: date | None  # its last day
    passed_on: date | None


def state(facts: Facts, today: date) -> State:
    if facts.cancelled:
        return State.CANCELLED
    if facts.booked and facts.last_on is not None and facts.last_on < today:
        return State.DONE if facts.passed_on else State.FOLLOWED
    if facts.booked:
        return State.BOOKED
    return State.CHOSEN if facts.chosen else State.PROPOSED


@dataclass(frozen=True, slots=True)
class Split:
    """Who pays how much of the cost. `training`: the team's training budget (KAD-04); `own`: its budget (KAD-10)."""

    training: Decimal
    own: Decimal
    organisation: Decimal
    other: Decimal

    @property
    def total(self) -> Decimal:
        return self.training + self.own + self.organisation + self.other


def off_by(cost: Decimal, split: Split) -> Decimal:
    """What the parts are short of the cost; below zero where they are more. Nought: they are the same, to the cent."""
    return cost - split.total


def whole(amount: Decimal) -> int:
    """Whole euros, rounded up: facts are whole numbers, and a cent above a limit is above it."""
    return int(amount.to_integral_value(ROUND_CEILING))


def latest_transfer(last_on: date, weeks: int) -> date:
    """The last day on which what was learned reaches the team: so many weeks after the training (KAD-04)."""
    return last_on + weeks * WEEK


def weeks_after(last_on: date, due_on: date) -> int:
    """Whole weeks, rounded up, from the last day until the transfer: the fact of `training.pass_on`."""
    return max(-((last_on - due_on).days // 7), 0)


def overdue(facts: Facts, due_on: date | None, today: date) -> bool:
    """The training is over, and the day on which the team would have heard of it as well. It is the team's to do."""
    return state(facts, today) is State.FOLLOWED and due_on is not None and due_on < today


def spans(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days in order, those that follow each other together: first and last of each."""
    found: list[tuple[date, date]] = []
    for day in sorted({*days}):
        if found and found[-1][1] + timedelta(days=1) == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


@dataclass(frozen=True, slots=True)
class Rulings:
    """What the frameworks say of one plan: KAD-04 about learning, and KAD-10 about what the team's own budget pays."""

    book: Ruling  # training.book: the amount of the whole training
    budget: Ruling  # training.budget: euros per fte in the year, with this
    method: Ruling  # training.method
    who: Ruling  # training.who
    own: Ruling | None = None  # money.spend, where the team's own budget pays a part
    fit: Fit = Fit.FITS

    @property
    def all(self) -> tuple[Ruling, ...]:
        return tuple(one for one in (self.book, self.budget, self.method, self.who, self.own) if one)

    @property
    def settling(self) -> Ruling:
        """The one that reaches furthest: it stands beside the button, and is kept."""
        return max(self.all, key=_reach)

    @property
    def outside(self) -> Ruling | None:
        """The one that only a framework request can settle, or that no framework covers."""
        return next((one for one in self.all if one.way is None or one.way is Way.REQUEST), None)

    @property
    def mpp_first(self) -> bool:
        """It costs more than the budget: the MPP says yes or no to that (KAD-04)."""
        return any(one.clause is not None and one.clause.decider is Decider.MPP for one in self.all)

    @property
    def lightest(self) -> Way:
        """The lightest way in which the team may choose it; a heavier one is always allowed."""
        ways = [one.way for one in self.all if one.way in LIGHT_TO_HEAVY]
        return max(ways, key=LIGHT_TO_HEAVY.index, default=Way.ALONE)

    @property
    def needs(self) -> tuple[str, ...]:
        """Advice that is there before the choice; of the practice coach where nobody has looked at the method yet."""
        found = [need for one in self.all for need in one.needs]
        found += ["practice_advice"] if self.fit is Fit.ASK else []
        return tuple(dict.fromkeys(found))

    @property
    def roles(self) -> frozenset[str]:
        """Where a role holder decides alone, the roles; the team may decide it by consent instead."""
        deciders = (one.clause for one in self.all if one.clause and one.clause.decider is Decider.ROLE_HOLDER)
        return frozenset(role for clause in deciders for role in clause.roles)


def _reach(ruling: Ruling) -> tuple[int, int]:
    """First how heavy the way is, then how far from who does the work; the MPP's yes goes before the team's choice."""
    decider = ruling.clause.decider if ruling.clause else None
    distance = decider.distance if decider else len(Decider)
    if ruling.way is None or ruling.way is Way.REQUEST:
        return 4, distance
    if decider is Decider.MPP:
        return 3, distance
    return LIGHT_TO_HEAVY.index(ruling.way), distance


def missing(needs: Sequence[str], settled: Mapping[str, bool]) -> tuple[str, ...]:
    """The needs that nobody has been asked for, or whose answer is still waited for."""
    return tuple(need for need in needs if not settled.get(need, False))
