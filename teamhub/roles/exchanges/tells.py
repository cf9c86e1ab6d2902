"""Whom it concerns that an exchange is proposed, answered or ended. That it begins, its proposal tells."""

from collections.abc import Mapping, Sequence

from teamhub.core.act import Act
from teamhub.core.i18n import either
from teamhub.core.telling import About, Concerns, Happened, Place, Tells
from teamhub.roles.exchanges import events
from teamhub.roles.exchanges.tables import Exchange
from teamhub.roles.queries import ROLES
from teamhub.teams import queries as teams


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    """For who is in the team of it."""
    rows = await Exchange.raw(
        f"SELECT x.id, role.name_nl, role.name_en, m.name AS more, k.name AS takes FROM role_exchange x"
        f" JOIN ({ROLES}) role ON role.id = x.role JOIN person m ON m.id = x.more JOIN person k ON k.id = x.takes"
        " WHERE x.id = ANY({}::int[]) AND x.team = ANY({}::int[])",
        [int(key) for key in keys],
        [*act.by.member_of],
    )
    return {str(row["id"]): Place(_title(row), "exchanges.show", {"exchange_id": row["id"]}) for row in rows}


def _title(row: Mapping[str, str]) -> str:
    return f"{row['more']} ↔ {row['takes']}, {either(row['name_nl'], row['name_en'])}"


async def _other(act: Act, happened: Happened) -> Concerns:
    return {About.ASKED: [happened.facts["other"]]}


async def _writer(act: Act, happened: Happened) -> Concerns:
    row = await Exchange.select(Exchange.by).where(Exchange.id == int(happened.key)).first()
    return {About.ASKED: [row["by"]]} if row else {}


async def _team(act: Act, happened: Happened) -> Concerns:
    return {About.TEAM: await teams.members(happened.facts["team"], act.today)}


TELLS: Mapping[type, Tells] = {
    events.ExchangeProposed: _other,
    events.ExchangeDeclined: _writer,
    events.ExchangeAgreed: _writer,
    events.ExchangeEnded: _team,
}
