"""That somebody's second factor was reset is told to them, and to nobody else."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.i18n import gettext
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.sign_in.second_factor.events import SecondFactorReset


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    return {key: Place(gettext("Your second factor"), "second_factor.show") for key in keys if key == str(act.by.id)}


async def _whose(_: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["person"]]}


TELLS: Mapping[type, Tells] = {SecondFactorReset: _whose}
