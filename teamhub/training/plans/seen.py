"""A plan as somebody reads it at one moment. Plain values, no queries."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.decisions.rules import Manner
from teamhub.frameworks.authority import Ruling
from teamhub.training.plans import policy, rules
from teamhub.training.plans.rules import Facts, Reply, Split, State, Transfer
from teamhub.training.rules import Fit, RequiredBy, is_free


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody who was asked to go. `certificate_on`: the day of the certificate that they got from it."""

    id: int
    person: int
    name: str
    reply: Reply | None
    out_on: date | None
    guest: bool
    monday: str
    monday_at: datetime | None
    certificate_on: date | None

    @property
    def here(self) -> bool:
        """Still expected to go: asked, or said yes."""
        return self.out_on is None and self.reply is not Reply.NO

    @property
    def goes(self) -> bool:
        return self.out_on is None and self.reply is Reply.YES


@dataclass(frozen=True, slots=True)
class Seen:
    id: int
    team: int
    team_name: str
    training: int
    title_nl: str
    title_en: str
    required_by: RequiredBy
    required_nl: str
    required_en: str
    fit: Fit
    valid_months: int | None
    own_of: int | None  # the team that added the training for itself
    need: int | None
    question: str | None  # of the need
    by: int
    by_name: str
    by_here: bool
    at: datetime
    why: str
    provider: str
    seats: int
    cost: Decimal
    split: Split
    other_payer: str
    paid_up_on: date | None
    spent: Decimal
    asked_mpp_at: datetime | None
    mpp_reply: Reply | None
    mpp_words: str
    mpp_name: str | None
    mpp_at: datetime | None
    chosen_at: datetime | None
    chosen_by_name: str | None
    manner: Manner | None
    ruling: Ruling | None
    transfer: Transfer | None
    transfer_to: str
    transfer_how: str
    transfer_due: date | None
    booked_at: datetime | None
    passed_on: date | None
    passed_to: str
    cancelled_at: datetime | None
    cancel_words: str
    days: tuple[date, ...]
    everybody: tuple[Going, ...]  # empty for who may not know who goes
    count: int  # how many go or are asked
    unanswered: int
    seats_taken: int
    today: date

    @property
    def title(self) -> str:
        """In the reader's language."""
        return either(self.title_nl, self.title_en)

    @property
    def required(self) -> str:
        return either(self.required_nl, self.required_en)

    @property
    def free_of_charge(self) -> bool:
        return is_free(self.required_by)

    @property
    def first_on(self) -> date | None:
        return self.days[0] if self.days else None

    @property
    def last_on(self) -> date | None:
        return self.days[-1] if self.days else None

    @property
    def facts(self) -> Facts:
        last = self.last_on
        return Facts(
            self.chosen_at is not None, self.booked_at is not None, self.cancelled_at is not None, last, self.passed_on
        )

    @property
    def state(self) -> State:
        return rules.state(self.facts, self.today)

    @property
    def live(self) -> bool:
        return self.state in rules.LIVE

    @property
    def overdue(self) -> bool:
        return rules.overdue(self.facts, self.transfer_due, self.today)

    @property
    def over(self) -> bool:
        """Its last day is behind us."""
        return self.last_on is not None and self.last_on < self.today

    @property
    def people(self) -> list[Going]:
        return [one for one in self.everybody if one.here]

    @property
    def went(self) -> list[Going]:
        return [one for one in self.everybody if one.goes]

    @property
    def declined(self) -> list[Going]:
        return [one for one in self.everybody if not one.here]

    @property
    def free_seats(self) -> int:
        return max(self.seats - self.seats_taken, 0)

    @property
    def year(self) -> int:
        """The calendar year whose budget it counts in."""
        return (self.first_on or self.at.date()).year

    def mine(self, person: int | None) -> Going | None:
        return next((one for one in self.everybody if one.person == person and one.out_on is None), None)


SAME = (
    "id", "team", "team_name", "training", "title_nl", "title_en", "required_nl", "required_en", "valid_months",
    "own_of", "need", "question", "by", "by_name", "by_here", "at", "why", "provider", "seats", "other_payer",
    "paid_up_on", "asked_mpp_at", "mpp_words", "mpp_name", "mpp_at", "chosen_at", "chosen_by_name", "transfer_to",
    "transfer_how", "transfer_due", "booked_at", "passed_on", "passed_to", "cancelled_at", "cancel_words",
)  # fmt: skip


def seen(act: Act, row: Mapping[str, Any]) -> Seen:
    """As this reader may see it: who goes is for the team, and for who goes along."""
    everybody = _people(row["people"])
    here = [one for one in everybody if one.here]
    sees = policy.sees_people(act.by, row["team"], [one.person for one in everybody if one.out_on is None])
    return Seen(
        **{name: _typed(name, row[name]) for name in SAME},
        required_by=RequiredBy(row["required_by"]),
        fit=Fit(row["fit"]),
        cost=Decimal(row["cost"]),
        split=Split(*(Decimal(row[f"from_{part}"]) for part in ("training", "own", "organisation", "other"))),
        spent=Decimal(row["spent"]),
        mpp_reply=Reply(row["mpp_reply"]) if row["mpp_reply"] else None,
        manner=Manner(row["manner"]) if row["manner"] else None,
        ruling=Ruling.kept(row["ruling"]),
        transfer=Transfer(row["transfer"]) if row["transfer"] else None,
        days=tuple(date.fromisoformat(day) if isinstance(day, str) else day for day in row["days"]),
        everybody=tuple(everybody) if sees else (),
        count=len(here),
        unanswered=sum(one.reply is None for one in here),
        seats_taken=sum(one.guest for one in here),
        today=act.today,
    )


def _typed(name: str, value: Any) -> Any:
    """What came with other things went through JSON: `transfer_due` is a day by another name."""
    return date.fromisoformat(value) if name == "transfer_due" and isinstance(value, str) else value


def _people(kept: Any) -> list[Going]:
    rows = json.loads(kept) if isinstance(kept, str) else kept
    return [
        Going(
            id=row["id"],
            person=row["person"],
            name=row["name"],
            reply=Reply(row["reply"]) if row["reply"] else None,
            out_on=_day(row["out_on"]),
            guest=row["guest"],
            monday=row["monday"],
            monday_at=datetime.fromisoformat(row["monday_at"]) if row["monday_at"] else None,
            certificate_on=_day(row["certificate_on"]),
        )
        for row in rows
    ]


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
