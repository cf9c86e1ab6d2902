"""Reading needs: for the team whose they are. For others how many there are, and nothing more."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.core.telling import Place
from teamhub.roles.queries import TERMS
from teamhub.training.needs import policy, rules
from teamhub.training.needs.rules import Ending, Known, Origin, Whom
from teamhub.training.needs.tables import Collection, Need
from teamhub.training.policy import DEVELOPER

PAGE = 100
ROWS = """
    SELECT n.id, n.team, team.name AS team_name, n.owner, owner.name AS owner_name, n.by, by.name AS by_name, n.at,
        n.whom, n.question, n.origin, n.about, n.training, t.title_nl, t.title_en, t.required_by, n.ended_on, n.ending,
        (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (
            SELECT v.id, v.person, p.name, v.known, v.words, s.name AS seen_by_name FROM training_need_voice v
            JOIN person p ON p.id = v.person LEFT JOIN person s ON s.id = v.seen_by WHERE v.need = n.id) x) AS voices,
        (SELECT x.id FROM training_plan x WHERE x.need = n.id AND x.cancelled_at IS NULL ORDER BY x.id DESC LIMIT 1)
            AS plan
    FROM training_need n JOIN team ON team.id = n.team JOIN person owner ON owner.id = n.owner
    JOIN person by ON by.id = n.by LEFT JOIN training t ON t.id = n.training
"""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody wants it too; or can do it already, on a ground, and in their own words."""

    id: int
    person: int
    name: str
    known: Known | None
    words: str
    seen_by_name: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    id: int
    team: int
    team_name: str
    owner: int
    owner_name: str
    by: int
    by_name: str
    at: datetime
    whom: Whom
    question: str
    origin: Origin
    about: str
    training: int | None
    title_nl: str | None
    title_en: str | None
    required_by: str | None
    ended_on: date | None
    ending: Ending | None
    voices: tuple[Voice, ...]
    plan: int | None  # the newest that was made of it and not cancelled

    @property
    def open(self) -> bool:
        return self.ended_on is None

    @property
    def title(self) -> str:
        """Of the training that may answer it, in the reader's language; nothing where none is named."""
        return either(self.title_nl or "", self.title_en or "")

    @property
    def wants(self) -> list[Voice]:
        return [one for one in self.voices if one.known is None]

    @property
    def knows(self) -> list[Voice]:
        return [one for one in self.voices if one.known is not None]

    @property
    def count(self) -> int:
        """How many still want to learn it."""
        return rules.still_want(self.owner, self.whom, [rules.Voice(one.person, one.known) for one in self.voices])

    def voice(self, person: int | None) -> Voice | None:
        return next((one for one in self.voices if one.person == person), None)


def seen(row: Mapping[str, Any]) -> Seen:
    kept = json.loads(row["voices"]) if isinstance(row["voices"], str) else row["voices"]
    voices = tuple(Voice(**{**one, "known": Known(one["known"]) if one["known"] else None}) for one in kept)
    words = {
        "whom": Whom(row["whom"]),
        "origin": Origin(row["origin"]),
        "ending": Ending(row["ending"]) if row["ending"] else None,
    }
    return Seen(**{**row, **words, "voices": voices})


async def read(act: Act, rest: str, *values: object) -> list[Seen]:
    """Those of the actor's teams, with `rest` after the condition."""
    mine = "n.team = ANY({}::int[])"
    return [seen(row) for row in await Need.raw(f"{ROWS} WHERE {mine} {rest}", [*act.by.member_of], *values)]


async def one(act: Act, need_id: int) -> Seen:
    found = await read(act, "AND n.id = {}", need_id) if is_id(need_id) else []
    if not found:
        raise NotFound("There is no such learning need.")
    return found[0]


async def locked(act: Act, need_id: int) -> Seen:
    """Until this transaction ends nobody else changes it."""
    await one(act, need_id)
    await Need.select(Need.id).where(Need.id == need_id).lock_rows("UPDATE")
    return await one(act, need_id)


async def of_team(act: Act, team_id: int) -> list[Seen]:
    """Open ones, the oldest first, and then those that ended, the last one first."""
    rest = "AND n.team = {} ORDER BY n.ended_on IS NOT NULL, n.ended_on DESC, n.at, n.id LIMIT {}"
    return await read(act, rest, team_id, PAGE)


async def count(act: Act, team_id: int) -> int:
    """How many are open, for who sees no more than that."""
    if not policy.sees_count(act.by, team_id):
        return 0
    return int(await Need.count().where((Need.team == team_id) & Need.ended_on.is_null()))


HOLDERS = f"""
    SELECT DISTINCT r.person FROM ({TERMS}) r JOIN team_role k ON k.id = r.team_role
    JOIN role_template x ON x.id = k.template
    WHERE k.team = {{}} AND x.key = ANY({{}}::text[]) AND r.from_on <= {{}} AND r.until_on >= {{}}
"""


async def holders(team_id: int, keys: Sequence[str], on: date) -> list[int]:
    """Who holds one of these roles in the team on a day, or stands in for it."""
    return [row["person"] for row in await Need.raw(HOLDERS, team_id, [*keys], on, on)]


async def developers(act: Act, team_id: int) -> list[int]:
    return await holders(team_id, [DEVELOPER], act.today)


LAST = """
    SELECT c.id, c.team, c.by, p.name AS by_name, c.at, c.meet_on FROM training_collection c
    JOIN person p ON p.id = c.by WHERE c.team = {} ORDER BY c.id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Collected:
    id: int
    team: int
    by: int
    by_name: str
    at: datetime
    meet_on: date


async def last_collection(team_id: int) -> Collected | None:
    rows = await Collection.raw(LAST, team_id)
    return Collected(**rows[0]) if rows else None


def asking_count(act: Act, team_id: int) -> list[Ask]:
    """For the page of a team: how many are open, and by whose hand they were collected last."""
    if not policy.sees_count(act.by, team_id):
        return []
    return [
        Ask("SELECT count(*) AS open FROM training_need WHERE team = {} AND ended_on IS NULL", (team_id,)),
        Ask(LAST, (team_id,)),
    ]


def read_count(found: Sequence[list[Row]]) -> tuple[int, Row | None]:
    return found[0][0]["open"], found[1][0] if found[1] else None


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    found = await read(act, "AND n.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(one.question, "needs.show", {"need_id": one.id}) for one in found}


async def team_places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    """Where the needs of a team are read, for who is in it."""
    ours = [int(key) for key in keys if policy.sees(act.by, int(key))]
    rows = await Need.raw("SELECT id, name FROM team WHERE id = ANY({}::int[])", ours)
    return {str(row["id"]): Place(row["name"], "needs.list", {"team_id": row["id"]}) for row in rows}
