"""What waits for the two of an exchange, and what of it stands on their team's agenda."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.roles.exchanges import policy, queries, rules
from teamhub.roles.exchanges.queries import Seen
from teamhub.roles.exchanges.rules import State


def _ask(act: Act) -> list[Ask]:
    return [queries.asking_to_answer(act)] if act.by.member_of else []


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    seen = queries.read(found[0], act.today)
    waits = [one for one in seen if one.state in (State.ASKED, State.REVIEW) and one.team in act.by.member_of]
    return [_item(act, one) for one in waits]


def _item(act: Act, one: Seen) -> Waiting:
    there = {"exchange_id": one.id}
    if one.state is State.ASKED:
        said, does = later("%(name)s proposes an exchange to you"), later("Answer the exchange")
        name = {"name": one.by_name}
        return Waiting(said, does, "exchanges.show", there, name, one.words, None, Glyph.ME, "antwoord")
    said, does = later("Is the exchange with %(name)s still right?"), later("Look at the exchange again")
    other = one.takes_name if act.by.id == one.more else one.more_name
    return Waiting(said, does, "exchanges.show", there, {"name": other}, role(one), one.review_on, Glyph.SOON, "verder")


def _ask_agenda(act: Act, team_id: int) -> list[Ask]:
    return [queries.asking_to_review(act, team_id)] if policy.sees(act.by, team_id) else []


def _on_agenda(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    """From two weeks before it is looked at again."""
    return [
        Agenda(
            later("Is the exchange of %(more)s and %(takes)s still right?"),
            "exchanges.show",
            {"more": one.more_name, "takes": one.takes_name},
            {"exchange_id": one.id},
            role(one),
            one.review_on,
        )
        for one in queries.read(found[0], act.today)
        if one.state in rules.LIVE
    ]


def role(one: Seen) -> str:
    return either(one.name_nl, one.name_en)


waiting = Source(_ask, _read)
agenda = AgendaSource(_ask_agenda, _on_agenda)
