"""Whom a handover concerns: the two whose it is. And where it is read."""

from collections.abc import Mapping

from teamhub.core.act import Act
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.roles.handovers import events
from teamhub.roles.handovers.queries import places
from teamhub.roles.handovers.tables import Handover


async def _both(act: Act, happened: Happened) -> Concerns:
    row = await Handover.objects().get(Handover.id == int(happened.key))
    assert row, "A handover is never deleted."
    return {About.ASKED: [one for one in (row.giver, row.receiver) if one]}


TELLS: Mapping[type, Tells] = dict.fromkeys(
    (
        events.HandoverBegun,
        events.HandoverReceiverKnown,
        events.HandoverTipGiven,
        events.RoleHandedOver,
        events.RoleTakenOver,
        events.RoleTakenOverAlone,
    ),
    _both,
)
PLACES = {"handover": places}
