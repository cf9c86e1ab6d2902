"""What the facilitator puts to the team: this person for this role. The candidate speaks last (KAD-11)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, Refused, WrongStage
from teamhub.core.i18n import later
from teamhub.core.lazily import dataclass
from teamhub.frameworks.authority import Facts
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.proposals.kinds import Kind, Line, Payload, Put
from teamhub.roles import queries as roles
from teamhub.roles import rules as terms
from teamhub.roles import service as holding
from teamhub.roles.elections import events, queries, tables
from teamhub.roles.elections.rules import Barred
from teamhub.roles.elections.seen import Election
from teamhub.roles.elections.service import BARRED
from teamhub.roles.questions import FILL
from teamhub.roles.tables import TeamRole


@dataclass(frozen=True, slots=True)
class Offered:
    """What is in the payload of such a proposal. The term begins on `first_on`, or later when the round ends later."""

    election: int
    person: int
    first_on: date
    months: int
    help: str = ""  # who helps, and with what
    focus: str = ""  # which part of the role
    divide: bool = False  # one more holder: the team chooses that one after this

    def payload(self) -> dict[str, Any]:
        named = {"election": self.election, "person": self.person, "from": self.first_on.isoformat()}
        return {**named, "months": self.months, "help": self.help, "focus": self.focus, "divide": self.divide}

    @classmethod
    def read(cls, payload: Payload) -> "Offered":
        kept = {name: payload[name] for name in ("election", "person", "months", "help", "focus", "divide")}
        return cls(**kept, first_on=date.fromisoformat(payload["from"]))

    def days(self, today: date) -> tuple[date, date]:
        """The first and the last day of the term, of a round that ends today."""
        begins = max(self.first_on, today)
        return begins, terms.last_day(begins, self.months)


async def _names(act: Act, payload: Payload) -> Mapping[str, Any]:
    one = await queries.election(act, payload["election"])
    person = await people.person(act, payload["person"])
    return {"person": person.name, "role": (one.role_nl, one.role_en)}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {}


async def _may(act: Act, team: int | None, payload: Payload) -> bool:
    one = await queries.election(act, payload["election"])
    return act.by.id == one.facilitator and team == one.team


async def _check(act: Act, put: Put) -> Refused | None:
    """Whether this person can still be elected: nominated, willing, and allowed on these days."""
    offered = Offered.read(put.payload)
    one = await queries.election(act, offered.election)
    person = await people.person(act, offered.person)
    if not one.running or one.team != put.team or put.last != person.id:
        return WrongStage("This election has ended: “%(stage)s”.", stage=one.stage)
    if person.id in one.refused:
        return Invalid(BARRED[Barred.DECLINED], name=person.name)
    if person.id not in one.nominees:
        return Invalid("%(name)s was not nominated. Propose somebody who was.", name=person.name)
    if not 1 <= offered.months <= one.role_months:
        return Invalid("A term of this role is at most %(months)s months.", months=one.role_months)
    begins, until = offered.days(act.today)
    role = await roles.role(act, one.team_role)
    return await holding.refuses(act, role, person.id, from_on=begins, until_on=until)


async def _apply(act: Act, put: Put) -> None:
    """The team has consented: the role is theirs from that day. Who declined a moment ago does not get it."""
    offered = Offered.read(put.payload)
    await queries.hold(offered.election)
    if refusal := await _check(act, put):
        raise refusal
    one = await queries.election(act, offered.election)
    begins, until = offered.days(act.today)
    if offered.divide:
        await TeamRole.update({TeamRole.seats: one.seats + 1}).where(TeamRole.id == one.team_role)
    await holding.appoint(act, one.team_role, offered.person, from_on=begins, until_on=until, focus=offered.focus[:120])
    e = tables.Election
    held: dict[Any, Any] = {e.held_at: act.at, e.person: offered.person}
    await e.update(held).where(e.id == one.id)
    await record(act, _held(one, offered, begins, until))


def _held(one: Election, offered: Offered, begins: date, until: date) -> events.ElectionHeld:
    return events.ElectionHeld(
        subject=events.subject(one.id),
        team=one.team,
        role=one.role_nl,
        person=offered.person,
        from_on=begins,
        until_on=until,
        seats=one.seats + offered.divide,
    )


async def _lines(act: Act, payload: Payload) -> list[Line]:
    offered = Offered.read(payload)
    one = await queries.election(act, offered.election)
    person = await people.person(act, offered.person)
    seats = await roles.seats_of(act, one.team_role)
    now = ", ".join(seat.who for seat in seats if seat.who) or None
    begins, until = offered.days(act.today)
    lines = [
        Line(later("Who holds it"), now, person.name),
        Line(later("First day"), None, begins),
        Line(later("Last day"), None, until),
    ]
    if offered.divide:
        lines.append(Line(later("How many hold it"), one.seats, one.seats + 1))
    lines += [Line(later("Their part of the role"), None, offered.focus)] if offered.focus else []
    return lines + ([Line(later("Help"), None, offered.help)] if offered.help else [])


ELECT = Kind(
    name="roles.elect",
    ends_itself=True,
    question=FILL,
    title=later("%(person)s becomes %(role)s"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    place=lambda payload: ("elections.show", {"election_id": payload["election"]}),
    lines=_lines,
    may=_may,
)
