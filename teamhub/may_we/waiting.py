"""Questions that wait for an answer of this person, among others who may give it."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Waiting
from teamhub.frameworks.policy import ANSWER_EVERYBODY
from teamhub.may_we.tables import MayWe

OPEN = """
    SELECT q.id, q.question, q.due_on, person.name FROM may_we q JOIN person ON person.id = q.by
    WHERE q.answered_at IS NULL AND q.by <> {} AND ({} OR q.team = ANY({}::int[])) ORDER BY q.due_on, q.id
"""


async def waiting(act: Act) -> list[Waiting]:
    everybody = bool(act.by.offices & ANSWER_EVERYBODY)
    if act.by.id is None or not (everybody or act.by.oversees):
        return []
    rows: list[dict[str, Any]] = await MayWe.raw(OPEN, act.by.id, everybody, [*act.by.oversees])
    return [
        Waiting(
            said=later("%(name)s asks whether a team may do this itself"),
            act=later("Answer the question"),
            route="may_we.show",
            params={"question_id": row["id"]},
            names={"name": row["name"]},
            quote=row["question"],
            due=row["due_on"],
            glyph=Glyph.SOON,
        )
        for row in rows
    ]
