"""What the pages ask of the database does not grow with what there is on them; and what is typed is read right."""

from decimal import Decimal

import pytest

from teamhub.training import service as catalogue
from teamhub.training.needs.tables import Need
from teamhub.training.plans import asking_service
from teamhub.training.plans.tables import Plan
from tests.conftest import Browser, counting
from tests.training.world import DAY, TODAY, World, a_training, a_world


async def grown(world: World, count: int) -> None:
    hr = await world.act("hr")
    for number in range(count):
        training = await a_training(hr, title_nl=f"Training {number}")
        plan = await world.plan(training=training, cost=1, seats=1)
        await world.transfer(plan)
        await world.need()


async def test_how_many_queries_does_not_depend_on_how_much_there_is(browser: Browser) -> None:
    world = await a_world()
    team = f"/teams/{world.cast.team.id}"
    await browser.sign_in(world.cast["owner"])
    pages = (
        "/leren", "/leren/doorgeven", f"{team}/leren", f"{team}/leren/behoeften", f"{team}/leren/uitgaven",
        f"{team}/leren/plan?training={world.training}", f"{team}/bekwaamheden", team, "/",
    )  # fmt: skip
    asked: list[dict[str, int]] = []
    for more in (1, 9, 20):
        await grown(world, more)
        found = {}
        for url in pages:
            with counting() as queries:
                assert (await browser.get(url)).status_code == 200
            found[url] = len(queries)
        asked.append(found)
    assert asked[0] == asked[1] == asked[2]
    assert max(asked[0].values()) <= 10, asked[0]


async def test_a_plan_asks_no_more_than_ten_questions_at_any_step(browser: Browser) -> None:
    """Of who runs it, of the MPP, and of who is asked for advice: proposed beyond the budget, chosen, booked, over."""
    world = await a_world()
    cast, owner = world.cast, await world.act()
    beyond = await world.plan(cost=2600)
    await asking_service.ask_mpp(owner, beyond)
    await asking_service.ask(owner, beyond, "Past het bij de methodiek?", [cast["teammate"].id])
    past = (TODAY - 2 * DAY, TODAY - DAY)
    plans = [beyond, await world.chosen(cost=50), await world.booked(days=past, cost=100)]
    for who in ("owner", "teammate", "mpp", "practice"):
        await browser.sign_in(cast[who])
        for plan in plans:
            with counting() as queries:
                assert (await browser.get(f"/leren/plannen/{plan}")).status_code == 200
            assert 0 < len(queries) <= 10, (who, *queries)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("€ 1.250,50", "1250.50"), ("1,250.50", "1250.50"), ("1250", "1250.00"), ("800,-", "800.00")],
)
async def test_money_typed_the_dutch_and_the_english_way(browser: Browser, typed: str, amount: str) -> None:
    world = await a_world()
    await browser.sign_in(world.cast["owner"])
    form = {"training": str(world.training), "cost": typed, "day1": "16 april 2026", f"p{world.cast['owner'].id}": "on"}
    answer = await browser.post(f"/teams/{world.cast.team.id}/leren/plan", form)
    assert answer.status_code == 303
    row = await Plan.objects().first()
    assert row and row.cost == row.from_training == Decimal(amount)


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("cost", "twaalf", "Please enter an amount in euros"),
        ("day1", "11/12/2026", "This could be two different days"),
        ("from_organisation", "-5", "Please enter an amount in euros"),
        ("seats", "veel", "whole number"),
    ],
)
async def test_what_cannot_be_read_is_refused_with_a_reason_and_kept(
    browser: Browser, field: str, typed: str, says: str
) -> None:
    world = await a_world()
    await browser.sign_in(world.cast["owner"])
    form = {"training": str(world.training), "cost": "100", "why": "Samen leren.", field: typed}
    answer = await browser.post(f"/teams/{world.cast.team.id}/leren/plan", form)
    assert answer.status_code == 422 and says in answer.text and "Samen leren." in answer.text
    assert not await Plan.exists()


