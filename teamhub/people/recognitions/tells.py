"""Whom a recognition concerns: who it is about, and nobody else. What they do with it, nobody is told."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.people.recognitions import policy
from teamhub.people.recognitions.events import RecognitionGiven
from teamhub.people.recognitions.stages import Stage
from teamhub.people.recognitions.tables import Recognition


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    rows = await Recognition.objects().where(Recognition.id.is_in([int(key) for key in keys]))
    return {
        str(row.id): Place(row.text, "people.show", {"person_id": row.person})
        for row in rows
        if policy.sees(act.by, Stage(row.stage), person=row.person, by=row.by)
    }


async def _receiver(_: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["person"]]}


TELLS: Mapping[type, Tells] = {RecognitionGiven: _receiver}
