"""Who may ask, and who answers, when a framework is not clear or is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamhub.core.act import Office
from teamhub.core.errors import NotAllowed

if TYPE_CHECKING:
    from teamhub.core.act import Actor

ANSWER_EVERYBODY = frozenset({Office.HR, Office.PROCESS, Office.PRACTICE, Office.DIRECTOR})


def may_answer(actor: Actor, by: int, team: int | None) -> bool:
    """HR, the process supporter, the practice coach, the director, and the MPP of that team; nobody their own.

    `by` is who asked, `team` the one they asked from; nothing where they asked from an office.
    """
    if actor.id is None or actor.id == by:
        return False
    return bool(actor.offices & ANSWER_EVERYBODY) or team in actor.oversees


def require_answerer(actor: Actor, by: int, team: int | None) -> None:
    if not may_answer(actor, by, team):
        raise NotAllowed(
            "This is answered by the MPP of the team that asks, HR, the process supporter, the practice coach or the "
            "managing director; nobody answers what they asked themselves."
        )
