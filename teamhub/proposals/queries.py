"""Reading proposals. Who is asked finds them, who put them, whom they are about, and who is asked for help or advice.

Of some kinds everybody who works here may read them. For the rest of the world they do not exist.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.act import SYSTEM, Act, Actor, Office
from teamhub.core.asking import Ask
from teamhub.core.clock import ZONE
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.core.telling import Place
from teamhub.decisions.queries import members_sql
from teamhub.proposals.events import subject
from teamhub.proposals.kinds import KINDS
from teamhub.proposals.rules import State
from teamhub.proposals.seen import Seen, seen
from teamhub.proposals.tables import Proposal

Condition = tuple[str, list[Any]]
PAGE = 50
ENDED = "(p.carried_out_at IS NOT NULL OR p.withdrawn_at IS NOT NULL OR p.overtaken IS NOT NULL)"

# A proposal with its newest round. Its own values: the moment and the time zone, twice.
LISTED = f"""
SELECT p.id, p.type, p.key, p.team, coalesce(t.name, '') AS team_name, p.payload, p.names, p.lines, p.why, p.by,
  b.name AS by_name, p.at, p.version, p.carried_out_at, p.withdrawn_at, p.overtaken, r.id AS round, r.number,
  r.edition, r.quorum, r.resolve_days, r.last, r.turn_given_at, r.decision_ends AS closes_at, r.outcome,
  ARRAY(SELECT k.person FROM round_member k WHERE k.round = r.id ORDER BY k.person) AS people,
  ARRAY(SELECT x.id FROM ({members_sql("r")}) x) AS members,
  (SELECT coalesce(json_agg(x ORDER BY x.id), '[]') FROM (SELECT v.id, v.person, v.stance, v.edition,
     EXISTS (SELECT 1 FROM resolution s WHERE s.voice = v.id AND s.met) AS met,
     EXISTS (SELECT 1 FROM resolution s WHERE s.voice = v.id AND s.met IS NULL) AS proposed
   FROM voice v WHERE v.round = r.id) x) AS voices
