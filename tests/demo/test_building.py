from datetime import date

import pytest

from teamhub.demo import building
from teamhub.journal import queries as journal
from teamhub.people.tables import Person
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("db")


async def test_the_demo_could_have_happened() -> None:
    assert await building.build(NOON, on=date(2026, 3, 2))
    assert await Person.count() == 53
    assert await journal.breaks() == []
    assert not await building.build(NOON)
