"""What waits for the two of a handover; and what of it stands on the team's agenda, also after the weeks together."""

from collections.abc import Iterator, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.sections import Section
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.roles.handovers import queries
from teamhub.roles.handovers.queries import Seen
from teamhub.roles.handovers.rules import Stage


def _ask(act: Act) -> list[Ask]:
    return [queries.asking_to_sign(act)] if act.by.is_colleague else []


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    return [_waits(act, one) for one in queries.seen(act, found[0])]


waiting = Source(_ask, _read)


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


def _points(one: Seen) -> Iterator[Agenda]:
    there: dict[str, Any] = {"route": "handovers.show", "params": {"handover_id": one.id}, "quote": one.role}
    if one.stage is Stage.OVERDUE:
        said = later("The handover from %(giver)s to %(receiver)s is not signed")
        yield Agenda(said, names={"giver": one.giver_name, "receiver": one.receiver_name}, due=one.until_on, **there)
    if one.left_open:
        said = later("Still open from the handover of %(giver)s: %(count)s")
        yield Agenda(said, names={"giver": one.giver_name, "count": one.open}, **there)


def _of_team(act: Act, team_id: int) -> list[Ask]:
    return [queries.asking_of_team(act, team_id)]


def _on_agenda(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    return [point for one in queries.seen(act, found[0]) for point in _points(one)]


agenda = AgendaSource(_of_team, _on_agenda)


def _of_role(act: Act, role_id: int) -> list[Ask]:
    return [queries.asking_of_role(act, role_id), queries.asking_tips(act, role_id)]


def _on_role(act: Act, role_id: int, found: Sequence[list[Row]]) -> dict[str, Any]:
    """`begun`: the reader hands it over already."""
    running = queries.seen(act, found[0])
    begun = any(one.giver == act.by.id and not one.closed for one in running)
    return {"handovers": running, "tips": queries.read_tips(found[1]), "begun": begun}


ON_ROLE = Section("handovers/_section.html", _of_role, _on_role)
