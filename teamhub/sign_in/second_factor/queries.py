"""What somebody sees of their own second factor; HR sees of others only whether there is one."""

from datetime import datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.sign_in.second_factor import policy
from teamhub.sign_in.second_factor.rules import OFFERED
from teamhub.sign_in.second_factor.tables import SecondFactor

STANDING = """
    SELECT person.name, coalesce(person.email, person.name) AS account, person.email, person.language,
        coalesce(f.secret, '') AS secret, f.set_up_at, coalesce(f.last_step, 0) AS last_step,
        CASE WHEN f.offered_at > {} THEN f.offered ELSE '' END AS offered,
        (SELECT count(*) FROM recovery_code r WHERE r.person = person.id) AS left,
        EXISTS (SELECT FROM credential c WHERE c.person = person.id) AS has_password
    FROM person LEFT JOIN second_factor f ON f.person = person.id WHERE person.id = {}
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """`left`: how many recovery codes still work. `offered`: a new secret that waits for its first code, or empty."""

    name: str
    account: str  # what the app calls it
    email: str | None
    language: str | None
    secret: str
    set_up_at: datetime | None
    last_step: int
    offered: str
    left: int
    has_password: bool


async def standing(act: Act, person_id: int | None = None) -> Standing:
    """One's own; of somebody else only for the verbs of this capability."""
    rows = await SecondFactor.raw(STANDING, act.at - OFFERED, act.by.id if person_id is None else person_id)
    if not rows:
        raise NotFound("There is no such person.")
    return Standing(**rows[0])


async def of_person(act: Act, person_id: int) -> dict[str, Any]:
    """For HR: name, and since when there is one."""
    policy.require_reset(act.by)
    found = await standing(act, person_id)
    return {"id": person_id, "name": found.name, "set_up_at": found.set_up_at, "own": person_id == act.by.id}
