"""The verbs of being signed in, and the one query that every request pays for."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from teamhub.core.act import Act, Actor, Office
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotFound
from teamhub.core.i18n import LANGUAGES
from teamhub.people.tables import Person
from teamhub.sign_in.tables import Session

LASTS = timedelta(days=30)
LASTS_ON_SHARED = timedelta(hours=10)  # one shift at a computer that others use too
PROOF_LASTS = timedelta(hours=12)  # unless a setting says otherwise
SEEN_EVERY = timedelta(hours=1)
SHOWN = 16  # characters of a session's hash: enough to tell one's own apart

# Raw, because it is the hottest query there is: one round trip for session, person, teams, offices and roles.
PERSON = """
    person.id, person.name, person.language, person.left_on,
    ARRAY(SELECT team FROM membership m WHERE m.person = person.id
          AND m.from_on <= {on} AND (m.until_on IS NULL OR m.until_on >= {on})) AS teams,
    ARRAY(SELECT DISTINCT t.name FROM membership m JOIN team t ON t.id = m.team WHERE m.person = person.id
          AND m.from_on <= {on} AND (m.until_on IS NULL OR m.until_on >= {on}) ORDER BY t.name) AS places,
    ARRAY(SELECT office || ':' || coalesce(team, 0) FROM office_held o WHERE o.person = person.id
          AND o.from_on <= {on} AND (o.until_on IS NULL OR o.until_on >= {on})) AS offices,
    ARRAY(SELECT DISTINCT k.team || ':' || coalesce(t.key, 'eigen-' || k.id) FROM role_term r
          JOIN team_role k ON r.team_role IN (k.id, k.merged_into) LEFT JOIN role_template t ON t.id = k.template
          WHERE r.person = person.id AND r.from_on <= {on} AND r.until_on >= {on} AND EXISTS (SELECT FROM membership m
              WHERE m.person = person.id AND m.team = k.team AND m.from_on <= {on}
              AND (m.until_on IS NULL OR m.until_on >= {on}))) AS roles,
    (SELECT count(*) FROM notice n WHERE n.person = person.id AND n.inbox AND n.read_at IS NULL) AS unread
"""
HERE = "(person.left_on IS NULL OR person.left_on >= {on}) AND person.joined_on <= {on}"
BY_TOKEN = f"""
    SELECT {PERSON}, session.last_used_at, coalesce(session.proved_at > {{proved_since}}, FALSE) AS proved,
        {{grace}}::boolean AND person.demo AND NOT EXISTS (
            SELECT FROM second_factor f WHERE f.person = person.id AND f.set_up_at IS NOT NULL) AS graced
    FROM session JOIN person ON person.id = session.person
    WHERE session.token_hash = {{token}} AND session.ends_at > {{at}} AND {HERE}
"""
BY_IDS = f"SELECT {PERSON} FROM person WHERE person.id = ANY({{ids}}::int[]) AND {HERE} ORDER BY person.id"
BY_ID = f"SELECT {PERSON} FROM person WHERE person.id = {{id}} AND {HERE}"


def query(text: str, **values: Any) -> tuple[str, list[Any]]:
    """Piccolo's raw() fills `{}` in order; these queries name a value where they use it, some more than once."""
    order: list[Any] = []

    class Fill(dict[str, str]):
        def __missing__(self, name: str) -> str:
            order.append(values[name])
            return "{}"

    return text.format_map(Fill()), order


async def start_as(act: Act, person_id: int, *, device: str = "") -> str:
    """Signs in as a person of the demo and returns the token for the browser's cookie.

    Only the demo's sign-in page may call this: it asks for no password.
    """
    async with writing():
        text, values = query(f"SELECT id FROM person WHERE id = {{id}} AND demo AND {HERE}", id=person_id, on=act.today)
        if not await Person.raw(text, *values):
            raise NotFound("There is no such person.")
        return await begin(act, person_id, device=device)


