"""When nothing has happened to an idea for as long as KAD-07 says, its owner and the team's idea guardian see it.

Computed whenever it is read: nothing is written, and it is over as soon as anybody does something with the idea.
"""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.clock import ZONE
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.frameworks.queries import ON_DAY
from teamhub.ideas.queries import visible
from teamhub.ideas.stages import ACTIVE

GUARDIAN = "ideeenhoeder"  # the key of the role

# Days are calendar days in the organisation's zone. Where no framework names a limit, no silence is too long.
QUIET = """
    WITH agreed AS (
        SELECT (given ->> 'value')::int AS days FROM (
            SELECT v.limits FROM framework_version v WHERE v.code = 'KAD-07' AND {on_day}
            ORDER BY v.version DESC LIMIT 1) newest,
            jsonb_array_elements(newest.limits) given WHERE given ->> 'key' = 'silent_days')
    SELECT idea.id, idea.title, idea.owner, owner.name, {}::date - (last.at AT TIME ZONE {})::date AS days
    FROM agreed CROSS JOIN idea JOIN person owner ON owner.id = idea.owner
    CROSS JOIN LATERAL (SELECT greatest(idea.moved_at, (SELECT e.at FROM journal_entry e
        WHERE e.subject = 'idea:' || idea.id ORDER BY e.number DESC LIMIT 1)) AS at) last
    WHERE idea.stage = ANY({}) AND (idea.owner = {} OR idea.team = ANY({}::int[]))
    AND {}::date - (last.at AT TIME ZONE {})::date >= agreed.days AND %s ORDER BY last.at, idea.id
""".replace("{on_day}", ON_DAY)


def _ask(act: Act) -> list[Ask]:
    """The longest silence first."""
    if act.by.id is None:
        return []
    guarded = [team for team, role in act.by.roles if role == GUARDIAN]
    where, values = visible(act.by)
    zone, stages = ZONE.key, [str(stage) for stage in ACTIVE]
    before = [act.today, act.today, act.today, act.today, zone, stages, act.by.id, guarded, act.today, zone]
    return [Ask(QUIET % where, (*before, *values))]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    return [_waiting(act, row) for row in found[0]]


def _waiting(act: Act, row: dict[str, Any]) -> Waiting:
    mine = row["owner"] == act.by.id
    return Waiting(
        said=later("Your idea has been quiet for %(days)s days")
        if mine
        else later("The idea of %(name)s has been quiet for %(days)s days"),
        act=later("Take it further") if mine else later("Ask how it goes"),
        route="ideas.show",
        params={"idea_id": row["id"]},
        names={"days": row["days"], "name": row["name"]},
        quote=row["title"],
        glyph=Glyph.SOON,
        many=later("%(count)s of your ideas have been quiet") if mine else later("%(count)s ideas have been quiet"),
    )


waiting = Source(_ask, _read)
