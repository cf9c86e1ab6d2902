"""What waits for the two of an exchange, and what of it stands on their team's agenda."""

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Waiting
from teamhub.roles.exchanges import queries
from teamhub.roles.exchanges.queries import Seen
from teamhub.roles.exchanges.rules import State


async def waiting(act: Act) -> list[Waiting]:
    """In one query."""
    return [_item(act, one) for one in await queries.to_answer(act)]


def _item(act: Act, one: Seen) -> Waiting:
    there = {"exchange_id": one.id}
    if one.state is State.ASKED:
        said, does = later("%(name)s proposes an exchange to you"), later("Answer the exchange")
        return Waiting(
            said, does, "exchanges.show", there, {"name": one.by_name}, one.words, None, Glyph.ME, "antwoord"
        )
    said, does = later("Is the exchange with %(name)s still right?"), later("Look at the exchange again")
    other = one.takes_name if act.by.id == one.more else one.more_name
    return Waiting(said, does, "exchanges.show", there, {"name": other}, role(one), one.review_on, Glyph.SOON, "verder")


async def agenda(act: Act, team_id: int) -> list[Agenda]:
    """In one query. From two weeks before it is looked at again."""
    return [
        Agenda(
            later("Is the exchange of %(more)s and %(takes)s still right?"),
            "exchanges.show",
            {"more": one.more_name, "takes": one.takes_name},
            {"exchange_id": one.id},
            role(one),
            one.review_on,
        )
        for one in await queries.to_review(act, team_id)
    ]


def role(one: Seen) -> str:
    return either(one.name_nl, one.name_en)
