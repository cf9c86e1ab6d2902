"""Writing and ticking a role's checklist: what is kept, what the journal says, and who may."""

from datetime import date, timedelta

import pytest

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.journal import queries as journal
from teamhub.roles import queries as roles
from teamhub.roles.checklists import queries, service, waiting
from teamhub.roles.checklists.rules import Mark, Rhythm
from teamhub.roles.checklists.tables import ChecklistTick
from teamhub.roles.tables import TeamRole
from teamhub.teams.tables import Team
from tests.conftest import NOON, counting
from tests.factories import a_person, a_role, a_team, a_team_role, acting

MONDAY = NOON.date()
WEEK = timedelta(days=7)


async def a_checklist(text: str = "Rooster staat", rhythm: Rhythm = Rhythm.WEEKLY) -> tuple[Act, TeamRole, int]:
    esra = await a_person("Esra")
    team = await a_team(esra)
    role = await a_role(esra, team, "planner")
    act = await acting(esra)
    return act, role, await service.write(act, role.id, text=f" {text} ", rhythm=rhythm)


async def journal_of(role: TeamRole) -> list[str]:
    return [entry.what for entry in await journal.timeline(f"team_role:{role.id}")]


async def test_an_item_is_the_roles(db: str) -> None:
    act, role, item_id = await a_checklist()
    [item] = await queries.of_role(act, await roles.role(act, role.id))
    assert (item.id, item.text, item.rhythm, item.from_on) == (item_id, "Rooster staat", Rhythm.WEEKLY, MONDAY)
    assert await journal_of(role) == ["ChecklistItemWritten"]


async def test_who_holds_the_role_next_has_the_same_checklist(db: str) -> None:
    act, role, item_id = await a_checklist()
    later = Act(by=act.by, at=NOON + timedelta(days=4000))  # the term is over
    assert [item.id for item in await queries.of_role(later, await roles.role(later, role.id))] == [item_id]


async def test_ticked_and_undone_by_the_other_button(db: str) -> None:
    act, role, item_id = await a_checklist()
    await service.tick(act, item_id, done=False, period=MONDAY, note="Ziekte in het rooster")
    await service.tick(act, item_id, done=True, period=MONDAY)
    await service.tick(act, item_id, done=True, period=MONDAY)  # pressed twice is pressed once
    [row] = await ChecklistTick.select()
    assert (row["done"], row["note"], row["period"]) == (True, "", MONDAY)
    told = (await journal.timeline(f"team_role:{role.id}"))[:2]
    assert [entry.facts["mark"] for entry in told] == [Mark.DONE, Mark.NOT_DONE]


async def test_each_week_is_answered_by_itself_and_the_last_ones_are_shown(db: str) -> None:
    act, role, item_id = await a_checklist()
    await service.tick(act, item_id, done=True, period=MONDAY)
    third = Act(by=act.by, at=NOON + 2 * WEEK)
    await service.tick(third, item_id, done=False, period=MONDAY + 2 * WEEK)
    [item] = await queries.of_role(third, await roles.role(third, role.id))
    assert [past.mark for past in item.past] == [Mark.DONE, Mark.UNTICKED, Mark.NOT_DONE]


@pytest.mark.parametrize("period", [MONDAY - WEEK, MONDAY + WEEK, MONDAY + timedelta(days=1)])
async def test_only_the_present_period_is_answered(db: str, period: date) -> None:
    act, _, item_id = await a_checklist()
    with pytest.raises(WrongStage):
        await service.tick(act, item_id, done=True, period=period)


async def test_what_is_paused_is_not_asked_for(db: str) -> None:
    act, role, item_id = await a_checklist()
    await service.pause(act, item_id)
    await service.pause(act, item_id)
    with pytest.raises(WrongStage):
        await service.tick(act, item_id, done=True, period=MONDAY)
    assert await waiting.agenda(act, role.team) == []
    await service.resume(act, item_id)
    await service.tick(act, item_id, done=True, period=MONDAY)
    assert (await journal_of(role))[::-1][1:3] == ["ChecklistItemPaused", "ChecklistItemResumed"]


async def test_what_is_removed_keeps_its_history(db: str) -> None:
    act, role, item_id = await a_checklist()
    await service.tick(act, item_id, done=True, period=MONDAY)
    await service.remove(act, item_id)
    with pytest.raises(WrongStage):
        await service.change(act, item_id, text="Anders", rhythm=Rhythm.WEEKLY)
    [item] = await queries.of_role(act, await roles.role(act, role.id))
    assert item.removed_on == MONDAY
    assert [past.mark for past in item.past] == [Mark.DONE]


async def test_changing_says_what_it_was(db: str) -> None:
    act, role, item_id = await a_checklist()
    await service.change(act, item_id, text="Rooster hangt", rhythm=Rhythm.MONTHLY)
    entry = (await journal.timeline(f"team_role:{role.id}"))[0]
    assert (entry.facts["was"], entry.facts["text"]) == ("Rooster staat", "Rooster hangt")


async def test_only_the_team_writes_ticks_and_sees_what_was_ticked(db: str) -> None:
    act, role, item_id = await a_checklist()
    await service.tick(act, item_id, done=False, period=MONDAY)
    mpp = await a_person("Harmen")
    other = await acting(mpp)
    await a_team(mpp, mpp=mpp)
    other = await acting(mpp)
    with pytest.raises(NotAllowed):
        await service.write(other, role.id, text="Iets", rhythm=Rhythm.WEEKLY)
    with pytest.raises(NotAllowed):
        await service.tick(other, item_id, done=True, period=MONDAY)
    with pytest.raises(NotFound):
        await queries.meeting(other, role.team)
    [item] = await queries.of_role(other, await roles.role(other, role.id))
    assert (item.done, item.by_name, item.past) == (None, None, ())


async def test_a_checklist_stays_short(db: str) -> None:
    act, role, _ = await a_checklist()
    for number in range(service.MOST - 1):
        await service.write(act, role.id, text=f"Punt {number}", rhythm=Rhythm.WEEKLY)
    with pytest.raises(Invalid):
        await service.write(act, role.id, text="Nog een", rhythm=Rhythm.WEEKLY)


async def test_the_agenda_counts_what_is_still_to_be_ticked(db: str) -> None:
    act, role, item_id = await a_checklist()
    await service.write(act, role.id, text="Kwartaalcijfers", rhythm=Rhythm.QUARTERLY)
    [point] = await waiting.agenda(act, role.team)
    assert point.names == {"count": 2}
    await service.tick(act, item_id, done=False, period=MONDAY)
    [point] = await waiting.agenda(act, role.team)
    assert point.names == {"count": 1}
    assert await waiting.agenda(await acting(await a_person("Nour")), role.team) == []


async def test_the_meeting_asks_as_much_of_the_database_for_a_hundred_items_as_for_one(db: str) -> None:
    act, role, _ = await a_checklist()
    with counting() as for_one:
        await queries.meeting(act, role.team)
    team = await Team.objects().get(Team.id == role.team)
    assert team
    for number in range(10):
        more = await a_team_role(team, f"rol-{number}")
        for item in range(10):
            await service.write(act, more.id, text=f"Punt {item}", rhythm=Rhythm.WEEKLY)
    with counting() as for_many:
        found = await queries.meeting(act, role.team)
    assert len(for_many) == len(for_one)
    assert sum(len(one.items) for one in found) == 101
