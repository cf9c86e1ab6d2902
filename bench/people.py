"""Who looks, and at what: one of each kind, and the pages that they open most."""

from dataclasses import dataclass

from teamhub.core.act import SYSTEM, Act
from teamhub.core.clock import now
from teamhub.core.db import rows
from teamhub.sign_in import service

MEMBER = """
    SELECT m.person FROM membership m JOIN person p ON p.id = m.person
    WHERE m.until_on IS NULL AND p.demo AND p.left_on IS NULL
    ORDER BY (SELECT count(*) FROM idea i WHERE i.owner = m.person) DESC, m.person LIMIT 1
"""
HOLDER = """
    SELECT o.person FROM office_held o JOIN person p ON p.id = o.person
    WHERE o.office = $1 AND o.until_on IS NULL AND p.demo AND p.left_on IS NULL
    GROUP BY o.person ORDER BY count(*) DESC, o.person LIMIT 1
"""
OFFICES = ("mpp", "hr", "council", "process", "director", "operator")
BUSIEST = """
    SELECT i.id, i.team, i.owner, split_part(i.title, ' ', 1) AS word FROM idea i
    WHERE i.audience = 'organisation' AND i.clients AND i.team IS NOT NULL
    ORDER BY (SELECT max(number) FROM journal_entry e WHERE e.subject = 'idea:' || i.id) DESC NULLS LAST, i.id LIMIT 1
"""
# One of that team with the longest history.
ROLE = """
    SELECT k.id FROM team_role k WHERE k.team = $1
    ORDER BY (SELECT count(*) FROM role_term r WHERE r.team_role = k.id) DESC, k.id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Visitor:
    kind: str
    token: str


async def visitors() -> list[Visitor]:
    """Signed in, as with one click in the demo."""
    found = [("member", await rows(MEMBER))] + [(office, await rows(HOLDER, office)) for office in OFFICES]
    act = Act(by=SYSTEM, at=now())
    started = [Visitor(kind, await service.start_as(act, row[0]["person"])) for kind, row in found if row]
    await rows("UPDATE session SET proved_at = started_at")  # with their second factor
    return started


async def pages() -> dict[str, str]:
    """The busiest idea, its team, its owner, a word of its title."""
    idea = (await rows(BUSIEST))[0]
    role = await rows(ROLE, idea["team"])
    code = await rows("SELECT code FROM framework_version ORDER BY code LIMIT 1")
    return {
        "home": "/",
        "board": "/ideen",
        "idea": f"/ideen/{idea['id']}",
        "search": f"/ideen?q={idea['word']}",
        "kaders": "/kaders",
        **({"kader": f"/kaders/{code[0]['code']}"} if code else {}),
        "team": f"/teams/{idea['team']}",
        "person": f"/mensen/{idea['owner']}",
        "inbox": "/berichten",
        "role": f"/rollen/{role[0]['id']}",
        "terms": "/rollen/termijnen",
        "map": "/rollen/kaart",
        "circles": "/rollen/kringen",
        "core": "/rollen/kernrollen",
        "proposals": "/voorstellen",
        "takeovers": "/overnames",
        "who decides": "/kaders/delegatiebord",
        **await _delegated(idea["team"]),
    }


async def _delegated(team: int) -> dict[str, str]:
    """What the managers used to do, in that team and over all; who may not read a page is left out."""
    vacancy = await rows("SELECT id FROM vacancy ORDER BY closed_on IS NOT NULL, opened_on DESC NULLS LAST, id LIMIT 1")
    file = await rows(
        "SELECT id FROM absence WHERE handed_over_on IS NOT NULL ORDER BY recovered_on IS NOT NULL, id LIMIT 1"
    )
    return {
        "wall": f"/teams/{team}/aanwezig",
        "who is in": "/aanwezig",
        "leave": "/verlof",
        "absent": "/ik/afwezig",
        "absences": f"/teams/{team}/verzuim",
        "team figures": f"/teams/{team}/cijfers",
        "figures": "/verzuim/cijfers",
        "files": "/verzuim/dossiers",
        **({"file": f"/verzuim/dossiers/{file[0]['id']}"} if file else {}),
        "vacancies": "/vacatures",
        **({"vacancy": f"/vacatures/{vacancy[0]['id']}"} if vacancy else {}),
        "jobs": "/werken-bij",
        "contracts": "/contracten",
        "learning": "/leren",
        "team learns": f"/teams/{team}/leren",
        "skills": f"/teams/{team}/bekwaamheden",
        "notes": "/beleidsstukken",
        "numbers": "/instellingen",
        "my data": "/ik/gegevens",
    }
