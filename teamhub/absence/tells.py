"""Whom an absence concerns, and where each reads it. What is told names nobody: the page does, to who may know.

Nobody is told of their own: what somebody did themselves, the journal does not know of them.
"""

from collections.abc import Mapping, Sequence

from teamhub.absence import events, policy, queries
from teamhub.absence.policy import Sight
from teamhub.absence.tables import Absence
from teamhub.core.act import Act, Office
from teamhub.core.i18n import gettext
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.teams import queries as teams


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    found = await queries.read(act, "a.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): place for one in found if (place := _place(act, one))}


def _place(act: Act, seen: queries.Case) -> Place | None:
    title = gettext("An absence")
    if seen.sight is Sight.OWN:
        return Place(title, "absence.mine")
    if seen.sight >= Sight.CASE or policy.coordinates(act.by, seen.team):
        return Place(title, "absence.show", {"absence_id": seen.id})
    ours = sorted(seen.teams & act.by.member_of)
    return Place(title, "absence.team", {"team_id": ours[0]}) if ours else None


async def _row(happened: Happened) -> Absence | None:
    """Nothing where it was taken back, or erased."""
    return await Absence.objects().get(Absence.id == int(happened.key))


async def _guides(act: Act, row: Absence) -> list[int]:
    """The coordinators; where there is none but the colleague themselves, HR."""
    found = [one for one in await queries.coordinators(row.team, act.today) if one != row.person]
    return found or await _hr(act, row)


async def _hr(act: Act, row: Absence) -> list[int]:
    return [one for one in await teams.office_holders(act, Office.HR) if one != row.person]


async def _colleagues(act: Act, row: Absence) -> list[int]:
    members = await teams.members(row.team, act.today) if row.team else []
    return [one for one in members if one != row.person]


async def _reported(act: Act, happened: Happened) -> Concerns:
    """Who confirms it, the team, HR who passes it on; and the colleague themselves, where somebody else noted it."""
    if (row := await _row(happened)) is None:
        return {}
    themselves = [row.person] if row.reported_by != row.person else []
    return {
        About.ASKED: await _guides(act, row),
        About.TEAM: [*await _colleagues(act, row), *await _hr(act, row), *themselves],
    }


async def _team(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.TEAM: await _colleagues(act, row)} if row else {}


async def _ended(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    if row is None:
        return {}
    told = [*await _colleagues(act, row), *await _hr(act, row)]
    return {About.ASKED: await _guides(act, row), About.TEAM: told}


async def _themselves(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.TEAM: [row.person]} if row else {}


async def _asked_of_hr(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: await _hr(act, row)} if row else {}


async def _prepared(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [*await _hr(act, row), *await _guides(act, row)]} if row else {}


async def _near(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    return {About.ASKED: [row.near]} if row and row.near else {}


async def _over(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    if row is None:
        return {}
    return {
        About.ASKED: [one for one in (row.near, row.case_manager) if one],
        About.TEAM: [row.person, *await _colleagues(act, row)],
    }


async def _back(act: Act, happened: Happened) -> Concerns:
    row = await _row(happened)
    if row is None:
        return {}
    return {About.ASKED: await _guides(act, row), About.TEAM: [row.person, *await _colleagues(act, row)]}


TELLS: Mapping[type, Tells] = {
    events.AbsenceReported: _reported,
    events.AbsenceConfirmed: _themselves,
    events.AbsenceProlonged: _team,
    events.AbsenceEnded: _ended,
    events.AbsenceEndUndone: _ended,
    events.EarlyAsked: _asked_of_hr,
    events.HandOverPrepared: _prepared,
    events.HandedOver: _over,
    events.HandedBack: _back,
    events.NearNamed: _near,
    events.FrequentTalkToHR: _asked_of_hr,
}
PLACES = {"absence": places}
