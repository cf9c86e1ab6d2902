"""Values of a title or a line as the database keeps them, and as a reader meets them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from teamhub.core.clock import local
from teamhub.core.errors import Sayable
from teamhub.core.i18n import either, gettext, locale
from teamhub.core.words import number, written
from teamhub.proposals.kinds import KINDS, Line


def keep(value: Any) -> Any:
    """As JSON: what is read in another way in another language says what it is."""
    if isinstance(value, StrEnum):
        return {"word": str(value)}
    if isinstance(value, datetime):
        return {"day": local(value).date().isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, tuple):
        return {"nl": value[0], "en": value[1]}
    if isinstance(value, int | float | Decimal):
        return {"number": float(value)}
    return value.said() if isinstance(value, Sayable) else value


def keep_all(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: keep(value) for name, value in values.items()}


def read(kept: Any) -> Any:
    """In the reader's language."""
    if not isinstance(kept, Mapping):
        return kept
    if word := kept.get("word"):
        return gettext(word)
    if "day" in kept:
        return written(date.fromisoformat(kept["day"]), "d MMMM y", locale())
    if "number" in kept:
        return number(int(kept["number"]) if kept["number"] == int(kept["number"]) else kept["number"])
    return either(kept["nl"], kept["en"])


def read_all(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {name: read(value) for name, value in kept.items()}


def keep_lines(lines: list[Line]) -> list[dict[str, Any]]:
    return [{"label": line.label, "now": keep(line.now), "then": keep(line.then)} for line in lines]


def title(message: str, names: Mapping[str, Any]) -> str:
    """A title in the reader's language, from the names that were kept with it."""
    text = gettext(message)
    return text % read_all(names) if names else text


def title_of(kind: str, names: Mapping[str, Any]) -> str:
    """Of a kind by its name; that name itself where TeamHub does not know the kind any more."""
    return title(KINDS[kind].title, names) if kind in KINDS else kind
