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
    return [Visitor(kind, await service.start_as(act, row[0]["person"])) for kind, row in found if row]


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
    }