async def begin(act: Act, person_id: int, *, device: str, shared: bool = False) -> str:
    """A new session, for who has just shown who they are. A token is never used again, whoever knew the old one."""
    token = secrets.token_urlsafe(32)
    session = Session(
        token_hash=hashed(token),
        person=person_id,
        started_at=act.at,
        last_used_at=act.at,
        ends_at=act.at + (LASTS_ON_SHARED if shared else LASTS),
        device=device,
    )
    async with writing():
        await session.save()
    return token


async def end(act: Act, token: str) -> None:
    async with writing():
        await Session.delete().where((Session.token_hash == hashed(token)) & (Session.person == act.by.id))


async def end_one(act: Act, key: str) -> None:
    """Ends one of one's own sessions, on another browser or on this one."""
    mine = "DELETE FROM session WHERE person = {} AND left(token_hash, {}) = {} RETURNING person"
    async with writing():
        if not await Session.raw(mine, act.by.id, SHOWN, key):
            raise NotFound("This sign-in has ended already.")


async def end_all(act: Act, *, but: str = "") -> None:
    """Signs out everywhere, or everywhere but in the browser that holds this token."""
    others = (Session.person == act.by.id) & (Session.token_hash != hashed(but))
    async with writing():
        await Session.delete().where(others)


async def choose_language(act: Act, language: str) -> None:
    """What somebody reads TeamHub and its mail in, from now on and on every device."""
    if language not in LANGUAGES:
        raise Invalid("Please choose one of the options.")
    if act.by.id is not None:
        async with writing():
            await Person.update({Person.language: language}).where(Person.id == act.by.id)


async def standing(act: Act, token: str, *, proof_lasts: timedelta = PROOF_LASTS, grace: bool = False) -> Actor | None:
    """The actor behind a token. Somebody who left is signed out at their next request.

    `grace`: a person of the demo without a second factor counts as having shown it.
    """
    since = act.at - proof_lasts
    text, values = query(BY_TOKEN, token=hashed(token), at=act.at, on=act.today, proved_since=since, grace=grace)
    rows = await Session.raw(text, *values)
    if not rows:
        return None
    if rows[0]["last_used_at"] <= act.at - SEEN_EVERY:
        async with writing():
            await Session.update({Session.last_used_at: act.at}).where(Session.token_hash == hashed(token))
    return _actor(rows[0])


async def actor(act: Act, person_id: int) -> Actor:
    """The standing of somebody on the day of the act, for the demo, jobs and tests."""
    text, values = query(BY_ID, id=person_id, on=act.today)
    rows = await Person.raw(text, *values)
    if not rows:
        raise NotFound("There is no such person.")
    return _actor(rows[0])


async def actors(act: Act, people: list[int]) -> list[Actor]:
    """The standing of these people on the day of the act; who is not here then is left out. One query."""
    text, values = query(BY_IDS, ids=people, on=act.today)
    return [_actor(row) for row in await Person.raw(text, *values)]


def _actor(row: dict[str, Any]) -> Actor:
    proved, graced = bool(row.get("proved")), bool(row.get("graced"))
    offices = [(Office(name), int(team)) for name, _, team in (text.partition(":") for text in row["offices"])]
    roles = frozenset((int(team), key) for team, _, key in (text.partition(":") for text in row["roles"]))
    return Actor(
        id=row["id"],
        name=row["name"],
        member_of=frozenset(row["teams"]),
        offices=frozenset(office for office, _ in offices),
        oversees=frozenset(team for office, team in offices if office is Office.MPP),
        roles=roles,
        language=row["language"],
        leaves_on=row["left_on"],
        proved=proved or graced,
        graced=graced and not proved,
        unread=row["unread"],
        where=", ".join(row["places"]),
    )


def hashed(token: str) -> str:
    """Plain SHA-256: the token is 256 random bits, so there is nothing to guess slowly."""
    return hashlib.sha256(token.encode()).hexdigest()
