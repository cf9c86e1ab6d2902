"""Reading where an idea went and where it came from, in one query."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.lazily import dataclass
from teamhub.ideas import queries
from teamhub.ideas.spreading.rules import MANY_TEAMS, Mode
from teamhub.ideas.spreading.service import ADOPTABLE
from teamhub.ideas.tables import Idea

# Up to the first idea, and down to all its copies. Of what the reader may not see, only team and mode leave the
# database. `tree` is walked by keys that only ever point up, so it ends.
SPREAD = """
WITH RECURSIVE up AS (
    SELECT idea.id, idea.origin FROM idea WHERE idea.id = {}
    UNION ALL SELECT idea.id, idea.origin FROM idea JOIN up ON idea.id = up.origin),
family AS (
    SELECT up.id FROM up WHERE up.origin IS NULL
    UNION ALL SELECT idea.id FROM idea JOIN family ON idea.origin = family.id)
SELECT
 (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (
   SELECT idea.id, idea.origin, team.name AS team, a.mode, s.seen,
     CASE WHEN s.seen THEN idea.title ELSE '' END AS title, CASE WHEN s.seen THEN owner.name ELSE '' END AS owner,
     CASE WHEN s.seen THEN idea.stage ELSE '' END AS stage
   FROM family JOIN idea ON idea.id = family.id JOIN person owner ON owner.id = idea.owner
     LEFT JOIN team ON team.id = idea.team LEFT JOIN idea_answer a ON a.copy = idea.id,
     LATERAL (SELECT (%s) AS seen) s) x) AS family,
 (SELECT coalesce(json_agg(x ORDER BY x.team_name), '[]') FROM (
   SELECT DISTINCT ON (a.team) a.team, team.name AS team_name, p.name AS by_name, a.at, a.mode, a.text, a.copy
   FROM idea_answer a JOIN team ON team.id = a.team JOIN person p ON p.id = a.by
   WHERE a.idea = {} ORDER BY a.team, a.id DESC) x) AS answers,
 (SELECT coalesce(json_agg(x ORDER BY x.team_name), '[]') FROM (
   SELECT o.team, team.name AS team_name, o.at, o.note FROM idea_offer o JOIN team ON team.id = o.team
   WHERE o.idea = {}) x) AS offers,
 (SELECT coalesce(json_agg(p.name ORDER BY p.name), '[]') FROM office_held h JOIN person p ON p.id = h.person
   WHERE h.office = {} AND h.from_on <= {} AND (h.until_on IS NULL OR h.until_on >= {})) AS process
"""


@dataclass(frozen=True)
class Answered:
    team: int
    team_name: str
    by_name: str
    at: datetime
    mode: Mode
    text: str
    copy: int | None  # only where the reader may see it


@dataclass(frozen=True)
class Offered:
    team: int
    team_name: str
    at: datetime
    note: str


@dataclass(frozen=True)
class Spread:
    answers: tuple[Answered, ...]
    offers: tuple[Offered, ...]  # that have no answer yet
    family: tuple[Mapping[str, Any], ...]
    process: tuple[str, ...]  # the process supporters, from three teams on
    may_answer: frozenset[int]  # the reader's teams that may still answer

    @property
    def wide(self) -> bool:
        """It is in more than one place, so that its lineage is worth a picture."""
        return len(self.family) > 1


async def spread(act: Act, idea: Idea) -> Spread:
    condition, named = queries.visible(act.by)
    values = [idea.id, *named, idea.id, idea.id, Office.PROCESS, act.today, act.today]
    (row,) = await Idea.raw(SPREAD.replace("%s", condition, 1), *values)
    read = {name: json.loads(value) if isinstance(value, str) else value for name, value in row.items()}
    seen = {one["id"] for one in read["family"] if one["seen"]}
    answers = tuple(_answered(one, seen) for one in read["answers"])
    offers = tuple(
        Offered(**{**one, "at": datetime.fromisoformat(one["at"])})
        for one in read["offers"]
        if one["team"] not in {answer.team for answer in answers}
    )
    adopted = {answer.team for answer in answers if answer.mode.adopts}
    many = len(adopted | {one["team"] for one in read["offers"]}) >= MANY_TEAMS
    others = act.by.member_of - adopted - {idea.team}
    may = frozenset(others) if idea.stage in ADOPTABLE else frozenset()
    return Spread(answers, offers, tuple(read["family"]), tuple(read["process"]) if many else (), may)


def _answered(row: Mapping[str, Any], seen: set[int]) -> Answered:
    copy = row["copy"] if row["copy"] in seen else None
    return Answered(**{**row, "at": datetime.fromisoformat(row["at"]), "mode": Mode(row["mode"]), "copy": copy})
