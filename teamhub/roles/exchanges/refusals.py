"""Why an exchange is not possible, in a sentence with the figures."""

from datetime import date
from decimal import Decimal

from teamhub.core.errors import Invalid
from teamhub.core.words import Day, Rounded
from teamhub.roles.exchanges.rules import Figures, Side
from teamhub.roles.load.queries import TeamLoad


def reviewed(begins: date, review_on: date, latest: date) -> date:
    """The day on which it is looked at again: after it begins, and half a year on at the latest (KAD-12)."""
    if not begins < review_on <= latest:
        raise Invalid("Choose a day after the first one, and %(latest)s at the latest.", latest=Day(latest))
    return review_on


def too_much(now: TeamLoad, more: int, takes: int, counted: Figures | None) -> Invalid | None:
    """KAD-12: never more than so many percent above one's own norm, for neither of the two."""
    if counted is None:
        return Invalid("Both are in this team for as long as the exchange lasts.")
    if not counted.known:
        return _unknown(now, more, takes)
    for person, side in ((more, counted.more), (takes, counted.takes)):
        if side.over > now.agreed.over_norm:
            return _above(now, person, side)
    return None


def _above(now: TeamLoad, person: int, side: Side) -> Invalid:
    return Invalid(
        "%(name)s would support %(caseload)s with a norm of %(norm)s: %(percent)s%% above it. Agreed is at most "
        "%(most)s%%. Exchange fewer, or divide the work in another way.",
        name=_name(now, person),
        caseload=side.then.caseload,
        norm=Rounded(side.then.norm or Decimal(0)),
        percent=side.over,
        most=Rounded(now.agreed.over_norm),
    )


def _unknown(now: TeamLoad, more: int, takes: int) -> Invalid:
    for person in (more, takes):
        one = now.of(person)
        if one and one.carried.caseload is None:
            return Invalid("Nobody has recorded yet how many %(name)s supports. Record that first.", name=one.name)
    return Invalid("This team has no caseload norm yet. Ask HR to record it, and then look again.")


def _name(now: TeamLoad, person: int) -> str:
    found = now.of(person)
    return found.name if found else ""
