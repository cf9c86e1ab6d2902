"""Who may do what with an exchange. It is between two of a team; their team sees it, and nobody else does.

An MPP knows how many there are in a team, and not whose: KAD-12, and no figures about one person.
"""

from collections.abc import Collection

from teamhub.core.act import SYSTEM, Actor
from teamhub.core.errors import NotAllowed, NotFound


def sees(actor: Actor, team: int) -> bool:
    return actor is SYSTEM or team in actor.member_of


def require_team(actor: Actor, team: int) -> None:
    """For who is not in the team, there is nothing here."""
    if not sees(actor, team):
        raise NotFound("There is no such page.")


def require_one_of_two(actor: Actor, two: Collection[int]) -> None:
    if actor.id not in two:
        raise NotAllowed("Only the two whose exchange this is can do this.")


def require_other(actor: Actor, by: int, two: Collection[int]) -> None:
    """Who wrote it has said yes by writing it; the other one answers."""
    if actor.id not in two or actor.id == by:
        raise NotAllowed("Only the colleague whom this exchange is proposed to can answer.")
