"""Writes static/icons.svg: the icons that we have a name for, as Heroicons draws them. `python -m tests.sprite`"""

import re

from heroicons.jinja import heroicon_outline

from teamhub.core.icons import NAMES, SPRITE
from teamhub.settings import STATIC


def sprite() -> str:
    """One symbol for each icon, under Heroicons' name for it."""
    symbols = "".join(f'<symbol id="{mark}" {LOOK}>{_inside(mark)}</symbol>\n' for mark in sorted({*NAMES.values()}))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{LICENCE}\n{symbols}</svg>\n'


LICENCE = "<!-- Heroicons, MIT License, copyright (c) Tailwind Labs, Inc. https://heroicons.com -->"
LOOK = 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5"'


def _inside(mark: str) -> str:
    found = re.search(r"<svg[^>]*>(.*)</svg>", heroicon_outline(mark, size=24), re.DOTALL)
    assert found
    return " ".join(found[1].split())


if __name__ == "__main__":
    (STATIC / SPRITE).write_text(sprite())
