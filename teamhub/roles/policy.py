"""Who may do what with a role. The team decides (KAD-11), by consent: see `teamhub.roles.proposals`.

Not the MPP and not HR: they look whether the core roles are held, not by whom.
"""

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import NotAllowed


def in_team(actor: Actor, team_id: int) -> bool:
    return team_id in actor.member_of


def require(actor: Actor, team_id: int) -> None:
    if not in_team(actor, team_id):
        raise NotAllowed("The team itself decides who holds its roles.")


def require_system(actor: Actor) -> None:
    """For what follows from a decision of the team, or from setting TeamHub up: no page does it directly."""
    if actor is not SYSTEM:
        raise NotAllowed("A role changes hands by an election or with the consent of the team.")


def require_holder(actor: Actor, person: int) -> None:
    if actor is not SYSTEM and actor.id != person:
        raise NotAllowed("Only who holds the role gives it back.")
