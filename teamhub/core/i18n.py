"""The English sentence is the key; `locale/<code>/LC_MESSAGES/<capability>.po` hold the others, read at start-up.

One file a capability, so that who changes one finds its sentences together. A sentence stands in one of them only.
"""

from contextvars import ContextVar
from pathlib import Path

from babel.messages.pofile import read_po

from teamhub.settings import SETTINGS

FOLDER = Path(__file__).parent.parent / "locale"
current_locale: ContextVar[str] = ContextVar("locale", default="en")
Forms = tuple[str, ...]


def _read(folder: Path) -> dict[str, Forms]:
    found: dict[str, Forms] = {}
    for path in sorted(folder.glob("LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=folder.name):
                if message.id and message.string:
                    plural = isinstance(message.id, tuple | list)
                    forms = tuple(message.string) if plural else (str(message.string),)
                    found[message.id[0] if plural else str(message.id)] = forms
    return found


class Catalogues(dict[str, dict[str, Forms]]):
    """By language, each read when it is first spoken: a start need not wait for it."""

    def __missing__(self, code: str) -> dict[str, Forms]:
        return self.setdefault(code, _read(FOLDER / code))


CATALOGUES = Catalogues()
LANGUAGES = ("nl", "en")


def best(accepted: str) -> str:
    """The first language of an Accept-Language header that we speak; where there is none, the organisation's."""
    wanted = (part.strip()[:2].lower() for part in accepted.split(","))
    return next((code for code in wanted if code in LANGUAGES), SETTINGS["language"].value())


def locale() -> str:
    return current_locale.get()


def gettext(message: str) -> str:
    return _translations(message)[0] or message


def ngettext(one: str, many: str, n: int) -> str:
    """Dutch, like English, has one form for exactly one and another for the rest."""
    forms = (*_translations(one), "")
    return forms[0 if n == 1 else 1] or (one if n == 1 else many)


def either(dutch: str, english: str) -> str:
    """What the organisation wrote in both languages, in the reader's. Where one is missing, the other."""
    return (dutch or english) if locale() == "nl" else (english or dutch)


def later(message: str) -> str:
    """Marks a sentence that is translated where it is shown, not here."""
    return message


def _translations(message: str) -> Forms:
    return CATALOGUES[locale()].get(message, ("",))
