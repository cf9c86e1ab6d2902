"""Whom passing on concerns: the colleagues who were trained."""

from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.training.passing import events


async def _trained(act: Act, happened: Happened) -> Concerns:
    return {About.MINE: [int(person) for person in happened.facts["colleagues"]]}


TELLS: Mapping[type, Tells] = {events.KnowledgePassedOn: _trained}
