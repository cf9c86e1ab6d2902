from teamhub.core.act import SYSTEM, Actor, Office


def may_invite(actor: Actor) -> bool:
    """HR, who knows when somebody begins; and whoever runs the installation, from its command line."""
    return actor == SYSTEM or actor.has(Office.HR)
