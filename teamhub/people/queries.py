"""Reading people. Who works here finds every colleague; the client council and an operator find only themselves."""

from collections.abc import Iterable, Mapping
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import NotFound
from teamhub.people import policy
from teamhub.people.tables import Organisation, Person


async def one_at_a_time() -> None:
    """From here to the end of the transaction nobody else changes who works here, where and as what.

    These changes are rare and touch the journals of several people and teams at once; in line they cannot deadlock,
    nor find a mail address free that another is just about to take.
    """
    await Person.raw("SELECT pg_advisory_xact_lock(hashtextextended('people', 0))")


async def person(act: Act, person_id: int) -> Person:
    found = await Person.objects().get(Person.id == person_id)
    if found is None or not policy.sees_person(act.by, person_id):
        raise NotFound("There is no such person.")
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
