"""Reading suggestions: whoever may see the idea may see all of them."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.ideas import queries
from teamhub.ideas.rules import fields_of
from teamhub.ideas.suggestions import rules
from teamhub.ideas.suggestions.tables import Answer, Need, Suggestion
from teamhub.ideas.tables import Idea
from teamhub.ideas.texts.rules import Part, diff

SHOWN = """
    SELECT suggestion.id, suggestion.by AS by_id, author.name AS by, suggestion.at, suggestion.version,
        suggestion.field, suggestion.was, suggestion.text, suggestion.why, suggestion.answer, suggestion.said,
        suggestion.answered_at, suggestion.taken_as, answerer.name AS answerer,
        ARRAY(SELECT office FROM office_held held WHERE held.person = suggestion.by AND held.from_on <= {}
            AND (held.until_on IS NULL OR held.until_on >= {}) ORDER BY office) AS offices,
        (SELECT coalesce(json_object_agg(backing.person, backing.need), json_build_object())
            FROM suggestion_backing backing WHERE backing.suggestion = suggestion.id) AS backing
    FROM suggestion JOIN person author ON author.id = suggestion.by
    LEFT JOIN person answerer ON answerer.id = suggestion.answered_by
    WHERE suggestion.idea = {} ORDER BY suggestion.answer <> 'unanswered', suggestion.id DESC
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion as its readers meet it. `now` is what the field says today."""

    id: int
    by_id: int
    by: str
    at: datetime
    version: int
    field: str
    was: str
    text: str
    why: str
    answer: Answer
    said: str
    answered_at: datetime | None
    taken_as: int | None
    answerer: str | None
    offices: list[str]  # that they hold today
    needs: Mapping[int, Need]  # by person
    now: str

    @property
    def moved_on(self) -> bool:
        """The field has changed since: the owner sees three texts."""
        return self.answer is Answer.NONE and self.now != self.was

    @property
    def parts(self) -> list[Part]:
        return diff(self.was, self.text)

    @property
    def against_now(self) -> list[Part]:
        return diff(self.now, self.text)

    def count(self, need: str) -> int:
        return sum(said == need for said in self.needs.values())


async def section(act: Act, idea: Idea) -> list[Shown]:
    """Those that wait for an answer first, then the newest."""
    rows = await Suggestion.raw(SHOWN, act.today, act.today, idea.id)
    return [_shown(row, fields_of(idea)) for row in rows]


async def suggestion(idea: Idea, suggestion_id: int) -> Suggestion:
    this = (Suggestion.id == suggestion_id) & (Suggestion.idea == idea.id)
    found = await Suggestion.objects().get(this) if queries.is_id(suggestion_id) else None
    if found is None:
        raise NotFound("There is no such suggestion.")
    return found


def _shown(row: dict[str, Any], fields: Mapping[str, Any]) -> Shown:
    backing = json.loads(row.pop("backing"))
    needs = {int(person): Need(need) for person, need in backing.items()}
    answer = Answer(row.pop("answer"))
    return Shown(**row, answer=answer, needs=needs, now=rules.said(fields, row["field"]))
