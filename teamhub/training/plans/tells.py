"""Whom what happens to a plan concerns: the team, who goes, who is asked. And where it is read, by who may."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.decisions import events as deciding
from teamhub.teams import queries as teams
from teamhub.training.plans import events, policy, queries
from teamhub.training.plans.tables import Participant, Plan

KIND = "training_plan"


async def _row(happened: Happened) -> Plan:
    row = await Plan.objects().get(Plan.id == int(happened.key))
    assert row, "A plan is never deleted."
    return row


async def _going(row: Plan) -> list[int]:
    here = (Participant.plan == row.id) & Participant.out_on.is_null()
    found: list[int] = await Participant.select(Participant.person).where(here).output(as_list=True)
    return found


async def _team(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.TEAM: [*await teams.members(row.team, act.today), *await _going(row)]}


async def _goers(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.TEAM: [row.by, *await _going(row)]}


async def _asked(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [int(person) for person in happened.facts["who"]]}


async def _maker(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: [(await _row(happened)).by]}


async def _swapped(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [int(happened.facts["now"])], About.TEAM: [row.by, int(happened.facts["was"])]}


async def _mpp(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [one["id"] for one in await teams.mpps(act, row.team)]}


async def _advised(act: Act, happened: Happened) -> Concerns:
    """Of advice about something else, the capability that it is about tells; who is asked hears of it there too."""
    return await _maker(act, happened) if happened.kind == KIND else {}


async def _spent(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: await teams.members(int(happened.key), act.today)}


async def budget_places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    ours = [int(key) for key in keys if policy.sees_team(act.by, int(key))]
    rows = await Plan.raw("SELECT id, name FROM team WHERE id = ANY({}::int[])", ours)
    return {str(row["id"]): Place(row["name"], "budgets.list", {"team_id": row["id"]}) for row in rows}


TELLS: Mapping[type, Tells] = {
    events.TrainingProposed: _team,
    events.PlanReopened: _team,
    events.CostChanged: _team,
    events.DaysMoved: _goers,
    events.AskedToGo: _asked,
    events.RepliedToGo: _maker,
    events.SomebodyElseGoes: _swapped,
    events.SeatTaken: _maker,
    events.MppAsked: _mpp,
    events.MppReplied: _team,
    events.TrainingChosen: _team,
    events.TrainingBooked: _team,
    events.TrainingCancelled: _team,
    events.PassedOn: _team,
    events.MondayWritten: _team,
    events.CameBack: _spent,
    deciding.AdviceGiven: _advised,
}
PLACES = {KIND: queries.places, "training_budget": budget_places}
