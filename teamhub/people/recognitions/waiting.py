"""Words of a colleague that somebody has not said anything about yet. It is no duty: after a month it is not asked."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.people.recognitions.rules import ASKED_FOR

GIVEN = """
    SELECT r.id, r.text, writer.name FROM recognition r JOIN person writer ON writer.id = r.by
    WHERE r.person = {} AND r.stage = 'given' AND r.at >= {} ORDER BY r.at, r.id
"""


def _ask(act: Act) -> list[Ask]:
    return [Ask(GIVEN, (act.by.id, act.at - ASKED_FOR))] if act.by.is_colleague else []


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
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
        for row in found[0]
    ]


waiting = Source(_ask, _read)
