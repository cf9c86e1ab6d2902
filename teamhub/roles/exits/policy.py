"""Who asks to buy in and ends it: the team of the role. Who answers: its MPP, with a reason. KAD-11."""

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import NotAllowed, NotFound


def sees(actor: Actor, team_id: int) -> bool:
    return actor is SYSTEM or team_id in actor.member_of or team_id in actor.oversees


def require_seen(actor: Actor, team_id: int) -> None:
    if not sees(actor, team_id):
        raise NotFound("There is no such page.")


def require_team(actor: Actor, team_id: int) -> None:
    if team_id not in actor.member_of:
        raise NotAllowed("The team itself chooses what becomes of a role that nobody holds.")


def require_mpp(actor: Actor, team_id: int) -> None:
    if team_id not in actor.oversees:
        raise NotAllowed("The MPP of this team answers this.")
