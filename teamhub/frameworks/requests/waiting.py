"""Framework requests that wait for an answer of this person."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.frameworks.policy import ANSWER_EVERYBODY

# Taken by somebody who works here: it waits for them alone. Otherwise for the MPP of the team and for who answers
# everybody.
OPEN = """
    SELECT r.id, r.question, r.due_on, r.taken_by, person.name FROM framework_request r
    JOIN person ON person.id = r.by
    LEFT JOIN person taker ON taker.id = r.taken_by
    WHERE r.answered_at IS NULL AND (r.taken_by = {} OR ((r.taken_by IS NULL OR taker.left_on < {}) AND r.by <> {}
        AND ({} OR r.team = ANY({}::int[]))))
    ORDER BY r.due_on, r.id
"""


def _ask(act: Act) -> list[Ask]:
    everybody, me = bool(act.by.offices & ANSWER_EVERYBODY), act.by.id
    if me is None or not (everybody or act.by.oversees):
        return []
    return [Ask(OPEN, (me, act.today, me, everybody, [*act.by.oversees]))]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    return [
        Waiting(
            said=later("%(name)s asks for a framework to change"),
            act=later("Answer the framework request"),
            route="framework_requests.show",
            params={"request_id": row["id"]},
            names={"name": row["name"]},
            quote=row["question"],
            due=row["due_on"],
            glyph=Glyph.ME if row["taken_by"] == act.by.id else Glyph.SOON,
        )
        for row in found[0]
    ]


waiting = Source(_ask, _read)
