"""Reading for the sign-in pages. Somebody's sign-ins are read by nobody else."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.core.mail import Mail
from teamhub.demo.suggested import Suggested, suggested
from teamhub.people.tables import Person
from teamhub.sign_in.service import HERE, SHOWN, hashed, query
from teamhub.sign_in.tables import Session

SESSIONS = """
    SELECT left(token_hash, {shown}) AS key, device, started_at, last_used_at, ends_at, token_hash = {token} AS this
    FROM session WHERE person = {person} AND ends_at > {at} ORDER BY this DESC, last_used_at DESC, started_at DESC
"""
# Somebody stands under the first of their offices, else under their team. The kinds in the order of who comes most.
DEMO = f"""
    SELECT person.id, person.number, person.name, person.function_nl, person.function_en,
        (SELECT t.name FROM membership m JOIN team t ON t.id = m.team WHERE m.person = person.id
         AND m.from_on <= {{on}} AND (m.until_on IS NULL OR m.until_on >= {{on}}) ORDER BY m.from_on LIMIT 1) AS team,
        (SELECT min(o.office) FROM office_held o WHERE o.person = person.id
         AND o.from_on <= {{on}} AND (o.until_on IS NULL OR o.until_on >= {{on}})) AS office
    FROM person WHERE person.demo AND {HERE} ORDER BY person.id
"""
# Also what was sent; and only to people of the demo, also when others have been added to it.
INBOX = """
    SELECT mail.id, mail.address, mail.language, mail.template, mail.params::text AS params, mail.made_at
    FROM mail JOIN person ON person.email = mail.address AND person.demo
    WHERE mail.params::text <> {} ORDER BY mail.id DESC LIMIT 50
"""
OFFICES = ("mpp", "hr", "director", "process", "practice", "council", "operator")


@dataclass(frozen=True, slots=True)
class Group:
    """Persons of the demo of one kind: a team by its name, or an office by its word."""

    team: str
    office: str
    people: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Seen:
    key: str
    device: str
    started_at: datetime
    last_used_at: datetime
    ends_at: datetime
    this: bool


async def sessions(act: Act, token: str) -> list[Seen]:
    values = {"shown": SHOWN, "token": hashed(token), "person": act.by.id, "at": act.at}
    text, order = query(SESSIONS, **values)
    return [Seen(**row) for row in await Session.raw(text, *order)]


async def demo_people(act: Act) -> list[Group]:
    text, values = query(DEMO, on=act.today)
    groups: dict[tuple[int, str], Group] = {}
    for person in await Person.raw(text, *values):
        office = "" if person["team"] else person["office"] or ""
        place = OFFICES.index(office) + 1 if office else 0
        key = (place, person["team"] or "")
        groups.setdefault(key, Group(person["team"] or "", office, [])).people.append(person)
    return [groups[key] for key in sorted(groups)]


def first(groups: Iterable[Group]) -> list[tuple[dict[str, Any], Suggested]]:
    """Whom a visitor may want to be first, with what they come for; nobody where other people are in the demo."""
    people = {person["number"] or person["name"]: person for group in groups for person in group.people}
    return [(people[one.known_by], one) for one in suggested() if one.known_by in people]


async def inbox() -> list[dict[str, Any]]:
    """The newest mails of the demo, with the links in them."""
    return [dict(row) for row in await Mail.raw(INBOX, "{}")]
