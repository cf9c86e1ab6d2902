"""The verbs of an election: what each leaves in its rows and in the journal, and what it refuses."""

import asyncio
import contextlib
import random
from datetime import timedelta

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, Stale, WrongStage
from teamhub.core.telling import TELLS, About, Happened
from teamhub.decisions.rules import Stance
from teamhub.journal.tables import Entry
from teamhub.proposals import queries as proposed
from teamhub.proposals.rules import State
from teamhub.roles import queries as roles
from teamhub.roles.elections import proposing_service, queries, service, waiting
from teamhub.roles.elections.proposing_service import Terms
from teamhub.roles.elections.rules import How
from teamhub.roles.elections.stages import Stage
from teamhub.roles.elections.tables import Election, ElectionDecline, Nomination
from teamhub.roles.shape import service as shape
from teamhub.roles.tables import RoleTerm, TeamRole
from teamhub.teams.tables import Membership
from tests.conftest import NOON
from tests.factories import a_role, joins, system
from tests.roles.elections.hall import ESRA, ILSE, KARIM, NOUR, Hall, a_hall

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
OBJECTION = {"argument": "Ze heeft het druk.", "harm": "Dan valt ze uit.", "safe": "Een kortere termijn."}


async def told(election: int) -> list[str]:
    entries = Entry.select(Entry.what).where(Entry.subject == f"election:{election}").order_by(Entry.number)
    return [str(row["what"]) for row in await entries]


async def test_from_the_start_to_the_new_holder() -> None:
    hall = await a_hall()
    election = await hall.start(How.MEETING, by=KARIM)
    for by, whom in ((ESRA, ILSE), (ILSE, KARIM), (KARIM, KARIM)):
        await hall.nominate(election, by, whom)
    assert (await hall.seen(election)).stage is Stage.NOMINATING
    await hall.nominate(election, NOUR, ILSE)
    assert (await hall.seen(election)).stage is Stage.CHANGING, "all are in"
    await hall.nominate(election, ILSE, ESRA, "Zij bewaakt de tijd.")
    await service.keep(await hall.act(KARIM), election)
    await service.lead_on(await hall.act(ESRA), election)
    proposal = await hall.propose(election, months=6, help="Karim, met de agenda")
    await hall.consent(proposal, ESRA, KARIM, NOUR)
    assert (await hall.seen(election)).stage is Stage.PROPOSING, "the candidate has not spoken"
    await hall.consent(proposal, ILSE)

    one = await hall.seen(election)
    assert (one.stage, one.person_name) == (Stage.HELD, "Ilse")
    (seat,) = await roles.seats_of(await hall.act(), hall.role.id)
    assert (seat.name, seat.from_on, seat.until_on) == ("Ilse", TODAY, TODAY + timedelta(days=183))
    assert await told(election) == [
        "ElectionStarted", "NominationMade", "NominationMade", "NominationMade", "NominationMade", "NominationsShown",
        "NominationChanged", "NominationKept", "ChangeRoundClosed", "PersonProposed", "ElectionHeld",
    ]  # fmt: skip
    (group,) = [group for group in one.groups if group.name == "Karim"]
    assert [(said.by_name, said.instead) for said in group.said] == [("Ilse", "Esra"), ("Karim", "")]


async def test_no_name_and_no_reason_is_anywhere_before_it_is_time() -> None:
    hall = await a_hall()
    election = await hall.start()
    await hall.nominate(election, ILSE, KARIM, "Een reden die geheim is.")
    mine, theirs = await hall.seen(election, ILSE), await hall.seen(election, ESRA)
    assert mine.mine and (mine.mine.name, mine.mine.reason) == ("Karim", "Een reden die geheim is.")
    assert [(one.by_name, one.person, one.name, one.reason) for one in theirs.named] == [("Ilse", None, "", "")]
    assert theirs.groups == [] and theirs.nominees == frozenset()
    entries = await Entry.select(Entry.facts, Entry.what).where(Entry.subject == f"election:{election}")
    assert "geheim" not in str(entries)
    made = [row["facts"] for row in entries if row["what"] == "NominationMade"]
    assert made and all(str(hall.members[KARIM].id) not in str(facts) for facts in made)
    late = await hall.seen(election, ESRA, days=5.9)
    assert late.groups[0].said[0].reason == "Een reden die geheim is.", "the time is up, and no job has run"
    assert (await hall.seen(election, ESRA, days=5.4)).groups == []


async def test_a_nomination_may_be_written_differently_until_it_is_shown() -> None:
    hall = await a_hall()
    election = await hall.start()
    await hall.nominate(election, ILSE, KARIM)
    await hall.nominate(election, ILSE, NOUR, "Bij nader inzien.")
    (row,) = await Nomination.objects()
    assert (row.person, row.reason, row.number) == (hall.members[NOUR].id, "Bij nader inzien.", 0)
    again = Entry.select(Entry.facts).where(Entry.what == "NominationMade").order_by(Entry.number)
    assert [row["facts"].count("true") for row in await again] == [0, 1]


