"""A choice as pages show it at one moment, and what HR has seen of it. Plain values, no queries."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from teamhub.core.lazily import dataclass
from teamhub.core.months import months_later
from teamhub.core.words import Day
from teamhub.frameworks.authority import Ruling
from teamhub.hiring.selecting import rules
from teamhub.hiring.selecting.rules import RUNNING, Paper, State


@dataclass(frozen=True, slots=True)
class Looked:
    """HR has seen something, on a day."""

    what: Paper
    seen_on: date
    issued_on: date | None
    agreed_on: date | None
    by_name: str


@dataclass(frozen=True)
class Choice:
    id: int
    vacancy: int
    applicant: int
    name: str  # empty: erased
    proposal: int
    state: State
    condition: str
    chosen_on: date
    ruling: Ruling | None
    talked_on: date | None
    start_on: date | None
    until_on: date | None
    hours: Decimal | None
    agreed_on: date | None
    ground: str
    explanation: str
    put_back_ruling: Ruling | None
    answer: str
    ended_on: date | None
    colleague: int | None  # who started, once HR has welcomed them
    colleague_name: str | None
    joined_on: date | None
    looked: Mapping[Paper, Looked]
    within: int  # calendar days for the terms talk
    vog_months: int
    today: date

    @property
    def running(self) -> bool:
        return self.state in RUNNING

    @property
    def due_on(self) -> date:
        return rules.talk_due(self.chosen_on, self.within)

    @property
    def overdue(self) -> bool:
        return self.state is State.TALK and self.talked_on is None and self.today > self.due_on

    @property
    def probation_months(self) -> int | None:
        return rules.probation_months(self.start_on, self.until_on) if self.start_on else None

    @property
    def vog_too_old(self) -> bool:
        """For the first day as it is agreed now."""
        vog = self.looked.get(Paper.VOG)
        if vog is None or vog.issued_on is None or self.start_on is None:
            return False
        return rules.too_old(vog.issued_on, self.start_on, self.vog_months)

    @property
    def vog_from(self) -> Day | None:
        """The first day on which a certificate may have been issued, for the first day as it is agreed."""
        return Day(months_later(self.start_on, -self.vog_months)) if self.start_on else None

    @property
    def missing(self) -> list[Paper]:
        return rules.missing([*self.looked])

    @property
    def fillable(self) -> bool:
        return self.state is State.AGREED and not self.missing and not self.vog_too_old
