"""What of policy notes waits: an offer to one's team, and to be asked to write along."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Source, Waiting
from teamhub.training.notes import queries

OFFERED = later("A policy note is offered to %(team)s")
ASKED = later("You are asked to write along, in %(team)s")


def _ask(act: Act) -> list[Ask]:
    return [queries.asking_waits(act)] if act.by.member_of else []


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    return [
        Waiting(
            said=OFFERED if row["what"] == "offer" else ASKED,
            act=later("Read it"),
            route="notes.show",
            params={"note_id": row["id"]},
            names={"team": row["name"]},
            quote=row["title"],
        )
        for row in found[0]
    ]


waiting = Source(_ask, _read)
