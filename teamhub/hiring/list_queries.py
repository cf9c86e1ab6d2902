"""Lists of vacancies: for colleagues, and for everybody outside."""

from datetime import date

from teamhub.core.act import Act
from teamhub.core.db import is_id
from teamhub.core.errors import NotFound
from teamhub.hiring.queries import ROWS, Seen, read, seen
from teamhub.hiring.tables import Vacancy

NEAR = "EXISTS (SELECT FROM committee_member m WHERE m.vacancy = v.id AND m.person = {} AND m.takes_part IS NOT FALSE)"


async def listed(act: Act) -> list[Seen]:
    """What the actor may know of, one's own teams' first; what ended more than half a year ago is left out."""
    if not act.by.is_colleague:
        return await read(act, f"{NEAR} ORDER BY v.id DESC", act.by.id)
    rest = "(v.closed_on IS NULL OR v.closed_on > {}) ORDER BY v.closed_on IS NOT NULL, team.name, v.id DESC LIMIT 200"
    found = await read(act, rest, date.fromordinal(act.today.toordinal() - 183))
    return sorted(found, key=lambda one: (one.ended, one.team not in act.by.member_of))


async def public(act: Act) -> list[Seen]:
    """Those to which anybody may write today, what closes first on top."""
    rows = await Vacancy.raw(
        f"{ROWS} WHERE v.stage = 'posted' AND v.closes_on >= {{}} ORDER BY v.closes_on, v.id", act.today
    )
    return [seen(row, act.today) for row in rows]


async def posted(act: Act, vacancy_id: int) -> Seen:
    """For a visitor: a vacancy that is or was public. NotFound for one that never was, or that stopped."""
    rows = []
    if is_id(vacancy_id):
        posted_ = "v.id = {} AND v.opened_on <= {} AND v.stage <> 'called off'"
        rows = await Vacancy.raw(f"{ROWS} WHERE {posted_}", vacancy_id, act.today)
    if not rows:
        raise NotFound("This vacancy is not there, or not any more.")
    return seen(rows[0], act.today)
