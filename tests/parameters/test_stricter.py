"""A number that was set, and the limit of a framework: the stricter one counts."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from teamhub.absence.cases import gatekeeper
from teamhub.core.act import Office
from teamhub.parameters import queries, service
from teamhub.parameters.rules import PARAMETERS
from teamhub.parameters.stricter import BOUNDS, counting
from tests.conftest import NOON, Browser
from tests.factories import a_framework, a_person, acting, holds

TODAY = NOON.date()
DAY = timedelta(days=1)
YEARS = "absence.retention_years"
KEPT = ("KAD-09", "retention_years")


@pytest.mark.parametrize(
    ("set_", "limits", "counts"),
    [
        (2, {}, 2),
        (2, {KEPT: 1}, 1),
        (2, {KEPT: 2}, 2),
        (2, {KEPT: 5}, 2),  # wider is never wider
        (5, {KEPT: 2}, 2),
        (2, {KEPT: 0}, 0),
        (2, {KEPT: 1.5}, 1),  # whole ones, and the stricter
        (2, {KEPT: Decimal("0.5")}, 0),
        (2, {KEPT: "tot herstel"}, 2),  # in words there is nothing to compare
        (2, {KEPT: True}, 2),
        (2, {("KAD-08", "retention_years"): 1, ("KAD-09", "contact_data"): 1}, 2),
    ],
)
def test_the_stricter_counts(set_: int, limits: dict[tuple[str, str], Any], counts: int) -> None:
    found = counting({YEARS: Decimal(set_), "absence.gap_days": Decimal(28)}, limits)
    assert found == {YEARS: counts, "absence.gap_days": 28}


def test_a_limit_in_weeks_bounds_a_number_in_days() -> None:
    usual = {key: one.usual for key, one in PARAMETERS.items()}
    assert gatekeeper.numbers(usual, {}).analysis_day == 42
    assert gatekeeper.numbers(usual, {("KAD-03", "problem_analysis_week"): 5}).analysis_day == 35
    assert gatekeeper.numbers(usual, {("KAD-03", "problem_analysis_week"): 9}).analysis_day == 42


def test_every_bound_is_of_a_number_that_there_is() -> None:
    assert {*BOUNDS} <= {*PARAMETERS}


@pytest.mark.usefixtures("db")
async def test_a_framework_counts_from_its_day_until_the_next_version() -> None:
    await a_framework("KAD-09", {"retention_years": 1}, in_force_on=TODAY)
    await a_framework("KAD-09", {"retention_years": 3}, version=2, in_force_on=TODAY + 10 * DAY)
    days = [TODAY - DAY, TODAY, TODAY + 9 * DAY, TODAY + 10 * DAY]
    assert [(await queries.counting(day))[YEARS] for day in days] == [2, 1, 1, 2]
    assert {(await queries.numbers(day))[YEARS] for day in days} == {2}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("1 year", "by the stricter KAD-09; set here: 4 years", "A framework that is in force is stricter")),
        ("nl", ("1 jaar", "door het strengere KAD-09; hier gezet: 4 jaar", "Een kader dat geldt is strenger")),
    ],
)
async def test_the_pages_say_what_counts_and_what_was_set(browser: Browser, language: str, said: tuple[str]) -> None:
    anita = await a_person("Anita Groothuizen", language=language)
    await holds(anita, Office.HR)
    await service.change(await acting(anita), YEARS, value=4, from_on=TODAY, why="De gids zegt het.")
    await browser.sign_in(anita)
    before = [(await browser.get(path)).text for path in ("/instellingen", f"/instellingen/{YEARS}")]
    assert not any(words in page for page in before for words in said[1:])
    await a_framework("KAD-09", {"retention_years": 1})
    everything, one = [(await browser.get(path)).text for path in ("/instellingen", f"/instellingen/{YEARS}")]
    assert said[1] in everything and said[0] in everything
    assert said[2] in one and said[0] in one and 'value="4"' in one and "/kaders/KAD-09" in one
