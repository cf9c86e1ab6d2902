"""Reading what was said beside an idea: whoever may see the idea may read it."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.ideas import queries
from teamhub.ideas.tables import Idea
from teamhub.ideas.talk.tables import Kind, Remark, Support

NEWEST = 3  # words of others that stand open; the earlier ones are one press away
TALK = """
    SELECT
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'by_id', r.by, 'by', p.name, 'at', r.at, 'kind', r.kind,
        'text', r.text, 'withdrawn', r.withdrawn_at IS NOT NULL, 'reply', r.reply, 'replier', replier.name,
        'accepted', r.accepted) ORDER BY r.id), '[]')
        FROM idea_remark r JOIN person p ON p.id = r.by LEFT JOIN person replier ON replier.id = r.replied_by
        WHERE r.idea = {}) AS remarks,
    (SELECT coalesce(json_agg(json_build_object('id', s.person, 'name', p.name, 'version', s.version,
        'teams', ARRAY(SELECT m.team FROM membership m WHERE m.person = s.person AND m.from_on <= {}
            AND (m.until_on IS NULL OR m.until_on >= {}))) ORDER BY s.at), '[]')
        FROM idea_support s JOIN person p ON p.id = s.person WHERE s.idea = {}) AS supporters
"""


@dataclass(frozen=True, slots=True)
class Said:
    id: int
    by_id: int
    by: str
    at: datetime
    kind: Kind
    text: str
    withdrawn: bool
    reply: str
    replier: str | None
    accepted: bool | None

    @property
    def waits(self) -> bool:
        """For the owner's answer."""
        return self.kind is not Kind.COMMENT and self.replier is None and not self.withdrawn


@dataclass(frozen=True, slots=True)
class Supporter:
    id: int
    name: str
    version: int
    teams: Sequence[int]


@dataclass(frozen=True, slots=True)
class Talk:
    remarks: Sequence[Said]
    supporters: Sequence[Supporter]

    def of(self, kind: str) -> list[Said]:
        return [said for said in self.remarks if said.kind == kind]

    def earlier(self, form: str) -> list[Said]:
        """What is folded away: neither of the newest, nor waiting for an answer, nor just being answered."""
        return [said for said in self.remarks[:-NEWEST] if not said.waits and form != f"remark-{said.id}"]

    @property
    def teams(self) -> int:
        """From how many teams the support comes."""
        return len({team for supporter in self.supporters for team in supporter.teams})

    def version_of(self, person: int | None) -> int | None:
        """The version that they support, if they do."""
        return next((supporter.version for supporter in self.supporters if supporter.id == person), None)


async def section(act: Act, idea: Idea) -> Talk:
    (row,) = await Remark.raw(TALK, idea.id, act.today, act.today, idea.id)
    remarks = [_said(remark) for remark in json.loads(row["remarks"])]
    return Talk(remarks, [Supporter(**supporter) for supporter in json.loads(row["supporters"])])


async def supporters(idea_id: int) -> list[int]:
    """Who stands behind it, behind whichever version."""
    return await Support.select(Support.person).where(Support.idea == idea_id).output(as_list=True)


async def remark(idea: Idea, remark_id: int) -> Remark:
    this = (Remark.id == remark_id) & (Remark.idea == idea.id)
    found = await Remark.objects().get(this) if queries.is_id(remark_id) else None
    if found is None:
        raise NotFound("There is nothing here any more.")
    return found


def _said(row: dict[str, Any]) -> Said:
    return Said(**{**row, "at": datetime.fromisoformat(row["at"]), "kind": Kind(row["kind"])})