async def test_never_against_somebodys_will() -> None:
    """Whoever declines is out at every step, and who nominated them is asked again, in silence."""
    hall = await a_hall()
    election = await hall.start(leads=NOUR)
    await hall.nominate(election, ESRA, ILSE)
    await service.decline(await hall.act(ILSE), election, "Ik heb mijn handen vol.")
    await service.decline(await hall.act(ILSE), election)
    with pytest.raises(Invalid, match="not me this time"):
        await hall.nominate(election, KARIM, ILSE)
    esra, karim = await hall.seen(election, ESRA), await hall.seen(election, KARIM)
    assert esra.mine_void and karim.count_in == 1, "the others do not see that a nomination fell"
    for by in (ILSE, KARIM, NOUR):
        await hall.nominate(election, by, KARIM)
    assert (await hall.seen(election)).stage is Stage.NOMINATING, "Esra is asked again"
    await hall.nominate(election, ESRA, KARIM)
    assert (await hall.seen(election)).stage is Stage.CHANGING
    await service.lead_on(await hall.act(NOUR), election)
    for whom in (ILSE, ESRA):
        with pytest.raises(Refused):
            await hall.propose(election, whom, by=NOUR)
    proposal = await hall.propose(election, KARIM, by=NOUR)
    await service.decline(await hall.act(KARIM), election)
    await hall.consent(proposal, ESRA, ILSE, NOUR, KARIM)
    found = await proposed.one(await hall.act(), proposal)
    assert found.state is State.OVERTAKEN and "not me this time" in str(found.overtaken)
    assert not await RoleTerm.exists()
    assert (await told(election)).count("ElectionDeclined") == 2


async def test_an_objection_is_met_by_a_shorter_term() -> None:
    hall = await a_hall()
    election = await hall.to_proposing()
    proposal = await hall.propose(election)
    await hall.consent(proposal, ESRA, KARIM)
    await hall.consent(proposal, NOUR, stance=Stance.OBJECTION, **OBJECTION)
    await hall.consent(proposal, ILSE)
    with pytest.raises(NotAllowed):
        await proposing_service.propose_again(await hall.act(KARIM), election, Terms(why="Drie maanden."))
    terms = Terms(why="Drie maanden, met hulp.", months=3, help="Karim", focus="Het overleg", divide=True)
    await proposing_service.propose_again(await hall.act(ESRA), election, terms)
    await hall.consent(proposal, ESRA, KARIM, NOUR, ILSE)
    (term,) = await RoleTerm.objects()
    assert (term.from_on, term.until_on, term.focus) == (TODAY, TODAY + timedelta(days=91), "Het overleg")
    role = await TeamRole.objects().first()
    assert role and role.seats == 2, "the other half is vacant, and is chosen next"
    assert (await queries.begin(await hall.act(), hall.role.id)).due


async def test_another_nominee_after_a_round_that_failed() -> None:
    hall = await a_hall()
    election = await hall.start(How.MEETING)
    for by, whom in ((ESRA, ILSE), (ILSE, KARIM), (KARIM, ILSE), (NOUR, KARIM)):
        await hall.nominate(election, by, whom)
    await service.lead_on(await hall.act(), election)
    first = await hall.propose(election, ILSE)
    await hall.consent(first, ESRA, KARIM, NOUR)
    await hall.consent(first, ILSE, stance=Stance.OBJECTION, **OBJECTION)
    second = await hall.propose(election, KARIM)
    await hall.consent(second, ESRA, ILSE, NOUR, KARIM)
    one = await hall.seen(election)
    assert (one.stage, one.person_name) == (Stage.HELD, "Karim")
    assert await RoleTerm.count() == 1


async def test_only_who_leads_leads() -> None:
    hall = await a_hall()
    election = await hall.start(leads=KARIM)
    for verb in (service.lead_on, service.another_round, service.take_lead):
        with pytest.raises(NotAllowed):
            await verb(await hall.act(ESRA), election)
    await service.lead_on(await hall.act(KARIM), election, seen=Stage.NOMINATING)
    with pytest.raises(Stale):
        await service.lead_on(await hall.act(KARIM), election, seen=Stage.NOMINATING)
    assert (await hall.seen(election)).stage is Stage.CHANGING
    with pytest.raises(NotAllowed):
        await service.withdraw(await hall.act(NOUR), election, "Zomaar.")


