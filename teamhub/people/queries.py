"""Reading people. Who works here finds every colleague; the client council and an operator find only themselves."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import SYSTEM, Act, Actor, Office
from teamhub.core.asking import Ask
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.people import policy
from teamhub.people.tables import Organisation, Person
from teamhub.roles.queries import ROLES, TERMS


async def all_of_the_demo() -> bool:
    """Whether there are people, and none of them real: who joins them is none either."""
    sql = "SELECT EXISTS (SELECT FROM person) AND NOT EXISTS (SELECT FROM person WHERE NOT demo) AS demo"
    rows = await Person.raw(sql)  # among real people the first one tells: an import asks it for each
    return bool(rows[0]["demo"])


async def one_at_a_time() -> None:
    """From here to the end of the transaction nobody else changes who works here, where and as what.

    These changes are rare and touch the journals of several people and teams at once; in line they cannot deadlock,
    nor find a mail address free that another is just about to take.
    """
    await Person.raw("SELECT pg_advisory_xact_lock(hashtextextended('people', 0))")


async def locked(person_id: int | None) -> bool:
    """From here to the end of the transaction nobody else makes what there is one of for this person.

    Returns whether there is such a person. What only names them, such as an entry in the journal, does not wait.
    """
    if person_id is None or not is_id(person_id):
        return False
    return bool(await Person.select(Person.id).where(Person.id == person_id).lock_rows("NO KEY UPDATE"))


async def person(act: Act, person_id: int) -> Person:
    found = await Person.objects().get(Person.id == person_id) if is_id(person_id) else None
    if found is None or not policy.sees_person(act.by, person_id):
        raise NotFound("There is no such person.")
    return found


async def by_address(address: str) -> Person:
    """For the operator at a terminal, who knows people by their mail address."""
    found = await Person.objects().get(Person.email == address.strip().lower())
    if found is None:
        raise NotFound("Nobody here has the mail address %(address)s.", address=address)
    return found


async def organisation() -> Organisation | None:
    return await Organisation.objects().first()


async def names(ids: Iterable[int]) -> dict[int, str]:
    """Names by id; of a member of the client council, the alias."""
    wanted = [*ids]
    rows = await Person.select(Person.id, Person.name).where(Person.id.is_in(wanted)) if wanted else []
    return {row["id"]: row["name"] for row in rows}


COLLEAGUES = """
    WITH day AS (SELECT {}::date AS today)
    SELECT p.id, p.name,
           (SELECT string_agg(t.name, ', ' ORDER BY t.name) FROM membership m JOIN team t ON t.id = m.team
            WHERE m.person = p.id AND m.from_on <= today AND (m.until_on IS NULL OR m.until_on >= today)) AS teams
    FROM person p, day
    WHERE p.joined_on <= today AND (p.left_on IS NULL OR p.left_on >= today)
      AND (EXISTS (SELECT FROM membership m WHERE m.person = p.id
                   AND m.from_on <= today AND (m.until_on IS NULL OR m.until_on >= today))
           OR EXISTS (SELECT FROM office_held o WHERE o.person = p.id AND o.office NOT IN ('council', 'operator')
                      AND o.from_on <= today AND (o.until_on IS NULL OR o.until_on >= today)))
    ORDER BY p.name, p.id
"""


async def colleagues(act: Act) -> list[Mapping[str, Any]]:
    """Who works here today, to choose from: id, name, teams (their names, or None). For colleagues only."""
    return list(await Person.raw(COLLEAGUES, act.today)) if act.by is SYSTEM or act.by.is_colleague else []


def asking_colleagues(act: Act) -> list[Ask]:
    """The same, to be asked together with other things."""
    return [Ask(COLLEAGUES, (act.today,))] if act.by is SYSTEM or act.by.is_colleague else []


async def works_here(act: Act, person_id: int) -> bool:
    return person_id in {row["id"] for row in await colleagues(act)}


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody as their page shows them to one reader. What the reader may not see is empty.

    `teams` {id, name, from_on, until_on}, `terms` {name_nl, name_en, team, from_on, until_on}, `offices` {office, team}
    and `talents` {id, text}.
    """

    id: int
    name: str
    function_nl: str
    function_en: str
    joined_on: date
    left_on: date | None
    teams: list[dict[str, Any]]
    terms: list[dict[str, Any]]
    offices: list[dict[str, Any]]
    talents: list[dict[str, Any]]
    hours: Decimal | None
    caseload: int | None
    registration: str
    successor: int | None
    successor_name: str | None

    def teams_on(self, day: date) -> list[int]:
        return [team["id"] for team in self.teams if team["from_on"] <= day <= (team["until_on"] or day)]

    def works_here(self, day: date) -> bool:
        """As a colleague: in a team or an office that day."""
        inside = {held["office"] for held in self.offices} - {Office.COUNCIL, Office.OPERATOR}
        return bool(inside or self.teams_on(day)) and self.joined_on <= day <= (self.left_on or day)

    @property
    def only_alias(self) -> bool:
        """A member of the client council is known by an alias, and by nothing else."""
        return any(held["office"] == Office.COUNCIL for held in self.offices)


