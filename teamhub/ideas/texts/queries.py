"""Reading versions. Whoever may see the idea may read all of them."""

from datetime import datetime
from typing import Any

from teamhub.core.errors import NotFound
from teamhub.core.lazily import dataclass
from teamhub.ideas import rules
from teamhub.ideas.events import subject
from teamhub.ideas.tables import Idea, IdeaVersion
from teamhub.ideas.texts.rules import Part, diff

VERSIONS = """
    SELECT version.number, version.at, version.note, version.fingerprint, version.kind, version.text,
        author.name AS author, thanks.name AS thanks,
        lag(version.text) OVER (ORDER BY version.number) AS before
    FROM idea_version version JOIN person author ON author.id = version.by
    LEFT JOIN person thanks ON thanks.id = version.thanks
    WHERE version.idea = {} ORDER BY version.number DESC
"""
ONE = f"""
    SELECT chosen.*, EXISTS (
        SELECT 1 FROM journal_entry entry
        WHERE entry.subject = {{}} AND entry.facts ->> 'fingerprint' = chosen.fingerprint
    ) AS recorded
    FROM ({VERSIONS}) chosen WHERE chosen.number = {{}}
"""


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    at: datetime
    note: str
    fingerprint: str
    kind: str
    text: str
    author: str
    thanks: str | None
    before: str | None  # the version before it
    recorded: bool = False  # the journal has the same fingerprint

    @property
    def computed(self) -> str:
        """The fingerprint of the text as it is kept now."""
        return rules.fingerprint(self.text)

    @property
    def fields(self) -> dict[str, Any]:
        return rules.read(self.text)

    def changes(self) -> dict[str, list[Part]]:
        """What changed since the version before it, by field; the fields that stayed are not in it."""
        return changes(rules.read(self.before), self.fields) if self.before is not None else {}


def changes(was: dict[str, Any], now: dict[str, Any]) -> dict[str, list[Part]]:
    return {name: diff(_said(was[name]), _said(now[name])) for name in rules.FIELDS if was[name] != now[name]}


def _said(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


async def versions(idea: Idea) -> list[Version]:
    """The newest first."""
    return [Version(**row) for row in await IdeaVersion.raw(VERSIONS, idea.id)]


async def version(idea: Idea, number: int) -> Version:
    found = await IdeaVersion.raw(ONE, subject(idea.id), idea.id, number) if 0 < number < 2**15 else []
    if not found:
        raise NotFound("There is no such version.")
    return Version(**found[0])


async def fields_at(idea: Idea, number: int) -> dict[str, Any]:
    """What the text said in that version."""
    return (await version(idea, number)).fields
