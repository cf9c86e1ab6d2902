"""What waits when terms end: for who holds the role, and for the team, in one line for each team. See KAD-11, step 1.

The same stands on the team's agenda, role by role.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.agenda import Agenda
from teamhub.core.agenda import Source as AgendaSource
from teamhub.core.asking import Ask, Row
from teamhub.core.i18n import either, later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.frameworks import queries as frameworks
from teamhub.proposals import queries as proposals
from teamhub.proposals.rules import State
from teamhub.proposals.seen import seen
from teamhub.roles import queries
from teamhub.roles.elections import queries as elections
from teamhub.roles.exits import queries as vacant
from teamhub.roles.queries import Seat
from teamhub.roles.rules import Term
from teamhub.roles.shape.proposals import key

LINES: dict[Term, tuple[str, str]] = {
    Term.ENDING: (
        later("A term in %(team)s ends soon: is the role still right, and who is next?"),
        later("%(count)s terms in %(team)s end soon: are the roles still right, and who is next?"),
    ),
    Term.EXPIRED: (
        later("A term in %(team)s has expired: the work goes on, the rights do not"),
        later("%(count)s terms in %(team)s have expired: the work goes on, the rights do not"),
    ),
    Term.VACANT: (
        later("A core role of %(team)s is vacant"),
        later("%(count)s core roles of %(team)s are vacant"),
    ),
}

ELECTIONS = f"""
    SELECT e.team_role FROM election e JOIN team_role k ON k.id = e.team_role
    WHERE k.team = ANY({{}}::int[]) AND NOT {elections.ENDED}
