"""Where a role stands for who looks at it, and what its team can do about it now. Plain values, no queries."""

from collections.abc import Sequence
from datetime import date, timedelta

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.roles import rules
from teamhub.roles.queries import Agreements, Role, Seat
from teamhub.roles.rules import Term

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """`asks`: its team is asked what comes next: a term ends within eight weeks or has expired, or it is vacant."""

    open: bool  # the team has it today
    asks: bool
    mine: Seat | None  # the one that I hold today
    expired: Seat | None  # the first whose term ran out
    vacant: Seat | None
    too_long: bool  # vacant for longer than KAD-11 lets pass
    may_stand_in: bool
    cover_until: date  # the last day of cover
    extendable: Seat | None  # whose holder might go on


def standing(act: Act, role: Role, seats: Sequence[Seat], agreed: Agreements, ours: bool) -> Standing:
    open_ = role.open_on(act.today)
    mine = next((seat for seat in seats if seat.person == act.by.id), None)
    vacant = next((seat for seat in seats if seat.vacant), None)
    expired = next((seat for seat in seats if seat.ring.term is Term.EXPIRED), None)
    ending = next((seat for seat in seats if seat.ring.term is Term.ENDING and not seat.next_name), None)
    covered = any(seat.acting_person for seat in seats)
    since = vacant.vacant_since if vacant else None
    return Standing(
        open=open_,
        asks=bool(vacant or expired or ending),
        mine=mine,
        expired=expired,
        vacant=vacant,
        too_long=rules.open_too_long(since, act.today, agreed.open_weeks),
        may_stand_in=ours and open_ and not mine and not covered,
        cover_until=cover_until(seats, agreed.open_weeks, act.today),
        extendable=expired or ending,
    )


def cover_until(seats: Sequence[Seat], open_weeks: int, today: date) -> date:
    """The last day of cover: that of a holder's term, or so many weeks from now while nobody holds it."""
    return max((seat.until_on for seat in seats if seat.until_on), default=today + timedelta(weeks=open_weeks))


def weeks_vacant(seats: Sequence[Seat], today: date) -> int:
    """Whole weeks of the seat that is vacant longest, bought in or not; 0 when somebody holds each."""
    return max((rules.weeks_open(seat.vacant_since, today) for seat in seats if seat.vacant_since), default=0)


def next_begin(seat: Seat | None, today: date) -> date:
    """The day on which a next term would begin: after the present one, or today."""
    last = seat.until_on if seat else None
    return max(last + DAY, today) if last else today


def next_end(begin: date, role: Role) -> date:
    return rules.last_day(begin, role.term_months)
