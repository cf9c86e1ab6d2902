"""A plan, from proposal to passed on, and the ways in which it is refused."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from teamhub.core import agenda, waiting
from teamhub.core.away import away
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, WrongStage
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import Manner, Stance
from teamhub.frameworks.authority import Ruling
from teamhub.proposals import queries as proposals
from teamhub.proposals import service as putting
from teamhub.training import queries as catalogue
from teamhub.training import service as training
from teamhub.training.budgets import queries as budgets
from teamhub.training.budgets import service as money
from teamhub.training.plans import after_service, asking_service, booking_service, people_service, queries, service
from teamhub.training.plans.events import subject
from teamhub.training.plans.proposals import BOOK
from teamhub.training.plans.rules import Reply, Split, State, Transfer
from teamhub.training.plans.tables import Participant, Plan
from teamhub.training.rules import Fit
from tests.conftest import NOON, Browser
from tests.decisions.about import facts, happened
from tests.factories import a_person, a_role, acting, joins, system
from tests.training.world import DAY, DAYS, NONE, TODAY, World, a_training, a_world, from_budget

pytestmark = pytest.mark.usefixtures("db")
AFTER = 30  # days: the training is over then


async def left(world: World) -> Decimal:
    return (await budgets.budget_of(await world.act(), world.cast.team.id, 2026)).left


async def advised(world: World, plan: int, who: str, *, reply: bool = True) -> None:
    """Who was asked advises, and who runs the plan says what becomes of it."""
    act = await world.act(who)
    [mine] = [one.id for one in (await decisions.matter(act, subject(plan))).asked if one.person == act.by.id]
    await asking_service.give(act, plan, mine, "Doen, en geef het door.")
    if reply:
        matter = await decisions.matter(act, subject(plan))
        [answer] = [one.answer for one in matter.asked if one.id == mine and one.answer]
        await asking_service.answer(await world.act(), plan, answer.id, followed=True, text="Dat doen we.")


async def test_from_proposal_to_passed_on() -> None:
    world = await a_world()
    plan = await world.booked()
    seen = await world.seen(plan, "teammate")
    assert (seen.state, seen.manner, seen.days) == (State.BOOKED, Manner.ALONE, DAYS)
    assert seen.transfer_due == DAYS[1] + 56 * DAY  # KAD-04: eight weeks after the last day
    row = await Plan.objects().get(Plan.id == plan)
    assert row and Ruling.kept(row.ruling) == seen.ruling and seen.ruling and seen.ruling.clause
    later = await world.act(days=AFTER)
    await after_service.write_monday(later, plan, "Ik begin met een rondje.")
    await after_service.obtain(later, plan, DAYS[1])
    assert (await world.seen(plan, days=AFTER)).state is State.FOLLOWED
    await after_service.pass_on(await world.act("teammate", days=AFTER), plan, later.today, "Zes van ons.")
    done = await world.seen(plan, "teammate", days=AFTER)
    assert (done.state, done.passed_to) == (State.DONE, "Zes van ons.")
    assert [(one.name, one.monday, one.certificate_on) for one in done.went] == [
        ("Esra", "Ik begin met een rondje.", DAYS[1])
    ]
    assert await happened(subject(plan)) == [
        "TrainingProposed", "DaysSet", "RepliedToGo", "TrainingChosen", "TransferPlanned", "TrainingBooked",
        "MondayWritten", "PassedOn",
    ]  # fmt: skip
    [knows] = await catalogue.who_knows(later, world.training)
    assert knows.name == "Esra"


async def test_without_a_planned_transfer_it_cannot_be_booked() -> None:
    world = await a_world()
    plan = await world.chosen()
    with pytest.raises(WrongStage, match="First plan how it is passed on"):
        await booking_service.book(await world.act(), plan)
    assert (await world.seen(plan)).booked_at is None
    await world.transfer(plan)
    await booking_service.book(await world.act(), plan)


async def test_what_booking_asks_for_first() -> None:
    world = await a_world()
    act = await world.act()
    proposed = await world.plan()
    with pytest.raises(WrongStage, match="First the team chooses it"):
        await booking_service.book(act, proposed)
    dayless = await world.chosen(days=())
    with pytest.raises(WrongStage, match="choose the days"):
        await booking_service.book(act, dayless)
    asked = await world.chosen(people=[world.cast["owner"].id, world.cast["teammate"].id])
    await world.transfer(asked)
    with pytest.raises(WrongStage, match="Nobody is sent"):
        await booking_service.book(act, asked)
    await people_service.reply(await world.act("teammate"), asked, False)
    await booking_service.book(act, asked)
    nobody = await world.plan(people=())
    with pytest.raises(WrongStage, match="Choose who goes first"):
        await service.choose(act, nobody)


async def test_a_transfer_later_than_eight_weeks_is_refused_with_the_framework() -> None:
    world = await a_world()
    plan = await world.chosen()
    latest = DAYS[1] + 56 * DAY
    with pytest.raises(Invalid, match="KAD-04"):
        await world.transfer(plan, due_on=latest + DAY)
    with pytest.raises(Invalid):
        await world.transfer(plan, due_on=DAYS[1] - DAY)
    await world.transfer(plan, due_on=latest, transfer=Transfer.NOTE)
    assert (await world.seen(plan)).transfer is Transfer.NOTE


async def test_overdue_stands_on_the_team_and_waits_for_nobody() -> None:
    world = await a_world()
    plan = await world.booked()
    late = {"days": (DAYS[1] + 57 * DAY - TODAY).days}
    for who in ("owner", "teammate", "mpp"):
        act = await world.act(who, **late)
        [item] = [one for one in await agenda.everything(act, world.cast.team.id) if one.route == "plans.show"]
        assert "has not been passed on" in item.said and item.params == {"plan_id": plan}
        assert "Esra" not in str(item) and "Ilse" not in str(item)
        assert [one for one in await waiting.everything(act) if one.route == "plans.show"] == []
    assert await agenda.everything(await world.act("colleague", **late), world.cast.team.id) == []


async def test_what_it_costs_more_than_one_training_may_is_chosen_after_advice_of_the_mpp() -> None:
    world = await a_world()
    plan = await world.plan(cost=3000, split=Split(Decimal(600), NONE, Decimal(2400), NONE))
    act = await world.act()
    with pytest.raises(WrongStage, match="First ask for the advice"):
        await service.choose(act, plan)
    await asking_service.ask(act, plan, "Mag dit zo?")
    with pytest.raises(WrongStage, match="wait for it"):
        await service.choose(act, plan)
    await advised(world, plan, "mpp", reply=False)
    with pytest.raises(WrongStage, match="whether you follow it"):
        await service.choose(act, plan)
    matter = await decisions.matter(act, subject(plan))
    [given] = [one.answer for one in matter.asked if one.answer]
    await asking_service.answer(act, plan, given.id, followed=False, text="We doen het anders.")
    await service.choose(act, plan)
    assert (await world.seen(plan)).manner is Manner.ADVICE
    kept = (await facts("TrainingChosen", subject(plan)))["ruling"]
    assert kept["clause"]["framework"] == "KAD-04" and kept["clause"]["way"] == "advice"


async def test_who_is_silent_for_fourteen_days_holds_nothing_up() -> None:
    world = await a_world()
    plan = await world.plan(cost=3000, split=Split(NONE, NONE, Decimal(3000), NONE))
    await asking_service.ask(await world.act(), plan, "Mag dit zo?")
    with pytest.raises(WrongStage):
        await service.choose(await world.act(days=14), plan)
    await service.choose(await world.act(days=15), plan)


async def test_beyond_the_budget_the_mpp_answers_first() -> None:
    world = await a_world()
    act, mpp = await world.act(), await world.act("mpp")
    plan = await world.plan(cost=1126)  # a euro more than 1,5 fte have
    with pytest.raises(WrongStage, match="beyond the training budget"):
        await service.choose(act, plan)
    with pytest.raises(WrongStage):
        await asking_service.answer_mpp(mpp, plan, yes=True, words="Nog niet gevraagd.")
    await asking_service.ask_mpp(act, plan)
    [item] = [one for one in await waiting.everything(mpp) if one.route == "plans.show"]
    assert "beyond the budget" in item.said
    with pytest.raises(NotAllowed):
        await asking_service.answer_mpp(act, plan, yes=True, words="Zelf maar.")
    await asking_service.answer_mpp(mpp, plan, yes=False, words="Dit jaar niet.")
    with pytest.raises(WrongStage):
        await service.choose(act, plan)
    await asking_service.ask_mpp(act, plan)
    await asking_service.answer_mpp(mpp, plan, yes=True, words="Er is ruimte over.")
    await service.choose(act, plan)
    assert (await world.seen(plan)).mpp_reply is Reply.YES
    within = await world.plan(cost=0)
    with pytest.raises(WrongStage, match="stays within"):
        await asking_service.ask_mpp(act, within)


@pytest.mark.parametrize("fit", [Fit.ASK, Fit.OFF])
async def test_the_method(fit: Fit) -> None:
    world = await a_world()
    practice, act = await world.act("practice"), await world.act()
    await training.judge(practice, world.training, fit, "Eerst kijken.")
    plan = await world.plan()
    if fit is Fit.OFF:
        with pytest.raises(NotAllowed, match="Only a framework request"):
            await service.choose(act, plan)
        return
    with pytest.raises(WrongStage, match="advice"):
        await service.choose(act, plan)
    await asking_service.ask(act, plan, "Past het bij Krachtwerk?")
    [item] = [one for one in await waiting.everything(practice) if one.route == "plans.show"]
    assert "asks for your advice" in item.said
    await advised(world, plan, "practice")
    await service.choose(act, plan)


async def test_by_consent_of_the_team() -> None:
    world = await a_world()
    act, team = await world.act(), world.cast.team.id
    plan = await world.plan()
    payload = {"plan": plan, "cost": "550.00"}
    for who in ("teammate", "mpp"):  # it is not theirs to put
        with pytest.raises(NotAllowed):
            await putting.propose(
                await world.act(who), service.KIND, team=team, payload=payload, why="Zo.", key=subject(plan)
            )
    number = await putting.propose(act, service.KIND, team=team, payload=payload, why="Samen.", key=subject(plan))
    with pytest.raises(WrongStage, match="asked for consent"):
        await service.choose(act, plan)
    for who in ("owner", "teammate"):
        await putting.speak(await world.act(who, days=1), number, Stance.CONSENT)
    seen = await world.seen(plan)
    assert (seen.state, seen.manner, seen.chosen_by_name) == (State.CHOSEN, Manner.CONSENT, None)
    [put] = await proposals.of(await world.act("teammate"), subject(plan))
    assert "Facilitation and consent" in put.title


async def test_consent_to_one_cost_is_no_consent_to_another() -> None:
    world = await a_world()
    act, plan = await world.act(), await world.plan()
    given = {"team": world.cast.team.id, "payload": {"plan": plan, "cost": "550.00"}, "key": subject(plan)}
    number = await putting.propose(act, service.KIND, why="Samen.", **given)
    same = {"other_payer": "", "provider": "", "seats": 0, "why": ""}
    await service.change(act, plan, cost=Decimal(700), split=from_budget(700), **same)  # type: ignore[arg-type]
    for who in ("owner", "teammate"):
        await putting.speak(await world.act(who, days=1), number, Stance.CONSENT)
    assert (await world.seen(plan)).state is State.PROPOSED


async def test_what_is_cancelled_while_the_team_consents_is_not_chosen() -> None:
    world = await a_world()
    plan = await world.plan()
    payload = {"plan": plan, "cost": "550.00"}
    about: dict[str, Any] = {"team": world.cast.team.id, "key": subject(plan)}
    number = await putting.propose(await world.act(), service.KIND, payload=payload, why="Samen.", **about)
    put = (await proposals.one(system(), number)).put()
    await booking_service.cancel(await world.act(), plan, "Toch niet.")
    with pytest.raises(WrongStage):
        await BOOK.apply(system(), put)
    assert "TrainingChosen" not in await happened(subject(plan))


async def test_what_the_own_budget_pays_is_for_who_holds_that_role_or_for_the_team() -> None:
    world = await a_world()
    split = Split(Decimal(150), Decimal(400), NONE, NONE)
    plan = await world.plan(split=split)
    with pytest.raises(NotAllowed, match="KAD-10"):
        await service.choose(await world.act(), plan)
    await a_role(world.cast["owner"], world.cast.team, "penningmeester")
    await service.choose(await world.act(), plan)


async def test_the_parts_are_the_cost_to_the_cent() -> None:
    world = await a_world()
    for parts in ("549.99", "550.01"):
        with pytest.raises(Invalid, match="parts"):
            await world.plan(split=from_budget(Decimal(parts)))
    with pytest.raises(Invalid, match="who else"):
        await world.plan(split=Split(Decimal(500), NONE, NONE, Decimal(50)))
    plan = await world.plan(split=Split(Decimal("500.01"), NONE, NONE, Decimal("49.99")), other_payer="De gemeente")
    assert (await world.seen(plan)).split.total == Decimal(550)


async def test_each_answers_themselves_and_nobody_is_sent() -> None:
    world = await a_world()
    both = [world.cast["owner"].id, world.cast["teammate"].id]
    plan = await world.plan(people=both)
    seen = await world.seen(plan)
    assert [(one.name, one.reply) for one in seen.people] == [("Esra", Reply.YES), ("Ilse", None)]
    [item] = [one for one in await waiting.everything(await world.act("teammate")) if one.route == "plans.show"]
    assert "asks whether you go" in item.said
    await people_service.reply(await world.act("teammate"), plan, False)
    assert (await world.seen(plan)).count == 1
    with pytest.raises(Invalid):
        await people_service.ask(await world.act(), plan, [world.cast["colleague"].id])
    with pytest.raises(WrongStage):
        await people_service.reply(await world.act("hr"), plan, True)


async def test_somebody_else_goes_and_it_says_who_was_and_who_is() -> None:
    world = await a_world()
    plan = await world.booked()
    owner, teammate = world.cast["owner"].id, world.cast["teammate"].id
    with pytest.raises(Invalid):
        await people_service.swap(await world.act(), plan, owner, world.cast["colleague"].id)
    await people_service.swap(await world.act(), plan, owner, teammate)
    seen = await world.seen(plan, "teammate")
    assert [one.person for one in seen.people] == [teammate] and seen.people[0].reply is None
    told = await facts("SomebodyElseGoes", subject(plan))
    assert (told["was"], told["now"]) == (owner, teammate)
    with pytest.raises(NotAllowed):
        await after_service.write_monday(await world.act(days=AFTER), plan, "Ik was er niet.")


async def test_moved_to_other_days_who_had_said_yes_is_asked_again() -> None:
    world = await a_world()
    plan = await world.plan()
    await world.both_go(plan)
    await service.choose(await world.act(), plan)
    await world.transfer(plan, due_on=DAYS[1] + 7 * DAY)
    await service.set_days(await world.act(), plan, [DAYS[1] + 10 * DAY])
    seen = await world.seen(plan)
    assert [(one.name, one.reply) for one in seen.people] == [("Esra", Reply.YES), ("Ilse", None)]
    assert (seen.days, seen.transfer_due) == ((DAYS[1] + 10 * DAY,), DAYS[1] + 17 * DAY)
    told = await facts("DaysMoved", subject(plan))
    assert (told["was"], told["now"]) == (str(DAYS[0]), str(DAYS[1] + 10 * DAY))


async def test_booked_days_are_days_away() -> None:
    world = await a_world()
    plan = await world.plan(days=[DAYS[0], DAYS[0] + DAY, DAYS[1]])
    await world.both_go(plan)
    people = [world.cast["owner"].id, world.cast["teammate"].id]
    act = await world.act("teammate")

    async def gone() -> list[tuple[int, object, object]]:
        found = await away(act, people, TODAY, TODAY + 60 * DAY)
        return [(one.person, one.from_on, one.until_on) for one in found]

    assert await gone() == []
    await service.choose(await world.act(), plan)
    await world.transfer(plan)
    await booking_service.book(await world.act(), plan)
    spans = [(DAYS[0], DAYS[0] + DAY), (DAYS[1], DAYS[1])]
    assert await gone() == [(person, *span) for person in people for span in spans]
    await booking_service.cancel(await world.act(), plan, "De trainer is verhinderd.")
    assert await gone() == []


async def test_the_money_of_what_is_cancelled_is_back_in_the_budget() -> None:
    world = await a_world()
    assert await left(world) == Decimal(1125)
    plan = await world.plan(people=[world.cast["owner"].id])
    assert await left(world) == Decimal(1125)  # a proposal takes nothing
    await service.choose(await world.act(), plan)
    assert await left(world) == Decimal(575)
    await money.pay(await world.act(), world.cast.team.id, amount=Decimal("200.50"), paid_on=TODAY, plan=plan)
    assert await left(world) == Decimal(575)  # what is paid is not pending any more
    with pytest.raises(Invalid):
        await booking_service.cancel(await world.act(), plan, "Te duur.", Decimal(551))
    await booking_service.cancel(await world.act(), plan, "De trainer is verhinderd.", Decimal("50.25"))
    assert await left(world) == Decimal("1074.75")
    assert (await facts("CameBack", f"training_budget:{world.cast.team.id}"))["amount"] == "150.25"


async def test_who_records_what_was_paid() -> None:
    world = await a_world()
    team = world.cast.team.id
    given = {"amount": Decimal(90), "paid_on": TODAY, "words": "Een boek"}
    for who, refusal in (("teammate", NotAllowed), ("mpp", NotAllowed), ("colleague", NotFound)):
        with pytest.raises(refusal):
            await money.pay(await world.act(who), team, **given)  # type: ignore[arg-type]
    number = await money.pay(await world.act(), team, **given)  # type: ignore[arg-type]
    assert await left(world) == Decimal(1035)
    await money.take_back(await world.act(), team, number)
    assert await left(world) == Decimal(1125)
    with pytest.raises(WrongStage):
        await money.take_back(await world.act(), team, number)
    for wrong in ({"amount": NONE}, {"paid_on": TODAY + DAY}, {"words": " "}):
        with pytest.raises(Invalid):
            await money.pay(await world.act(), team, **given | wrong)  # type: ignore[arg-type]


async def test_the_last_bill_frees_what_was_expected_beyond_it() -> None:
    world = await a_world()
    plan = await world.chosen()
    pay = {"amount": Decimal(500), "paid_on": TODAY, "plan": plan}
    await money.pay(await world.act(), world.cast.team.id, last=True, **pay)  # type: ignore[arg-type]
    assert await left(world) == Decimal(625)


async def test_a_dearer_plan_is_a_proposal_again_and_a_booked_one_is_not_made_dearer() -> None:
    world = await a_world()
    act = await world.act()
    given = {"other_payer": "", "provider": "", "seats": 0, "why": ""}
    plan, booked = await world.chosen(cost=100), await world.booked(cost=100)
    dear = Split(Decimal(100), NONE, Decimal(2500), NONE)
    await service.change(act, plan, cost=Decimal(2600), split=dear, **given)  # type: ignore[arg-type]
    assert (await world.seen(plan)).state is State.PROPOSED
    assert (await happened(subject(plan)))[-2:] == ["CostChanged", "PlanReopened"]
    with pytest.raises(WrongStage, match="It is booked"):
        await service.change(act, booked, cost=Decimal(2600), split=dear, **given)  # type: ignore[arg-type]
    assert (await world.seen(booked)).cost == 100
    await service.change(act, booked, cost=Decimal(90), split=from_budget(90), **given)  # type: ignore[arg-type]


async def test_a_free_seat_is_taken_once_by_who_comes_first() -> None:
    world = await a_world()
    plan = await world.chosen(seats=1)
    [seat] = await queries.with_free_seats(await world.act("colleague"))
    assert seat.id == plan and seat.everybody == () and seat.count == 1
    await people_service.take_seat(await world.act("colleague"), plan)
    assert await queries.with_free_seats(await world.act("director")) == []
    with pytest.raises(NotFound):
        await people_service.take_seat(await world.act("director"), plan)
    assert [one.name for one in (await world.seen(plan, "colleague")).people] == ["Esra", "Nour"]
    with pytest.raises(WrongStage):
        await people_service.take_seat(await world.act("teammate"), plan)


async def test_a_guest_who_said_no_gets_no_seat_that_was_taken_since() -> None:
    world = await a_world()
    plan = await world.chosen(seats=1)
    first, second = await world.act("colleague"), await world.act("director")
    await people_service.take_seat(first, plan)
    await people_service.reply(first, plan, yes=False)
    guest = Participant(
        plan=plan, person=second.by.id, guest=True, reply=Reply.YES, replied_at=NOON, by=second.by.id, at=NOON
    )
    await guest.save()
    with pytest.raises(WrongStage, match="no free seat"):
        await people_service.reply(first, plan, yes=True)


@pytest.mark.parametrize("who", ["mpp", "hr", "process", "practice", "colleague"])
async def test_no_page_tells_them_who_goes(browser: Browser, who: str) -> None:
    world = await a_world()
    zwaantje = await a_person("Zwaantje")
    await joins(zwaantje, world.cast.team)
    plan = await world.plan(people=[zwaantje.id], seats=1)
    await people_service.reply(await acting(zwaantje), plan, True)
    await service.choose(await world.act(), plan)
    await browser.sign_in(world.cast[who])
    team = f"/teams/{world.cast.team.id}/leren"
    for url in (f"/leren/plannen/{plan}", "/leren", f"/leren/trainingen/{world.training}", team, f"{team}/uitgaven"):
        answer = await browser.get(url)
        assert answer.status_code == (404 if who == "colleague" and team in url else 200)
        assert "Zwaantje" not in answer.text
    await browser.sign_in(world.cast["teammate"])
    assert "Zwaantje" in (await browser.get(f"/leren/plannen/{plan}")).text


@pytest.mark.parametrize("who", ["mpp", "hr", "process", "practice"])
async def test_who_sees_the_plan_and_not_who_goes(who: str) -> None:
    world = await a_world()
    plan = await world.booked()
    await after_service.write_monday(await world.act(days=AFTER), plan, "Ik begin met een rondje.")
    seen = await world.seen(plan, who, days=AFTER)
    assert (seen.everybody, seen.count) == ((), 1)
    with pytest.raises(NotFound):
        await world.seen(plan, "director")
    with pytest.raises(NotAllowed):
        await after_service.pass_on(await world.act(who, days=AFTER), plan, TODAY + 30 * DAY, "Iedereen.")


async def test_only_who_made_it_or_the_developer_runs_it() -> None:
    world = await a_world()
    mine, theirs = await world.plan(), await world.plan("teammate", people=[world.cast["teammate"].id])
    with pytest.raises(NotAllowed, match="Esra made this plan"):
        await service.choose(await world.act("teammate"), mine)
    await service.choose(await world.act(), theirs)  # the developer
    with pytest.raises(NotAllowed):
        await world.plan("mpp")
    with pytest.raises(NotFound):
        await world.plan("colleague")


async def test_two_who_choose_and_cancel_at_once() -> None:
    import asyncio

    world = await a_world()
    plan, act = await world.plan(), await world.act()
    done = await asyncio.gather(
        service.choose(act, plan), booking_service.cancel(act, plan, "Toch niet."), return_exceptions=True
    )
    assert all(one is None or isinstance(one, Refused) for one in done)
    assert (await world.seen(plan)).state is State.CANCELLED


async def test_a_certificate_counts_as_long_as_the_catalogue_says() -> None:
    world = await a_world()
    number = await a_training(await world.act("hr"), title_nl="BHV", valid_months=12)
    await training.obtain(await world.act("hr"), world.cast["owner"].id, number, TODAY)
    assert await training.obtain(await world.act(), world.cast["owner"].id, number, TODAY)  # the same one
    [knows] = await catalogue.who_knows(await world.act(days=365), number)
    assert knows.valid_until == TODAY.replace(year=2027)
    assert await catalogue.who_knows(await world.act(days=366), number) == []
    for who in ("teammate", "mpp"):
        with pytest.raises(NotAllowed):
            await training.obtain(await world.act(who), world.cast["owner"].id, number, TODAY)
    with pytest.raises(Invalid):
        await training.obtain(await world.act(), world.cast["owner"].id, number, TODAY + DAY)
    assert await catalogue.who_knows(await world.act("mpp"), number) == []  # how many, and not who
    assert (NOON + timedelta(days=1)).date() == TODAY + DAY
