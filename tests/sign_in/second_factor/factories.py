"""Somebody with a second factor: its secret, and recovery codes that a test knows."""

from datetime import datetime

from teamhub.people.tables import Person
from teamhub.sign_in.second_factor import rules
from teamhub.sign_in.second_factor.tables import RecoveryCode, SecondFactor
from teamhub.sign_in.service import hashed
from tests.conftest import NOON

SECRET = "ZWZ2MEEJXQWA2ICDHDZCKGTYFRYUK6S7"
ON_PAPER = ("abcdefghjkmnpqrs", "tuvwxyz23456789a")


async def a_second_factor(person: Person, secret: str = SECRET) -> None:
    await SecondFactor(person=person.id, secret=secret, set_up_at=NOON).save()
    for code in ON_PAPER:
        await RecoveryCode(code_hash=hashed(f"{code}"), person=person.id).save()


def shown(at: datetime = NOON, secret: str = SECRET, *, steps: int = 0) -> str:
    """What the app shows then, or so many steps later."""
    return rules.code(secret, rules.step(at) + steps)
