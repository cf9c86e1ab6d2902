"""Whose a policy note is: its writers change, share, offer and withdraw it, and nobody else does. Pure."""

from collections.abc import Collection

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import NotAllowed
from teamhub.training.notes.rules import Stage


def sees(actor: Actor, stage: Stage, writers: Collection[int], asked: Collection[int]) -> bool:
    """A draft exists for its writers, and for who is asked to be one; what was shared, for every colleague."""
    if actor is SYSTEM or actor.id in writers or actor.id in asked:
        return True
    return stage is not Stage.DRAFT and actor.is_colleague


def require_writer(actor: Actor, writers: Collection[int]) -> None:
    if actor.id not in writers:
        raise NotAllowed("Only its writers change this policy note. You can talk with them.")


def require_team(actor: Actor, team: int) -> None:
    if team not in actor.member_of:
        raise NotAllowed("The team itself answers what it is offered.")


def require_begins(actor: Actor, team: int | None) -> None:
    """`team` is the one that the note comes from; None where who asks is in none."""
    if team not in actor.member_of:
        raise NotAllowed(
            "A policy note is written by colleagues of a team, about what that team has learned. What is shared "
            "everybody reads."
        )
