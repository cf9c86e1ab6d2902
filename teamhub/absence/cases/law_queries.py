"""What the law asks of HR beside the Gatekeeper Act: accidents at work, and an absence when a contract ends."""

from collections.abc import Sequence
from datetime import date

from teamhub.absence.cases import policy
from teamhub.absence.tables import Absence
from teamhub.core.act import Act
from teamhub.core.lazily import dataclass

LONGER_THAN = "absence.accident_days"
MOST = 100
# Until today, where it goes on. Nobody of HR works on their own file.
ACCIDENTS = """
    SELECT a.id, p.name, a.first_day, a.recovered_on FROM absence a JOIN person p ON p.id = a.person,
        (SELECT {}::date AS today) day
    WHERE a.work_accident AND a.person <> {} AND a.first_day <= day.today
        AND least(coalesce(a.recovered_on, day.today), day.today) - a.first_day > {}::int
    ORDER BY a.first_day DESC, a.id DESC LIMIT {}
"""
ENDS = """
    SELECT least(p.left_on, (SELECT c.until_on FROM contract c WHERE c.person = p.id ORDER BY c.from_on DESC LIMIT 1))
        AS ends_on FROM person p WHERE p.id = {}
"""


@dataclass(frozen=True, slots=True)
class Accident:
    """An absence that is connected with an accident at work; `recovered_on` empty: it goes on."""

    id: int
    name: str
    first_day: date
    recovered_on: date | None


async def accidents(act: Act, days: int) -> Sequence[Accident]:
    """With more than so many calendar days of absence, the newest first: the list of the Arbowet, art. 9."""
    policy.require_hr(act.by)
    return [Accident(**row) for row in await Absence.raw(ACCIDENTS, act.today, act.by.id or 0, days, MOST)]


async def ends_on(act: Act, person: int) -> date | None:
    """The last day of somebody's contract, where that is known and not over: who is ill then is reported to UWV."""
    policy.require_hr(act.by)
    rows = await Absence.raw(ENDS, person)
    found: date | None = rows[0]["ends_on"] if rows else None
    return found if found and found >= act.today else None
