"""Who: may this person do that to this idea? Asked by the verbs and by the buttons alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamhub.core.errors import NotAllowed, WrongStage
from teamhub.ideas.stages import LIVING, STAGES, Stage, Verb

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


def may_speak(actor: Actor, idea: Idea) -> bool:
    """Support, suggest, ask, offer: whoever can see it, except its owner, while it is alive."""
    return actor.id is not None and actor.id != idea.owner and Stage(idea.stage) in LIVING


def require_other(actor: Actor, idea: Idea) -> None:
    """The owner needs no suggestion, support or offer of their own."""
    if actor.id is None or actor.id == idea.owner:
        raise NotAllowed("This idea is yours: this is for the others.")
    if Stage(idea.stage) not in LIVING:
        raise WrongStage("This cannot be done now: it is “%(stage)s”.", stage=Stage(idea.stage))


def require_owner(actor: Actor, idea: Idea) -> None:
    """For what changes neither text nor stage, and is the owner's all the same: answering, inviting, offering."""
    if actor.id is None or actor.id != idea.owner:
        raise NotAllowed("Only the owner of this idea can do this. You can give advice or suggest a change.")
