"""Reading who is in on an idea, and what has been offered to whom."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Invalid, NotFound
from teamhub.core.lazily import dataclass
from teamhub.ideas import queries
from teamhub.ideas.tables import Idea, IdeaVersion, VersionKind
from teamhub.ideas.texts.queries import fields_at
from teamhub.ideas.together.tables import CoMaker, MergeOffer, TransferOffer
from teamhub.people import queries as people

OPEN = "accepted_at IS NULL AND ended_at IS NULL"
TOGETHER = f"""
    SELECT
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'joined', c.joined_at IS NOT NULL)
        ORDER BY c.joined_at, p.name), '[]')
        FROM idea_co_maker c JOIN person p ON p.id = c.person WHERE c.idea = {{}} AND c.ended_at IS NULL) AS makers,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name), '[]')
        FROM idea_typo_help h JOIN person p ON p.id = h.person WHERE h.idea = {{}}) AS helpers,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY t.accepted_at), '[]')
        FROM idea_transfer t JOIN person p ON p.id = t.by WHERE t.idea = {{}} AND t.accepted_at IS NOT NULL) AS former,
    (SELECT json_build_object('id', p.id, 'name', p.name, 'words', t.words, 'by', giver.name)
        FROM idea_transfer t JOIN person p ON p.id = t.receiver JOIN person giver ON giver.id = t.by
        WHERE t.idea = {{}} AND t.{OPEN.replace("AND ", "AND t.")}) AS transfer,
    (SELECT coalesce(json_agg(json_build_object('idea', m.idea, 'target', m.target, 'by', m.by, 'name', p.name,
        'words', m.words, 'title', idea.title, 'target_title', target.title, 'owner', idea.owner,
        'target_owner', target.owner) ORDER BY m.id), '[]')
        FROM idea_merge m JOIN idea ON idea.id = m.idea JOIN idea target ON target.id = m.target
        JOIN person p ON p.id = m.by
        WHERE {{}} IN (m.idea, m.target) AND m.{OPEN.replace("AND ", "AND m.")}) AS merges,
    (SELECT coalesce(json_agg(json_build_object('id', merged.id, 'title', merged.title, 'name', p.name)
        ORDER BY merged.title, merged.id), '[]')
        FROM (SELECT idea.id, idea.title, idea.owner FROM idea WHERE idea.merged_into = {{}} AND <seen>) merged
        JOIN person p ON p.id = merged.owner) AS merged,
    (SELECT row_to_json(head) FROM (<head>) head) AS head
"""


@dataclass(frozen=True, slots=True)
class Named:
    id: int
    name: str
    joined: bool = True


@dataclass(frozen=True, slots=True)
class Offered:
    """To whom, by whom, and in what words."""

    id: int
    name: str
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Merge:
    """`idea` would go on in `target`."""

    idea: int
    target: int
    by: int
    name: str
    words: str
    title: str
    target_title: str
    owner: int
    target_owner: int

    @property
    def answerer(self) -> int:
        return self.target_owner if self.by == self.owner else self.owner


@dataclass(frozen=True, slots=True)
class Together:
    makers: Sequence[Named]  # invited or joined
    helpers: Sequence[Named]  # who may correct typing errors
    former: Sequence[Named]  # whose it was, in order
    transfer: Offered | None
    merges: Sequence[Merge]
    merged: Sequence[dict[str, Any]]  # ideas that went on in this one
    head: dict[str, Any]  # as `queries.head`, in the same query

    @property
    def joined(self) -> list[str]:
        return [one.name for one in self.makers if one.joined]

    def invited(self, person: int | None) -> bool:
        return any(one.id == person and not one.joined for one in self.makers)

    def makes(self, person: int | None) -> bool:
        return any(one.id == person and one.joined for one in self.makers)

    def helps(self, person: int | None) -> bool:
        return any(one.id == person for one in self.helpers)


async def section(act: Act, idea: Idea) -> Together:
    seen, values = queries.visible(act.by)
    head, more = queries.head_of(act, idea)
    asked = TOGETHER.replace("<seen>", seen).replace("<head>", head)
    (row,) = await CoMaker.raw(asked, *[idea.id] * 6, *values, *more)
    read: dict[str, Any] = {name: json.loads(value) if value else None for name, value in row.items()}
    return Together(
        makers=[Named(**one) for one in read["makers"]],
        helpers=[Named(**one) for one in read["helpers"]],
        former=[Named(**one) for one in read["former"]],
        transfer=Offered(**read["transfer"]) if read["transfer"] else None,
        merges=[Merge(**one) for one in read["merges"]],
        merged=read["merged"],
        head=read["head"],
    )


SPOKE = """
    SELECT person FROM idea_support WHERE idea = {} UNION SELECT by FROM suggestion WHERE idea = {}
    UNION SELECT by FROM idea_remark WHERE idea = {} AND withdrawn_at IS NULL
"""


async def partners(act: Act, idea: Idea) -> list[Mapping[str, Any]]:
    """Whom its owner can ask, as `people.colleagues`: everybody who works here.

    The client council does not get to see who that is: they ask who spoke with them about the idea.
    """
    if act.by.is_colleague:
        return [one for one in await people.colleagues(act) if one["id"] != act.by.id]
    spoke = {row["person"] for row in await Idea.raw(SPOKE, idea.id, idea.id, idea.id)}
    everybody = await people.colleagues(replace(act, by=SYSTEM)) if spoke else []
    return [one for one in everybody if one["id"] in spoke and one["id"] != act.by.id]


async def require_partner(act: Act, idea: Idea, person_id: int) -> None:
    """Raises NotFound for who does not work here, or cannot be asked."""
    if person_id == idea.owner:
        raise Invalid("That is you.")
    if person_id not in {one["id"] for one in await partners(act, idea)}:
        raise NotFound("There is no such person.")


async def open_transfer(idea: Idea) -> TransferOffer | None:
    t = TransferOffer
    return await t.objects().where((t.idea == idea.id) & t.accepted_at.is_null() & t.ended_at.is_null()).first()


async def open_merge(idea: Idea) -> MergeOffer | None:
    """The proposal that this idea goes on in another, if there is one."""
    m = MergeOffer
    return await m.objects().where((m.idea == idea.id) & m.accepted_at.is_null() & m.ended_at.is_null()).first()


async def owners_text(idea: Idea) -> dict[str, Any]:
    """The last text that the owner wrote, took or put back."""
    own = (IdeaVersion.idea == idea.id) & (IdeaVersion.kind != VersionKind.TYPO)
    row = await IdeaVersion.select(IdeaVersion.number).where(own).order_by(IdeaVersion.number, ascending=False).first()
    assert row, "Every idea has a first version."
    return await fields_at(idea, row["number"])


async def colleague_or_none(act: Act, person_id: int | None) -> int | None:
    return person_id if person_id is not None and await people.works_here(act, person_id) else None
