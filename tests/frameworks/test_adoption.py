"""Putting a version in force: what contradicts is refused here, what changed rules from here on."""

from datetime import timedelta

import pytest

from teamhub.core.errors import Invalid, NotFound
from teamhub.frameworks import queries, service
from teamhub.frameworks.authority import Decider, Ruling, rule
from teamhub.frameworks.questions import SPEND
from teamhub.journal.tables import Entry
from tests.conftest import NOON
from tests.factories import system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
TEXTS = {
    "domain": "financien",
    "title_nl": "Wat we zelf uitgeven",
    "title_en": "What we spend ourselves",
    "law": [],
    "works_council": {"needed": False, "kind": None, "article": None, "given_on": None},
    "review_months": 12,
    "next_review_on": NOON.date() + timedelta(days=300),
}
TEAM = {
    "question": "money.spend",
    "decider": "team",
    "way": "consent",
    "limits": [{"fact": "amount", "up_to": "team_max"}],
}


def team_max(value: int) -> list[dict[str, object]]:
    return [{"key": "team_max", "value": value, "unit": "EUR", "nl": "Tot € 1.500.", "en": "Up to €1,500."}]


async def spend(amount: int) -> Ruling:
    return rule(SPEND, {"amount": amount}, (await queries.agreed(TODAY)).clauses)


async def test_the_newest_version_rules_and_an_old_decision_replays_under_its_own() -> None:
    first = await service.adopt(system(), "KAD-10", texts=TEXTS, limits=team_max(1500), clauses=[TEAM])
    before = await spend(1600)
    under_one = await spend(1400)
    second = await service.adopt(system(), "KAD-10", texts=TEXTS, limits=team_max(2000), clauses=[TEAM])

    assert (first, second) == (1, 2)
    assert before.clause is None
    after = await spend(1600)
    assert after.clause and (after.clause.decider, after.clause.version) == (Decider.TEAM, 2)
    assert under_one.clause
    kept = under_one.clause
    assert rule(SPEND, {"amount": 1400}, await queries.as_of(kept.framework, kept.version)) == under_one
    entries = await Entry.select(Entry.what, Entry.subject).order_by(Entry.id)
    assert entries == [{"what": "FrameworkAdopted", "subject": "framework:KAD-10"}] * 2


async def test_limits_and_clauses_come_together() -> None:
    await service.adopt(system(), "KAD-10", texts=TEXTS, limits=team_max(1500), clauses=[TEAM])
    agreed = await queries.agreed(TODAY)
    assert agreed.limits["KAD-10", "team_max"] == 1500
    assert ([*agreed.clauses], dict(agreed.limits)) == (
        await queries.in_force(TODAY),
        dict(await queries.limits(TODAY)),
    )


async def test_two_frameworks_that_contradict_each_other_are_refused_and_nothing_changes() -> None:
    await service.adopt(system(), "KAD-10", texts=TEXTS, limits=team_max(1500), clauses=[TEAM])
    owner = TEAM | {"decider": "owner", "way": "advice", "limits": [{"fact": "amount", "above": 1000, "up_to": 3000}]}
    with pytest.raises(Invalid, match=r"KAD-10 and KAD-19 contradict each other about “money\.spend”"):
        await service.adopt(system(), "KAD-19", texts=TEXTS, limits=[], clauses=[owner])
    assert await queries.newest("KAD-19", TODAY) == 0


async def test_what_nobody_could_read_beside_a_button_is_refused() -> None:
    with pytest.raises(Invalid, match="no words"):
        await service.adopt(system(), "KAD-10", texts=TEXTS, limits=team_max(1), clauses=[TEAM | {"way": "request"}])


async def test_a_version_that_never_was_is_not_found() -> None:
    with pytest.raises(NotFound):
        await queries.as_of("KAD-10", 3)
