"""From when until when a version counts: a day to come, a while that ends, a framework that is given up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.errors import Invalid
from teamhub.frameworks import force, queries, service
from teamhub.frameworks.authority import Decider, rule
from teamhub.frameworks.force import End, Spell
from teamhub.frameworks.questions import SPEND
from teamhub.frameworks.service import ForAWhile
from teamhub.frameworks.tables import FrameworkEnd, FrameworkVersion
from tests.conftest import NOON
from tests.factories import a_person, acting, system
from tests.frameworks.test_adoption import TEAM, TEXTS, team_max

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAYS = st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days))


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


async def spends(amount: int, on: date) -> int | None:
    """The version that lets the team spend this, if any."""
    clause = rule(SPEND, {"amount": amount}, await queries.in_force(on)).clause
    return clause.version if clause else None


async def adopt(value: int, code: str = "KAD-10", **more: object) -> int:
    return await service.adopt(system(), code, texts=TEXTS, limits=team_max(value), clauses=[TEAM], **more)


async def test_a_version_for_a_day_to_come_counts_from_that_day() -> None:
    await adopt(1500)
    assert await adopt(2000, in_force_on=after(7)) == 2
    assert [await spends(1800, after(days)) for days in (0, 6, 7, 8)] == [None, None, 2, 2]
    assert [await queries.newest("KAD-10", after(days)) for days in (6, 7)] == [1, 2]
    assert (await queries.limits(after(6)))["KAD-10", "team_max"] == 1500
    assert (await queries.limits(after(7)))["KAD-10", "team_max"] == 2000
    assert [row["version"] for row in await queries.listed(after(6))] == [1]
    assert await queries.last_number("KAD-10") == 2
    with pytest.raises(Invalid, match="today or later"):
        await adopt(3000, in_force_on=after(-1))


async def test_what_was_decided_for_a_while_ends_by_itself() -> None:
    director = await acting(await a_person("Corine"))
    await adopt(1500)
    given = {"texts": TEXTS, "limits": team_max(2000), "clauses": [TEAM]}
    told = ForAWhile(after(90), "De teams kunnen niet wachten.")
    assert await service.adopt(director, "KAD-10", for_a_while=told, **given) == 2
    assert [await spends(1800, after(days)) for days in (0, 90, 91)] == [2, 2, None]
    assert await spends(1400, after(91)) == 1
    row = (await queries.versions("KAD-10"))[0]
    assert (row["decider"], row["explanation"]) == ("Corine", "De teams kunnen niet wachten.")
    assert await adopt(1900) == 3
    assert await spends(1900, after(91)) == 3


async def test_a_framework_that_is_given_up_counts_until_the_other_comes() -> None:
    await adopt(1500)
    own = TEAM | {"decider": "owner", "way": "alone", "limits": [{"fact": "amount", "up_to": 300}]}
    more = {"in_force_on": after(5), "instead_of": "KAD-10"}
    await service.adopt(system(), "KAD-19", texts=TEXTS, limits=[], clauses=[own], **more)
    assert [await spends(1400, after(days)) for days in (0, 4, 5)] == [1, 1, None]
    clause = rule(SPEND, {"amount": 200}, await queries.in_force(after(5))).clause
    assert clause and (clause.framework, clause.decider) == ("KAD-19", Decider.OWNER)
    assert [row["code"] for row in await queries.listed(after(5))] == ["KAD-19"]
    assert await queries.ended("KAD-10") == {"version": 1, "from_on": after(5), "instead": "KAD-19"}
    with pytest.raises(Invalid, match="no such framework"):
        await service.adopt(system(), "KAD-20", texts=TEXTS, limits=[], clauses=[], instead_of="KAD-99")


async def test_what_will_contradict_on_a_later_day_is_refused_today() -> None:
    """Neither of the two counts today; both would on the fifth day."""
    other = TEAM | {"decider": "owner", "way": "alone", "limits": [{"fact": "amount", "above": 100, "up_to": 9000}]}
    await adopt(1500, in_force_on=after(5))
    with pytest.raises(Invalid, match="contradict"):
        await service.adopt(system(), "KAD-19", texts=TEXTS, limits=[], clauses=[other], in_force_on=after(3))
    assert await queries.last_number("KAD-19") == 0


async def test_what_comes_back_when_a_while_is_over_is_looked_at_too() -> None:
    """The first version would contradict KAD-19; the one that counts for a while does not."""
    director = await acting(await a_person("Corine"))
    await adopt(1500)
    told = ForAWhile(after(90), "Even niet.")
    await service.adopt(director, "KAD-10", texts=TEXTS, limits=[], clauses=[], for_a_while=told)
    other = TEAM | {"decider": "owner", "way": "alone", "limits": [{"fact": "amount", "above": 100, "up_to": 9000}]}
    with pytest.raises(Invalid, match="contradict"):
        await service.adopt(system(), "KAD-19", texts=TEXTS, limits=[], clauses=[other])


@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.none() | DAYS, st.none() | DAYS), max_size=5),
    st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 4), DAYS), max_size=2, unique_by=lambda end: end[:2]),
)
async def test_the_database_counts_as_the_rules_do(spells: list, ends: list) -> None:
    """Every way that versions can follow each other, on every day of that week: SQL and Python agree."""
    person = await a_person()
    await FrameworkVersion.delete(force=True)
    await FrameworkEnd.delete(force=True)
    kept = {**TEXTS, "law": "[]", "works_council": "{}", "limits": "[]", "clauses": "[]", "adopted_at": NOON}
    known = []
    for number, (code, begin, until) in enumerate(spells, 1):
        if begin and until and until < begin:
            begin, until = until, begin
        known.append(Spell(code, number, begin, until))
        told = {"until_on": until, "explanation": "x", "decided_by": person.id} if until else {}
        await FrameworkVersion(code=code, version=number, in_force_on=begin, **kept, **told).save()
    for code, version, from_on in ends:
        await FrameworkEnd(code=code, version=version, from_on=from_on, at=NOON, instead="C").save()
    over = [End(*end) for end in ends]
    for day in (after(days) for days in range(-4, 5)):
        ours = {code: spell.version for code, spell in force.in_force(known, over, day).items()}
        assert {row["code"]: row["version"] for row in await queries.listed(day)} == ours
        assert force.in_force(known, over, day) in force.futures(known, over, after(-4))
