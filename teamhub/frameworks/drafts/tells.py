"""Whom a draft concerns: its group, and who asked for it. Its adoption everybody hears of as that of the framework."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.i18n import either
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.frameworks.drafts import events
from teamhub.frameworks.drafts.tables import DraftVersion, FrameworkDraft, GroupMember
from teamhub.frameworks.requests.tables import FrameworkRequest

TITLES = """
    SELECT d.id, d.code, v.content ->> 'title_nl' AS nl, v.content ->> 'title_en' AS en
    FROM framework_draft d JOIN framework_draft_version v ON v.draft = d.id AND v.number = d.version
    WHERE d.id = ANY({}::int[])
"""


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    rows = await DraftVersion.raw(TITLES, [int(key) for key in keys])
    return {
        str(row["id"]): Place(
            f"{row['code']} · {either(row['nl'], row['en'])}", "framework_drafts.show", {"draft_id": row["id"]}
        )
        for row in rows
    }


async def _opened(act: Act, happened: Happened) -> Concerns:
    """Who made the framework request that it came from."""
    request = happened.facts.get("request")
    asked = FrameworkRequest.select(FrameworkRequest.by).where(FrameworkRequest.id == request).output(as_list=True)
    return {About.MINE: await asked if request else []}


async def _invited(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["person"]]}


async def _group(act: Act, happened: Happened) -> Concerns:
    G = GroupMember
    here = (G.draft == int(happened.key)) & G.joined_at.is_not_null() & G.left_at.is_null()
    return {About.FRAMEWORKS: await G.select(G.person).where(here).output(as_list=True)}


async def _ended(act: Act, happened: Happened) -> Concerns:
    """The group, and who asked for it."""
    row = await FrameworkDraft.objects(FrameworkDraft.request).get(FrameworkDraft.id == int(happened.key))
    asked = [row.request.by] if row and row.request and row.request.id else []
    return {About.MINE: asked, **await _group(act, happened)}


TELLS: Mapping[type, Tells] = {
    events.GroupOpened: _opened,
    events.GroupInvited: _invited,
    events.GroupJoined: _group,
    events.GroupDeclined: _group,
    events.GroupLeft: _group,
    events.DelegateNamed: _group,
    events.DelegateStoodUp: _group,
    events.DraftWritten: _group,
    events.CouncilRecorded: _group,
    events.DecidedForAWhile: _ended,
    events.DraftAdopted: _ended,
    events.DraftDropped: _ended,
}
