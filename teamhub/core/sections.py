"""What a capability shows on the page of something of another one, such as a team's. Asked in one round trip for all.

FEATURE = Feature(…, on_team=(Section("takeovers/_team.html", ask, read),))

In the template, `here` is what `read` made of the answers; nothing is shown where it made nothing.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from inspect import isawaitable
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.lazily import dataclass

Here = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Section:
    """`ask` and `read` get the act and the number of what the page is about, such as a team's."""

    template: str
    ask: Callable[[Act, int], Sequence[Ask]]
    read: Callable[[Act, int, Sequence[list[Row]]], Here | Awaitable[Here]]  # awaits what cannot be asked together
    aside: bool = False  # beside what the page is about, and not below it


@dataclass(frozen=True, slots=True)
class Shown:
    template: str
    aside: bool
    here: Mapping[str, Any]


ON_TEAM: list[Section] = []  # filled by features.py: core knows no capability
ON_ROLE: list[Section] = []


async def shown(act: Act, sections: Iterable[Section], number: int, *more: Ask) -> tuple[list[Shown], list[list[Row]]]:
    """The sections that have something to show, in their order; and the answers to what the page itself asks."""
    asked = [(section, [*section.ask(act, number)]) for section in sections]
    answers = iter(await together([*more, *(ask for _, asks in asked for ask in asks)]))
    own = [next(answers) for _ in more]
    found = []
    for section, asks in asked:
        made = section.read(act, number, [next(answers) for _ in asks])
        here = await made if isawaitable(made) else made
        if here is not None:
            found.append(Shown(section.template, section.aside, here))
    return found, own
