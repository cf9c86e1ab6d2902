"""What waits for somebody about proposals, from the facts and the clock; and what stands on a team's agenda."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act, Office
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.decisions import rules as counting
from teamhub.proposals import kept, queries
from teamhub.proposals.kinds import KINDS
from teamhub.proposals.rules import State
from teamhub.proposals.seen import Seen, seen

MANY = later("%(count)s rounds wait for your voice")
# Advice that somebody was asked for and has not given, advice that waits for a reply of who put the proposal, and what
# was decided and is looked at again, by who put it and who carries it out.
THINGS = f"""
WITH open AS (SELECT p.id, p.by, 'proposal:' || p.id AS subject FROM proposal p WHERE NOT {queries.ENDED})
SELECT 'advice' AS kind, o.id, n.name, q.question AS quote, a.due_on AS due, NULL::text AS type, NULL::jsonb AS names
FROM open o JOIN advice_request q ON q.subject = o.subject JOIN adviser a ON a.request = q.id
JOIN person n ON n.id = o.by
WHERE (a.person = {{}} OR (a.person IS NULL AND {{}})) AND NOT EXISTS (SELECT 1 FROM advice g WHERE g.adviser = a.id)
UNION ALL
SELECT 'reply', o.id, n.name, g.text, NULL, NULL, NULL
FROM open o JOIN advice_request q ON q.subject = o.subject JOIN adviser a ON a.request = q.id
JOIN advice g ON g.adviser = a.id JOIN person n ON n.id = g.by
WHERE o.by = {{}} AND g.followed IS NULL
  AND NOT EXISTS (SELECT 1 FROM advice newer WHERE newer.adviser = g.adviser AND newer.id > g.id)
UNION ALL
SELECT 'look', p.id, '', '', d.evaluate_on, p.type, p.names
FROM decision d JOIN proposal p ON 'proposal:' || p.id = d.subject
WHERE (p.by = {{}} OR d.doer = {{}}) AND p.type <> ALL({{}}::text[])
  AND d.evaluate_on <= {{}} AND d.evaluated_at IS NULL AND d.lapsed_at IS NULL
"""


def _ask(act: Act) -> list[Ask]:
    me, council = act.by.id, act.by.has(Office.COUNCIL)
    if me is None:
        return []
    ending = [name for name, kind in KINDS.items() if kind.ends_itself]
    return [queries.asking_open(act), Ask(THINGS, (me, council, me, me, me, ending, act.today))]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    put, things = found
    return [item for row in put for item in _of(act, seen(row, act.at))] + [_thing(row) for row in things]


waiting = Source(_ask, _read)


def _on_agenda(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    """Of a team: what it is asked for consent about, and what was not consented to and has had no other end."""
    items = []
    for one in (seen(row, act.at) for row in found[0]):
        said = {
            State.RUNNING: later("%(name)s asks this team for consent"),
            State.OBJECTED: later("An objection to a proposal of %(name)s is not met yet"),
            State.TOO_FEW: later("Too few spoke about a proposal of %(name)s"),
        }.get(one.state)
        if said:
            due = one.resolve_by if one.state is State.OBJECTED else one.closes_on
            items.append(Agenda(said, "proposals.show", {"name": one.by_name}, _there(one), one.title, due))
    return items


agenda = AgendaSource(lambda act, team_id: [queries.asking_of_team(act, team_id)], _on_agenda)


def _of(act: Act, one: Seen) -> Iterator[Waiting]:
    if one.asks(act.by.id):
        said, does = later("%(name)s asks for your consent"), later("Say how you stand")
        yield _item(one, said, does, "spreek", one.closes_on, Glyph.CONSENT, MANY)
    against = one.objections if one.state is State.OBJECTED else []
    if any(voice.person == act.by.id and voice.number in one.proposed for voice in against):
        yield _item(one, later("Is your objection met?"), later("Say it"), "stemmen", one.resolve_by, Glyph.OBJECTION)
    if act.by.id == one.by:
        yield from _for_proposer(one, [voice.number for voice in against if voice.number not in one.proposed])
    yield from _for_help(act, one)


def _for_proposer(one: Seen, unmet: list[int]) -> Iterator[Waiting]:
    if unmet:
        said, does = later("Your proposal met an objection"), later("Meet the objection")
        yield _item(one, said, does, "stemmen", one.resolve_by, Glyph.OBJECTION)
    elif one.state is State.TOO_FEW:
        yield _item(one, later("Too few spoke about your proposal"), later("See what now"), "", None, Glyph.SOON)


def _for_help(act: Act, one: Seen) -> Iterator[Waiting]:
    outcome = one.came_of if one.state in (State.OBJECTED, State.TOO_FEW) else None
    if counting.asks_route(one.number, outcome) and one.team in act.by.oversees:
        said = later("Three rounds without consent: choose a route together with the team")
        yield _item(one, said, later("To the round"), "", one.resolve_by, Glyph.OBJECTION)
    elif counting.asks_process_supporter(one.number, outcome) and act.by.has(Office.PROCESS):
        said = later("Two rounds without consent: the team asks for your help")
        yield _item(one, said, later("To the round"), "", one.resolve_by, Glyph.OBJECTION)


def _there(one: Seen) -> dict[str, Any]:
    return {"proposal_id": one.id}


def _item(one: Seen, said: str, does: str, anchor: str, due: date | None, glyph: Glyph, many: str = "") -> Waiting:
    names = {"name": one.by_name} if "%(name)s" in said else {}
    return Waiting(said, does, "proposals.show", _there(one), names, one.title, due, glyph, anchor, many)


def _thing(row: Mapping[str, Any]) -> Waiting:
    there, due = {"proposal_id": row["id"]}, row["due"]
    if row["kind"] == "look":
        said, does = later("A decision is looked at again"), later("Write what you found")
        quote = kept.title_of(row["type"], row["names"])
        return Waiting(said, does, "proposals.show", there, {}, quote, due, Glyph.SOON, "evaluatie")
    if row["kind"] == "advice":
        said, does, glyph = later("%(name)s asks for your advice"), later("Give advice"), Glyph.IDEA
    else:
        said, does, glyph = later("%(name)s gave you advice"), later("Say what you do with it"), Glyph.ME
    return Waiting(said, does, "proposals.show", there, {"name": row["name"]}, row["quote"], due, glyph, "advies")
