"""Whom an event about a person concerns: themselves, and who is named to look after their ideas."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import SYSTEM, Act
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.people import policy, queries
from teamhub.people.events import HoursChanged, LeavingRecorded, LeavingWithdrawn, PersonCorrected, SuccessorNamed


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    seen = [int(key) for key in keys if act.by is SYSTEM or policy.sees_person(act.by, int(key))]
    names = await queries.names(seen)
    return {str(id): Place(name, "people.show", {"person_id": id}) for id, name in names.items()}


async def _themselves(_: Act, happened: Happened) -> Concerns:
    """What HR records of somebody is theirs to know, and no news for others."""
    return {About.ASKED: [int(happened.key)]}


async def _successor(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["successor"]]}


TELLS: Mapping[type, Tells] = {
    **{kind: _themselves for kind in (LeavingRecorded, LeavingWithdrawn, HoursChanged, PersonCorrected)},
    SuccessorNamed: _successor,
}
