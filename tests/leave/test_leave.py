"""Leave through its verbs: asked, spoken about, agreed, changed, withdrawn and undone; for whom it is there."""

import asyncio
from datetime import date, timedelta
from decimal import Decimal

import pytest

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.journal.tables import Entry
from teamhub.leave import days_service, keeping, queries, service, waiting
from teamhub.leave.away import away
from teamhub.leave.events import subject
from teamhub.leave.queries import Seen
from teamhub.leave.rules import Stage, Voice
from teamhub.leave.tables import Leave, LeaveVoice, WorkPattern
from teamhub.people.tables import ContractHours, Person
from teamhub.teams.tables import Team
from tests.conftest import NOON
from tests.factories import a_person, a_team, acting, system

pytestmark = pytest.mark.usefixtures("db")
MONDAY = NOON.date() + timedelta(days=14)
FRIDAY = MONDAY + timedelta(days=4)
LATER = NOON + timedelta(days=8)


async def three() -> tuple[Person, Person, Person, Team]:
    karim, ilse, nour = await a_person("Karim"), await a_person("Ilse"), await a_person("Nour")
    return karim, ilse, nour, await a_team(karim, ilse, nour)


async def asked(person: Person, from_on: date = MONDAY, until_on: date | None = FRIDAY, **more: object) -> int:
    given: dict[str, object] = {"from_on": from_on, "until_on": until_on, **more}
    return await service.ask(await acting(person), **given)  # type: ignore[arg-type]


async def told(leave_id: int) -> list[str]:
    return (
        await Entry.select(Entry.what)
        .where(Entry.subject == subject(leave_id))
        .order_by(Entry.number)
        .output(as_list=True)
    )


async def seen(by: Person, leave_id: int, act: Act | None = None) -> Seen:
    return await queries.one(act or await acting(by), leave_id)


async def test_asked_in_whole_days_it_is_open_and_agreed_when_nobody_wants_to_talk() -> None:
    karim, ilse, _, _ = await three()
    leave = await asked(karim, remark="Naar de kust.")
    now = await seen(ilse, leave)
    assert (now.stage, now.hours, now.whole, now.closes_on) == (Stage.OPEN, Decimal("36.00"), True, date(2026, 3, 9))
    assert (await seen(karim, leave, await acting(karim, LATER))).stage is Stage.AGREED
    assert await told(leave) == ["LeaveAsked"]


async def test_the_journal_keeps_no_days_no_hours_and_no_words() -> None:
    karim, ilse, _, _ = await three()
    leave = await asked(karim, remark="Naar de kust.")
    await service.say(await acting(ilse), leave, Voice.TALK, "Kunnen we ruilen?")
    await service.change(await acting(karim), leave, from_on=MONDAY, until_on=MONDAY, remark="Toch korter.")
    assert (
        await Entry.select(Entry.facts).where(Entry.subject == subject(leave)).output(load_json=True)
        == [{"facts": {}}] * 3
    )


async def test_hours_of_one_day() -> None:
    karim, *_ = await three()
    leave = await asked(karim, until_on=None, hours=Decimal("2.5"))
    row = await seen(karim, leave)
    assert (row.whole, row.hours, row.from_on, row.until_on) == (False, Decimal("2.50"), MONDAY, MONDAY)
    [one] = await away(await acting(karim, LATER), [karim.id], MONDAY, FRIDAY)
    assert (one.hours, one.asked) == (Decimal("2.50"), False)


async def test_once_everybody_said_that_it_is_fine_it_is_agreed_at_once() -> None:
    karim, ilse, nour, _ = await three()
    leave = await asked(karim)
    await service.say(await acting(ilse), leave, Voice.FINE)
    assert (await seen(karim, leave)).stage is Stage.OPEN
    await service.say(await acting(nour), leave, Voice.FINE)
    assert (await seen(karim, leave)).stage is Stage.AGREED
    assert (await seen(nour, leave)).stage is Stage.AGREED  # who said something still reads it
    assert await told(leave) == ["LeaveAsked", "LeaveFine", "LeaveFine"]


async def test_who_wants_to_talk_keeps_it_open_until_it_was_talked_over() -> None:
    karim, ilse, _, _ = await three()
    leave = await asked(karim)
    await service.say(await acting(ilse), leave, Voice.TALK, "Kunnen we de vrijdag delen?")
    later = await acting(karim, LATER)
    assert (await seen(karim, leave, later)).stage is Stage.OPEN
    await service.talked_over(later, leave)
    assert (await seen(karim, leave, later)).stage is Stage.AGREED
    assert await told(leave) == ["LeaveAsked", "LeaveToTalk", "LeaveTalkedOver"]


