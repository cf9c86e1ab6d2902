"""Who reads a file and works on it: HR, with a second factor, and not one's own. For others there is none. Pure."""

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed, NotFound
from teamhub.core.second_factor import require_second_factor


def of_hr(actor: Actor) -> bool:
    return actor.has(Office.HR)


def require_hr(actor: Actor) -> None:
    """Whoever is not of HR cannot know whether there are files at all."""
    if actor is SYSTEM:
        return
    if not of_hr(actor):
        raise NotFound("There is no such page.")
    require_second_factor(actor)


def require_file(actor: Actor, person: int) -> None:
    """HR; a file about oneself somebody else of HR keeps."""
    require_hr(actor)
    if actor.id == person:
        raise NotAllowed(
            "This is about yourself: a colleague of HR does it. What is in your file stands on your own page."
        )


def sees_hours(actor: Actor, team: int) -> bool:
    """How many hours a week somebody can work again: who shares the team. Its MPP sees nothing of anybody."""
    return of_hr(actor) or (team in actor.member_of and team not in actor.oversees)
