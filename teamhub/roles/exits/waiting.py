"""What waits for an MPP: a team that asks to buy in a role."""

from teamhub.core.act import Act
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Waiting
from teamhub.roles.exits import queries


async def waiting(act: Act) -> list[Waiting]:
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
        for one in await queries.to_answer(act)
    ]