async def test_a_colleague_may_change_their_mind_and_says_about_what_they_want_to_talk() -> None:
    karim, ilse, _, _ = await three()
    leave = await asked(karim)
    with pytest.raises(Invalid, match="in a sentence"):
        await service.say(await acting(ilse), leave, Voice.TALK, "  ")
    await service.say(await acting(ilse), leave, Voice.TALK, "Kunnen we ruilen?")
    await service.say(await acting(ilse), leave, Voice.FINE)
    [voice] = await LeaveVoice.select(LeaveVoice.voice, LeaveVoice.words)
    assert voice == {"voice": Voice.FINE, "words": ""}
    assert (await seen(karim, leave, await acting(karim, LATER))).stage is Stage.AGREED


async def test_nobody_says_something_to_their_own_leave_or_settles_that_of_others() -> None:
    karim, ilse, _, _ = await three()
    leave = await asked(karim)
    with pytest.raises(NotAllowed):
        await service.say(await acting(karim), leave, Voice.FINE)
    for verb in (service.talked_over, service.withdraw, service.undo):
        with pytest.raises(NotAllowed):
            await verb(await acting(ilse), leave)
    with pytest.raises(WrongStage, match="Nobody has asked"):
        await service.talked_over(await acting(karim), leave)


async def test_agreed_leave_is_there_for_its_asker_alone() -> None:
    karim, ilse, _, _ = await three()
    leave, stranger = await asked(karim), await a_person("Roos")
    await a_team(stranger)
    with pytest.raises(NotFound):
        await seen(stranger, leave)
    with pytest.raises(NotFound):
        await seen(ilse, leave, await acting(ilse, LATER))
    with pytest.raises(NotFound):
        await service.say(await acting(ilse, LATER), leave, Voice.FINE)


async def test_who_has_no_colleagues_need_not_wait() -> None:
    karim = await a_person("Karim")
    await a_team(karim)
    assert (await seen(karim, await asked(karim))).stage is Stage.AGREED


async def test_own_leave_does_not_overlap() -> None:
    karim, *_ = await three()
    leave = await asked(karim)
    with pytest.raises(Invalid, match="already"):
        await asked(karim, FRIDAY, FRIDAY + timedelta(days=3))
    assert await Leave.count() == 1
    await service.withdraw(await acting(karim), leave)
    assert await asked(karim, FRIDAY, None)


async def test_the_database_itself_keeps_two_leaves_of_one_day_apart() -> None:
    karim, *_ = await three()
    await asked(karim)
    row = {"from_on": FRIDAY, "until_on": FRIDAY, "hours": 8, "asked_at": NOON, "closes_on": FRIDAY}
    with pytest.raises(Exception, match="leave_request_no_overlap"):
        await Leave(person=karim.id, **row).save()  # type: ignore[arg-type]


async def test_fewer_days_stay_agreed_and_other_days_are_asked_again() -> None:
    karim, ilse, nour, _ = await three()
    leave = await asked(karim)
    for colleague in (ilse, nour):
        await service.say(await acting(colleague), leave, Voice.FINE)
    act = await acting(karim)
    await service.change(act, leave, from_on=MONDAY, until_on=MONDAY)
    assert (await seen(karim, leave)).stage is Stage.AGREED
    await service.change(act, leave, from_on=FRIDAY, until_on=FRIDAY + timedelta(days=7))
    now = await seen(karim, leave)
    assert (now.stage, now.round, await queries.voices(now)) == (Stage.OPEN, 2, [])
    assert (await seen(ilse, leave)).open
    assert now.was == (MONDAY, MONDAY)


async def test_a_change_and_a_withdrawal_are_undone_on_the_day() -> None:
    karim, ilse, nour, _ = await three()
    leave = await asked(karim, remark="Naar de kust.")
    for colleague in (ilse, nour):
        await service.say(await acting(colleague), leave, Voice.FINE)
    act, before = await acting(karim), await seen(karim, leave)
    await service.change(act, leave, from_on=FRIDAY, until_on=FRIDAY + timedelta(days=7), remark="Later.")
    await service.undo(act, leave)
    after = await seen(karim, leave)
    kept = ("from_on", "until_on", "hours", "whole", "remark", "round", "closes_on", "stage", "agreed_at")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    await service.withdraw(act, leave)
    assert (await seen(karim, leave)).withdrawn and await away(act, [karim.id], MONDAY, FRIDAY) == []
    with pytest.raises(WrongStage, match="on the day itself"):
        await service.undo(await acting(karim, NOON + timedelta(days=1)), leave)
    await service.undo(act, leave)
    assert (await seen(karim, leave)).stage is Stage.AGREED
    assert (await told(leave))[-4:] == ["LeaveChanged", "LeaveUndone", "LeaveWithdrawn", "LeaveUndone"]


