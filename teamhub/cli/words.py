"""What the command line says, in the operator's language: that of LC_ALL, LC_MESSAGES or LANG."""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from teamhub.core import i18n
from teamhub.core.errors import Refused

if TYPE_CHECKING:  # a start says a few plain lines, and need not load what draws tables
    from rich.console import Console
    from rich.progress import Progress


@cache
def here() -> "Console":
    from rich.console import Console

    return Console(highlight=False, markup=False, soft_wrap=True)


def speak() -> None:
    chosen = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    i18n.current_locale.set("nl" if chosen.lower().startswith("nl") else "en")


def say(sentence: str, style: str = "") -> None:
    if style:
        here().print(sentence, style=style)
    else:
        print(sentence, flush=True)


def complain(refusal: Refused) -> None:
    print(f"teamhub: {refusal.said(i18n.gettext)}", file=sys.stderr)


def progress() -> "Progress":
    """For what takes longer than a second. On standard error, and silent where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    there = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=there, disable=not there.is_terminal, transient=True)
