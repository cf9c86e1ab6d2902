"""Reading plans: for the team, its MPP and the offices that look along, for who goes, and for who is asked for advice.

Colleagues of other teams find what has a free seat.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from teamhub.core.act import SYSTEM, Act, Actor
from teamhub.core.asking import Ask, Row
from teamhub.core.away import Away, Source
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.telling import Place
from teamhub.frameworks.authority import Ruling
from teamhub.frameworks.kept import Kept
from teamhub.people.policy import works_here
from teamhub.training.plans import policy, rules
from teamhub.training.plans.events import subject
from teamhub.training.plans.seen import Seen, seen
from teamhub.training.plans.tables import Plan

PAGE = 100
ROWS = """
    SELECT x.*, team.name AS team_name, t.title_nl, t.title_en, t.required_by, t.required_nl, t.required_en, t.fit,
        t.valid_months, t.team AS own_of, by.name AS by_name, n.question, chooser.name AS chosen_by_name,
        mpp.name AS mpp_name,
        EXISTS (SELECT FROM membership m WHERE m.team = x.team AND m.person = x.by AND m.from_on <= day.today
            AND (m.until_on IS NULL OR m.until_on >= day.today)) AS by_here,
        ARRAY(SELECT d.day FROM training_day d WHERE d.plan = x.id ORDER BY d.day) AS days,
        (SELECT coalesce(sum(s.amount), 0) FROM training_spending s WHERE s.plan = x.id AND s.withdrawn_at IS NULL)
            AS spent,
        (SELECT coalesce(json_agg(y ORDER BY y.id), '[]') FROM (
            SELECT p.id, p.person, q.name, p.reply, p.out_on, p.guest, p.monday, p.monday_at,
                (SELECT max(c.obtained_on) FROM certificate c WHERE c.person = p.person AND c.training = x.training
                    AND c.obtained_on >= (SELECT min(d.day) FROM training_day d WHERE d.plan = x.id)) AS certificate_on
            FROM training_participant p JOIN person q ON q.id = p.person WHERE p.plan = x.id) y) AS people
    FROM training_plan x JOIN team ON team.id = x.team JOIN training t ON t.id = x.training
    JOIN person by ON by.id = x.by LEFT JOIN training_need n ON n.id = x.need
    LEFT JOIN person chooser ON chooser.id = x.chosen_by LEFT JOIN person mpp ON mpp.id = x.mpp_by,
    (SELECT {}::date AS today) AS day
