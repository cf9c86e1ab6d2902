"""Whom it concerns that somebody names who looks after their ideas, and where a person is read."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.people import policy, queries
from teamhub.people.events import SuccessorNamed


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    seen = [int(key) for key in keys if policy.sees_person(act.by, int(key))]
    names = await queries.names(seen)
    return {str(id): Place(name, "people.show", {"person_id": id}) for id, name in names.items()}


async def _successor(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["successor"]]}


TELLS: Mapping[type, Tells] = {SuccessorNamed: _successor}
