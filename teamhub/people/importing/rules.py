"""What differs between a file and what is known, and what cannot be. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from teamhub.core.errors import Invalid
from teamhub.core.lazily import dataclass
from teamhub.people.importing.reading import Column, Problem, Row, Sheet


class Kind(StrEnum):
    JOINS = "joins"
    RETURNS = "returns"
    CHANGES = "changes"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class Stay:
    """In a team, from the first until the last day; no last day yet is None."""

    team: int
    name: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody as TeamHub knows them. Hours and caseload by the day from which they hold, oldest first."""

    id: int
    number: str | None
    name: str
    email: str | None
    function: str
    joined_on: date
    left_on: date | None
    registration: str = ""
    hours: Mapping[date, Decimal] = field(default_factory=dict)
    caseload: Mapping[date, int] = field(default_factory=dict)
    stays: Sequence[Stay] = ()
    alias: bool = False  # of the client council: never taken for an employee

    def gone(self, today: date) -> bool:
        return self.left_on is not None and self.left_on < today


@dataclass(frozen=True, slots=True)
class Change:
    """What one line of the file changes: for each column what it was and what it becomes.

    `from_on` is the day from which hours, caseload and team hold; `leaves_team` the team that somebody moves from.
    """

    kind: Kind
    row: Row
    person: int | None
    from_on: date
    changed: Mapping[Column, tuple[object, object]]
    leaves_team: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`gone`: who is not in the file any more. `new_teams`: by name, where the operator allows them to be founded."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    gone: list[Known] = field(default_factory=list)
    new_teams: list[str] = field(default_factory=list)
    same: int = 0
    unread: tuple[str, ...] = ()


def team_key(name: str) -> str:
    """ "Team Alkmaar" and "alkmaar" are the same team."""
    key = " ".join(name.casefold().split())
    return key.removeprefix("team ") or key


def plan(
    sheet: Sheet, known: Collection[Known], teams: Mapping[str, int], *, today: date, new_teams: bool = False
) -> Plan:
    """`teams` by `team_key`, of their names and their codes. Nothing is to be written if there are problems."""
    by_number = {person.number: person for person in known if person.number}
    by_email = {person.email: person for person in known if person.email}
    changes, problems, founded = list[Change](), [*sheet.problems], dict[str, str]()
    for row in sheet.rows:
        person = by_number.get(row.number) or _without_number(by_email.get(row.email or ""), today)
        team = teams.get(team_key(row.team)) if row.team else None
        wrong = _wrong(row, person, team, by_email, today)
        if row.team and team is None and not new_teams:
            wrong.append(Problem(row.line, Invalid("TeamHub knows no team “%(team)s”.", team=row.team), Column.TEAM))
        problems += wrong
        if not wrong:
            made = _change(row, person, team, today)
            changes += made
            if made and row.team and team is None:
                founded.setdefault(team_key(row.team), row.team)
    missing = [person for number, person in by_number.items() if number not in sheet.numbers and not person.left_on]
    return Plan(
        changes=changes,
        problems=sorted(problems, key=lambda problem: problem.line),
        gone=sorted(missing, key=lambda person: person.name) if sheet.numbers else [],
        new_teams=list(founded.values()),
        same=len(sheet.rows) - len(changes),
        unread=sheet.unread,
    )


def _without_number(person: Known | None, today: date) -> Known | None:
    """Somebody who was welcomed by hand is known by their address, until a file gives them their number."""
    return person if person and person.number is None and not person.alias and not person.gone(today) else None


