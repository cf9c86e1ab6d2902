"""Reading teams. Who works here finds every team, its people and its offices; nobody sees more than that here."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from piccolo.custom_types import Combinable

from teamhub.core.act import Act
from teamhub.core.asking import Ask
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.people import policy as people_policy
from teamhub.teams import policy
from teamhub.teams.tables import Membership, Team


def current(on: date) -> Combinable:
    """Memberships that hold on this day."""
    return (Membership.from_on <= on) & (Membership.until_on.is_null() | (Membership.until_on >= on))


async def team(act: Act, team_id: int) -> Team:
    found = await Team.objects().get(Team.id == team_id) if is_id(team_id) else None
    if found is None or not policy.sees_teams(act.by):
        raise NotFound("There is no such team.")
    return found


async def by_code(code: str) -> Team:
    """By its short name, such as "alk": for importing."""
    found = await Team.objects().get(Team.code == code)
    if found is None:
        raise NotFound("There is no such team.")
    return found


async def mine(act: Act) -> list[Team]:
    return await Team.objects().where(Team.id.is_in([*act.by.member_of] or [-1])).order_by(Team.name)


async def every(act: Act) -> list[Team]:
    """All teams that have not closed, for choosing one. The client council may know their names too."""
    return await Team.objects().where(Team.closed_on.is_null() | (Team.closed_on > act.today)).order_by(Team.name)


async def members(team_id: int, on: date) -> list[int]:
    """The ids of who is in the team on this day."""
    here = (Membership.team == team_id) & current(on)
    return await Membership.select(Membership.person).where(here).output(as_list=True)


ALL = """
    SELECT t.id, t.name, t.place, t.focus_nl, t.focus_en,
           (SELECT count(*) FROM membership m WHERE m.team = t.id AND m.from_on <= day.today
            AND (m.until_on IS NULL OR m.until_on >= day.today)) AS people,
           ARRAY(SELECT p.name FROM office_held o JOIN person p ON p.id = o.person WHERE o.team = t.id
            AND o.from_on <= day.today AND (o.until_on IS NULL OR o.until_on >= day.today) ORDER BY p.name) AS mpp
    FROM team t, (SELECT {}::date AS today) AS day
    WHERE t.closed_on IS NULL OR t.closed_on > day.today
    ORDER BY t.name, t.id
"""


async def overview(act: Act) -> list[Mapping[str, Any]]:
    """All teams of today: id, name, place, focus in both languages, how many people, and who is their MPP."""
    if not policy.sees_teams(act.by):
        raise NotFound("There is no such page.")
    return list(await Team.raw(ALL, act.today))


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a team. Hours and caseload are empty for who may not see them."""

    id: int
    name: str
    function_nl: str
    function_en: str
    from_on: date
    until_on: date | None
    talents: list[str]
    hours: Decimal | None
    caseload: int | None


# Who is in the team today, and who comes later.
MEMBERS = """
    SELECT p.id, p.name, p.function_nl, p.function_en, m.from_on, m.until_on,
           coalesce((SELECT json_agg(t.text ORDER BY t.at, t.id) FROM talent t WHERE t.person = p.id), '[]') AS talents,
           (SELECT h.hours FROM contract_hours h WHERE h.person = p.id AND h.from_on <= day.today
            ORDER BY h.from_on DESC LIMIT 1) AS hours,
           (SELECT c.size FROM caseload c WHERE c.person = p.id AND c.from_on <= day.today
            ORDER BY c.from_on DESC LIMIT 1) AS caseload
    FROM membership m JOIN person p ON p.id = m.person, (SELECT {}::date AS today) AS day
    WHERE m.team = {} AND (m.until_on IS NULL OR m.until_on >= day.today)
    ORDER BY p.name, p.id
"""


async def people_of(act: Act, team_id: int) -> list[Member]:
    """Who is in the team now or will be, by name. One query."""
    rows = await Membership.raw(MEMBERS, act.today, team_id)
    found = [Member(**{**row, "talents": json.loads(row["talents"])}) for row in rows]
    return [_as_seen(act, member, team_id) for member in found]


def _as_seen(act: Act, member: Member, team_id: int) -> Member:
    hours = member.hours if people_policy.sees_hours(act.by, member.id, [team_id]) else None
    caseload = member.caseload if people_policy.sees_caseload(act.by, member.id, [team_id]) else None
    return replace(member, hours=hours, caseload=caseload)


MPPS = """
    SELECT p.id, p.name FROM office_held o JOIN person p ON p.id = o.person WHERE o.team = {} AND o.from_on <= {}
    AND (o.until_on IS NULL OR o.until_on >= {}) ORDER BY p.name
"""


def asking_mpps(act: Act, team_id: int) -> Ask:
    """Id and name of the MPP of a team today; more than one during a handover."""
    return Ask(MPPS, (team_id, act.today, act.today))


async def mpps(act: Act, team_id: int) -> list[Mapping[str, Any]]:
    ask = asking_mpps(act, team_id)
    return list(await Team.raw(ask.sql, *ask.values))


async def office_holders(act: Act, office: str, team: int | None = None) -> list[int]:
    """Who holds an office today; of an MPP, of this team."""
    rows = await Team.raw(
        "SELECT DISTINCT person FROM office_held WHERE office = {} AND (team IS NULL OR team = {}) AND from_on <= {}"
        " AND (until_on IS NULL OR until_on >= {})",
        office,
        team,
        act.today,
        act.today,
    )
    return [row["person"] for row in rows]
