"""What waits for a mentor and a newcomer, and what of a newcomer stands on the team's agenda and page."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.sections import Section
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.joining.onboarding import queries, rules


def _ask(act: Act) -> list[Ask]:
    if not act.by.member_of:
        return []
    mine = "AND o.closed_on IS NULL AND (o.mentor = {} OR o.person = {}) AND o.begins_on <= {} ORDER BY o.id"
    return [queries.asking(act, mine, act.by.id, act.by.id, act.today)]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    items = []
    for one in queries.read(act, found[0]):
        there: dict[str, Any] = {"route": "onboarding.show", "params": {"plan_id": one.id}, "quote": one.team_name}
        mine = one.mentor == act.by.id
        if one.over and mine:
            said, do = later("The onboarding of %(name)s has come to its end"), later("Look back and close it")
            items.append(
                Waiting(said=said, act=do, names={"name": one.name}, due=one.ends_on, glyph=Glyph.SOON, **there)
            )
        elif one.look_due and not one.over:
            said = later("Week %(week)s with %(name)s") if mine else later("Week %(week)s with your mentor %(name)s")
            names = {"week": one.week, "name": one.name if mine else one.mentor_name}
            due = rules.week_from(one.begins_on, one.week + 1)
            do = later("Go through the week")
            items.append(Waiting(said=said, act=do, names=names, due=due, glyph=Glyph.ME, **there))
    return items


waiting = Source(_ask, _read)


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    return [queries.asking_newcomers(team_id, act.today)] if team_id in act.by.member_of else []


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    said = later("%(name)s begins, and has no onboarding plan yet")
    return [
        Agenda(said, "onboarding.new", {"name": row["name"]}, {"team_id": team_id}, due=row["from_on"])
        for row in found[0]
    ]


agenda = AgendaSource(_ask_of_team, _read_of_team)


def _ask_section(act: Act, team_id: int) -> list[Ask]:
    if team_id not in act.by.member_of:
        return []
    open_ones = queries.asking(act, "AND o.team = {} AND o.closed_on IS NULL ORDER BY o.begins_on, o.id", team_id)
    return [open_ones, queries.asking_newcomers(team_id, act.today)]


def _read_section(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    if not found or not (found[0] or found[1]):
        return None
    return {"plans": queries.read(act, found[0]), "newcomers": found[1]}


ON_TEAM = Section("joining/_team.html", _ask_section, _read_section, aside=True)
