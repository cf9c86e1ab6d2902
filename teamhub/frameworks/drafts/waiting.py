"""What waits: an invitation to a framework group; and, for who keeps an eye on them, a framework due for review."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Waiting
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.drafts import policy
from teamhub.frameworks.drafts.stages import Stage
from teamhub.frameworks.drafts.tables import FrameworkDraft

INVITED = """
    SELECT d.id, d.code, inviter.name, v.content ->> 'title_nl' AS nl, v.content ->> 'title_en' AS en
    FROM framework_group_member g JOIN framework_draft d ON d.id = g.draft AND d.stage = {}
    JOIN framework_draft_version v ON v.draft = d.id AND v.number = d.version
    JOIN person inviter ON inviter.id = g.invited_by
    WHERE g.person = {} AND g.joined_at IS NULL AND g.left_at IS NULL ORDER BY g.id
"""


async def waiting(act: Act) -> list[Waiting]:
    if act.by.id is None or not act.by.is_colleague:
        return []
    rows: list[dict[str, Any]] = await FrameworkDraft.raw(INVITED, Stage.DRAFTING.value, act.by.id)
    invited = [
        Waiting(
            said=later("%(name)s asks you to join the framework group for %(code)s"),
            act=later("Say whether you join"),
            route="framework_drafts.show",
            params={"draft_id": row["id"]},
            names={"name": row["name"], "code": row["code"]},
            quote=either(row["nl"], row["en"]),
            glyph=Glyph.ME,
            many=later("%(count)s framework groups ask you to join"),
        )
        for row in rows
    ]
    return [*invited, *(await _overdue(act) if policy.reviews(act.by) else [])]


async def _overdue(act: Act) -> list[Waiting]:
    """Frameworks whose day of review has passed, while nobody drafts; the longest overdue first."""
    D = FrameworkDraft
    drafted = await D.select(D.code).where(D.stage == Stage.DRAFTING.value).output(as_list=True)
    due = [
        row
        for row in await frameworks.listed(act.today)
        if row["next_review_on"] < act.today and row["code"] not in drafted
    ]
    return [
        Waiting(
            said=later("%(code)s is due for review"),
            act=later("Begin a framework group"),
            route="framework_drafts.new_for",
            params={"code": row["code"]},
            names={"code": row["code"]},
            quote=either(row["title_nl"], row["title_en"]),
            due=row["next_review_on"],
            glyph=Glyph.SOON,
            many=later("%(count)s frameworks are due for review"),
        )
        for row in sorted(due, key=lambda row: row["next_review_on"])
    ]
