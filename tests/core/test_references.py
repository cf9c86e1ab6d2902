"""A foreign key reaches the columns of the other table, also over another key, and holds nothing that nobody asked."""

import pytest

from teamhub.decisions.tables import Advice, Adviser
from teamhub.people.tables import Person
from teamhub.teams.tables import Membership
from tests.conftest import NOON
from tests.factories import a_person, a_team


async def test_a_column_is_reached_by_one_key_and_by_two(db: str) -> None:
    esra, ilse = await a_person("Esra"), await a_person("Ilse")
    await a_team(esra, name="Team Alkmaar")
    await Person.update({Person.successor: ilse.id}).where(Person.id == esra.id)
    found = await Membership.select(
        Membership.person.name, Membership.team.name, Membership.person.successor.name.as_alias("after")
    ).where((Membership.person.successor.name == "Ilse") & (Membership.person.joined_on <= NOON.date()))
    assert found == [{"person.name": "Esra", "team.name": "Team Alkmaar", "after": "Ilse"}]
    row = await Membership.objects(Membership.person).get(Membership.person.name == "Esra")
    assert row and row.person.name == "Esra"


def test_what_the_other_table_has_not_is_said() -> None:
    with pytest.raises(AttributeError, match="person has no column salary"):
        Membership.person.salary  # noqa: B018
    assert not Advice.adviser._foreign_key_meta.proxy_columns and "subject" not in vars(Adviser.request)
