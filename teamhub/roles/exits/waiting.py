"""What waits for an MPP: a team that asks to buy in a role."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.roles.exits import queries


def _ask(act: Act) -> list[Ask]:
    return [queries.asking_to_answer(act)] if act.by.oversees else []


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    return [
        Waiting(
            said=later("%(team)s asks to buy in a role for a while: %(role)s"),
            act=later("Answer the team"),
            route="exits.bought",
            params={"buy_in_id": one.id},
            names={"team": one.team_name, "role": one.role},
            quote=one.what,
            glyph=Glyph.SOON,
        )
        for one in queries.seen(act, found[0])
    ]


waiting = Source(_ask, _read)
