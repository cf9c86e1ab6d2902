"""A handover from its beginning to two signatures: what is kept, what the journal says, and who may."""

from datetime import timedelta

import pytest

from teamhub.core.act import Act
from teamhub.core.asking import together
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.journal import queries as journal
from teamhub.people.tables import Person
from teamhub.roles import service as roles
from teamhub.roles.checklists import service as checklists
from teamhub.roles.checklists.rules import Rhythm
from teamhub.roles.handovers import queries, service, waiting
from teamhub.roles.handovers.queries import Seen
from teamhub.roles.handovers.rules import Stage, Thing
from teamhub.roles.handovers.tables import Handover
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.factories import a_person, a_role, a_team, acting, joins, system
from tests.roles.handovers.factories import DAY, FIRST, a_planner, passed_on

WEEKS = timedelta(weeks=2)


async def two() -> tuple[Person, Person, Team]:
    karim, dewi = await a_person("Karim"), await a_person("Dewi")
    return karim, dewi, await a_team(karim, dewi, await a_person("Ilse"))


async def one_open(handover: Seen) -> Seen:
    return await queries.handover(system(), handover.id)


async def journal_of(handover_id: int) -> list[str]:
    return [entry.what for entry in await journal.timeline(f"handover:{handover_id}")][::-1]


