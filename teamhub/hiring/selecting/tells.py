"""Whom it concerns when the team has chosen, when terms are agreed, and when a choice comes back. Without names."""

from collections.abc import Mapping

from teamhub.core.act import Act, Office
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.hiring.selecting import events
from teamhub.hiring.tables import CommitteeMember, Vacancy
from teamhub.teams import queries as teams
from teamhub.teams.queries import office_holders


async def _row(happened: Happened) -> Vacancy:
    row = await Vacancy.objects().get(Vacancy.id == int(happened.key))
    assert row, "A vacancy is never deleted."
    return row


async def _committee(row: Vacancy) -> list[int]:
    m = CommitteeMember
    return await m.select(m.person).where((m.vacancy == row.id) & (m.takes_part.eq(True))).output(as_list=True)


async def _laid_out(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: await _committee(await _row(happened))}


async def _shown(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [row.contact] if row.contact else [], About.TEAM: await _committee(row)}


async def _chosen(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    mpps = await office_holders(act, Office.MPP, row.team)
    hr = await office_holders(act, Office.HR)
    return {About.ASKED: [*mpps, *hr], About.TEAM: await teams.members(row.team, act.today)}


async def _agreed(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: await office_holders(act, Office.HR), About.TEAM: await teams.members(row.team, act.today)}


async def _team(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: await teams.members((await _row(happened)).team, act.today)}


async def _asks_team(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: await teams.members((await _row(happened)).team, act.today)}


async def _mpp(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: await office_holders(act, Office.MPP, (await _row(happened)).team)}


TELLS: Mapping[type, Tells] = {
    events.LettersLaidOut: _laid_out,
    events.NamesShown: _shown,
    events.CandidateChosen: _chosen,
    events.TermsAgreed: _agreed,
    events.ChoicePutBack: _asks_team,
    events.PutBackAnswered: _mpp,
    events.CandidateDeclined: _asks_team,
    events.CandidateWithdrew: _asks_team,
    events.ColleagueFound: _team,
    events.ColleagueWelcomed: _team,
}
