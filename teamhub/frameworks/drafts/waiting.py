"""What waits: an invitation to a framework group; and, for who keeps an eye on them, a framework due for review."""

from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.frameworks.drafts import policy
from teamhub.frameworks.drafts.stages import Stage
from teamhub.frameworks.queries import ON_DAY

INVITED = """
    SELECT d.id, d.code, inviter.name, v.content ->> 'title_nl' AS nl, v.content ->> 'title_en' AS en
    FROM framework_group_member g JOIN framework_draft d ON d.id = g.draft AND d.stage = {}
    JOIN framework_draft_version v ON v.draft = d.id AND v.number = d.version
    JOIN person inviter ON inviter.id = g.invited_by
    WHERE g.person = {} AND g.joined_at IS NULL AND g.left_at IS NULL ORDER BY g.id
"""
# Whose day of review has passed, while nobody drafts; the longest overdue first.
OVERDUE = f"""
    SELECT counts.code, counts.nl, counts.en, counts.due FROM (
        SELECT DISTINCT ON (v.code) v.code, v.title_nl AS nl, v.title_en AS en, v.next_review_on AS due
        FROM framework_version v WHERE {ON_DAY} ORDER BY v.code, v.version DESC) counts
    WHERE counts.due < {{}}
        AND NOT EXISTS (SELECT 1 FROM framework_draft d WHERE d.code = counts.code AND d.stage = {{}})
    ORDER BY counts.due, counts.code
"""


def _ask(act: Act) -> list[Ask]:
    if act.by.id is None or not act.by.is_colleague:
        return []
    drafting, today = Stage.DRAFTING.value, act.today
    invited = Ask(INVITED, (drafting, act.by.id))
    overdue = Ask(OVERDUE, (today, today, today, today, drafting))
    return [invited, overdue] if policy.reviews(act.by) else [invited]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    overdue = found[1] if len(found) > 1 else []
    return [*(_invited(row) for row in found[0]), *(_overdue(row) for row in overdue)]


def _invited(row: Mapping[str, Any]) -> Waiting:
    return Waiting(
        said=later("%(name)s asks you to join the framework group for %(code)s"),
        act=later("Say whether you join"),
        route="framework_drafts.show",
        params={"draft_id": row["id"]},
        names={"name": row["name"], "code": row["code"]},
        quote=either(row["nl"], row["en"]),
        glyph=Glyph.ME,
        many=later("%(count)s framework groups ask you to join"),
    )


def _overdue(row: Mapping[str, Any]) -> Waiting:
    return Waiting(
        said=later("%(code)s is due for review"),
        act=later("Begin a framework group"),
        route="framework_drafts.new_for",
        params={"code": row["code"]},
        names={"code": row["code"]},
        quote=either(row["nl"], row["en"]),
        due=row["due"],
        glyph=Glyph.SOON,
        many=later("%(count)s frameworks are due for review"),
    )


waiting = Source(_ask, _read)