async def test_it_begins_by_itself_when_somebody_else_holds_the_role(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    assert (found.giver, found.receiver, found.from_on, found.until_on) == (karim.id, dewi.id, FIRST, FIRST + WEEKS)
    assert found.stage is Stage.RUNNING
    assert await journal_of(found.id) == ["HandoverBegun"]


async def test_its_list_is_made_from_the_role(db: str) -> None:
    karim, dewi, team = await two()
    role = await a_planner(team)
    await checklists.write(await acting(karim), role.id, text="Rooster staat", rhythm=Rhythm.WEEKLY)
    found = await passed_on(karim, dewi, team)
    told = [(item.kind, item.text_nl) for item in await queries.items(found.id)]
    assert told == [
        (Thing.WORK, "Maakt het rooster"),
        (Thing.WORK, "Regelt vervanging"),
        (Thing.CHECKLIST, "Rooster staat"),
    ]


async def test_nothing_begins_for_who_stays_or_for_what_was_recorded_long_after(db: str) -> None:
    karim, dewi, team = await two()
    role = await a_role(karim, team, "planner", from_on=FIRST - 100 * DAY, until_on=FIRST - DAY)
    await roles.appoint(system(), role.id, karim.id, from_on=FIRST)
    other = await a_role(karim, team, "werving", from_on=FIRST - 200 * DAY, until_on=FIRST - 50 * DAY)
    await roles.appoint(system(), other.id, dewi.id, from_on=FIRST - 40 * DAY)
    assert await Handover.count() == 0


async def test_the_first_holder_of_a_role_takes_nothing_over(db: str) -> None:
    _, dewi, team = await two()
    role = await a_planner(team)
    await roles.appoint(system(), role.id, dewi.id, from_on=FIRST)
    assert await Handover.count() == 0


async def test_who_leaves_begins_it_before_anybody_is_next(db: str) -> None:
    karim, dewi, team = await two()
    role = await a_role(karim, team, "planner", from_on=FIRST - 100 * DAY, until_on=FIRST + 30 * DAY)
    act = await acting(karim)
    made = await service.start(act, role.id)
    assert await service.start(act, role.id) == made  # there is one, also when it is pressed twice
    found = await queries.handover(act, made)
    assert (found.stage, found.from_on) == (Stage.WAITING, FIRST + 31 * DAY)
    with pytest.raises(WrongStage):
        await service.sign_given(act, made)
    await roles.appoint(system(), role.id, dewi.id, from_on=FIRST + 40 * DAY)
    known = await queries.handover(act, made)
    assert (known.receiver, known.from_on, known.until_on) == (dewi.id, FIRST + 40 * DAY, FIRST + 40 * DAY + WEEKS)
    assert await Handover.count() == 1


async def test_who_stays_after_all_needs_no_handover(db: str) -> None:
    karim, _, team = await two()
    role = await a_role(karim, team, "planner", from_on=FIRST - 100 * DAY, until_on=FIRST + 30 * DAY)
    act = await acting(karim)
    made = await service.start(act, role.id)
    await roles.appoint(system(), role.id, karim.id, from_on=FIRST + 31 * DAY)
    assert (await queries.handover(act, made)).stage is Stage.WITHDRAWN
    with pytest.raises(WrongStage):
        await service.add(act, made, kind=Thing.MATTER, text="Afspraken flexpool")


async def test_only_who_holds_the_role_or_stands_in_begins_one(db: str) -> None:
    karim, dewi, team = await two()
    role = await a_role(karim, team, "planner", from_on=FIRST - 100 * DAY, until_on=FIRST + 30 * DAY)
    with pytest.raises(NotAllowed):
        await service.start(await acting(dewi), role.id)


async def test_signed_by_both_it_is_done(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    await service.sign_given(await acting(karim), found.id)
    assert (await one_open(found)).stage is Stage.RUNNING
    await service.sign_taken(await acting(dewi), found.id)
    assert (await one_open(found)).stage is Stage.DONE
    assert (await journal_of(found.id))[1:] == ["RoleHandedOver", "RoleTakenOver"]
    with pytest.raises(WrongStage):
        await service.sign_taken(await acting(dewi), found.id)


async def test_nobody_signs_for_the_other(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    with pytest.raises(NotAllowed):
        await service.sign_given(await acting(dewi), found.id)
    with pytest.raises(NotAllowed):
        await service.sign_taken(await acting(karim), found.id)


async def test_without_the_one_before_the_receiver_signs_alone_and_nothing_says_why(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    await service.sign_taken(await acting(dewi), found.id, alone=True)
    assert (await one_open(found)).stage is Stage.ALONE
    entry = (await journal.timeline(f"handover:{found.id}"))[0]
    assert (entry.what, dict(entry.facts)) == ("RoleTakenOverAlone", {"open": 2})


async def test_who_signed_and_waits_in_vain_says_that_it_was_alone(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    act = await acting(dewi)
    await service.sign_taken(act, found.id)
    await service.sign_taken(act, found.id)
    assert (await one_open(found)).stage is Stage.RUNNING
    await service.sign_taken(act, found.id, alone=True)
    assert (await one_open(found)).stage is Stage.ALONE


async def test_things_are_ticked_struck_and_opened_by_both_also_after_signing(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    giver, receiver = await acting(karim), await acting(dewi)
    first, second = await queries.items(found.id)
    await service.settle(giver, found.id, first.id, done=True)
    await service.settle(receiver, found.id, second.id, struck=True)
    assert (await one_open(found)).open == 0
    await service.settle(giver, found.id, second.id)
    await service.settle(giver, found.id, second.id)
    await service.sign_given(giver, found.id)
    await service.sign_taken(receiver, found.id)
    assert (await one_open(found)).left_open
    await service.settle(receiver, found.id, second.id, done=True)
    assert not (await one_open(found)).left_open
    assert await journal_of(found.id) == [
        "HandoverBegun", "HandoverItemDone", "HandoverItemStruck", "HandoverItemReopened", "RoleHandedOver",
        "RoleTakenOver", "HandoverItemDone",
    ]  # fmt: skip


async def test_matters_and_access_are_added(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    act = await acting(karim)
    added = await service.add(act, found.id, kind=Thing.ACCESS, text=" Toegang roostersysteem ")
    assert [item.text_nl for item in await queries.items(found.id) if item.id == added] == ["Toegang roostersysteem"]
    with pytest.raises(Invalid):
        await service.add(act, found.id, kind=Thing.MATTER, text="   ")
    with pytest.raises(WrongStage):
        await service.settle(act, found.id, 10**6, done=True)


async def test_a_tip_stays_with_the_role(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    await service.give_tip(await acting(karim), found.id, "Begin met de nachten.")
    with pytest.raises(NotAllowed):
        await service.give_tip(await acting(dewi), found.id, "Begin met de dagen.")
    [tip] = await tips_for(await acting(dewi), found)
    assert (tip.text, tip.name) == ("Begin met de nachten.", "Karim")
    outside = await acting(await a_person("Nour"))
    assert await tips_for(outside, found) == []


async def tips_for(act: Act, found: Seen) -> list[queries.Tip]:
    [rows] = await together([queries.asking_tips(act, found.team_role)])
    return queries.read_tips(rows)


async def test_what_was_never_handed_over_goes_along_with_the_next(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    await service.add(await acting(karim), found.id, kind=Thing.MATTER, text="Afspraken flexpool")
    await roles.give_back(await acting(dewi), found.team_role, dewi.id, on=NOON.date())
    ilse = await a_person("Pleun")
    await joins(ilse, team)
    await roles.appoint(system(), found.team_role, ilse.id, from_on=NOON.date() + DAY)
    running = await queries.of_role(await acting(ilse), found.team_role)
    assert [one.receiver for one in running] == [ilse.id]
    assert "Afspraken flexpool" in [item.text_nl for item in await queries.items(running[0].id)]
    assert (await one_open(found)).stage is Stage.MOVED
    assert (await journal_of(found.id))[-1] == "HandoverMoved"


async def test_only_the_team_and_the_two_know_of_it(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    mpp = await a_person("Harmen")
    await a_team(mpp, mpp=mpp)
    with pytest.raises(NotFound):
        await queries.handover(await acting(mpp), found.id)
    assert await waiting.agenda(await acting(mpp), team.id) == []


async def test_it_waits_for_both_until_each_has_signed(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    giver, receiver = await acting(karim), await acting(dewi)
    assert [(one.due, one.names) for one in await waiting.waiting(giver)] == [(FIRST + WEEKS, {"name": "Dewi"})]
    await service.sign_given(giver, found.id)
    assert await waiting.waiting(giver) == []
    assert [one.names for one in await waiting.waiting(receiver)] == [{"name": "Karim"}]
    assert await waiting.agenda(receiver, team.id) == []  # two weeks have not passed


async def test_late_or_left_open_it_stands_on_the_agenda(db: str) -> None:
    karim, dewi, team = await two()
    found = await passed_on(karim, dewi, team)
    after = NOON + WEEKS
    giver, receiver = await acting(karim, after), await acting(dewi, after)
    late, open_ = await waiting.agenda(receiver, team.id)
    assert (late.due, open_.names["count"]) == (FIRST + WEEKS, 2)
    await service.sign_given(giver, found.id)
    await service.sign_taken(receiver, found.id)
    [open_] = await waiting.agenda(Act(by=receiver.by, at=after + 100 * DAY), team.id)
    assert open_.names["count"] == 2
    for item in await queries.items(found.id):
        await service.settle(receiver, found.id, item.id, struck=True)
    assert await waiting.agenda(receiver, team.id) == []
