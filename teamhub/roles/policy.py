"""Who may record who holds a role: the team itself, whose members decide it together, and TeamHub for the operator."""

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import NotAllowed


def may_appoint(actor: Actor, team_id: int) -> bool:
    """Not the MPP and not HR: they look whether the core roles are held, not by whom (KAD-11)."""
    return actor is SYSTEM or team_id in actor.member_of


def require(actor: Actor, team_id: int) -> None:
    if not may_appoint(actor, team_id):
        raise NotAllowed("The team itself decides who holds its roles.")


def require_system(actor: Actor) -> None:
    if actor is not SYSTEM:
        raise NotAllowed("Roles are described for the whole organisation, when TeamHub is set up.")
