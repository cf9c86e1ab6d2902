"""Who may ask, and who answers, when a framework is not clear or is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from teamhub.core.act import Office
from teamhub.core.errors import NotAllowed, NotFound

if TYPE_CHECKING:
    from teamhub.core.act import Actor

ANSWER_EVERYBODY = frozenset({Office.HR, Office.PROCESS, Office.PRACTICE, Office.DIRECTOR})


class Asked(Protocol):
    """A question or a request: who asked it, and from which team; nothing where somebody asks from an office."""

    by: int
    team: int | None


def works_here(actor: Actor) -> None:
    """What colleagues ask is read by colleagues: not by an operator, and not by the client council."""
    if not actor.is_colleague:
        raise NotFound("There is no such page.")


def may_answer(actor: Actor, asked: Asked) -> bool:
    """HR, the process supporter, the practice coach, the director, and the MPP of that team; nobody their own."""
    if actor.id is None or actor.id == asked.by:
        return False
    return bool(actor.offices & ANSWER_EVERYBODY) or asked.team in actor.oversees


def require_answerer(actor: Actor, asked: Asked) -> None:
    if not may_answer(actor, asked):
        raise NotAllowed(
            "This is answered by the MPP of the team that asks, HR, the process supporter, the practice coach or the "
            "managing director; nobody answers what they asked themselves."
        )