async def test_when_who_leads_leaves_somebody_else_takes_over() -> None:
    hall = await a_hall()
    election = await hall.start(leads=KARIM)
    gone = {Membership.until_on: TODAY - timedelta(days=1)}
    await Membership.update(gone).where(Membership.person == hall.members[KARIM].id)
    await service.take_lead(await hall.act(NOUR), election)
    await service.lead_on(await hall.act(NOUR), election)
    assert (await hall.seen(election)).facilitator_name == "Nour"
    assert "LeadTaken" in await told(election)
    with pytest.raises(NotFound):
        await hall.seen(election, KARIM)


async def test_a_candidate_may_leave_the_lead_to_somebody_else() -> None:
    hall = await a_hall()
    election = await hall.to_proposing(whom=ESRA)
    await service.take_lead(await hall.act(NOUR), election)
    proposal = await hall.propose(election, ESRA, by=NOUR)
    await hall.consent(proposal, NOUR, ILSE, KARIM, ESRA)
    assert (await hall.seen(election)).stage is Stage.HELD


async def test_what_waits_for_a_week_anybody_may_lead_on() -> None:
    hall = await a_hall()
    election = await hall.start(How.MEETING)
    with pytest.raises(NotAllowed):
        await service.take_lead(await hall.act(KARIM, days=6), election)
    await service.take_lead(await hall.act(KARIM, days=8), election)


async def test_withdrawn_before_its_time_nominations_stay_unread() -> None:
    hall = await a_hall()
    election = await hall.start(by=KARIM)
    await hall.nominate(election, ILSE, KARIM)
    await service.withdraw(await hall.act(KARIM), election, "Rol vervalt.")
    later = await hall.seen(election, ESRA, days=30)
    assert later.stage is Stage.WITHDRAWN and later.groups == [] and later.named[0].reason == ""
    assert await hall.start() > election, "and another can be started"


async def test_one_at_a_time_and_only_when_it_is_due() -> None:
    hall = await a_hall()
    started = await asyncio.gather(hall.start(by=ESRA), hall.start(by=ILSE), return_exceptions=True)
    assert sorted(type(one).__name__ for one in started) == ["WrongStage", "int"]
    assert await Election.count() == 1
    held = await a_role(hall.members[ILSE], hall.team, "planner", TODAY, TODAY + timedelta(days=200))
    hall.role = held
    with pytest.raises(WrongStage):
        await hall.start()
    back = {RoleTerm.until_on: TODAY + timedelta(days=99), RoleTerm.ended: True}
    await RoleTerm.update(back).where(RoleTerm.team_role == held.id)
    election = await hall.seen(await hall.start())
    assert election.first_on == TODAY + timedelta(days=100), "the day after what was given back"


async def test_two_who_nominate_at_once_are_both_in() -> None:
    hall = await a_hall()
    election = await hall.start()
    await hall.nominate(election, ESRA, ILSE)
    await hall.nominate(election, ILSE, ILSE)
    await asyncio.gather(hall.nominate(election, KARIM, ILSE), hall.nominate(election, NOUR, ILSE))
    one = await hall.seen(election)
    assert one.stage is Stage.CHANGING and len(one.named) == 4
    assert (await told(election)).count("NominationsShown") == 1


async def test_what_was_meant_for_silence_is_not_said_aloud() -> None:
    hall = await a_hall()
    election = await hall.start()
    await service.lead_on(await hall.act(), election)
    with pytest.raises(Stale):
        act, person = await hall.act(KARIM), hall.members[ILSE].id
        await service.nominate(act, election, person, "Stil bedoeld.", seen=Stage.NOMINATING)
    assert not await Nomination.exists()
    await hall.nominate(election, KARIM, ILSE)
    assert (await hall.seen(election)).groups[0].name == "Ilse"


async def test_terms_in_a_row_and_who_leaves_are_told_and_refused() -> None:
    hall = await a_hall()
    year = timedelta(days=364)
    for back in (2, 1):
        begins = TODAY - back * (year + timedelta(days=1))
        await a_role(hall.members[ILSE], hall.team, "gespreksleider", begins, begins + year, ended=True)
    await TeamRole.update({TeamRole.seats: 1}).where(TeamRole.id == hall.role.id)
    await Membership.update({Membership.until_on: TODAY + timedelta(days=3)}).where(
        Membership.person == hall.members[NOUR].id
    )
    election = await hall.start(first_on=TODAY + timedelta(days=10))
    for whom in (ILSE, NOUR):
        with pytest.raises(Invalid):
            await hall.nominate(election, ESRA, whom)
    with pytest.raises(Invalid):
        act = await hall.act()
        await service.nominate(act, election, hall.elsewhere.id, "Van elders.")


async def test_a_planned_election_opens_on_its_day() -> None:
    hall = await a_hall()
    election = await hall.start(How.MEETING, opens_on=TODAY + timedelta(days=15))
    with pytest.raises(WrongStage):
        await hall.nominate(election, ESRA, ILSE, days=14)
    await hall.nominate(election, ESRA, ILSE, days=15)
    await service.decline(await hall.act(KARIM), election)


