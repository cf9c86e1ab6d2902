"""A team changes its own roles: what a proposal about one does when it is consented to, and what it is refused for."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from teamhub.core.errors import Invalid, NotAllowed, Refused
from teamhub.decisions.rules import Stance
from teamhub.journal import queries as journal
from teamhub.people.tables import Person
from teamhub.proposals import queries as proposals
from teamhub.proposals import service as putting
from teamhub.proposals.rules import State
from teamhub.roles import queries, rules, template_service
from teamhub.roles.rules import Term
from teamhub.roles.shape import rules as shapes
from teamhub.roles.shape import service
from teamhub.roles.shape.proposals import key, team_key
from teamhub.roles.shape.rules import Wanted
from teamhub.roles.tables import RoleTerm
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import a_person, a_role, a_team, a_team_role, acting, system

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)
SMALL = Wanted("Het rooster is op tijd rond.", ("Publiceert het rooster.",), Decimal("1.5"), 6)


class Us:
    team: Team
    people: list[Person]

    async def put(self, kind: str, about: str, payload: dict[str, Any], last: int | None = None) -> int:
        act = await acting(self.people[0])
        return await putting.propose(
            act, kind, team=self.team.id, payload=payload, why="Zo past het beter.", key=about, last=last
        )

    async def consent(self, proposal: int) -> State:
        """Everybody does, in the order in which they are in the team."""
        for person in self.people:
            await putting.speak(await acting(person, NOON + timedelta(hours=1)), proposal, Stance.CONSENT)
        seen = await proposals.one(await acting(self.people[0], NOON + timedelta(hours=2)), proposal)
        return seen.state

    async def terms(self) -> dict[str, Term]:
        return {seat.key: seat.ring.term for seat in await queries.seats(await acting(self.people[0]), self.team.id)}


@pytest.fixture
async def us(db: str) -> Us:
    for code in ("KAD-06", "KAD-11", "KAD-12"):
        await adopt(code)
    made = Us()
    made.people = [await a_person(name) for name in ("Esra", "Ilse", "Nour")]
    made.team = await a_team(*made.people)
    return made


async def test_a_described_role_is_added(us: Us) -> None:
    await template_service.define(system(), "netwerker", name_nl="Netwerker", name_en="Networker")
    payload = {"team": us.team.id, "template": "netwerker"}
    number = await us.put("roles.add", team_key(us.team.id), payload)
    assert await us.terms() == {}
    assert await us.consent(number) is State.CARRIED_OUT
    assert await us.terms() == {"netwerker": Term.VACANT}
    with pytest.raises(Refused, match="already"):
        await us.put("roles.add", team_key(us.team.id), payload)


async def test_a_role_of_the_teams_own_has_its_own_rights(us: Us) -> None:
    wanted = Wanted("De tuin is een plek om te zitten.", ("Snoeit.",), Decimal(1), 6, 2, "Tuinier", 3)
    payload = {"team": us.team.id, "template": "", "wanted": wanted.kept()}
    assert await us.consent(await us.put("roles.add", team_key(us.team.id), payload)) is State.CARRIED_OUT
    (seat, _second) = await queries.seats(await acting(us.people[0]), us.team.id)
    role = seat.role
    assert (role.name_nl, role.hours, role.term_months, role.max_terms, role.seats) == ("Tuinier", 1, 6, 3, 2)
    assert role.accountabilities == [{"nl": "Snoeit.", "en": ""}]
    assert role.key == f"eigen-{role.id}"


async def test_a_role_made_smaller_keeps_its_holder(us: Us) -> None:
    role = await a_role(us.people[1], us.team, "planner")
    number = await us.put("roles.change", key(role.id), {"role": role.id, "wanted": SMALL.kept()})
    assert await us.consent(number) is State.CARRIED_OUT
    now = await queries.role(await acting(us.people[0]), role.id)
    assert (now.hours, now.term_months, now.purpose_nl) == (Decimal("1.5"), 6, SMALL.purpose)
    assert await us.terms() == {"planner": Term.RUNNING}
    assert [e.what for e in await journal.timeline(f"team_role:{role.id}")] == ["RoleChanged"]


async def test_what_a_template_says_in_two_languages_stays_so_where_the_team_does_not_change_it() -> None:
    known = [{"nl": "Snoeit.", "en": "Prunes."}]
    assert shapes.bilingual(("Snoeit.", "Harkt."), known) == [*known, {"nl": "Harkt.", "en": ""}]
    assert shapes.sentences("- Snoeit.\n\n  * Harkt  alles. \n") == ("Snoeit.", "Harkt alles.")


async def test_a_split_makes_a_vacant_role_and_leaves_the_holder_what_stays(us: Us) -> None:
    role = await a_role(us.people[1], us.team, "planner")
    new = Wanted("Ruilen gaat vanzelf.", (), Decimal(1), 6, 1, "Ruiler")
    payload = {"role": role.id, "wanted": SMALL.kept(), "new": new.kept()}
    assert await us.consent(await us.put("roles.split", key(role.id), payload)) is State.CARRIED_OUT
    seats = {seat.role.name_nl: seat for seat in await queries.seats(await acting(us.people[0]), us.team.id)}
    assert seats["planner"].person == us.people[1].id and seats["planner"].role.hours == Decimal("1.5")
    assert seats["Ruiler"].vacant and seats["Ruiler"].role.split_from == role.id


async def test_who_holds_the_merged_role_has_the_rights_of_both(us: Us) -> None:
    planner = await a_role(us.people[1], us.team, "planner", until_on=TODAY + 90 * DAY)
    verzuim = await a_role(us.people[2], us.team, "verzuim", until_on=TODAY + 90 * DAY)
    oude = await a_team_role(us.team, "oud")
    await service.merge(system(), oude.id, verzuim.id, SMALL)
    payload = {"role": verzuim.id, "into": planner.id, "wanted": SMALL.kept()}
    assert await us.consent(await us.put("roles.merge", key(verzuim.id), payload)) is State.CARRIED_OUT
    team = us.team.id
    assert (await acting(us.people[1])).by.roles == {(team, "planner"), (team, "verzuim"), (team, "oud")}
    assert (await acting(us.people[2])).by.roles == frozenset()
    assert (await acting(us.people[1], NOON + 91 * DAY)).by.roles == frozenset()
    assert await us.terms() == {"planner": Term.RUNNING}
    gone = await queries.role(await acting(us.people[0]), verzuim.id)
    assert (gone.merged_into, gone.closed_on) == (planner.id, TODAY - DAY)
    terms = await RoleTerm.select(RoleTerm.until_on).where(RoleTerm.team_role == verzuim.id).output(as_list=True)
    assert terms == [TODAY - DAY]


async def test_a_role_that_stops_ends_the_terms_of_it(us: Us) -> None:
    role = await a_role(us.people[1], us.team, "teamspeler")
    last = TODAY + 7 * DAY
    number = await us.put("roles.stop", key(role.id), {"role": role.id, "on": last.isoformat()})
    assert await us.consent(number) is State.CARRIED_OUT
    assert (await acting(us.people[1], NOON + 7 * DAY)).by.roles == {(us.team.id, "teamspeler")}
    assert (await acting(us.people[1], NOON + 8 * DAY)).by.roles == frozenset()
    assert await queries.seats(await acting(us.people[0], NOON + 8 * DAY), us.team.id) == []


async def test_a_role_that_was_open_for_long_is_the_teams_after_advice_from_the_mpp(us: Us) -> None:
    """KAD-11: after six weeks it is on the agenda of the talk with the MPP."""
    role = await a_team_role(us.team, "penningmeester", opened_on=TODAY - 60 * DAY)
    number = await us.put("roles.stop", key(role.id), {"role": role.id, "on": TODAY.isoformat()})
    seen = await proposals.one(await acting(us.people[0]), number)
    assert "mpp_advice" in (await _ruling(us, number)).needs
    assert seen.state is State.RUNNING


async def _ruling(us: Us, number: int) -> Any:
    from teamhub.decisions import queries as decisions

    return (await decisions.matter(await acting(us.people[0]), f"proposal:{number}")).rounds[-1].ruling


async def test_another_term_needs_the_holders_own_yes(us: Us) -> None:
    ilse = us.people[1]
    role = await a_role(ilse, us.team, "planner", from_on=TODAY - 300 * DAY, until_on=TODAY + 20 * DAY)
    begin = TODAY + 21 * DAY
    payload = {
        "role": role.id,
        "person": ilse.id,
        "from": begin.isoformat(),
        "until": rules.last_day(begin, 12).isoformat(),
    }
    number = await us.put("roles.extend", key(role.id), payload, last=ilse.id)
    later = NOON + timedelta(hours=1)
    for person in (us.people[0], us.people[2]):
        await putting.speak(await acting(person, later), number, Stance.CONSENT)
    assert len(await queries.history(role.id)) == 1
    await putting.speak(await acting(ilse, later), number, Stance.CONSENT)
    assert [term.from_on for term in await queries.history(role.id)] == [begin, TODAY - 300 * DAY]


async def test_no_term_more_than_the_role_allows(us: Us) -> None:
    ilse = us.people[1]
    role = await a_role(ilse, us.team, "planner", from_on=TODAY - 600 * DAY, until_on=TODAY - 300 * DAY)
    await a_role(ilse, us.team, "planner", from_on=TODAY - 299 * DAY, until_on=TODAY + DAY)
    days = {"from": (TODAY + 2 * DAY).isoformat(), "until": (TODAY + 90 * DAY).isoformat()}
    for kind in ("roles.extend", "roles.ask"):
        with pytest.raises(Invalid, match="2 terms in a row"):
            await us.put(kind, key(role.id), {"role": role.id, "person": ilse.id, **days}, last=ilse.id)


async def test_who_is_asked_and_says_no_does_not_get_it(us: Us) -> None:
    role = await a_team_role(us.team, "planner")
    ilse = us.people[1]
    days = {"from": TODAY.isoformat(), "until": (TODAY + 90 * DAY).isoformat()}
    number = await us.put("roles.ask", key(role.id), {"role": role.id, "person": ilse.id, **days}, last=ilse.id)
    for person in (us.people[0], us.people[2]):
        await putting.speak(await acting(person), number, Stance.CONSENT)
    no = {"argument": "Ik heb er geen ruimte voor.", "harm": "Dan blijft het liggen.", "safe": "Iemand anders."}
    await putting.speak(await acting(ilse), number, Stance.OBJECTION, **no)
    assert await queries.history(role.id) == []
    assert await us.terms() == {"planner": Term.VACANT}


async def test_only_the_team_proposes_and_only_teamhub_carries_out(us: Us) -> None:
    role = await a_team_role(us.team, "planner")
    stranger = await a_person("Harmen")
    await a_team(stranger)
    with pytest.raises(NotAllowed):
        act = await acting(stranger)
        payload = {"role": role.id, "wanted": SMALL.kept()}
        await putting.propose(act, "roles.change", team=us.team.id, payload=payload, why="Zo.", key=key(role.id))
    act = await acting(us.people[0])
    for verb in (
        service.change(act, role.id, SMALL),
        service.stop(act, role.id, on=TODAY),
        service.add(act, us.team.id, SMALL),
        service.merge(act, role.id, role.id, SMALL),
    ):
        with pytest.raises(NotAllowed):
            await verb


async def test_a_role_of_another_team_cannot_be_taken_in(us: Us) -> None:
    mine = await a_team_role(us.team, "planner")
    theirs = await a_team_role(await a_team(), "planner")
    payload = {"role": mine.id, "into": theirs.id, "wanted": SMALL.kept()}
    with pytest.raises(Invalid, match="same team"):
        await us.put("roles.merge", key(mine.id), payload)
    with pytest.raises(Invalid, match="same team"):
        await us.put("roles.merge", key(mine.id), payload | {"into": mine.id})
