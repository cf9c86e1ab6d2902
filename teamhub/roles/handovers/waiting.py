"""What waits for the two of a handover; and what of it stands on the team's agenda, also after the weeks together."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Waiting
from teamhub.roles.handovers import queries
from teamhub.roles.handovers.queries import Seen
from teamhub.roles.handovers.rules import Stage


async def waiting(act: Act) -> list[Waiting]:
    if act.by.id is None or not act.by.is_colleague:
        return []
    return [_waits(act, one) for one in await queries.to_sign(act)]


def _waits(act: Act, one: Seen) -> Waiting:
    gives = one.giver == act.by.id
    return Waiting(
        said=later("You hand a role over to %(name)s") if gives else later("You take a role over from %(name)s"),
        act=later("Go to the handover"),
        route="handovers.show",
        params={"handover_id": one.id},
        names={"name": one.receiver_name if gives else one.giver_name},
        quote=one.role,
        due=one.until_on,
        glyph=Glyph.OBJECTION if one.stage is Stage.OVERDUE else Glyph.SOON,
        many=later("%(count)s handovers wait for you"),
    )


async def agenda(act: Act, team_id: int) -> list[Agenda]:
    return [point for one in await queries.of_team(act, team_id) for point in _points(one)]


def _points(one: Seen) -> Iterator[Agenda]:
    there: dict[str, Any] = {"route": "handovers.show", "params": {"handover_id": one.id}, "quote": one.role}
    if one.stage is Stage.OVERDUE:
        said = later("The handover from %(giver)s to %(receiver)s is not signed")
        yield Agenda(said, names={"giver": one.giver_name, "receiver": one.receiver_name}, due=one.until_on, **there)
    if one.left_open:
        said = later("Still open from the handover of %(giver)s: %(count)s")
        yield Agenda(said, names={"giver": one.giver_name, "count": one.open}, **there)
