"""Who says it: oneself alone. Who knows it: oneself, and who shares a team today. No office sees it."""

from collections.abc import Iterable

from teamhub.core.act import Actor
from teamhub.core.errors import NotAllowed


def sees(actor: Actor, person_id: int, teams: Iterable[int]) -> bool:
    return actor.id is not None and (actor.id == person_id or not actor.member_of.isdisjoint(teams))


def require(actor: Actor, person_id: int) -> None:
    if actor.id is None or actor.id != person_id:
        raise NotAllowed("Only this colleague can do this: it is about themselves.")
    if not actor.member_of:
        raise NotAllowed("Roles belong to teams, and you are in none now.")
