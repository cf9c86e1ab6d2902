"""What is about absence is shown and done only by who has also shown their second factor. Source: AP, domain.md 2.2."""

from contextvars import ContextVar

from teamhub.core.act import Actor
from teamhub.core.errors import NotAllowed
from teamhub.core.i18n import later

# Whether what is being answered was only let through by the grace of a demo: then its page says so.
leaned: ContextVar[bool] = ContextVar("leaned", default=False)


class SecondFactorNeeded(NotAllowed):
    """Answered with the page where one enters a code, or sets the second factor up; then one comes back."""


ASKED = later("This page asks for your second factor.")


def require_second_factor(actor: Actor) -> None:
    if not actor.proved:
        raise SecondFactorNeeded(ASKED)
    if actor.graced:
        leaned.set(True)
