"""What waits for who has something of somebody else: to give it back, to explain; and for who is asked for longer.

What is overdue stands above everything else, in the order in which it should have been back.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.takeovers import policy, queries, rules
from teamhub.takeovers.queries import OPEN, Seen

SOON = timedelta(days=3)  # before the day on which it goes back
UNEXPLAINED = "t.kind = 'acute danger' AND t.explained_at IS NULL AND (t.ending IS NULL OR t.ending <> 'never mind')"
# What one has of others, and what others ask to keep longer: of a colleague who left the team it is the team's.
WAITS = f"""
    SELECT 'mine' AS waits, t.id, t.what, t.taken_on, t.back_on AS due, {UNEXPLAINED} AS unexplained, {OPEN} AS open,
        coalesce(colleague.name, team.name) AS name
    FROM takeover t JOIN team ON team.id = t.team LEFT JOIN person colleague ON colleague.id = t.colleague
    WHERE t.taker = {{}} AND (({OPEN} AND t.back_on <= {{}}) OR {UNEXPLAINED})
    UNION ALL
    SELECT 'asked', t.id, t.what, t.taken_on, x.was, false, true, taker.name
    FROM takeover_longer x JOIN takeover t ON t.id = x.takeover JOIN person taker ON taker.id = t.taker
    JOIN team ON team.id = t.team
    WHERE x.answer IS NULL AND t.taker <> {{}} AND t.team = ANY({{}}::int[]) AND {OPEN} AND (t.colleague = {{}}
        OR t.colleague IS NULL OR NOT EXISTS (SELECT FROM membership m WHERE m.team = t.team
            AND m.person = t.colleague AND m.from_on <= {{}} AND (m.until_on IS NULL OR m.until_on >= {{}})))
    ORDER BY due, id
"""


def _ask(act: Act) -> list[Ask]:
    if not act.by.is_colleague:
        return []
    me, today = act.by.id, act.today
    mine = (today, me, today, today + SOON)
    theirs = (me, [*act.by.member_of], today, me, today, today)
    return [Ask(WAITS, (*mine, *theirs))]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    items = (_mine(row, act) if row["waits"] == "mine" else [_asked(row)] for row in found[0])
    return [one for several in items for one in several]


waiting = Source(_ask, _read)


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    """What should have been back with this team, and acute danger that was not explained in time."""
    if not policy.sees_team(act.by, team_id):
        return []
    late = f"AND t.team = {{}} AND (({OPEN} AND t.back_on < {{}}) OR ({UNEXPLAINED} AND t.taken_on < {{}}))"
    values = (team_id, act.today, act.today, act.today)
    return [queries.asking(act, f"{late} ORDER BY t.back_on, t.id", *values)]


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    return [item for row in found[0] for item in _on_agenda(queries.seen(row, act.today))]


def _on_agenda(one: Seen) -> Iterator[Agenda]:
    there: dict[str, Any] = {"route": "takeovers.show", "params": {"takeover_id": one.id}, "quote": one.what}
    names = {"name": one.taker_name}
    if one.overdue:
        yield Agenda(
            later("%(name)s has something of this team that should be back"), names=names, due=one.back_on, **there
        )
    if one.wants_explanation and one.today > one.explain_by:
        said = later("%(name)s has not explained yet what happened in acute danger")
        yield Agenda(said, names=names, due=one.explain_by, **there)


def _mine(row: dict[str, Any], act: Act) -> Iterator[Waiting]:
    there = {"route": "takeovers.show", "params": {"takeover_id": row["id"]}, "quote": row["what"]}
    names = {"whose": row["name"]}
    if row["unexplained"]:
        by = rules.danger_back_by(row["taken_on"])
        yield Waiting(
            said=later("You took this over in acute danger: %(whose)s waits for your explanation"),
            act=later("Write the explanation"),
            names=names,
            due=by,
            glyph=Glyph.OBJECTION,
            above=act.today > by,
            **there,
        )
    if row["open"] and row["due"] <= act.today + SOON:
        overdue = rules.overdue(row["due"], None, act.today)
        yield Waiting(
            said=later("You still have this of %(whose)s") if overdue else later("You have this of %(whose)s for now"),
            act=later("Give it back"),
            names=names,
            due=row["due"],
            glyph=Glyph.OBJECTION if overdue else Glyph.SOON,
            above=overdue,
            **there,
        )


def _asked(row: dict[str, Any]) -> Waiting:
    return Waiting(
        said=later("%(name)s asks to keep longer what was taken over"),
        act=later("Answer the question"),
        route="takeovers.show",
        params={"takeover_id": row["id"]},
        names={"name": row["name"]},
        quote=row["what"],
        due=row["due"],
        glyph=Glyph.SOON,
    )


agenda = AgendaSource(_ask_of_team, _read_of_team)
