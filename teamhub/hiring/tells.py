"""Whom a vacancy concerns, and where it is read, by who may know of it."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act, Office
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.hiring import events, queries
from teamhub.hiring.tables import Vacancy
from teamhub.teams import queries as teams


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    found = await queries.read(act, "v.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(one.title, "hiring.show", {"vacancy_id": one.id}) for one in found}


async def _team(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: await teams.members(await _of(happened), act.today)}


async def _adopted(act: Act, happened: Happened) -> Concerns:
    """HR has it to post; the team knows that it was decided."""
    members = await teams.members(await _of(happened), act.today)
    return {About.ASKED: await teams.office_holders(act, Office.HR), About.TEAM: members}


async def _asked(act: Act, happened: Happened) -> Concerns:
    """Who is asked, and the team, which consents to its committee and may say so."""
    person = int(happened.facts["person"])
    members = await teams.members(await _of(happened), act.today)
    return {About.ASKED: [person], About.TEAM: [one for one in members if one != person]}


async def _released(act: Act, happened: Happened) -> Concerns:
    """Whose seat it was, and who selects."""
    return {About.ASKED: [int(happened.facts["person"])], **await _committee(act, happened)}


async def _committee(act: Act, happened: Happened) -> Concerns:
    """Who asked, and who selects together with them."""
    members = [one.person for one in await queries.committee(act, int(happened.key)) if one.takes_part]
    row = await Vacancy.select(Vacancy.contact, Vacancy.made_by).where(Vacancy.id == int(happened.key)).first()
    assert row, "A vacancy is never deleted."
    return {About.TEAM: [*members, row["contact"] or row["made_by"]]}


async def _ended(act: Act, happened: Happened) -> Concerns:
    members = await teams.members(await _of(happened), act.today)
    committee = [one.person for one in await queries.committee(act, int(happened.key)) if one.takes_part]
    return {About.TEAM: [*members, *committee]}


async def _hours(act: Act, happened: Happened) -> Concerns:
    """The team, and its MPP, who knows what was established."""
    team = int(happened.key)
    mpps = [one["id"] for one in await teams.mpps(act, team)]
    return {About.TEAM: [*await teams.members(team, act.today), *mpps]}


async def _of(happened: Happened) -> int:
    row = await Vacancy.select(Vacancy.team).where(Vacancy.id == int(happened.key)).first()
    assert row, "A vacancy is never deleted."
    return int(row["team"])


TELLS: Mapping[type, Tells] = {
    events.HoursEstablished: _hours,
    events.VacancyDrafted: _team,
    events.ProfileAdopted: _adopted,
    events.ProfileReopened: _team,
    events.VacancyPosted: _team,
    events.ClosingMoved: _committee,
    events.VacancyStopped: _ended,
    events.VacancyStoppedByConsent: _ended,
    events.CommitteeAsked: _asked,
    events.CommitteeReleased: _released,
    events.CommitteeJoined: _committee,
    events.CommitteeDeclined: _committee,
    events.CommitteeLeft: _committee,
}
PLACES = {"vacancy": places}
