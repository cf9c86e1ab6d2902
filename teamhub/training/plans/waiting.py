"""What waits about plans: to say whether one goes, to advise, to write down Monday; and what the team has to pass on.

That passing on is late stands on the team's agenda. It waits for the team: for nobody in particular.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.training.plans import policy, queries, rules
from teamhub.training.plans.rules import State
from teamhub.training.plans.seen import seen

DAYS = "(SELECT {pick}(d.day) FROM training_day d WHERE d.plan = x.id)"
FIRST, LAST = DAYS.format(pick="min"), DAYS.format(pick="max")
LIVE = "x.cancelled_at IS NULL"
# What somebody is asked by name: to go, to advise, and to answer; then what is theirs after a training.
THINGS = f"""
    SELECT 'go' AS kind, x.id, t.title_nl, t.title_en, q.name, {FIRST} AS due_on
    FROM training_participant p JOIN training_plan x ON x.id = p.plan JOIN training t ON t.id = x.training
    JOIN person q ON q.id = p.by
    WHERE p.person = {{}} AND p.reply IS NULL AND p.out_on IS NULL AND {LIVE} AND coalesce({LAST} >= {{}}, true)
    UNION ALL
    SELECT 'monday', x.id, t.title_nl, t.title_en, '', {LAST}
    FROM training_participant p JOIN training_plan x ON x.id = p.plan JOIN training t ON t.id = x.training
    WHERE p.person = {{}} AND p.reply = 'yes' AND p.out_on IS NULL AND p.monday_at IS NULL AND {LIVE}
        AND x.booked_at IS NOT NULL AND {LAST} < {{}} AND {LAST} >= {{}}::date - 56
    UNION ALL
    SELECT 'advice', x.id, t.title_nl, t.title_en, q.name, a.due_on
    FROM adviser a JOIN advice_request r ON r.id = a.request JOIN training_plan x
        ON r.subject = 'training_plan:' || x.id JOIN training t ON t.id = x.training JOIN person q ON q.id = r.by
    WHERE a.person = {{}} AND {LIVE} AND x.chosen_at IS NULL
        AND NOT EXISTS (SELECT FROM advice g WHERE g.adviser = a.id)
    UNION ALL
    SELECT 'follow', x.id, t.title_nl, t.title_en, q.name, NULL
    FROM advice g JOIN adviser a ON a.id = g.adviser JOIN advice_request r ON r.id = a.request JOIN training_plan x
        ON r.subject = 'training_plan:' || x.id JOIN training t ON t.id = x.training JOIN person q ON q.id = g.by
    WHERE r.by = {{}} AND {LIVE} AND x.chosen_at IS NULL AND g.followed IS NULL
        AND NOT EXISTS (SELECT FROM advice newer WHERE newer.adviser = g.adviser AND newer.id > g.id)
    UNION ALL
    SELECT 'mpp', x.id, t.title_nl, t.title_en, team.name, NULL
    FROM training_plan x JOIN training t ON t.id = x.training JOIN team ON team.id = x.team
    WHERE x.team = ANY({{}}::int[]) AND x.asked_mpp_at IS NOT NULL AND x.mpp_reply IS NULL AND {LIVE}
        AND x.chosen_at IS NULL
    UNION ALL
    SELECT 'book', x.id, t.title_nl, t.title_en, '', {FIRST}
    FROM training_plan x JOIN training t ON t.id = x.training
    WHERE x.by = {{}} AND x.chosen_at IS NOT NULL AND x.booked_at IS NULL AND {LIVE}
    ORDER BY due_on, id
"""
SAID = {
    "go": (later("%(name)s asks whether you go to a training"), later("Say whether you go"), "", Glyph.ME),
    "monday": (later("You went to a training"), later("Write what you do differently on Monday"), "maandag", Glyph.ME),
    "advice": (later("%(name)s asks for your advice"), later("Give advice"), "advies", Glyph.IDEA),
    "follow": (later("%(name)s gave you advice"), later("Say what you do with it"), "advies", Glyph.ME),
    "mpp": (
        later("%(name)s asks whether a training may go beyond the budget"), later("Answer the team"), "", Glyph.SOON,
    ),
    "book": (later("Your team chose a training"), later("Plan how it is passed on, and book it"), "", Glyph.CONSENT),
}  # fmt: skip


def _ask(act: Act) -> list[Ask]:
    if not act.by.is_colleague:
        return []
    me, today = act.by.id, act.today
    return [Ask(THINGS, (me, today, me, today, today, me, me, [*act.by.oversees], me))]


def _read(act: Act, found: Sequence[list[Row]]) -> Iterator[Waiting]:
    for row in found[0]:
        said, does, anchor, glyph = SAID[row["kind"]]
        yield Waiting(
            said=said,
            act=does,
            route="plans.show",
            params={"plan_id": row["id"]},
            names={"name": row["name"]} if "%(name)s" in said else {},
            quote=either(row["title_nl"], row["title_en"]),
            due=row["due_on"],
            glyph=glyph,
            anchor=anchor,
        )


waiting = Source(_ask, _read)

# Proposals, what is to be passed on within two weeks, and what is late: for the next meeting.
ON_AGENDA = f"""AND x.team = {{}} AND {LIVE} AND x.passed_on IS NULL
    AND (x.chosen_at IS NULL OR (x.booked_at IS NOT NULL AND {LAST} < {{}})) ORDER BY x.transfer_due, x.id LIMIT 50"""


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    return [queries.asking(act, ON_AGENDA, team_id, act.today)] if policy.sees_team(act.by, team_id) else []


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> Iterator[Agenda]:
    for one in (seen(act, row) for row in found[0]):
        there: dict[str, Any] = {"route": "plans.show", "params": {"plan_id": one.id}, "quote": one.title}
        if one.overdue:
            yield Agenda(later("What was learned has not been passed on yet"), due=one.transfer_due, **there)
        elif one.state is State.FOLLOWED and one.transfer_due and (one.transfer_due - act.today) <= 2 * rules.WEEK:
            yield Agenda(later("What was learned is passed on"), due=one.transfer_due, **there)
        elif one.state is State.PROPOSED:
            yield Agenda(later("A training is proposed"), **there)


agenda = AgendaSource(_ask_of_team, _read_of_team)