def _wrong(
    row: Row, person: Known | None, team: int | None, by_email: Mapping[str, Known], today: date
) -> list[Problem]:
    found: list[Problem] = []
    holder = by_email.get(row.email) if row.email else None
    if holder and (person is None or holder.id != person.id):
        taken = Invalid("“%(address)s” is in use by somebody else in TeamHub.", address=row.email)
        found.append(Problem(row.line, taken, Column.EMAIL))
    if person is None:
        return found
    if person.gone(today):
        if not _returns(row, person) and (row.left_on is None or row.left_on >= today):
            left = Invalid("%(name)s has left. A new start needs a first day after that.", name=person.name)
            found.append(Problem(row.line, left, Column.JOINED))
        return found
    if (row.left_on or person.left_on or date.max) < row.joined_on:
        found.append(Problem(row.line, Invalid("The last day cannot be before the first one."), Column.JOINED))
    on = max(today, row.joined_on)
    if row.team and len(_teams_on(person, on)) > 1 and not _stays(person, team, on):
        several = Invalid("%(name)s is in more than one team. Move them on the personnel page.", name=person.name)
        found.append(Problem(row.line, several, Column.TEAM))
    return found


def _returns(row: Row, person: Known) -> bool:
    return person.left_on is not None and row.joined_on > person.left_on


def _change(row: Row, person: Known | None, team: int | None, today: date) -> list[Change]:
    """One change, or none where the file says what is known already."""
    over = row.left_on is not None and row.left_on < today
    if person is None or (person.gone(today) and _returns(row, person)):
        if over:
            return []  # came and went before anybody here knew of it
        if person is None:
            said = {column: (None, value) for column, value in _said(row).items()}
            return [Change(Kind.JOINS, row, None, row.joined_on, said)]
    elif over or person.gone(today):
        if row.left_on in (None, person.left_on):
            return []
        return [Change(Kind.LEAVES, row, person.id, today, {Column.LEFT: (person.left_on, row.left_on)})]
    on = max(today, row.joined_on)
    if not (changed := _differences(row, person, team, on)):
        return []
    here = _teams_on(person, on)
    leaves = here[0].team if Column.TEAM in changed and here else None
    kind = Kind.RETURNS if person.gone(today) else Kind.LEAVES if Column.LEFT in changed else Kind.CHANGES
    return [Change(kind, row, person.id, on, changed, leaves)]


def _differences(row: Row, person: Known, team: int | None, on: date) -> dict[Column, tuple[object, object]]:
    here = _teams_on(person, on)
    before: dict[Column, object] = {
        Column.NUMBER: person.number,
        Column.NAME: person.name,
        Column.EMAIL: person.email,
        Column.FUNCTION: person.function,
        Column.REGISTRATION: person.registration,
        Column.HOURS: _holding(person.hours, on),
        Column.CASELOAD: _holding(person.caseload, on),
        Column.JOINED: person.joined_on,
        Column.LEFT: person.left_on,
        Column.TEAM: here[0].name if here else None,
    }
    said = _said(row)
    if _stays(person, team, on):
        said.pop(Column.TEAM, None)
    return {
        column: (before[column], value)
        for column, value in said.items()
        if column is Column.TEAM or before[column] != value
    }


def _said(row: Row) -> dict[Column, Any]:
    said = {
        Column.NUMBER: row.number,
        Column.NAME: row.name,
        Column.EMAIL: row.email,
        Column.TEAM: row.team,
        Column.FUNCTION: row.function,
        Column.REGISTRATION: row.registration,
        Column.HOURS: row.hours,
        Column.CASELOAD: row.caseload,
        Column.JOINED: row.joined_on,
        Column.LEFT: row.left_on,
    }
    return {column: value for column, value in said.items() if value is not None}


def _teams_on(person: Known, on: date) -> list[Stay]:
    return [stay for stay in person.stays if stay.from_on <= on and (stay.until_on is None or stay.until_on >= on)]


def _stays(person: Known, team: int | None, on: date) -> bool:
    """Somebody is in this team, or it has been arranged that they will be."""
    return any(stay.team == team and (stay.until_on is None or stay.until_on >= on) for stay in person.stays)


def _holding(by_day: Mapping[date, Any], on: date) -> Any:
    """What holds on a day: that of the last change before it, or on it."""
    return next((by_day[day] for day in sorted(by_day, reverse=True) if day <= on), None)
