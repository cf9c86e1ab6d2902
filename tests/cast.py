"""Who walks through every route: one of each kind that there is."""

from datetime import date

from teamhub.core.act import Office
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.factories import a_person, a_team, holds, joins

# owner and teammate are in one team, colleague in another; a leaver was in the first and left yesterday.
CAST = (
    "owner", "teammate", "colleague", "mpp", "hr", "council", "process", "practice", "director", "operator",
    "leaver", "visitor",
)  # fmt: skip


class Cast(dict[str, Person]):
    team: Team
    other_team: Team


async def a_cast() -> Cast:
    """On NOON, 2 March 2026: everybody in place, and the leaver just gone."""
    names = ("Esra", "Ilse", "Nour", "Harmen", "Anita", "Samira", "Vera", "Tom", "Corine", "Otto")
    cast = Cast(zip(CAST, [await a_person(name) for name in names], strict=False))
    cast["leaver"] = await a_person("Roel", left_on=date(2026, 3, 1))
    cast.team = await a_team(cast["owner"], cast["teammate"], mpp=cast["mpp"], name="Team Alkmaar")
    cast.other_team = await a_team(cast["colleague"], name="Team Haarlem")
    await joins(cast["leaver"], cast.team, until_on=date(2026, 3, 1))
    for office in set(Office) - {Office.MPP}:
        await holds(cast[office], office)
    return cast
