"""Reading what people carry. The own team and HR see it per person; others the team's share, for five people or more.

Product promise 4: no MPP, director or colleague of another team gets a figure about one person from here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row, together
from teamhub.core.lazily import dataclass
from teamhub.frameworks import queries as frameworks
from teamhub.parameters import queries as parameters
from teamhub.parameters.fulltime import fulltime_on
from teamhub.people import policy as people_policy
from teamhub.roles import queries as roles
from teamhub.roles.load import rules
from teamhub.roles.load.rules import Carried, Limits, Signal
from teamhub.roles.queries import ROLES, TERMS, Agreements
from teamhub.teams import policy as teams_policy
from teamhub.teams.rules import FEWEST

PRIMARY = "registration.skj_hours"
# Who does the work of each seat today: who holds it; else who stands in; else whose term ran out and who kept the work.
# Of a role that was merged into another one that the team has, the hours count with that other one. The hours of a role
# are those of all its seats together, so each holder carries an equal part.
LOADS = f"""
    WITH day AS (SELECT {{}}::date AS today),
    here AS (SELECT DISTINCT m.person FROM membership m, day WHERE m.team = {{}} AND m.from_on <= day.today
        AND (m.until_on IS NULL OR m.until_on >= day.today)),
    k AS (SELECT role.* FROM ({ROLES}) role, day
        WHERE role.opened_on <= day.today AND (role.closed_on IS NULL OR role.closed_on >= day.today)
        AND NOT EXISTS (SELECT 1 FROM team_role o WHERE o.id = role.merged_into AND o.opened_on <= day.today
            AND (o.closed_on IS NULL OR o.closed_on >= day.today))
        AND role.id IN (SELECT r.team_role FROM role_term r JOIN here ON here.person = r.person)),
    work AS (SELECT DISTINCT ON (term.team_role, term.seat) term.team_role, term.person,
            term.until_on >= day.today OR NOT (term.ended OR coalesce(term.gone_on < day.today, false)) AS theirs
        FROM ({TERMS}) term JOIN k ON k.id = term.team_role AND term.seat <= k.seats CROSS JOIN day
        WHERE term.from_on <= day.today AND term.until_on >= term.from_on
            AND (term.until_on >= day.today OR NOT term.acting)
        ORDER BY term.team_role, term.seat, term.until_on < day.today, term.acting, term.until_on DESC)
    SELECT p.id, p.name, p.registration, t.caseload_norm,
        t.caseload_unit_nl, t.caseload_unit_en, {fulltime_on("day.today")} AS fulltime,
        coalesce((SELECT h.hours FROM contract_hours h WHERE h.person = p.id AND h.from_on <= day.today
            ORDER BY h.from_on DESC LIMIT 1), 0) AS hours,
        (SELECT c.size FROM caseload c WHERE c.person = p.id AND c.from_on <= day.today
            ORDER BY c.from_on DESC LIMIT 1) AS caseload,
        coalesce((SELECT json_agg(json_build_object('id', k.id, 'team', k.team, 'name_nl', k.name_nl,
            'name_en', k.name_en, 'hours', (k.hours / k.seats)::text) ORDER BY k.name_nl, k.id)
            FROM work JOIN k ON k.id = work.team_role WHERE work.person = p.id AND work.theirs), '[]') AS roles
    FROM day JOIN team t ON t.id = {{}} JOIN here ON true JOIN person p ON p.id = here.person
    ORDER BY p.name, p.id
