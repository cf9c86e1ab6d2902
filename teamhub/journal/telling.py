"""An entry of the journal as a reader meets it: a sentence, a moment, and the words that people used."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from babel.lists import format_list
from markupsafe import Markup, escape

from teamhub.core.clock import local
from teamhub.core.errors import Translate
from teamhub.core.i18n import gettext, later, locale
from teamhub.core.lazily import dataclass
from teamhub.core.words import decimals, written
from teamhub.journal.events import Event

UNKNOWN = later("%(by)s: %(what)s")  # kept by a version of TeamHub that knew more kinds than this one
TEAMHUB = "TeamHub"


class Source(NamedTuple):
    """The framework and version that settled it."""

    framework: str
    version: int


class Params(dict[str, Any]):
    """Facts by name; one that an older entry does not have yet reads as an ellipsis, and breaks no page."""

    def __missing__(self, name: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Told:
    """Who did what, when. `by_id` is empty where TeamHub did it itself."""

    id: int
    subject: str
    number: int  # from 1, within its subject
    at: datetime
    by_id: int | None
    by: str
    what: str
    facts: Mapping[str, Any]
    names: Mapping[int, str]  # of the people in the facts

    @property
    def kind(self) -> type[Event] | None:
        return Event.kinds.get(self.what)

    @property
    def on(self) -> date:
        """The calendar date in the organisation's time zone."""
        return local(self.at).date()

    @property
    def inside(self) -> bool:
        """Only for the team that it is about. Who asks for a timeline knows who reads it."""
        return self.kind is not None and self.kind.inside

    @property
    def quotes(self) -> list[str]:
        """What people wrote, as they wrote it."""
        words = (self.facts.get(name) for name in (self.kind.quotes if self.kind else ()))
        return [word for word in words if isinstance(word, str) and word.strip()]

    @property
    def source(self) -> Source | None:
        """What the ruling among the facts rests on."""
        ruling = self.facts.get("ruling")
        clause = ruling.get("clause") if isinstance(ruling, Mapping) else None
        return Source(clause["framework"], clause["version"]) if clause else None

    def said(self, translate: Translate = str) -> str:
        """The sentence, with the facts in the reader's language."""
        return self._sentence(translate) % Params(self._params(translate), by=self.by)

    def html(self) -> Markup:
        """The sentence in the reader's language with who did it in bold; facts are escaped."""
        by = Markup("<b>%s</b>") % self.by
        return Markup(escape(self._sentence(gettext))) % Params(self._params(gettext), by=by)

    def _sentence(self, translate: Translate) -> str:
        return translate(self.kind.said if self.kind and self.kind.said else UNKNOWN)

    def _params(self, translate: Translate) -> dict[str, object]:
        plain = re.sub(r"(?<=.)(?=[A-Z])", " ", self.what).lower()
        kind: Any = self.kind
        if kind is None:
            return {**self.facts, "what": plain}
        hints, defaults = _fields(kind)
        facts = {**defaults, **self.facts}
        shown = {name: _shown(value, hints.get(name), translate) for name, value in facts.items()}
        return {"what": plain, **shown, **{name: self._people(facts.get(name)) for name in kind.people}}

    def _people(self, ids: object) -> str:
        return listed(self.names.get(int(id), "…") for id in as_ids(ids))


def as_ids(value: object) -> list[int]:
    """One id, several, or none."""
    found = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
    return [int(id) for id in found if isinstance(id, int)]


def mentioned(what: str, facts: Mapping[str, Any]) -> set[int]:
    """The ids of the people whom an entry names besides who did it."""
    kind = Event.kinds.get(what)
    return {id for name in (kind.people if kind else ()) for id in as_ids(facts.get(name))}


def listed(names: Iterable[str]) -> str:
    """ "Karim, Thirza and Nour", in the reader's language."""
    return str(format_list([*names], locale=locale()))


@cache
def _fields(kind: Any) -> tuple[Mapping[str, Any], Mapping[str, object]]:
    """The types of an event's facts, and their defaults. Looked up once: a page tells dozens of events."""
    defaults = {field.name: field.default for field in fields(kind) if field.default is not MISSING}
    return get_type_hints(kind), defaults


def _shown(value: Any, hint: Any, translate: Translate) -> object:
    """A fact as it is read. JSON made text of dates and amounts, and words of ours are translated."""
    if get_origin(hint) in (Union, UnionType):
        hint = next((arm for arm in get_args(hint) if arm is not type(None)), None)
    if not isinstance(value, str) or not isinstance(hint, type):
        return value
    if issubclass(hint, StrEnum):
        return translate(value)
    if issubclass(hint, Decimal):
        amount = Decimal(value)
        return decimals(amount if amount % 1 else amount.quantize(Decimal(1)))
    if issubclass(hint, datetime):
        at = local(datetime.fromisoformat(value))
        return f"{_day(at.date())} {at:%H:%M}"
    return _day(date.fromisoformat(value)) if issubclass(hint, date) else value


def _day(on: date) -> str:
    return written(on, "d MMMM y", locale())
