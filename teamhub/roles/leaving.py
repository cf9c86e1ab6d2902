"""What becomes of terms when somebody leaves the team: they end with the last day in it, also for who comes back."""

from datetime import date, timedelta
from typing import Any

from teamhub.core.db import writing
from teamhub.roles.queries import TERMS
from teamhub.roles.tables import RoleTerm

DAY = timedelta(days=1)
# A term whose holder is gone before its last day is read as ended that day. Written down it stays so: nobody gets a
# role back by coming back, and the days after it are free for somebody else.
GONE = f"SELECT term.id, term.from_on, term.until_on FROM ({TERMS}) term JOIN role_term r ON r.id = term.id"
CUT = "UPDATE role_term r SET until_on = g.until_on, ended = true FROM gone g WHERE g.id = r.id"
NEVER = "DELETE FROM role_term r USING gone g WHERE g.id = r.id"


async def make_room(role_id: int, from_on: date) -> None:
    """Of a role that the caller holds: before somebody is given it from this day. Who is gone by then is out of it."""
    await _write_down("term.team_role = {} AND term.until_on < {}", role_id, from_on)


async def left_team(team_id: int, person_id: int, on: date) -> None:
    """`on` is the last day in the team. What had not begun by then is taken away."""
    theirs = "SELECT id FROM team_role WHERE team = {}"
    async with writing():
        await RoleTerm.raw(
            f"DELETE FROM role_term WHERE person = {{}} AND from_on > {{}} AND team_role IN ({theirs})",
            person_id, on, team_id,
        )  # fmt: skip
        await RoleTerm.raw(
            "UPDATE role_term SET until_on = {}, ended = true WHERE person = {} AND until_on > {}"
            f" AND team_role IN ({theirs})",
            on, person_id, on, team_id,
        )  # fmt: skip


async def joins_team(team_id: int, person_id: int, from_on: date) -> None:
    """Who comes back after a while gets no role with it. Who merely stays on, the day after, has not been away."""
    theirs = "term.person = {} AND term.team_role IN (SELECT id FROM team_role WHERE team = {}) AND term.until_on < {}"
    await _write_down(theirs, person_id, team_id, from_on - DAY)


async def _write_down(which: str, *values: Any) -> None:
    async with writing():
        begun, never = "term.until_on >= term.from_on", "term.until_on < term.from_on"
        gone = f"WITH gone AS ({GONE} WHERE term.until_on < r.until_on AND {which} AND %s)"
        await RoleTerm.raw(f"{gone % never} {NEVER}", *values)
        await RoleTerm.raw(f"{gone % begun} {CUT}", *values)