PROFILE = """
    SELECT p.id, p.name, p.function_nl, p.function_en, p.joined_on, p.left_on, p.registration,
        p.successor, next.name AS successor_name,
        coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name, 'from_on', m.from_on,
                                                    'until_on', m.until_on) ORDER BY m.from_on DESC, t.name)
                  FROM membership m JOIN team t ON t.id = m.team WHERE m.person = p.id), '[]') AS teams,
        coalesce((SELECT json_agg(json_build_object('name_nl', k.name_nl, 'name_en', k.name_en, 'team', t.name,
                                  'id', k.id, 'acting', r.acting, 'focus', r.focus,
                                  'from_on', r.from_on, 'until_on', r.until_on)
                                  ORDER BY r.from_on DESC, k.name_nl)
                  FROM (%s) r JOIN (%s) k ON k.id = r.team_role
                  JOIN team t ON t.id = k.team
                  WHERE r.person = p.id AND r.until_on >= r.from_on), '[]') AS terms,
        coalesce((SELECT json_agg(json_build_object('office', o.office, 'team', t.name) ORDER BY o.office, t.name)
                  FROM office_held o LEFT JOIN team t ON t.id = o.team WHERE o.person = p.id AND o.from_on <= day.today
                  AND (o.until_on IS NULL OR o.until_on >= day.today)), '[]') AS offices,
        coalesce((SELECT json_agg(json_build_object('id', t.id, 'text', t.text) ORDER BY t.at, t.id)
                  FROM talent t WHERE t.person = p.id), '[]') AS talents,
        (SELECT h.hours FROM contract_hours h WHERE h.person = p.id AND h.from_on <= day.today
         ORDER BY h.from_on DESC LIMIT 1) AS hours,
        (SELECT c.size FROM caseload c WHERE c.person = p.id AND c.from_on <= day.today
         ORDER BY c.from_on DESC LIMIT 1) AS caseload
    FROM person p LEFT JOIN person next ON next.id = p.successor, (SELECT {}::date AS today) AS day
    WHERE p.id = {}
"""
LISTS = ("teams", "terms", "offices", "talents")


async def profile(act: Act, person_id: int) -> Profile:
    """One query. Raises NotFound for who may not see this person's page, as for nobody."""
    rows = await Person.raw(PROFILE % (TERMS, ROLES), act.today, person_id) if _may_exist(act, person_id) else []
    if not rows:
        raise NotFound("There is no such person.")
    lists = {name: [_dated(row) for row in json.loads(rows[0][name])] for name in LISTS}
    return _as_seen(act.by, Profile(**{**rows[0], **lists}), act.today)


def _may_exist(act: Act, person_id: int) -> bool:
    return is_id(person_id) and policy.sees_person(act.by, person_id)


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    """JSON knows no dates."""
    return {
        k: date.fromisoformat(value) if value and k in ("from_on", "until_on") else value for k, value in row.items()
    }


def _as_seen(actor: Actor, person: Profile, today: date) -> Profile:
    hidden: dict[str, Any] = {}
    if person.only_alias:
        hidden |= {"function_nl": "", "function_en": ""}
    if not policy.sees_hours(actor, person.id, person.teams_on(today)):
        hidden |= {"hours": None, "registration": ""}
    if not policy.sees_caseload(actor, person.id, person.teams_on(today)):
        hidden["caseload"] = None
    if actor.id != person.id:
        hidden |= {"successor": None, "successor_name": None}
    return replace(person, **hidden)
