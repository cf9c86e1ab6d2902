"""The sums behind the pictures. What they look like is in `templates/parts/pictures.html` and the style sheet."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import Any

from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass

# The dots of an idea's way. The words are those of its stages, which are translated where they are declared.
WAY = (later("thought"), "open", "advice", "decision", "pilot", "evaluation", "embedded", "spreading")


@dataclass(frozen=True, slots=True)
class Step:
    word: str
    kind: str  # "done", "now" or "ahead"


def steps(stage: str, reached: str = "") -> list[Step]:
    """The eight dots of an idea. One that took an exit shows how far it had come, and no dot is the present one."""
    at = WAY.index(stage) if stage in WAY else -1
    far = WAY.index(reached) + 1 if reached in WAY else max(at, 0)
    kinds = ("now" if place == at else "done" if place < far else "ahead" for place in range(len(WAY)))
    return [Step(word, kind) for word, kind in zip(WAY, kinds, strict=True)]


def around(seats: Sequence[Any]) -> Iterator[tuple[Any, float, float, float]]:
    """Each seat of a round table, clockwise from the top, with the middle and the radius of its circle.

    In the units of a picture of 300 by 270; the more people, the smaller the circles.
    """
    count = max(len(seats), 1)
    size = min(21.0, 330 / count)
    for place, seat in enumerate(seats):
        turn = 2 * pi * place / count - pi / 2
        yield seat, round(150 + 108 * cos(turn), 1), round(135 + 93 * sin(turn), 1), round(size, 1)


def spans(parts: Sequence[tuple[str, float]], of: float) -> Iterator[tuple[str, float, float]]:
    """The parts of a bar of a hundred wide: kind, where it begins and how wide it is. What does not fit is cut off."""
    begin = 0.0
    for kind, amount in parts:
        wide = min(100 * amount / of, 100 - begin) if of > 0 else 0.0
        yield kind, round(begin, 2), round(wide, 2)
        begin += wide
