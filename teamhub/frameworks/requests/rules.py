"""Who has a framework request, since when, and for how long nothing was heard. Pure."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from teamhub.core.clock import local
from teamhub.core.lazily import dataclass


@dataclass(frozen=True, slots=True)
class Silence:
    """Of an open request on one day. Days are calendar days, in the organisation's zone."""

    who: str  # who takes care of it; empty: nobody, so it is open to all who may
    since: date  # they have had it, or it was asked, or whoever had it left
    left: str  # who had it and works here no more
    silent: int  # days since somebody took it or wrote something; 0: today
    late: int  # days since the answer was due; 0: not yet


def silence(row: Mapping[str, Any], today: date) -> Silence:
    """`row` is one of `queries`. Somebody who left has it no more from the day after their last one."""
    left_on: date | None = row["taker_left_on"]
    gone = bool(row["taken_by"] and left_on and left_on < today)
    has_it = bool(row["taken_by"]) and not gone
    heard: list[datetime] = [at for at in (row["at"], row["taken_at"], row["noted_at"]) if at]
    since = local(row["taken_at"] if has_it else row["at"]).date()
    return Silence(
        who=row["taker"] if has_it else "",
        since=left_on if gone and left_on else since,
        left=row["taker"] if gone else "",
        silent=max((today - local(max(heard)).date()).days, 0),
        late=max((today - row["due_on"]).days, 0),
    )
