"""Words of a colleague that somebody has not said anything about yet. It is no duty: after a month it is not asked."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Waiting
from teamhub.people.recognitions.rules import ASKED_FOR
from teamhub.people.recognitions.tables import Recognition

GIVEN = """
    SELECT r.id, r.text, writer.name FROM recognition r JOIN person writer ON writer.id = r.by
    WHERE r.person = {} AND r.stage = 'given' AND r.at >= {} ORDER BY r.at, r.id
"""


async def waiting(act: Act) -> list[Waiting]:
    if not act.by.is_colleague:
        return []
    rows: list[dict[str, Any]] = await Recognition.raw(GIVEN, act.by.id, act.at - ASKED_FOR)
    return [
        Waiting(
            said=later("%(name)s saw something that you do well: keep it on your page?"),
            act=later("Read it"),
            route="people.show",
            params={"person_id": act.by.id},
            names={"name": row["name"]},
            quote=row["text"],
            glyph=Glyph.ME,
            anchor=f"seen-{row['id']}",
            many=later("%(count)s colleagues' words about you"),
        )
        for row in rows
    ]
