"""An idea of which nothing is heard: who sees it, from which day, and that it is over once somebody speaks."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.clock import ZONE
from teamhub.core.db import DB
from teamhub.frameworks.tables import FrameworkVersion
from teamhub.ideas import silence
from teamhub.ideas.events import IdeaShared, subject
from teamhub.ideas.stages import ACTIVE, Stage
from teamhub.ideas.tables import Idea
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind
from teamhub.ideas.waiting import waiting
from teamhub.journal.service import record
from teamhub.people.tables import Person
from teamhub.teams.tables import Team
from tests.conftest import EMPTY, NOON
from tests.factories import a_person, a_role, a_team, acting, an_idea, system

pytestmark = pytest.mark.usefixtures("db")


async def agreed(days: int, version: int = 1) -> None:
    limit = {"key": "silent_days", "value": days, "unit": "days", "nl": "", "en": ""}
    kept = {"limits": json.dumps([limit]), "law": "[]", "clauses": "[]", "works_council": "{}"}
    day = {"adopted_at": NOON, "next_review_on": NOON.date(), "review_months": 12}
    await FrameworkVersion(code="KAD-07", version=version, domain="ideeen", **kept, **day).save()


async def a_quiet_idea(**fields: object) -> tuple[Idea, Team, Person, Person]:
    """Esra's, shared at noon; Karim is the team's idea guardian."""
    esra, karim = await a_person("Esra"), await a_person("Karim")
    team = await a_team(esra, karim)
    await a_role(karim, team, silence.GUARDIAN)
    idea = await an_idea(esra, team, title="Bakken op zondag", **fields)
    await record(await acting(esra), IdeaShared(subject=subject(idea.id), title=idea.title))
    return idea, team, esra, karim


async def sees(person: Person, days: int) -> list[tuple[str, str]]:
    waiting = await silence.waiting(await acting(person, NOON + timedelta(days=days)))
    return [(item.said % item.names, item.quote) for item in waiting]


async def test_from_the_day_that_the_framework_names_its_owner_and_the_guardian_see_it() -> None:
    idea, team, esra, karim = await a_quiet_idea()
    ilse, nour = await a_person("Ilse"), await a_person("Nour")
    await agreed(21)
    assert await sees(esra, 20) == await sees(karim, 20) == []
    assert await sees(esra, 21) == [("Your idea has been quiet for 21 days", idea.title)]
    assert await sees(karim, 23) == [("The idea of Esra has been quiet for 23 days", idea.title)]
    await a_role(nour, await a_team(nour), silence.GUARDIAN)  # of another team
    assert await sees(ilse, 40) == await sees(nour, 40) == []
    assert await silence.waiting(system(NOON + timedelta(days=40))) == []

    await record(await acting(karim, NOON + timedelta(days=23)), IdeaShared(subject=subject(idea.id), title=""))
    assert await sees(esra, 23) == await sees(karim, 43) == []
    assert len(await sees(esra, 44)) == 1
    assert team.id


async def test_the_newest_agreement_counts_and_without_one_no_silence_is_too_long() -> None:
    _, _, esra, _ = await a_quiet_idea()
    assert await sees(esra, 400) == []
    await agreed(21)
    await agreed(30, version=2)
    assert await sees(esra, 29) == []
    assert len(await sees(esra, 30)) == 1


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.MERGED])
async def test_only_what_is_under_way_can_be_too_quiet(stage: Stage) -> None:
    _, _, esra, _ = await a_quiet_idea(stage=stage)
    await agreed(21)
    assert bool(await sees(esra, 30)) is (stage in ACTIVE)


async def test_who_is_asked_something_about_it_already_is_not_asked_twice() -> None:
    idea, _, esra, karim = await a_quiet_idea()
    await agreed(21)
    later_on = NOON + timedelta(days=1)
    await talk.remark(await acting(karim, later_on), idea.id, Kind.QUESTION, "Wanneer begin je?")
    found = await waiting(await acting(esra, NOON + timedelta(days=40)))
    assert [item.said for item in found] == ["%(name)s asks you a question"]
    assert len(await waiting(await acting(karim, NOON + timedelta(days=40)))) == 1


@given(st.datetimes(datetime(2026, 3, 1), datetime(2026, 11, 30)), st.integers(0, 60), st.integers(0, 24 * 60 - 1))
async def test_days_are_calendar_days_of_the_organisation(last: datetime, later: int, minute: int) -> None:
    """Also when the clocks change in between: what counts is the date on the wall."""
    assert DB.pool
    async with DB.pool.acquire() as connection:
        await connection.execute(EMPTY)
    moved_at = last.replace(tzinfo=UTC)
    esra = await a_person("Esra")
    await an_idea(esra, await a_team(esra), moved_at=moved_at)
    await agreed(21)
    on = moved_at.astimezone(ZONE).date() + timedelta(days=later)
    now = datetime(on.year, on.month, on.day, tzinfo=ZONE) + timedelta(minutes=minute)
    found = await silence.waiting(await acting(esra, now.astimezone(UTC)))
    quiet = (now.astimezone(UTC).astimezone(ZONE).date() - moved_at.astimezone(ZONE).date()).days
    assert [item.names["days"] for item in found] == ([quiet] if quiet >= 21 else [])
    assert isinstance(on, date)