async def test_parts_that_are_not_the_cost_come_back_with_what_is_missing(browser: Browser) -> None:
    world = await a_world()
    await browser.sign_in(world.cast["owner"])
    form = {"training": str(world.training), "cost": "100", "from_training": "60", "from_organisation": "30"}
    answer = await browser.post(f"/teams/{world.cast.team.id}/leren/plan", form)
    assert answer.status_code == 422 and "€ 10.00 short of the cost" in answer.text


async def test_booking_without_a_transfer_is_a_page_that_says_what_to_do(browser: Browser) -> None:
    world = await a_world()
    plan = await world.chosen()
    await browser.sign_in(world.cast["owner"])
    answer = await browser.post(f"/leren/plannen/{plan}/boek")
    assert answer.status_code == 409 and "First plan how it is passed on" in answer.text


async def test_required_training_is_free_and_nowhere_asks_for_money_back(browser: Browser) -> None:
    world = await a_world()
    training = await a_training(
        await world.act("hr"), title_nl="BHV", required_by="the law", required_nl="twee per locatie"
    )
    await browser.sign_in(world.cast["owner"])
    for url in (f"/leren/trainingen/{training}", f"/teams/{world.cast.team.id}/leren/plan?training={training}"):
        text = (await browser.get(url)).text
        assert "Free of charge and in working time (BW 7:611a)" in text
        assert "repay" not in text.lower()


async def test_a_team_adds_a_training_and_the_coach_says_whether_it_fits(browser: Browser) -> None:
    world = await a_world()
    await browser.sign_in(world.cast["teammate"])
    form = {
        "title_nl": "Rouw bij kinderen",
        "kind": "content",
        "days": "0,5",
        "cost": "€ 95",
        "team": str(world.cast.team.id),
    }
    answer = await browser.post("/leren/nieuw", form)
    url = answer.headers["location"]
    assert answer.status_code == 303 and "not looked at yet" in (await browser.get(url)).text
    assert (await browser.post(f"{url}/methodiek", {"fit": "fits the method", "why": "Ja."})).status_code == 403
    await browser.sign_in(world.cast["practice"])
    told = {"fit": "fits the method", "why": "Het gaat uit van kracht."}
    assert (await browser.post(f"{url}/methodiek", told)).status_code == 303
    await browser.sign_in(world.cast["colleague"])
    page = (await browser.get(url)).text
    assert "Fits the method" in page and "Het gaat uit van kracht." in page
    assert not await Need.exists()


async def test_what_nobody_here_knows_is_said_to_the_team_and_what_somebody_knows_with_who(browser: Browser) -> None:
    """The catalogue answers everybody; the MPP reads how many, and nobody's name."""
    world = await a_world()
    need = await world.need(training=world.training)
    plan = await world.plan()
    pages = [f"/leren/plannen/{plan}", f"/leren/behoeften/{need}"]
    pages += [f"/teams/{world.cast.team.id}/leren/plan?training={world.training}"]
    await browser.sign_in(world.cast["teammate"])
    for page in pages:
        assert "Nobody has a certificate of it." in (await browser.get(page)).text
    there = f"/leren/trainingen/{world.training}"
    assert "Nobody here has a certificate of this yet." in (await browser.get(there)).text
    assert "Nobody here has done it yet" in (await browser.get("/leren")).text
    colleague = world.cast["colleague"]
    await catalogue.obtain(await world.act("colleague"), colleague.id, world.training, TODAY - DAY)
    for page in [*pages, there]:
        text = (await browser.get(page)).text
        assert "Nobody has a certificate" not in text and f'/mensen/{colleague.id}"' in text
    await browser.sign_in(world.cast["mpp"])
    for page in (pages[0], there):
        text = (await browser.get(page)).text
        assert f'/mensen/{colleague.id}"' not in text and "Nobody has a certificate" not in text
    assert "1 colleague has done it" in (await browser.get(there)).text
