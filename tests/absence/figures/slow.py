"""The figures once more, day by day and person by person, with none of the code that they are checked against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


@dataclass
class Person:
    stays: list[tuple[str, date, date | None]]  # team, first and last day
    hours: list[tuple[date, Decimal]]
    cases: list[tuple[date, date | None, list[tuple[date, Decimal]]]]  # first day, first day back, worked hours
    leaves: list[tuple[date, date]]


def last_of(steps: Sequence[tuple[date, Decimal]], on: date) -> Decimal:
    found = Decimal(0)
    for since, hours in sorted(steps):
        if since <= on:
            found = hours
    return found


def rounded(value: Fraction, places: int) -> Decimal:
    exact = Decimal(value.numerator * 10**12 // value.denominator) / 10**12
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def in_team(person: Person, teams: set[str], on: date) -> bool:
    return any(team in teams and first <= on and (last is None or on <= last) for team, first, last in person.stays)


def on_leave(person: Person, on: date) -> bool:
    return any(first <= on <= last for first, last in person.leaves)


def absent(person: Person, on: date) -> Fraction | None:
    """How much of that day, or nothing where somebody is not absent then."""
    for first, back, worked in sorted(person.cases, key=lambda case: case[0]):
        if first <= on and (back is None or on < back):
            contract = last_of(person.hours, on)
            if not contract:
                return Fraction(1)
            part = (1 - last_of(worked, on) / contract).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            return Fraction(min(max(part, Decimal(0)), Decimal(1)))
    return None


def sums(people: list[Person], teams: set[str], first: date, last: date) -> dict[str, Fraction]:
    found: dict[str, Fraction] = dict.fromkeys(
        ("absent", "leave", "employed", "heads", "reports", "ended", "ended_days", "people", "untouched"), Fraction(0)
    )
    for person in people:
        there = [on for on in days(first, last) if in_team(person, teams, on)]
        found["people"] += bool(there)
        found["untouched"] += bool(there) and not any(
            absent(person, on) is not None and not on_leave(person, on) for on in there
        )
        for on in there:
            factor = Fraction(last_of(person.hours, on)) / 36
            found["heads"] += 1
            found["employed"] += factor
            if on_leave(person, on):
                found["leave"] += factor
            else:
                found["absent"] += factor * (absent(person, on) or 0)
        for since, back, _ in person.cases:
            found["reports"] += since in there
            if back in there:
                found["ended"] += 1
                found["ended_days"] += (back - since).days
    return found
