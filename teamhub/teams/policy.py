"""Who may start a team, and record who is in it and who holds an office: HR, and the operator at a terminal.

Whom a team takes in is the team's own decision; what is recorded here is the contract's side of it.
"""

from teamhub.core.act import SYSTEM, Actor, Office
from teamhub.core.errors import NotAllowed


def may_record(actor: Actor) -> bool:
    return actor is SYSTEM or actor.has(Office.HR)


def require(actor: Actor) -> None:
    if not may_record(actor):
        raise NotAllowed("HR keeps this record. Ask HR to change it.")


def sees_teams(actor: Actor) -> bool:
    """Who works here sees every team; the client council and an operator see none."""
    return actor is SYSTEM or actor.is_colleague
