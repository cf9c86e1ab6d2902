"""What the page of a role shows while nobody holds it: how long, what is bought in, the ways out. And the team's."""

from collections.abc import Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.forms import Filled
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.core.sections import Section
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Clause, Facts, Question, Ruling, rule
from teamhub.roles import queries as roles
from teamhub.roles.exchanges.questions import EXCHANGE
from teamhub.roles.exits import queries
from teamhub.roles.questions import BUY_IN, SHAPE, STOP
from teamhub.roles.standing import cover_until, weeks_vacant


@dataclass(frozen=True, slots=True)
class Exit:
    """One way out: what it is called, when it fits, where it is done, and who decides it."""

    name: str
    when: str
    href: str
    act: str
    ruling: Ruling


# What it is called, when it fits, where it is done, and what its button says. The lightest first.
WAYS = (
    (
        later("Shrink"),
        later("It asks too much: fewer hours, or a smaller purpose."),
        "/rollen/%(role)s/wijzigen",
        later("Make the role smaller"),
    ),
    (
        later("Split"),
        later("Nobody wants all of it, and two people want a part."),
        "/rollen/%(role)s/splitsen",
        later("Split the role"),
    ),
    (
        later("Merge"),
        later("It lies close to a role that somebody likes to hold."),
        "/rollen/%(role)s/samenvoegen",
        later("Merge it with another role"),
    ),
    (
        later("Exchange for caseload"),
        later("Somebody wants it, and has no room: a colleague takes over some clients."),
        "/teams/%(team)s/ruilen/nieuw?rol=%(role)s",
        later("Propose an exchange"),
    ),
    (
        later("Buy in for a while"),
        later("The work has to go on, and is not ours for now: somebody outside the team does it until a day."),
        "/rollen/%(role)s/inkopen",
        later("Ask the MPP to buy it in"),
    ),
    (
        later("Do without it"),
        later("What happens if nobody does it? If that is bearable, the team can do without the role."),
        "/rollen/%(role)s/stoppen",
        later("Propose to stop with the role"),
    ),
)


def ask(act: Act, role_id: int) -> list[Ask]:
    return [
        roles.asking_seats_of(act, role_id),
        queries.asking_of_role(role_id),
        queries.asking_bought_of(role_id),
        frameworks.asking_agreed(act.today),
    ]


def read(act: Act, role_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    """Nothing to see while the role is held."""
    seats = roles.read_seats(found[0], act.today)
    if not any(seat.vacant for seat in seats):
        return None
    agreed = frameworks.read_agreed(found[3])
    limits, role = roles.agreed_in(agreed.limits), seats[0].role
    vacant = queries.vacancies(seats, queries.spans(found[2]), limits.open_weeks, act.today)
    longest = max(vacant, key=lambda one: (one.too_long, one.weeks))
    return {
        "vacancy": longest,
        "open_weeks": limits.open_weeks,
        "exits": exits(role, weeks_vacant(seats, act.today), agreed.clauses) if longest.too_long else [],
        "buy_ins": [one for one in queries.seen(act, found[1]) if one.open],
        "ours": role.team in act.by.member_of,
        "stands_in": longest.seat.acting_name,
        "cover_until": cover_until(seats, limits.open_weeks, act.today),
        "blank": Filled(),
    }


def exits(role: roles.Role, weeks: int, clauses: Sequence[Clause]) -> list[Exit]:
    """The five of KAD-11, and stopping; the lightest first. `weeks` are those that it has been vacant."""

    def ruled(question: Question, facts: Facts) -> Ruling:
        return rule(question, facts, clauses)

    shape = ruled(SHAPE, {})
    rulings = (
        shape,
        shape,
        shape,
        ruled(EXCHANGE, {"percent": 0}),
        ruled(BUY_IN, {}),
        ruled(STOP, {"weeks_open": weeks}),
    )
    named = {"role": role.id, "team": role.team}
    return [
        Exit(name, when, where % named, act, ruling)
        for (name, when, where, act), ruling in zip(WAYS, rulings, strict=True)
    ]


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    return [roles.asking_seats(act, [team_id]), queries.asking_bought([team_id]), frameworks.asking_agreed(act.today)]


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> dict[str, Any] | None:
    """Those that have been vacant too long, core roles first."""
    limits = roles.agreed_in(frameworks.read_agreed(found[2]).limits)
    seats = roles.read_seats(found[0], act.today)
    vacant = queries.vacancies(seats, queries.spans(found[1]), limits.open_weeks, act.today)
    long = sorted((one for one in vacant if one.too_long), key=lambda one: not one.seat.role.core)
    return {"too_long": long} if long else None


ON_ROLE = Section("exits/_section.html", ask, read)
ON_TEAM = Section("exits/_team.html", _ask_of_team, _read_of_team)
