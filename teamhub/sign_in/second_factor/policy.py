from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed
from teamhub.core.second_factor import require_second_factor


def require_reset(actor: Actor) -> None:
    """HR, with their own second factor; and whoever runs the installation, from its command line."""
    if actor == SYSTEM:
        return
    if not actor.has(Office.HR):
        raise NotAllowed("Only HR resets somebody's second factor.")
    require_second_factor(actor)


def require_reset_of(actor: Actor, person_id: int) -> None:
    require_reset(actor)
    if actor.id == person_id:
        raise NotAllowed(
            "You cannot reset your own second factor. Ask a colleague of HR, or whoever runs TeamHub here."
        )
