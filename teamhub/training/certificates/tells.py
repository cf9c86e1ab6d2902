"""Whom the end of a certificate concerns: who has it."""

from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.training.certificates import events
from teamhub.training.certificates.queries import places


async def _theirs(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [int(happened.facts["person"])]}


TELLS: Mapping[type, Tells] = {
    events.CertificateEnds: _theirs,
    events.RegistrationEnds: _theirs,
    events.Registered: _theirs,
}
PLACES = {"registration": places}
