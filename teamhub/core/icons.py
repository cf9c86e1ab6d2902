"""The pictures before words: our names for them, so that one meaning has one icon everywhere."""

from functools import cache

from markupsafe import Markup

from teamhub.core.files import static

NAMES = {
    "home": "home",
    "team": "user-group",
    "teams": "building-office-2",
    "people": "users",
    "person": "user",
    "idea": "light-bulb",
    "framework": "book-open",
    "question": "question-mark-circle",
    "ruling": "scale",
    "search": "magnifying-glass",
    "notices": "bell",
    "board": "table-cells",
    "figures": "chart-bar",
    "settings": "cog-6-tooth",
    "sign_out": "arrow-right-start-on-rectangle",
    "consent": "check-circle",
    "objection": "hand-raised",
    "concern": "exclamation-circle",
    "waiting": "clock",
    "soon": "clock",
    "me": "user-circle",
    "edit": "pencil-square",
    "add": "plus",
    "done": "check",
    "close": "x-mark",
    "mail": "envelope",
    "calendar": "calendar-days",
    "round": "arrow-path",
    "advice": "chat-bubble-left-right",
    "support": "heart",
    "suggestion": "pencil",
    "transfer": "arrows-right-left",
    "merge": "arrows-pointing-in",
    "park": "pause-circle",
    "stop": "stop-circle",
    "outside": "arrow-top-right-on-square",
    "pilot": "beaker",
    "spread": "share",
    "version": "document-duplicate",
    "lock": "lock-closed",
    "language": "language",
    "money": "banknotes",
    "role": "identification",
    "device": "device-phone-mobile",
    "back": "chevron-left",
    "next": "chevron-right",
    "more": "ellipsis-horizontal",
    "document": "document-text",
    "learning": "academic-cap",
    "contract": "briefcase",
    "vacancy": "user-plus",
    "leave": "sun",
    "key": "key",
    "data": "folder",
    "warning": "exclamation-triangle",
    "info": "information-circle",
    "ok": "check-circle",
    "no": "exclamation-circle",
}


SPRITE = "icons.svg"  # one file with all of them, kept by the browser; tests/sprite.py writes it


@cache
def drawn(name: str) -> Markup:
    """An icon by our name for it. It only repeats what a word beside it says."""
    mark = NAMES[name]
    return Markup(
        f'<svg class="icon" width="24" height="24" aria-hidden="true"><use href="{static(SPRITE)}#{mark}"/></svg>'
    )
