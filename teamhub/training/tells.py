from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.training import events, queries


async def _theirs(act: Act, happened: Happened) -> Concerns:
    """Whose certificate it is, where somebody else recorded it."""
    return {About.TEAM: [int(happened.facts["person"])]}


TELLS: Mapping[type, Tells] = {events.CertificateRecorded: _theirs}
PLACES = {"training": queries.places}
