"""Whom a number that changes concerns: everybody who works here; and where it is read."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.i18n import gettext
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.parameters.events import ParameterChanged, ParameterTakenBack
from teamhub.parameters.rules import PARAMETERS
from teamhub.people.tables import Person


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    known = [PARAMETERS[key] for key in keys if key in PARAMETERS]
    return {one.key: Place(gettext(one.said), "parameters.show", {"key": one.key}) for one in known}


async def _everybody(act: Act, happened: Happened) -> Concerns:
    here = (Person.joined_on <= act.today) & (Person.left_on.is_null() | (Person.left_on >= act.today))
    return {About.FRAMEWORKS: await Person.select(Person.id).where(here).output(as_list=True)}


TELLS: Mapping[type, Tells] = {ParameterChanged: _everybody, ParameterTakenBack: _everybody}
