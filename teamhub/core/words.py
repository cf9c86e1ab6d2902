"""Dates, amounts and people's own words as a page shows them, in the reader's language."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from markupsafe import Markup, escape

from teamhub.core.clock import local
from teamhub.core.i18n import gettext as _
from teamhub.core.i18n import locale, ngettext
from teamhub.core.lazily import dataclass

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# The calendar date of the act that the page is made for. Where there is none, such as in a mail, years are written.
current_day: ContextVar[date | None] = ContextVar("current_day", default=None)

NEAR = 330  # days within which a day and a month say which year
WEEKS, MONTHS = 14, 61  # from so many days on, a distance is told in weeks, and then in months


def today() -> date:
    """The day of the act that this page is made for."""
    now = current_day.get()
    assert now, "There is no act here whose day this could be."
    return now


def day(on: date | None) -> Markup:
    """ "maandag 16 november"; with the year where it is another one than now."""
    if on is None:
        return Markup()
    on = _date(on)
    return _time(on.isoformat(), _full(on), _short(on))


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a sentence that is text, such as a refusal: "2 maart 2026" in the reader's language."""

    on: date

    def said(self, translate: Callable[[str], str] = str) -> str:
        return written(self.on, "d MMMM y", _babel())


def short_day(on: date | None) -> str:
    """ "28 februari", as plain text for where many stand together; with the year where it is most of a year away."""
    if on is None:
        return ""
    now = current_day.get()
    return written(on, "d MMMM" if now and abs((on - now).days) < NEAR else "d MMMM y", _babel())


def month_name(on: date) -> str:
    """ "nov", for the top of a column."""
    return written(on, "LLL", _babel()).rstrip(".")


def weekday_name(on: date) -> str:
    """ "ma", for the top of a column."""
    return written(on, "EEEEEE", _babel())


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number in a sentence that is text, to one decimal: "11,2" in Dutch."""

    value: float | Decimal

    def said(self, translate: Callable[[str], str] = str) -> str:
        return number(round(float(self.value), 1))


def month(on: date | None) -> Markup:
    """ "juni 2026", for what is told over years."""
    if on is None:
        return Markup()
    return _time(on.isoformat(), _full(on), month_text(on))


def month_text(on: date) -> str:
    """The same as plain text, for an option to choose."""
    return written(on, "LLLL y", _babel())


def moment(at: datetime | None) -> Markup:
    """ "maandag 16 november, 12:00", in the organisation's time zone."""
    if at is None:
        return Markup()
    here = local(at)
    clock = f"{here:%H:%M}"
    return _time(
        here.isoformat(timespec="minutes"), f"{_full(here.date())}, {clock}", f"{_short(here.date())}, {clock}"
    )


def soon(on: date | None, today: date) -> Markup:
    """How far a date is that something is due on: "over 3 dagen", "vandaag", "2 dagen te laat"."""
    if on is None:
        return Markup()
    on = _date(on)
    return _time(on.isoformat(), _full(on), _ahead((on - today).days))


def ago(on: date | None, today: date) -> Markup:
    """How long ago something was: "vandaag", "gisteren", "3 dagen geleden"."""
    if on is None:
        return Markup()
    on = _date(on)
    return _time(on.isoformat(), _full(on), _back((today - on).days))


@cache
def _markdown() -> "MarkdownIt":
    """Links and lists, no HTML and no pictures: a picture would tell somebody else who reads it."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(["image", "heading", "lheading"])


def prose(text: str | None) -> Markup:
    """What somebody wrote, as they wrote it: Markdown, and whatever looks like HTML is shown as text."""
    return _rendered(text or "")


@lru_cache(maxsize=2048)
def _rendered(text: str) -> Markup:
    """Kept: the same words are read many times more often than they are written."""
    return Markup(_markdown().render(text))


def euro(amount: float) -> str:
    """Whole euros without cents: "€ 1.500", and "€1,500" in English."""
    space, cents = " " if locale() == "nl" else "", "" if amount == int(amount) else ".00"
    shown = f"¤{space}#,##0{cents}"
    return str(format_currency(amount, "EUR", shown, locale=_babel(), currency_digits=False)).replace("\xa0", " ")


def number(count: float) -> str:
    return str(format_decimal(count, locale=_babel()))


def decimals(value: Decimal) -> str:
    """With all the decimals that it has, also where they are nought: "20,0"."""
    places = max(-int(value.as_tuple().exponent), 0)
    return str(format_decimal(value, "#,##0" + ("." + "0" * places if places else ""), locale=_babel()))


def capital(text: str) -> str:
    """With a capital at its beginning, and the ones that it has: "MPP of team" is "MPP of team"."""
    return f"{text[:1].upper()}{text[1:]}"


def sentence(text: str) -> str:
    """Words as a sentence of their own: "up to € 500" is "Up to € 500."; nothing stays nothing."""
    return f"{capital(text).rstrip('.')}." if text else ""


def initials(name: str) -> str:
    """Of the first and the last word: "Ilse de Vries" is IV, "Esra" is ES."""
    words = name.split()
    letters = words[0][0] + words[-1][0] if len(words) > 1 else name.strip()[:2]
    return letters.upper()


def _ahead(days: int) -> str:
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
    if days < 2:
        return _("tomorrow") if days else _("today")
    if days < WEEKS:
        return _("in %(days)s days") % {"days": days}
    if days < MONTHS:
        return _("in %(weeks)s weeks") % {"weeks": round(days / 7)}
    return _("in %(months)s months") % {"months": round(days / 30.4)}


def _back(days: int) -> str:
    if days < 2:
        return _("yesterday") if days > 0 else _("today")
    if days < WEEKS:
        return _("%(days)s days ago") % {"days": days}
    if days < MONTHS:
        return _("%(weeks)s weeks ago") % {"weeks": round(days / 7)}
    return _("%(months)s months ago") % {"months": round(days / 30.4)}


def _date(on: date) -> date:
    return local(on).date() if isinstance(on, datetime) else on


def _short(on: date) -> str:
    now = current_day.get()
    return written(on, "EEEE d MMMM" if now and now.year == on.year else "EEEE d MMMM y", _babel())


def _full(on: date) -> str:
    return written(on, "EEEE d MMMM y", _babel())


@lru_cache(maxsize=4096)
def written(on: date, form: str, babel: str) -> str:
    """Kept, because Babel takes a tenth of a millisecond and a page has dozens of dates."""
    return str(format_date(on, form, locale=babel))


def _babel() -> str:
    return "nl_NL" if locale() == "nl" else "en_GB"


def _time(machine: str, full: str, shown: str) -> Markup:
    return Markup(f'<time datetime="{machine}" title="{escape(full)}">{escape(shown)}</time>')
