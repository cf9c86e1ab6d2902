"""Who sees a handover: the team of the role, and the two whose handover it is. Who does something in it: those two.

The MPP and HR are not among them: they look whether a core role is held, not how it passes from hand to hand.
"""

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import NotAllowed


def sees(actor: Actor, team_id: int, giver: int, receiver: int | None) -> bool:
    if actor is SYSTEM or team_id in actor.member_of:
        return True
    return actor.is_colleague and actor.id in (giver, receiver)


def is_one_of(actor: Actor, giver: int, receiver: int | None) -> bool:
    return actor is SYSTEM or (actor.id is not None and actor.id in (giver, receiver))


def require_one_of(actor: Actor, giver: int, receiver: int | None) -> None:
    if not is_one_of(actor, giver, receiver):
        raise NotAllowed("Only the two who hand this role over to each other can do this.")


def require_giver(actor: Actor, giver: int) -> None:
    if actor.id != giver:
        raise NotAllowed("Only who hands the role over can do this.")


def require_receiver(actor: Actor, receiver: int | None) -> None:
    if receiver is None or actor.id != receiver:
        raise NotAllowed("Only who takes the role over can do this.")
