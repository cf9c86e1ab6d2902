"""Who holds a role, by the consent of the team: another term of the same person, or somebody who is asked (KAD-11)."""

from collections.abc import Mapping
from datetime import date, timedelta

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, NotAllowed, Refused
from teamhub.core.i18n import later
from teamhub.people import queries as people
from teamhub.proposals.kinds import Kind, Line, Put, Value
from teamhub.roles import queries, service
from teamhub.roles.questions import EXTEND, FILL
from teamhub.roles.rules import Term
from teamhub.roles.shape.proposals import Payload, named, nothing, of_team, place

AHEAD = timedelta(days=365)  # until the first day of a term, at most: as for an election


async def _held_names(act: Act, payload: Payload) -> Mapping[str, Value]:
    return {**await named(act, payload), "name": (await people.person(act, payload["person"])).name}


async def _held_check(act: Act, put: Put) -> Refused | None:
    begin, until = _days(act, put.payload)
    role = await of_team(act, put)
    if put.last != put.payload["person"]:  # so that nobody holds it without their own consent
        return NotAllowed("A role changes hands by an election or with the consent of the team.")
    if begin > act.today + AHEAD:  # else a seat is promised, and nobody can be elected for it before
        return Invalid("Choose a first day from today on, within a year.")
    return await service.refuses(act, role, put.payload["person"], from_on=begin, until_on=until)


def _days(act: Act, payload: Payload) -> tuple[date, date]:
    """A term begins on its day, or on the day that the team consents where that is later; its last day stays."""
    begin, until = date.fromisoformat(payload["from"]), date.fromisoformat(payload["until"])
    return max(begin, act.today), until


async def _hold(act: Act, put: Put) -> None:
    begin, until = _days(act, put.payload)
    focus = put.payload.get("focus", "")
    await service.appoint(act, put.payload["role"], put.payload["person"], from_on=begin, until_on=until, focus=focus)


async def _held_lines(act: Act, payload: Payload) -> list[Line]:
    seats = await queries.seats_of(act, payload["role"])
    who = next((seat.who for seat in seats if seat.ring.term is not Term.VACANT and seat.who), None)
    name = (await people.person(act, payload["person"])).name
    lines = [Line(later("Who holds it"), who, name)]
    for label, end in ((later("From"), "from"), (later("Until"), "until")):
        lines.append(Line(label, None, date.fromisoformat(payload[end])))
    return lines


EXTENDING = Kind(
    name="roles.extend",
    ends_itself=True,
    question=EXTEND,
    title=later("%(name)s holds the role %(role)s for another term"),
    names=_held_names,
    facts=nothing,
    check=_held_check,
    apply=_hold,
    place=place,
    lines=_held_lines,
)
ASKING = Kind(
    name="roles.ask",
    ends_itself=True,
    question=FILL,
    title=later("%(name)s takes the role %(role)s"),
    names=_held_names,
    facts=nothing,
    check=_held_check,
    apply=_hold,
    place=place,
    lines=_held_lines,
)

KINDS = (EXTENDING, ASKING)