async def test_another_change_round_when_nobody_is_left() -> None:
    hall = await a_hall()
    election = await hall.to_proposing()
    await service.decline(await hall.act(ILSE), election)
    assert (await hall.seen(election)).nominees == frozenset()
    await service.another_round(await hall.act(), election)
    await hall.nominate(election, ESRA, NOUR)
    assert (await hall.seen(election)).nominees == {hall.members[NOUR].id}


async def test_who_is_elsewhere_knows_of_no_election() -> None:
    hall = await a_hall()
    election = await hall.start()
    act = await hall.act(hall.elsewhere)
    for attempt in (
        queries.election(act, election),
        queries.begin(act, hall.role.id),
        service.nominate(act, election, hall.members[ILSE].id, "Van ver."),
        service.decline(act, election),
        service.withdraw(act, election, "Weg."),
    ):
        with pytest.raises(NotFound):
            await attempt
    await joins(hall.elsewhere, hall.team)
    assert (await hall.seen(election, hall.elsewhere)).id == election


async def test_withdrawn_with_whom_one_proposed_in_it() -> None:
    hall = await a_hall()
    election = await hall.to_proposing(by=KARIM)
    proposal = await hall.propose(election)
    with pytest.raises(WrongStage, match="Esra has proposed somebody"):
        await proposing_service.withdraw(await hall.act(KARIM), election, "De rol vervalt.")
    await proposing_service.withdraw(await hall.act(ESRA), election, "De rol vervalt.")
    assert (await proposed.one(await hall.act(), proposal)).state is State.WITHDRAWN
    one = await hall.seen(election)
    assert (one.stage, one.withdrawn_why) == (Stage.WITHDRAWN, "De rol vervalt.")
    assert one.groups, "what could be read stays readable"


async def test_only_whose_nomination_fell_hears_of_it() -> None:
    hall = await a_hall()
    election = await hall.start()
    await hall.nominate(election, ESRA, ILSE)
    await hall.nominate(election, NOUR, KARIM)
    await service.decline(await hall.act(ILSE), election)
    entry = await Entry.objects().where(Entry.what == "ElectionDeclined").first()
    assert entry
    happened = Happened(entry.id, entry.subject, entry.number, entry.at, entry.by, entry.what, {})
    concerns = await TELLS["ElectionDeclined"](await hall.act(), happened)
    assert dict(concerns) == {About.ASKED: [hall.members[ESRA].id]}


STEPS = ("nominate", "nominate", "decline", "lead_on", "another_round", "propose", "speak", "speak", "speak", "lead_on")


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_the_order_nobody_is_elected_who_declined_or_whom_nobody_nominated(seed: int) -> None:
    """A team that presses everything: what fits happens, the rest is refused. At every moment the rule holds."""
    chance, hall = random.Random(seed), await a_hall()
    election = await hall.start(How.MEETING)
    for _ in range(60):
        with contextlib.suppress(Refused):
            await _press(hall, election, chance, chance.choice(STEPS))
        declined = await ElectionDecline.select(ElectionDecline.person).output(as_list=True)
        nominated = await Nomination.select(Nomination.person).output(as_list=True)
        held = await RoleTerm.select(RoleTerm.person).output(as_list=True)
        assert len(held) <= 1 and set(held) <= set(nominated)
        one = await hall.seen(election)
        assert [one.person] * bool(one.person) == held
        if one.stage is Stage.HELD:
            assert not set(held) & set(declined)
            break


async def _press(hall: Hall, election: int, chance: random.Random, what: str) -> None:
    who, whom = chance.randrange(4), chance.randrange(4)
    if what == "nominate":
        await hall.nominate(election, who, whom)
    elif what == "decline" and chance.random() < 0.3:
        await service.decline(await hall.act(who), election)
    elif what == "lead_on":
        await service.lead_on(await hall.act(ESRA), election)
    elif what == "another_round":
        await service.another_round(await hall.act(ESRA), election)
    elif what == "propose":
        await hall.propose(election, whom)
    elif what == "speak":
        put = await proposing_service.latest(await hall.act(), election)
        if put:
            for voice in range(4):
                with contextlib.suppress(Refused):
                    await hall.consent(put.id, voice)


async def test_of_a_role_that_the_team_stopped_with_nobody_is_asked_to_nominate() -> None:
    hall = await a_hall()
    await hall.start()
    act = await hall.act(NOUR)
    assert len(await waiting.waiting(act)) == 1 and len(await waiting.agenda(act, hall.team.id)) == 1
    await shape.stop(system(), hall.role.id, on=TODAY - timedelta(days=1))
    assert await waiting.waiting(act) == [] and await waiting.agenda(act, hall.team.id) == []
