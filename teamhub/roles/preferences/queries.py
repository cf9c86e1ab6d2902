"""Reading role preferences: one's own, and those of one's own team. Nobody else's."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.roles.preferences import policy, rules
from teamhub.roles.preferences.rules import Quarter, Wish
from teamhub.roles.preferences.tables import RolePreference


@dataclass(frozen=True, slots=True)
class Preference:
    """What somebody's own page shows. `usual` holds outside the `quarters`: those that run or come, first one first."""

    now: Wish | None
    usual: Wish | None
    quarters: Sequence[Quarter] = ()

    @property
    def free_until(self) -> date | None:
        """The last day of the days without a role that run now; empty where none do."""
        return self.quarters[0].until_on if self.now is Wish.FREE else None


# The last one that holds until another, and the quarters that are not over.
OF_ONE = """
    (SELECT id, wish, from_on, until_on FROM role_preference WHERE person = {} AND from_on IS NULL
     ORDER BY at DESC, id DESC LIMIT 1)
    UNION ALL
    SELECT id, wish, from_on, until_on FROM role_preference
    WHERE person = {} AND until_on >= {} AND taken_back_at IS NULL
    ORDER BY from_on NULLS FIRST, id
"""


async def of(act: Act, person_id: int, teams: Iterable[int]) -> Preference | None:
    """Of somebody who is in these teams today; None for who may not know it. One query."""
    return await standing(act, person_id) if policy.sees(act.by, person_id, teams) else None


async def standing(act: Act, person_id: int) -> Preference:
    rows: list[dict[str, Any]] = await RolePreference.raw(OF_ONE, person_id, person_id, act.today)
    usual = next((Wish(row["wish"]) for row in rows if row["from_on"] is None), None)
    quarters = [Quarter(row["from_on"], row["until_on"], row["id"]) for row in rows if row["from_on"]]
    return Preference(rules.now(usual, quarters, act.today), usual, quarters)


# As `rules.now`, for everybody in a team at once.
OF_TEAM = """
    WITH day AS (SELECT {}::date AS today)
    SELECT m.person, coalesce(
        (SELECT q.wish FROM role_preference q WHERE q.person = m.person AND q.taken_back_at IS NULL
         AND q.from_on <= day.today AND q.until_on >= day.today
         ORDER BY q.at DESC, q.id DESC LIMIT 1),
        (SELECT u.wish FROM role_preference u WHERE u.person = m.person AND u.from_on IS NULL
         ORDER BY u.at DESC, u.id DESC LIMIT 1)) AS wish
    FROM membership m CROSS JOIN day
    WHERE m.team = {} AND m.from_on <= day.today AND (m.until_on IS NULL OR m.until_on >= day.today)
"""


async def wishes(act: Act, team_id: int) -> Mapping[int, Wish]:
    """By person, of who is in the team today and said something. Empty for who is not in that team. One query.

    To stand beside a name, such as where somebody is nominated. It is no reason to leave anybody out.
    """
    if team_id not in act.by.member_of:
        return {}
    rows = await RolePreference.raw(OF_TEAM, act.today, team_id)
    return {row["person"]: Wish(row["wish"]) for row in rows if row["wish"]}