"""
GOES = "SELECT FROM training_participant p WHERE p.plan = x.id AND p.person = {} AND p.out_on IS NULL"
ADVISES = """SELECT FROM adviser a JOIN advice_request q ON q.id = a.request
    WHERE q.subject = 'training_plan:' || x.id AND a.person = {}"""
FREE = """x.cancelled_at IS NULL AND x.chosen_at IS NOT NULL
    AND x.seats > (SELECT count(*) FROM training_participant p WHERE p.plan = x.id AND p.guest AND p.out_on IS NULL
        AND p.reply IS DISTINCT FROM 'no')
    AND (SELECT min(d.day) FROM training_day d WHERE d.plan = x.id) > {}"""


def visible(actor: Actor, today: date) -> tuple[str, list[Any]]:
    """Which plans this reader may know of, as a condition on `x`."""
    if actor is SYSTEM or actor.offices & policy.OFFICES:
        return "true", []
    near = [*(actor.member_of | actor.oversees)]
    sql = f"(x.team = ANY({{}}::int[]) OR EXISTS ({GOES}) OR EXISTS ({ADVISES}) OR ({FREE}))"
    return sql, [near, actor.id, actor.id, today]


async def read(act: Act, rest: str, *values: object) -> list[Seen]:
    """Those that the actor may know of, with `rest` after the condition."""
    ask = asking(act, rest, *values)
    return [seen(act, row) for row in await Plan.raw(ask.sql, *ask.values)]


def asking(act: Act, rest: str, *values: object) -> Ask:
    """The same, to be asked together with other things: `seen` reads each row."""
    condition, named = visible(act.by, act.today)
    return Ask(f"{ROWS} WHERE {condition} {rest}", (act.today, *named, *values))


async def one(act: Act, plan_id: int) -> Seen:
    if act.by is not SYSTEM:
        works_here(act.by)
    found = await read(act, "AND x.id = {}", plan_id) if is_id(plan_id) else []
    if not found:
        raise NotFound("There is no such training plan.")
    return found[0]


async def locked(act: Act, plan_id: int) -> Seen:
    """Until this transaction ends nobody else changes it. Two who press at once come one after the other."""
    await one(act, plan_id)
    await Plan.select(Plan.id).where(Plan.id == plan_id).lock_rows("UPDATE")
    return await one(act, plan_id)


FIRST = "(SELECT min(d.day) FROM training_day d WHERE d.plan = x.id)"
LAST = "(SELECT max(d.day) FROM training_day d WHERE d.plan = x.id)"
IN_ORDER = f"ORDER BY {FIRST} NULLS FIRST, x.id LIMIT {{}}"


async def of_team(act: Act, team_id: int) -> list[Seen]:
    """By their first day; those without days yet come first."""
    return await read(act, f"AND x.team = {{}} {IN_ORDER}", team_id, PAGE)


async def of_person(act: Act) -> list[Seen]:
    """What the actor goes to, and what is not over; by the first day."""
    if act.by.id is None:
        return []
    rest = f"AND EXISTS ({GOES} AND p.reply IS DISTINCT FROM 'no') AND x.cancelled_at IS NULL"
    return await read(act, f"{rest} AND coalesce({LAST} >= {{}}, true) {IN_ORDER}", act.by.id, act.today, PAGE)


async def with_free_seats(act: Act) -> list[Seen]:
    """Of any team, the first that begins first."""
    if not act.by.is_colleague:
        return []
    return await read(act, f"AND {FREE} {IN_ORDER}", act.today, PAGE)


async def of_need(act: Act, need_id: int) -> list[Seen]:
    return await read(act, "AND x.need = {} ORDER BY x.id DESC LIMIT {}", need_id, PAGE)


AWAY = """
    SELECT DISTINCT p.person, d.day AS day_on FROM training_participant p JOIN training_plan x ON x.id = p.plan
    JOIN training_day d ON d.plan = x.id
    WHERE p.person = ANY({}::int[]) AND d.day BETWEEN {} AND {} AND p.out_on IS NULL AND p.reply = 'yes'
    AND x.booked_at IS NOT NULL AND x.cancelled_at IS NULL ORDER BY p.person, d.day
"""


def _ask_away(people: Sequence[int], from_on: date, until_on: date, today: date) -> Ask:
    return Ask(AWAY, ([*people], from_on, until_on))


def _read_away(act: Act, rows: Sequence[Row], from_on: date) -> list[Away]:
    by_person: dict[int, list[date]] = {}
    for row in rows:
        by_person.setdefault(row["person"], []).append(row["day_on"])
    return [Away(person, first, last) for person, days in by_person.items() for first, last in rules.spans(days)]


away = Source(_ask_away, _read_away)  # who is at a booked training on which of these days: whole days


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    if not act.by.is_colleague:
        return {}
    found = await read(act, "AND x.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(one.title, "plans.show", {"plan_id": one.id}) for one in found}


async def rulings(since: datetime) -> list[Kept]:
    """What the frameworks said when a plan was chosen, since that moment; with consent it is kept with the decision."""
    rows = await Plan.raw(
        "SELECT id, chosen_at, ruling FROM training_plan WHERE chosen_at >= {} AND manner <> 'consent'", since
    )
    found = ((row, Ruling.kept(row["ruling"])) for row in rows)
    return [Kept(subject(row["id"]), row["chosen_at"], ruling) for row, ruling in found if ruling]