FROM proposal p JOIN person b ON b.id = p.by LEFT JOIN team t ON t.id = p.team
JOIN LATERAL (SELECT * FROM consent_round c WHERE c.subject = 'proposal:' || p.id ORDER BY c.id DESC LIMIT 1) r ON true
"""


# The proposal that a round or a request for advice is about.
ABOUT = "CASE WHEN {of}.subject LIKE 'proposal:%' THEN substr({of}.subject, 10)::int END"


def involved(actor: Actor) -> Condition:
    """Whom it is put to, who put it, whom it is about, and who is asked for advice.

    After a round without consent the process supporter, and after two the MPP of the team: KAD-06.
    """
    round, asked = ABOUT.format(of="r"), ABOUT.format(of="q")
    found: list[Condition] = [
        ("SELECT id FROM proposal WHERE by = {} OR team = ANY({}::int[])", [actor.id, [*actor.member_of]]),
        (f"SELECT {round} FROM consent_round r WHERE r.last = {{}}", [actor.id]),
        (
            f"SELECT {round} FROM round_member m JOIN consent_round r ON r.id = m.round WHERE m.person = {{}}",
            [actor.id],
        ),
        (f"SELECT {asked} FROM adviser a JOIN advice_request q ON q.id = a.request WHERE a.person = {{}}", [actor.id]),
    ]
    if actor.has(Office.PROCESS):
        found.append((f"SELECT {round} FROM consent_round r WHERE r.number >= 2", []))
    if actor.oversees:
        helped = f"SELECT {round} FROM consent_round r WHERE r.number >= 3 AND r.team = ANY({{}}::int[])"
        found.append((helped, [[*actor.oversees]]))
    if actor.has(Office.COUNCIL):
        found.append(
            (f"SELECT {asked} FROM adviser a JOIN advice_request q ON q.id = a.request WHERE a.person IS NULL", [])
        )
    return f"p.id IN ({' UNION ALL '.join(sql for sql, _ in found)})", [value for _, given in found for value in given]


def visible(actor: Actor) -> Condition:
    """The condition on the table `p` that says what this actor may read, in SQL with `{}` for its values."""
    if actor is SYSTEM:
        return "true", []
    sql, values = involved(actor)
    if actor.is_colleague:
        return f"({sql} OR p.type = ANY({{}}::text[]))", [*values, [name for name in KINDS if KINDS[name].colleagues]]
    return sql, values


async def listed(act: Act, condition: Condition, rest: str = "", *values: Any) -> list[Seen]:
    """In one query."""
    sql, given = condition
    here = [act.at, ZONE.key, act.at, ZONE.key]
    return [seen(row, act.at) for row in await Proposal.raw(f"{LISTED} WHERE {sql} {rest}", *here, *given, *values)]


async def one(act: Act, proposal_id: int) -> Seen:
    """Raises NotFound for who may not read it, as for a number that no proposal has."""
    found = await listed(act, visible(act.by), "AND p.id = {}", proposal_id) if is_id(proposal_id) else []
    if not found:
        raise NotFound("There is no such proposal.")
    return found[0]


def asking_about(act: Act, key: str) -> Ask:
    """What `of` gives, to be asked together with other things: `seen` reads each row."""
    sql, given = visible(act.by)
    rest = f"WHERE {sql} AND p.key = {{}} ORDER BY p.id DESC LIMIT {{}}"
    return Ask(f"{LISTED} {rest}", (act.at, ZONE.key, act.at, ZONE.key, *given, key, PAGE))


async def of(act: Act, key: str) -> list[Seen]:
    """All that this reader may read about a key such as "role:12", newest first."""
    return await listed(act, visible(act.by), "AND p.key = {} ORDER BY p.id DESC LIMIT {}", key, PAGE)


async def running(act: Act, kind: str, key: str) -> int | None:
    """The number of the proposal of this kind about this key whose round runs now. Whoever asks: to put no second."""
    rows = await Proposal.raw(
        f"SELECT p.id FROM proposal p JOIN consent_round r ON r.subject = 'proposal:' || p.id WHERE p.type = {{}}"
        f" AND p.key = {{}} AND NOT {ENDED} AND r.withdrawn_at IS NULL AND r.settled_at IS NULL"
        " AND r.decision_ends > {} ORDER BY p.id DESC LIMIT 1",
        kind, key, act.at,
    )  # fmt: skip
    return rows[0]["id"] if rows else None


async def unsettled(kind: str, key: str) -> list[str]:
    """The subjects of proposals of this kind about this key that have not ended: their round may be over."""
    rows = await Proposal.raw(
        f"SELECT p.id FROM proposal p WHERE p.type = {{}} AND p.key = {{}} AND NOT {ENDED} ORDER BY p.id", kind, key
    )
    return [subject(row["id"]) for row in rows]


def asking_of_team(act: Act, team_id: int) -> Ask:
    """Those put to a team that something can still come of, as far as this reader may read them; newest first."""
    sql, given = visible(act.by)
    rest = f"WHERE {sql} AND p.team = {{}} AND NOT {ENDED} ORDER BY p.id DESC LIMIT {{}}"
    return Ask(f"{LISTED} {rest}", (act.at, ZONE.key, act.at, ZONE.key, *given, team_id, PAGE))


async def open_for(act: Act) -> list[Seen]:
    """All that something can still come of and that this person has to do with, what closes first on top."""
    if act.by.id is None:
        return []
    return await listed(act, involved(act.by), f"AND NOT {ENDED} ORDER BY r.decision_ends, p.id")


def asking_open(act: Act) -> Ask:
    """The same, to be asked together with other things."""
    sql, given = involved(act.by)
    rest = f"WHERE {sql} AND NOT {ENDED} ORDER BY r.decision_ends, p.id"
    return Ask(f"{LISTED} {rest}", (act.at, ZONE.key, act.at, ZONE.key, *given))


async def past_for(act: Act) -> list[Seen]:
    """Those that have ended and that this person had to do with, newest first."""
    return await listed(act, involved(act.by), f"AND {ENDED} ORDER BY p.id DESC LIMIT {{}}", PAGE)


async def places(act: Act, keys: Sequence[str]) -> Mapping[str, Place]:
    found = await listed(act, visible(act.by), "AND p.id = ANY({}::int[])", [int(key) for key in keys])
    return {str(one.id): Place(one.title, "proposals.show", {"proposal_id": one.id}) for one in found}


def runs(one: Seen) -> bool:
    return one.state is State.RUNNING