async def test_a_change_that_was_sent_twice_is_still_undone_to_what_it_was() -> None:
    ilse, *_ = await three()
    leave = await asked(ilse)
    act = await acting(ilse)
    week = timedelta(days=7)
    for _ in range(2):
        await service.change(act, leave, from_on=MONDAY + week, until_on=FRIDAY + week)
    assert (await seen(ilse, leave)).from_on == MONDAY + week
    changes = (Entry.subject == subject(leave)) & (Entry.what == "LeaveChanged")
    assert await Entry.count().where(changes) == 1
    await service.undo(act, leave)
    assert (await seen(ilse, leave)).from_on == MONDAY


async def test_what_was_withdrawn_does_not_come_back_over_other_leave() -> None:
    karim, *_ = await three()
    leave = await asked(karim)
    await service.withdraw(await acting(karim), leave)
    await asked(karim, FRIDAY, None)
    with pytest.raises(WrongStage, match="other leave"):
        await service.undo(await acting(karim), leave)


async def test_it_waits_softly_for_colleagues_and_for_the_asker_where_somebody_wants_to_talk() -> None:
    karim, ilse, nour, _ = await three()
    leave = await asked(karim, remark="Naar de kust.")
    [one] = await waiting.waiting(await acting(ilse))
    assert (one.names, one.due, one.quote) == ({"name": "Karim"}, date(2026, 3, 9), "Naar de kust.")
    assert await waiting.waiting(await acting(karim)) == []
    await service.say(await acting(ilse), leave, Voice.TALK, "Kunnen we ruilen?")
    assert await waiting.waiting(await acting(ilse)) == []
    [talk] = await waiting.waiting(await acting(karim))
    assert (talk.names, talk.quote, talk.params) == ({"name": "Ilse"}, "Kunnen we ruilen?", {"leave_id": leave})
    assert len(await waiting.waiting(await acting(nour))) == 1


async def test_working_days_are_kept_once_also_when_pressed_twice_at_once() -> None:
    karim, *_ = await three()
    week = [Decimal(9)] * 4 + [Decimal(0)] * 3
    both = [days_service.keep_days(await acting(karim), from_on=MONDAY, week=week) for _ in range(2)]
    await asyncio.gather(*both)
    assert await WorkPattern.count() == 1


async def test_working_days_count_from_their_day() -> None:
    karim, *_ = await three()
    act = await acting(karim)
    week = [Decimal(9)] * 4 + [Decimal(0)] * 3
    await ContractHours(person=karim.id, hours=Decimal(36), from_on=date(2020, 1, 1)).save()
    await days_service.keep_days(act, from_on=MONDAY, week=week)
    works = await queries.works(karim.id)
    assert [works.hours(FRIDAY), works.hours(MONDAY), works.hours(FRIDAY - timedelta(days=7))] == [
        0,
        9,
        Decimal("7.20"),
    ]
    await days_service.keep_days(act, from_on=act.today, week=week[::-1])  # what was meant for later gives way
    assert await WorkPattern.count() == 1
    with pytest.raises(Invalid):
        await days_service.keep_days(act, from_on=act.today, week=[Decimal(0)] * 7)
    with pytest.raises(Invalid):
        await days_service.keep_days(act, from_on=act.today - timedelta(days=1), week=week)
    assert await Entry.count().where(Entry.what == "WorkDaysKept") == 2


async def test_leave_is_erased_two_years_after_its_last_day_and_nothing_else() -> None:
    karim, ilse, _, _ = await three()
    old, newer = await asked(karim), await asked(karim, MONDAY + timedelta(days=28), None)
    await service.say(await acting(ilse), old, Voice.FINE)
    last = NOON.replace(year=2028, month=FRIDAY.month, day=FRIDAY.day)
    assert await keeping.purge(system(last)) == 0
    assert await keeping.purge(system(last + timedelta(days=1))) == 1
    assert await Leave.select(Leave.id).output(as_list=True) == [newer]
    assert await LeaveVoice.count() == 0 and await keeping.purge(system(last + timedelta(days=1))) == 0
    [held] = await keeping.KEEPS[0].held(system())
    assert (held.person, held.count, held.until) == (karim.id, 1, date(2028, 4, 13))


async def test_working_days_go_with_who_leaves() -> None:
    karim, ilse, _, _ = await three()
    for one in (karim, ilse):
        await days_service.keep_days(await acting(one), from_on=NOON.date(), week=[Decimal(8)] + [Decimal(0)] * 6)
    await Person.update({Person.left_on: NOON.date()}).where(Person.id == karim.id)
    assert await keeping.purge_days(system()) == 0
    assert await keeping.purge_days(system(NOON + timedelta(days=1))) == 1
    assert await WorkPattern.select(WorkPattern.person).output(as_list=True) == [ilse.id]
