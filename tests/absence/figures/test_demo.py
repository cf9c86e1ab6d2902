"""All teams of the demo, quarter by quarter: from its data, day by day, and from the same data by the rules."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from teamhub.absence.figures.amounts import Period
from teamhub.absence.figures.histories import Case, Counted, History, Hours, Leave, Stay, counted
from teamhub.absence.figures.rules import CLASSES, figures, tally
from teamhub.core.months import quarter_after
from teamhub.demo import building
from tests.absence.figures import slow

TEAMS = ("alk", "zaa", "haa", "alm", "lel", "kin")
AS_OF = date(2026, 11, 16)
FULL = Decimal(36)
QUARTERS = [quarter_after(AS_OF, n) for n in range(-7, 1)]
SPAN = Period(QUARTERS[0], AS_OF)


def on(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def people() -> list[slow.Person]:
    data: Any = building.read("oeverlicht.json")
    leaves: Any = building.read("additions.json")["maternity_leave"]
    found = []
    for person in data["people"]:
        if not person["team_id"]:
            continue
        since = date.fromisoformat(person["employed_since"])
        cases: list[Any] = [
            (
                date.fromisoformat(row["first_day"]),
                on(row["recovered_on"]),
                [(date.fromisoformat(part["from"]), Decimal(part["work_hours"])) for part in row["partial"]],
            )
            for row in data["absences"]
            if row["person_id"] == person["id"]
        ]
        hours = [(since, Decimal(str(person["contract_hours"])))]
        found.append(slow.Person([(person["team_id"], since, None)], hours, cases, [
            (date.fromisoformat(one["from_on"]), date.fromisoformat(one["until_on"]))
            for one in leaves if one["of"] == person["id"]
        ]))  # fmt: skip
    return found


@cache
def ready() -> list[Counted]:
    return [
        counted(
            History(
                [Stay(TEAMS.index(team), first, last) for team, first, last in person.stays],
                [Hours(*step) for step in person.hours],
                [Case(first, back, [Hours(*step) for step in worked]) for first, back, worked in sorted(person.cases)],
                [Leave(*one) for one in person.leaves],
            ),
            SPAN,
        )
        for person in people()
    ]


@pytest.mark.parametrize("first", QUARTERS, ids=str)
@pytest.mark.parametrize("teams", [*[(team,) for team in TEAMS], TEAMS], ids="+".join)
def test_every_team_in_every_quarter(teams: tuple[str, ...], first: date) -> None:
    period = Period(first, min(quarter_after(first, 1) - timedelta(days=1), AS_OF))
    whole = tally(ready(), period, CLASSES[0], frozenset(TEAMS.index(team) for team in teams))
    found, expected = figures(whole, period, FULL), slow.sums(people(), {*teams}, period.first, period.last)
    heads = expected["heads"] / period.days
    assert found.percentage == slow.rounded(100 * expected["absent"] / expected["employed"], 2)
    assert found.frequency == slow.rounded(expected["reports"] / heads * 365 / period.days, 2)
    assert found.zero == slow.rounded(100 * expected["untouched"] / expected["people"], 1)
    if expected["ended"]:
        assert found.duration == slow.rounded(expected["ended_days"] / expected["ended"], 1)
    else:
        assert found.duration is None


def test_haarlem_in_the_third_quarter_as_it_was_worked_out() -> None:
    period = Period(date(2026, 7, 1), date(2026, 9, 30))
    found = figures(tally(ready(), period, CLASSES[0], frozenset({TEAMS.index("haa")})), period, FULL)
    assert (found.percentage, found.frequency, found.duration, found.zero) == (
        Decimal("23.69"), Decimal("1.13"), Decimal("20.0"), Decimal("57.1"),
    )  # fmt: skip
