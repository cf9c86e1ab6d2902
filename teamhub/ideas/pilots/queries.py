"""Reading pilots and effects, in one query."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.ideas.pilots import rules
from teamhub.ideas.pilots.tables import Pilot
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Idea

TRIED = """
SELECT
 (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (
   SELECT p.id, p.question, p.starts_on, p.ends_on, p.budget, p.extended_from, p.result, p.clients, p.evaluated_at,
     (SELECT coalesce(json_agg(y ORDER BY y.id), '[]') FROM (
       SELECT m.id, m.at, m.text, q.name FROM idea_measurement m JOIN person q ON q.id = m.by WHERE m.pilot = p.id) y
     ) AS measurements
   FROM idea_pilot p WHERE p.idea = {}) x) AS pilots,
 (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (
   SELECT e.id, e.at, e.text, q.name FROM idea_effect e JOIN person q ON q.id = e.by WHERE e.idea = {}) x) AS effects
"""


@dataclass(frozen=True)
class Said:
    id: int
    at: datetime
    text: str
    name: str


@dataclass(frozen=True)
class Trial:
    id: int
    question: str
    starts_on: date
    ends_on: date
    budget: int
    extended_from: date | None
    result: str
    clients: str
    evaluated_at: datetime | None
    measurements: tuple[Said, ...]
    today: date

    @property
    def over(self) -> bool:
        return rules.over(self.ends_on, self.today)

    @property
    def weeks(self) -> int:
        return rules.weeks(self.starts_on, self.ends_on)

    @property
    def gone(self) -> int:
        """Days that have passed, of `length`."""
        return min(max((self.today - self.starts_on).days, 0), self.length)

    @property
    def length(self) -> int:
        return (self.ends_on - self.starts_on).days


@dataclass(frozen=True)
class Tried:
    """What an idea was tried out in, the newest last, and what it brought."""

    pilots: tuple[Trial, ...]
    effects: tuple[Said, ...]
    effect_due: date | None

    @property
    def now(self) -> Trial | None:
        return self.pilots[-1] if self.pilots else None


async def tried(act: Act, idea: Idea) -> Tried:
    (row,) = await Idea.raw(TRIED, idea.id, idea.id)
    pilots, effects = (json.loads(row[name]) if isinstance(row[name], str) else row[name] for name in row)
    due = rules.a_year_after(idea.embedded_on) if idea.embedded_on and not effects else None
    if idea.stage not in (Stage.EMBEDDED, Stage.SPREADING):
        due = None
    return Tried(tuple(_trial(p, act.today) for p in pilots), tuple(_said(e) for e in effects), due)


def _trial(row: Mapping[str, Any], today: date) -> Trial:
    dates = {name: date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")}
    earlier = date.fromisoformat(row["extended_from"]) if row["extended_from"] else None
    evaluated = datetime.fromisoformat(row["evaluated_at"]) if row["evaluated_at"] else None
    measurements = tuple(_said(one) for one in row["measurements"])
    more = {"extended_from": earlier, "evaluated_at": evaluated, "measurements": measurements, "today": today}
    return Trial(**{**row, **dates, **more})


def _said(row: Mapping[str, Any]) -> Said:
    return Said(row["id"], datetime.fromisoformat(row["at"]), row["text"], row["name"])


async def current(idea_id: int) -> Pilot:
    """The newest pilot of an idea."""
    found = await Pilot.objects().where(Pilot.idea == idea_id).order_by(Pilot.id, ascending=False).first()
    if found is None:
        raise NotFound("There is no pilot of this idea.")
    return found