"""


@dataclass(frozen=True, slots=True)
class Share:
    """A role as one person carries it: `hours` a week of theirs. A person may carry roles in several teams."""

    role: int
    team: int
    name_nl: str
    name_en: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Load:
    """What one person carries, for who may know it. `signals` are for a conversation in the team."""

    person: int
    name: str
    carried: Carried
    roles: Sequence[Share]
    signals: Sequence[Signal]

    @property
    def primary(self) -> Decimal:
        """Contract hours a week that are left after the roles."""
        return max(self.carried.hours - self.carried.on_roles, rules.NONE)


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """`people` is empty for who sees no figures per person; `percent` is empty for them where the team is too small.

    `percent` is the role time of the team in percent of its contract hours; rounded to whole ones for outsiders.
    """

    team: int
    people: Sequence[Load]
    percent: Decimal | None
    agreed: Agreements
    unit_nl: str = ""
    unit_en: str = ""

    @property
    def above(self) -> bool:
        return self.percent is not None and self.percent > self.agreed.percent_team

    def of(self, person: int) -> Load | None:
        return next((one for one in self.people if one.person == person), None)


async def loads(act: Act, team_id: int) -> TeamLoad:
    """What the people of a team carry today, by name, as this reader may know it. One query."""
    if not teams_policy.sees_teams(act.by):
        return TeamLoad(team_id, (), None, Agreements())
    return seen(act, await whole(act, team_id))


def asking(act: Act, team_id: int) -> list[Ask]:
    """The same, to be asked together with other things: see `read`."""
    loads = Ask(LOADS, (act.today, team_id, team_id))
    return [loads, frameworks.asking_agreed(act.today), parameters.asking(act.today)]


async def whole(act: Act, team_id: int) -> TeamLoad:
    """Whoever asks: for what the rules count with. To show it, `loads`."""
    return read(team_id, await together(asking(act, team_id)))


def read(team_id: int, found: Sequence[list[Row]]) -> TeamLoad:
    """All of it, from the answers to `asking`; `seen` says what of it somebody may know."""
    rows, kept, set_ = found
    least = parameters.read(set_)[PRIMARY]
    agreed = roles.agreed_in(frameworks.read_agreed(kept).limits)
    everybody = [_load(row, limits(agreed), least) for row in rows]
    units = {name: rows[0][f"caseload_{name}"] if rows else "" for name in ("unit_nl", "unit_en")}
    return TeamLoad(team_id, everybody, team_percent(everybody, team_id), agreed, **units)


def limits(agreed: Agreements) -> Limits:
    return Limits(agreed.roles_person, agreed.percent_person, agreed.percent_team, agreed.over_norm)


def team_percent(everybody: Sequence[Load], team_id: int) -> Decimal:
    """The hours on roles of this team, in percent of the contract hours of who is in it (KAD-11: at most 12)."""
    on_roles = (share.hours for one in everybody for share in one.roles if share.team == team_id)
    return rules.percent(sum(on_roles, rules.NONE), sum((one.carried.hours for one in everybody), rules.NONE))


def seen(act: Act, whole: TeamLoad) -> TeamLoad:
    """What this reader may know of it."""
    if people_policy.sees_hours(act.by, 0, [whole.team]):
        return replace(whole, people=[_as_seen(act, one, whole.team) for one in whole.people])
    enough = whole.percent is not None and len(whole.people) >= FEWEST
    return replace(whole, people=(), percent=round(whole.percent, 0) if enough and whole.percent is not None else None)


def _as_seen(act: Act, one: Load, team_id: int) -> Load:
    """HR watches over registrations (KAD-04) and does not know caseloads; the other signals are for the team."""
    if people_policy.sees_caseload(act.by, one.person, [team_id]):
        return one
    kept = [signal for signal in one.signals if signal is Signal.PRIMARY]
    return replace(one, carried=replace(one.carried, caseload=None), signals=kept)


def _load(row: Mapping[str, Any], agreed: Limits, least_primary: Decimal) -> Load:
    shares = [_share(one) for one in row["roles"]]
    carried = Carried(
        hours=Decimal(row["hours"]),
        role_hours=tuple(share.hours for share in shares),
        caseload=row["caseload"],
        per_fulltime=row["caseload_norm"],
        fulltime=Decimal(row["fulltime"]),
        registration=row["registration"] or "",
        least_primary=least_primary,
    )
    return Load(row["id"], row["name"], carried, shares, carried.signals(agreed))


def _share(row: Mapping[str, Any]) -> Share:
    return Share(row["id"], row["team"], row["name_nl"], row["name_en"], Decimal(row["hours"]))
