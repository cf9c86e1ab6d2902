"""A seat as the pictures and the lists of many teams show it: everything in words once, as a page has hundreds."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from teamhub.core.i18n import either, gettext, locale
from teamhub.core.lazily import dataclass
from teamhub.core.words import number, short_day
from teamhub.roles.overview import queries
from teamhub.roles.overview.rules import Axis, Bar, bar
from teamhub.roles.queries import Seat
from teamhub.roles.rules import Term


@dataclass(frozen=True, slots=True)
class Drawn:
    """`words` say who holds it and until when, or since when nobody; `letters` stand in its circle."""

    role: int
    term: Term
    name: str
    words: str
    hours: str
    letters: str
    bar: Bar


def drawn(axis: Axis, seats: Iterable[Seat]) -> list[Drawn]:
    """In the reader's language, in the order given."""
    return [_drawn(axis, seat) for seat in seats]


def hours_of(seat: Seat) -> float:
    """A week, of one of those who hold the role."""
    return float(seat.role.hours / seat.role.seats)


def _drawn(axis: Axis, seat: Seat) -> Drawn:
    name = either(seat.role.name_nl, seat.role.name_en)
    return Drawn(
        role=seat.role.id,
        term=seat.ring.term,
        name=name,
        words=_words(seat),
        hours=_hours(round(hours_of(seat), 1), locale()),
        letters="v" if seat.vacant else name[:2],
        bar=_bar(axis, seat),
    )


def _words(seat: Seat) -> str:
    then = "; " + gettext("then %(name)s") % {"name": seat.next_name} if seat.next_name else ""
    return _said(seat) + then


def _said(seat: Seat) -> str:
    term = seat.ring.term
    if term is Term.VACANT:
        return str(gettext("vacant since %(day)s") % {"day": short_day(seat.vacant_since)})
    if term is Term.EXPIRED:
        said: dict[str, Any] = {"name": seat.expired_name, "day": short_day(seat.last_on)}
        return str(gettext("%(name)s, expired on %(day)s") % said)
    if term is Term.ACTING:
        said = {"name": seat.acting_name, "day": short_day(seat.acting_until)}
        return str(gettext("vacant; %(name)s stands in until %(day)s") % said)
    return str(gettext("%(name)s, until %(day)s") % {"name": seat.name, "day": short_day(seat.until_on)})


@cache
def _hours(hours: float, language: str) -> str:
    """Kept by language: few roles take other hours than the rest, and Babel takes its time."""
    return str(gettext("%(hours)s hours") % {"hours": number(hours)})


def _bar(axis: Axis, seat: Seat) -> Bar:
    until = seat.acting_until if seat.ring.term is Term.ACTING else seat.until_on
    since = queries.open_since(seat) if seat.person is None else None
    return bar(axis, seat.ring.term, until_on=until, since=since, next_from=seat.next_from)
