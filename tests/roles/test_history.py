"""Whatever a team does with its roles, in any order: consent, terms in a row, a holder a seat, and rights that end."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from teamhub.core.clock import local
from teamhub.core.errors import Refused
from teamhub.journal.queries import breaks
from teamhub.people.tables import Person
from teamhub.roles import queries
from teamhub.roles.rules import Held
from teamhub.roles.tables import RoleTemplate, RoleTerm, TeamRole
from teamhub.sign_in import service as sign_in
from teamhub.teams.tables import Membership
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_person, a_team, system
from tests.roles.history import VERBS, World, begun, in_a_row

STEPS = 240
# Who consented themselves to holding a role: their last word in the round by which it was decided, or their objection
# that they themselves said was met. For each role and person, how often.
CONSENTED = """
    SELECT coalesce((p.payload->>'role')::int, e.team_role) AS role, r.last AS person, count(*) AS times
    FROM proposal p JOIN consent_round r ON r.subject = 'proposal:' || p.id
    LEFT JOIN election e ON e.id = (p.payload->>'election')::int
    JOIN LATERAL (SELECT * FROM voice v WHERE v.round = r.id AND v.person = r.last ORDER BY v.id DESC LIMIT 1) v ON true
    WHERE p.carried_out_at IS NOT NULL AND r.outcome = 'adopted'
    AND p.type IN ('roles.ask', 'roles.extend', 'roles.elect')
    AND (v.stance <> 'objection' OR EXISTS (SELECT FROM resolution s WHERE s.voice = v.id AND s.met))
    GROUP BY 1, 2
"""
OFFERED_ONESELF = """
    SELECT substr(subject, 11)::int AS role, by AS person, count(*) AS times FROM journal_entry
    WHERE what = 'RoleCovered' AND by = (facts->>'person')::int GROUP BY 1, 2
"""


async def counted(sql: str) -> Counter[tuple[int, int]]:
    return Counter({(row["role"], row["person"]): row["times"] for row in await RoleTerm.raw(sql)})


async def check_consent(set_up: set[int], terms: list[RoleTerm]) -> None:
    for acting, sql in ((False, CONSENTED), (True, OFFERED_ONESELF)):
        held = Counter((one.team_role, one.person) for one in terms if one.acting is acting and one.id not in set_up)
        assert held <= await counted(sql), "a role that somebody did not say yes to themselves"


def check_seats(terms: list[RoleTerm], roles: dict[int, TeamRole], today: date) -> None:
    """From today on, on each day on which a term begins."""
    for acting in (False, True):
        for day in {today, *(one.from_on for one in terms if one.from_on > today)}:
            on = Counter(t.team_role for t in terms if t.acting is acting and t.from_on <= day <= t.until_on)
            for role, many in on.items():
                assert many <= roles[role].seats, "more holders than seats"


def check_rows(terms: list[RoleTerm], new: set[int]) -> None:
    for one in (term for term in terms if term.id in new and not term.acting):
        same = [Held(t.person, t.from_on, t.until_on) for t in terms if t.team_role == one.team_role and not t.acting]
        assert in_a_row(same, one.person, 6) <= 2, "more terms in a row than the role allows"


async def check_rights(world: World, terms: list[RoleTerm], roles: dict[int, TeamRole], at: datetime) -> None:
    """On some day to come: of each person the roles whose term runs, in a team that they are in that day."""
    keys = {one.id: one.key for one in await RoleTemplate.objects()}
    named = {one.id: keys.get(one.template, f"eigen-{one.id}") for one in roles.values()}
    together: dict[int, set[str]] = {number: {named[number]} for number in roles}
    for one in roles.values():
        if one.merged_into:
            together[one.merged_into].add(named[one.id])
    day, found = local(at).date(), {}
    for actor in await sign_in.actors(system(at), [one.id for one in world.people]):
        found[actor.id] = {key for _, key in actor.roles}
    current = (Membership.from_on <= day) & (Membership.until_on.is_null() | (Membership.until_on >= day))
    there = set(await Membership.select(Membership.person).where(current).output(as_list=True))
    for person in (one.id for one in world.people):
        runs = [t for t in terms if t.person == person and t.from_on <= day <= t.until_on and person in there]
        assert found[person] == {key for t in runs for key in together[t.team_role]}, "rights without a term"
        back = any(day > world.gone.get(t.id, day) for t in runs)
        assert not back, "a role came back with who came back to the team"


async def check_shown(world: World, terms: list[RoleTerm]) -> None:
    """What the team reads: who holds a seat today holds it by a term of today."""
    for seat in await queries.every_seat(system(world.at)):
        runs = {t.person for t in terms if t.team_role == seat.role.id and t.from_on <= world.today <= t.until_on}
        assert seat.person is None or seat.person in runs


async def a_history(seed: int) -> set[str]:
    """Returns the verbs that came to something."""
    people: list[Person] = [await a_person(name) for name in ("Esra", "Ilse", "Nour", "Karim")]
    world = World(Random(seed), await a_team(*people), people, NOON)
    await begun(world)
    done: set[str] = set()
    set_up = known = set(await RoleTerm.select(RoleTerm.id).output(as_list=True))
    weights: dict[Any, int] = VERBS
    for _ in range(STEPS):
        (verb,) = world.chance.choices([*weights], [*weights.values()])
        try:
            await verb(world)
            done.add(verb.__name__)
        except Refused:
            pass
        terms = await RoleTerm.objects()
        roles = {one.id: one for one in await TeamRole.objects()}
        now = {one.id for one in terms}
        check_seats(terms, roles, world.today)
        check_rows(terms, now - known)
        if now - known:
            await check_consent(set_up, terms)
        await check_shown(world, terms)
        await check_rights(world, terms, roles, world.at + timedelta(days=world.chance.choice((0, 1, 40, 200))))
        known = now
    assert await breaks() == []
    return done


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("seed", range(6))
async def test_no_order_of_verbs_gives_what_nobody_agreed_to(seed: int) -> None:
    for code in ("KAD-06", "KAD-11", "KAD-12"):
        await adopt(code)
    done = await a_history(seed)
    assert len({verb.__name__ for verb in VERBS} - done) < 4, {verb.__name__ for verb in VERBS} - done
