"""What HR sees of the personnel record. Nobody else does."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.people import policy
from teamhub.people.policy import Verb
from teamhub.people.tables import ContractHours, Person
from teamhub.teams.tables import OfficeHeld

GROUPS = ("here", "coming", "council", "gone")
STAFF = """
    WITH day AS (SELECT {}::date AS today), listed AS (
        SELECT p.id, p.number, p.name, CASE WHEN known.alias THEN '' ELSE p.function_nl END AS function_nl,
            CASE WHEN known.alias THEN '' ELSE p.function_en END AS function_en, p.joined_on, p.left_on,
            CASE WHEN p.left_on < today THEN 'gone' WHEN known.alias THEN 'council'
                 WHEN p.joined_on > today THEN 'coming' ELSE 'here' END AS who,
            (SELECT h.hours FROM contract_hours h WHERE h.person = p.id AND h.from_on <= greatest(today, p.joined_on)
             ORDER BY h.from_on DESC LIMIT 1) AS hours,
            ARRAY(SELECT t.name FROM membership m JOIN team t ON t.id = m.team WHERE m.person = p.id
                  AND m.from_on <= greatest(today, p.joined_on) AND (m.until_on IS NULL OR m.until_on >= today)
                  ORDER BY t.name) AS teams,
            ARRAY(SELECT DISTINCT o.office FROM office_held o WHERE o.person = p.id
                  AND o.from_on <= greatest(today, p.joined_on) AND (o.until_on IS NULL OR o.until_on >= today)
                  ORDER BY o.office) AS offices
        FROM person p, day, LATERAL (SELECT EXISTS (
            SELECT FROM office_held o WHERE o.person = p.id AND o.office = 'council') AS alias) known
    )
    SELECT * FROM listed
    WHERE {} = '' OR name ILIKE {} OR number = {}
    ORDER BY name, id
"""


async def staff(act: Act, words: str = "") -> dict[str, list[Mapping[str, Any]]]:
    """Everybody by group, or who has these words in their name or this number. One query."""
    policy.require(Verb.KEEP_RECORD, act.by)
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = await Person.raw(STAFF, act.today, words, like, words)
    return {group: [row for row in rows if row["who"] == group] for group in GROUPS}


async def hours(act: Act, person_id: int) -> list[Mapping[str, Any]]:
    """Contract hours over time, newest first: from_on and hours."""
    policy.require(Verb.KEEP_RECORD, act.by)
    theirs = ContractHours.select(ContractHours.from_on, ContractHours.hours).where(ContractHours.person == person_id)
    return list(await theirs.order_by(ContractHours.from_on, ascending=False))


async def offices(act: Act, person_id: int) -> list[Mapping[str, Any]]:
    """What somebody holds now or later: office, team (id and name, of an MPP), from_on, until_on."""
    policy.require(Verb.KEEP_RECORD, act.by)
    o = OfficeHeld
    going_on = o.until_on.is_null() | (o.until_on >= act.today)
    columns = (o.office, o.team, o.team.name.as_alias("team_name"), o.from_on, o.until_on)
    held = o.select(*columns).where((o.person == person_id) & going_on)
    return list(await held.order_by(o.office, o.from_on))
