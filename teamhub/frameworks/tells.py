"""Whom a framework concerns: everybody who works here, and where it is read."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.i18n import either
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.frameworks.events import FrameworkAdopted, FrameworkEnded
from teamhub.frameworks.tables import FrameworkVersion
from teamhub.people.tables import Person

V = FrameworkVersion


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    newest_first = V.select(V.code, V.title_nl, V.title_en).where(V.code.is_in([*keys])).order_by(V.code)
    rows = await newest_first.order_by(V.version, ascending=False).distinct(on=[V.code])
    return {
        row["code"]: Place(either(row["title_nl"], row["title_en"]), "frameworks.show", {"code": row["code"]})
        for row in rows
    }


async def _adopted(act: Act, happened: Happened) -> Concerns:
    here = (Person.joined_on <= act.today) & (Person.left_on.is_null() | (Person.left_on >= act.today))
    return {About.FRAMEWORKS: await Person.select(Person.id).where(here).output(as_list=True)}


TELLS: Mapping[type, Tells] = {FrameworkAdopted: _adopted, FrameworkEnded: _adopted}
