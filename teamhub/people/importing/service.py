"""Taking a file over: all of it through the verbs, in one transaction, or nothing."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, Refused
from teamhub.people import policy, service, staying_service
from teamhub.people import queries as people
from teamhub.people.importing import queries, rules
from teamhub.people.importing.reading import Column, Sheet
from teamhub.people.importing.rules import Change, Kind, Plan, team_key
from teamhub.people.policy import Verb
from teamhub.people.rules import Record
from teamhub.teams import service as teams_service

Progress = Callable[[int, int], object]  # so many of so many lines
CORRECTED: Mapping[Column, str] = {
    Column.NUMBER: "number",
    Column.NAME: "name",
    Column.EMAIL: "email",
    Column.FUNCTION: "function_nl",
    Column.REGISTRATION: "registration",
    Column.JOINED: "joined_on",
}


class LookedOnly(Exception):
    """Takes back what a dry run did."""


async def take_over(
    act: Act, sheet: Sheet, *, dry_run: bool = False, new_teams: bool = False, progress: Progress | None = None
) -> Plan:
    """Changes what differs, unless something is wrong on any line, and returns what that is.

    A dry run does the same and takes it back, so that it finds what the verbs would refuse as well.
    """
    made: Plan | None = None
    try:
        async with writing():
            policy.require(Verb.KEEP_RECORD, act.by)
            await people.one_at_a_time()
            teams = await queries.teams(act.today)
            made = rules.plan(sheet, await queries.known(), teams, today=act.today, new_teams=new_teams)
            if not made.problems:
                await _apply(act, made, teams, progress)
            if dry_run:
                raise LookedOnly
    except LookedOnly:
        assert made
    return made


async def _apply(act: Act, made: Plan, teams: dict[str, int], progress: Progress | None) -> None:
    for name in made.new_teams:
        teams[team_key(name)] = (await teams_service.found(act, name=name)).id
    for done, change in enumerate(made.changes, start=1):
        try:
            await _change(act, change, teams)
        except Refused as refusal:
            raise Invalid("Line %(line)s: %(why)s", line=change.row.line, why=refusal) from refusal
        if progress:
            progress(done, len(made.changes))


async def _change(act: Act, change: Change, teams: Mapping[str, int]) -> None:
    row, on = change.row, change.from_on
    if change.kind is Kind.JOINS:
        person = await _welcome(act, change, teams)
    else:
        assert change.person is not None
        person = change.person
        if change.kind is Kind.RETURNS:
            await staying_service.come_back(act, person, from_on=row.joined_on)
        elif _later(change):
            await staying_service.leave(act, person, row.left_on or on)
        if corrected := _corrected(change):
            await service.correct(act, person, **corrected)
        if Column.HOURS in change.changed and row.hours is not None:
            await service.change_hours(act, person, row.hours, from_on=on)
        if Column.CASELOAD in change.changed and row.caseload is not None:
            await service.change_caseload(act, person, row.caseload, from_on=on)
        if Column.TEAM in change.changed and row.team:
            await _to_team(act, change, person, teams[team_key(row.team)])
    if Column.LEFT in change.changed and row.left_on:
        await staying_service.leave(act, person, row.left_on)


async def _welcome(act: Act, change: Change, teams: Mapping[str, int]) -> int:
    row = change.row
    person = await staying_service.welcome(
        act,
        name=row.name,
        number=row.number,
        email=row.email,
        function_nl=row.function or "",
        registration=row.registration or "",
        joined_on=row.joined_on,
        hours=row.hours,
        caseload=row.caseload,
        team=teams[team_key(row.team)] if row.team else None,
    )
    return int(person.id)


async def _to_team(act: Act, change: Change, person: int, team: int) -> None:
    if change.leaves_team is None:
        await teams_service.join(act, team, person, from_on=change.from_on)
    else:
        await teams_service.move(act, person, from_team=change.leaves_team, to_team=team, on=change.from_on)


def _later(change: Change) -> bool:
    """The last day moves on: first that, so that a first day after the old one can be recorded too."""
    before, after = change.changed.get(Column.LEFT, (None, None))
    return isinstance(before, date) and isinstance(after, date) and after > before


def _corrected(change: Change) -> Record:
    values = {column: value for column, (_, value) in change.changed.items() if column in CORRECTED}
    return cast(Record, {CORRECTED[column]: value for column, value in values.items()})
