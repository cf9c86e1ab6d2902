"""What waits about needs: while they are collected, for everybody in the team; and to collect them, for the developer.

Who has said something already, or that there is nothing this time, is not asked again. Nobody is counted.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.parameters import queries as parameters
from teamhub.training.needs import policy, rules
from teamhub.training.policy import DEVELOPER

COLLECTED = """
    SELECT c.team, c.meet_on, p.name FROM training_collection c JOIN person p ON p.id = c.by
    WHERE c.team = ANY({}::int[]) AND c.meet_on >= {}
    AND NOT EXISTS (SELECT FROM training_nothing_now a WHERE a.collection = c.id AND a.person = {})
    AND NOT EXISTS (SELECT FROM training_need n WHERE n.team = c.team AND n.by = {} AND n.at >= c.at)
    AND NOT EXISTS (SELECT FROM training_need_voice v JOIN training_need n ON n.id = v.need
        WHERE n.team = c.team AND v.person = {} AND v.at >= c.at)
    ORDER BY c.meet_on, c.id
"""
TO_COLLECT = """
    SELECT t.id AS team, t.name,
        (SELECT max(c.meet_on) FROM training_collection c WHERE c.team = t.id) AS last_on,
        (SELECT min(r.from_on) FROM role_term r JOIN team_role k ON k.id = r.team_role
            JOIN role_template x ON x.id = k.template
            WHERE k.team = t.id AND x.key = {} AND r.person = {} AND r.until_on >= {}) AS began_on
    FROM team t WHERE t.id = ANY({}::int[]) ORDER BY t.id
"""


def _ask(act: Act) -> list[Ask]:
    if not act.by.member_of:
        return []
    me, teams = act.by.id, [*act.by.member_of]
    developing = [team for team, key in act.by.roles if key == DEVELOPER]
    asks = [Ask(COLLECTED, (teams, act.today, me, me, me))]
    if developing:
        asks += [Ask(TO_COLLECT, (DEVELOPER, me, act.today, developing)), parameters.asking(act.today)]
    return asks


def _read(act: Act, found: Sequence[list[Row]]) -> Iterator[Waiting]:
    for row in found[0]:
        yield Waiting(
            said=later("%(name)s asks what you want to be able to do"),
            act=later("Write it, or say that there is nothing now"),
            route="needs.list",
            params={"team_id": row["team"]},
            names={"name": row["name"]},
            due=row["meet_on"],
            glyph=Glyph.ME,
        )
    if len(found) > 1:
        weeks = parameters.read(found[2])["training.collect_weeks"]
        for row in found[1]:
            due = rules.collect_by(row["last_on"], row["began_on"] or act.today, weeks)
            if due <= act.today:
                yield Waiting(
                    said=later("Twice a year you collect what %(team)s wants to learn"),
                    act=later("Choose the meeting"),
                    route="needs.list",
                    params={"team_id": row["team"]},
                    names={"team": row["name"]},
                    due=due,
                    glyph=Glyph.SOON,
                )


waiting = Source(_ask, _read)

ON_AGENDA = """
    SELECT c.meet_on, (SELECT count(*) FROM training_need n WHERE n.team = c.team AND n.ended_on IS NULL) AS open
    FROM training_collection c WHERE c.team = {} AND c.meet_on >= {} ORDER BY c.id DESC LIMIT 1
"""


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    return [Ask(ON_AGENDA, (team_id, act.today))] if policy.sees(act.by, team_id) else []


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    there: dict[str, Any] = {"route": "needs.list", "params": {"team_id": team_id}}
    said = later("We choose from what we want to learn: %(open)s open")
    return [Agenda(said, names={"open": row["open"]}, due=row["meet_on"], **there) for row in found[0]]


agenda = AgendaSource(_ask_of_team, _read_of_team)
