"""What waits for somebody in the elections of their teams, from the facts and the clock; and the agenda of a team."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.clock import ZONE
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.proposals import queries as proposed
from teamhub.proposals.rules import OPEN
from teamhub.proposals.seen import seen as put_seen
from teamhub.roles.elections import policy, queries
from teamhub.roles.elections.events import subject
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.seen import Election, seen
from teamhub.roles.elections.stages import Stage

# Proposals of the elections that somebody leads, of which something can still come.
PUT = f"""{proposed.LISTED} WHERE NOT {proposed.ENDED}
    AND p.key IN (SELECT 'election:' || e.id FROM election e WHERE e.facilitator = {{}} AND e.held_at IS NULL)"""


def _ask(act: Act) -> list[Ask]:
    if act.by.id is None or not act.by.member_of:
        return []
    return [queries.asking_running(act), Ask(PUT, (act.at, ZONE.key, act.at, ZONE.key, act.by.id))]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    running = [seen(row, act.at, act.by.id) for row in found[0]]
    put = [put_seen(row, act.at) for row in found[1]]
    answered = {one.key for one in put if one.state in OPEN}
    items = [item for one in running for item in _of(one)]
    for one in running:
        mine = one.facilitator == act.by.id and one.stage is Stage.PROPOSING
        if mine and subject(one.id) not in answered:
            items.append(_item(one, later("Who do you propose for this role?"), later("Propose somebody"), None))
    return items


waiting = Source(_ask, _read)


def _of(one: Election) -> Iterator[Waiting]:
    if one.stage is Stage.NOMINATING and one.mine is None:
        yield _item(one, later("Whom do you nominate for this role?"), later("Nominate somebody"), one.nominate_until)
    elif one.stage in (Stage.NOMINATING, Stage.CHANGING) and one.mine_void:
        said = later("Whom you nominated has said no. Whom do you nominate now?")
        due = one.nominate_until if one.stage is Stage.NOMINATING else one.change_until
        yield _item(one, said, later("Nominate somebody"), due)
    elif one.stage is Stage.CHANGING and not one.answered:
        said = later("The nominations can be read. Do you stay with yours?")
        yield _item(one, said, later("Read the nominations"), one.change_until)


def _item(one: Election, said: str, does: str, due: date | None) -> Waiting:
    return Waiting(
        said, does, "elections.show", _there(one), {}, either(one.role_nl, one.role_en), due, Glyph.ME, "nu", MANY
    )


MANY = later("%(count)s elections wait for you")


def _there(one: Election) -> Mapping[str, Any]:
    return {"election_id": one.id}


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    return [queries.asking_running_of_team(act, team_id)] if policy.reads(act.by, team_id) else []


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    """Elections of the team that are planned or under way."""
    return [_on_agenda(seen(row, act.at, act.by.id)) for row in found[0]]


agenda = AgendaSource(_ask_of_team, _read_of_team)


def _on_agenda(one: Election) -> Agenda:
    said = {
        Stage.PLANNED: later("An open election, led by %(name)s"),
        Stage.NOMINATING: later("An open election: nominate, led by %(name)s"),
        Stage.CHANGING: later("An open election: change round, led by %(name)s"),
        Stage.PROPOSING: later("An open election: proposal, led by %(name)s"),
    }[one.stage]
    due = {Stage.NOMINATING: one.nominate_until, Stage.CHANGING: one.change_until}.get(one.stage)
    planned = one.stage is Stage.PLANNED or one.how is How.MEETING
    names, title = {"name": one.facilitator_name}, either(one.role_nl, one.role_en)
    return Agenda(said, "elections.show", names, _there(one), title, one.opens_on if planned else due)
