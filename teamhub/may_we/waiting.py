"""Questions that wait for an answer of this person, among others who may give it."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.frameworks.policy import ANSWER_EVERYBODY

OPEN = """
    SELECT q.id, q.question, q.due_on, person.name FROM may_we q JOIN person ON person.id = q.by
    WHERE q.answered_at IS NULL AND q.by <> {} AND ({} OR q.team = ANY({}::int[])) ORDER BY q.due_on, q.id
"""


def _ask(act: Act) -> list[Ask]:
    everybody = bool(act.by.offices & ANSWER_EVERYBODY)
    if act.by.id is None or not (everybody or act.by.oversees):
        return []
    return [Ask(OPEN, (act.by.id, everybody, [*act.by.oversees]))]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
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
        for row in found[0]
    ]


waiting = Source(_ask, _read)
