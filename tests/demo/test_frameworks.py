"""The eighteen frameworks of the demo, through the verb."""

from datetime import UTC, date, datetime, timedelta

import pytest

from teamhub.demo import frameworks as demo
from teamhub.frameworks import queries
from teamhub.frameworks.tables import FrameworkAuthor, FrameworkVersion
from tests.factories import a_person
from tests.frameworks.agreed import entries, in_force


def moment(day: str) -> datetime:
    """A day later than the data say: as when the demo's day is moved."""
    return datetime.fromisoformat(day).replace(hour=9, tzinfo=UTC) + timedelta(days=1)


async def people() -> dict[str, int]:
    named = sorted({person for entry in entries().values() for person in entry["drawn_up_by"]})
    return {name: (await a_person(name)).id for name in named}


@pytest.mark.usefixtures("db")
async def test_all_eighteen_are_adopted_at_their_date_with_their_authors() -> None:
    await demo.adopt_all([*entries().values()], await people(), moment)

    rows = await FrameworkVersion.select().order_by(FrameworkVersion.code).output(load_json=True)
    assert [(row["code"], row["version"]) for row in rows] == [(c, e["version"]) for c, e in sorted(entries().items())]
    first = rows[0]
    assert (first["title_nl"], first["title_en"]) == ("Wij kiezen onze collega's", "We choose our colleagues")
    assert first["adopted_at"].date() == date(2024, 11, 13)
    assert first["next_review_on"] == date(2026, 12, 1)
    assert first["works_council"]["given_on"] == "2024-11-13"
    assert first["hands_over_en"] == entries()["KAD-01"]["hands_over_when"]["en"]
    assert await FrameworkAuthor.count().where(FrameworkAuthor.framework == first["id"]) == 6
    assert sorted(await queries.in_force(date(2026, 11, 25)), key=str) == sorted(in_force(), key=str)


def test_clauses_are_for_frameworks_that_there_are_and_name_their_limits() -> None:
    for code, kept in demo.clauses().items():
        keys = {limit["key"] for limit in entries()[code]["limits"]}
        bounds = [limit.get(end) for clause in kept for limit in clause.get("limits", ()) for end in ("above", "up_to")]
        assert {bound for bound in bounds if isinstance(bound, str)} <= keys