"""


def asking_in_hand(act: Act, teams: Sequence[int]) -> list[Ask]:
    """What runs already about roles of these teams, elections first: see `in_hand`."""
    return [Ask(ELECTIONS, ([*teams],)), *(proposals.asking_of_team(act, team) for team in teams)]


def in_hand(act: Act, found: Sequence[list[Row]]) -> set[str]:
    """The keys of the roles about which something runs already, so that the team need not be reminded."""
    elected, *put = found
    running = (seen(row, act.at) for rows in put for row in rows)
    keys = {one.key for one in running if one.state is State.RUNNING}
    return keys | {key(row["team_role"]) for row in elected}


def _ask(act: Act) -> list[Ask]:
    teams = sorted(act.by.member_of)
    if not teams:
        return []
    return [queries.asking_seats(act, teams), vacant.asking_bought(teams), *asking_in_hand(act, teams)]


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    seats = queries.read_seats(found[0], act.today)
    mine = [seat for seat in seats if act.by.id in (seat.person, seat.expired)]
    own = [one for seat in mine if not _followed(seat) for one in _own(act, seat)]
    busy = in_hand(act, found[2:])
    bought = vacant.spans(found[1])
    theirs = [seat for seat in seats if seat not in mine and _asks(seat)]
    asks = [seat for seat in theirs if key(seat.role.id) not in busy and not _bought(act, seat, bought)]
    return [*own, *(one for team in sorted(act.by.member_of) for one in _team(team, asks))]


waiting = Source(_ask, _read)


def _followed(seat: Seat) -> bool:
    """Its term ends soon, and who holds the role after that is agreed: what is left is the handover."""
    return seat.ring.term is Term.ENDING and seat.next_from is not None


def _asks(seat: Seat) -> bool:
    return seat.ring.term is not Term.RUNNING and not _followed(seat)


def _own(act: Act, seat: Seat) -> Iterator[Waiting]:
    """For who holds it, also while an election runs: they know best whether it is still right."""
    there: dict[str, Any] = {
        "act": later("Look at the role"),
        "route": "roles.show",
        "params": {"role_id": seat.role.id},
        "names": {"role": either(seat.role.name_nl, seat.role.name_en)},
    }
    if seat.ring.term is Term.ENDING:
        said = later("Your term as %(role)s ends: is the role still right?")
        yield Waiting(said=said, due=seat.until_on, glyph=Glyph.SOON, **there)
    elif seat.ring.term is Term.EXPIRED:
        said = later("Your term as %(role)s has expired: give the role back, or ask for a decision")
        yield Waiting(said=said, due=seat.last_on, glyph=Glyph.OBJECTION, **there)


def _team(team: int, seats: Sequence[Seat]) -> Iterator[Waiting]:
    ours = [seat for seat in seats if seat.role.team == team]
    kinds: tuple[tuple[Term, Callable[[Seat], bool]], ...] = (
        (Term.EXPIRED, lambda seat: seat.ring.term is Term.EXPIRED),
        (Term.VACANT, lambda seat: seat.vacant and seat.role.core),
        (Term.ENDING, lambda seat: seat.ring.term is Term.ENDING),
    )
    for term, fits in kinds:
        found = [seat for seat in ours if fits(seat)]
        if found:
            one, many = LINES[term]
            names = sorted({either(seat.role.name_nl, seat.role.name_en) for seat in found})
            yield Waiting(
                said=one if len(found) == 1 else many,
                act=later("Look at the roles"),
                route="teams.show",
                params={"team_id": team},
                anchor="roles",
                names={"team": found[0].role.team_name, "count": len(found)},
                quote=", ".join(names),
                due=min((seat.ends_on for seat in found if seat.ends_on), default=None),
                glyph=Glyph.SOON if term is Term.ENDING else Glyph.OBJECTION,
            )


def _ask_of_team(act: Act, team_id: int) -> list[Ask]:
    bought = vacant.asking_bought([team_id])
    return [
        queries.asking_seats(act, [team_id]),
        bought,
        frameworks.asking_agreed(act.today),
        *asking_in_hand(act, [team_id]),
    ]


def _read_of_team(act: Act, team_id: int, found: Sequence[list[Row]]) -> list[Agenda]:
    """Role by role: what ends, has expired or is vacant and must be held. What is dealt with has its own line."""
    busy = in_hand(act, found[3:])
    seats = queries.read_seats(found[0], act.today)
    asks = [seat for seat in seats if _asks(seat) and key(seat.role.id) not in busy]
    weeks = queries.agreed_in(frameworks.read_agreed(found[2]).limits).open_weeks
    open_ = {
        (one.seat.role.id, one.seat.seat): one
        for one in vacant.vacancies(asks, vacant.spans(found[1]), weeks, act.today)
    }
    return [point for seat in asks for point in _point(seat, open_.get((seat.role.id, seat.seat)))]


agenda = AgendaSource(_ask_of_team, _read_of_team)


def _point(seat: Seat, vacancy: vacant.Vacancy | None) -> Iterator[Agenda]:
    there: dict[str, Any] = {"params": {"role_id": seat.role.id}, "quote": either(seat.role.name_nl, seat.role.name_en)}
    who = {"name": seat.who}
    if seat.ring.term is Term.ENDING:
        said = later("The term of %(name)s ends: is the role still right, and who is next?")
        yield Agenda(said, "roles.show", who, due=seat.until_on, **there)
    elif seat.ring.term is Term.EXPIRED:
        said = later("The term of %(name)s has expired: who is next?")
        yield Agenda(said, "roles.show", who, due=seat.last_on, **there)
    elif vacancy and vacancy.too_long:
        said = later("Vacant for %(weeks)s weeks: which way out do we choose?")
        yield Agenda(said, "exits.show", {"weeks": vacancy.weeks}, **there)
    elif vacancy and vacancy.since and seat.role.core:
        yield Agenda(later("A core role is vacant: who takes it?"), "roles.show", **there)


def _bought(act: Act, seat: Seat, bought: vacant.Spans) -> bool:
    return seat.vacant and any(first <= act.today <= last for first, last in bought.get(seat.role.id, ()))
