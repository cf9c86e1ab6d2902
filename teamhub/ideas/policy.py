"""Who: may this person do that to this idea? Asked by the verbs and by the buttons alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamhub.core.errors import NotAllowed
from teamhub.ideas.stages import STAGES, Stage, Verb

if TYPE_CHECKING:
    from teamhub.core.act import Actor
    from teamhub.ideas.tables import Idea


def may(verb: Verb, actor: Actor, idea: Idea) -> bool:
    """Every verb that changes an idea's text or stage is its owner's: KAD-07, and promise 1. There is no other case."""
    return actor.id is not None and bool(actor.id == idea.owner)


def offers(actor: Actor, idea: Idea) -> list[Verb]:
    """The buttons to draw: possible now, and permitted."""
    return [verb for verb in STAGES.verbs_from(Stage(idea.stage)) if may(verb, actor, idea)]


def require(verb: Verb, actor: Actor, idea: Idea) -> None:
    if not may(verb, actor, idea):
        raise NotAllowed("Only the owner of this idea can do this. You can give advice or suggest a change.")
