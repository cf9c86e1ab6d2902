"""What the demo organisation learns: its catalogue, certificates, needs, plans and what its training budgets paid."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import Stance
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.organisation import FOUNDED
from teamhub.demo.steps import Step, World
from teamhub.proposals import queries as proposal_queries
from teamhub.proposals import service as proposals
from teamhub.training import service as catalogue
from teamhub.training.budgets import service as money
from teamhub.training.needs import service as needs
from teamhub.training.needs.rules import Known, Origin, Whom
from teamhub.training.plans import after_service, asking_service, booking_service, people_service, service
from teamhub.training.plans import queries as plans
from teamhub.training.plans.events import subject
from teamhub.training.plans.rules import Split, Transfer
from teamhub.training.rules import Fit, Kind, RequiredBy

Data = dict[str, Any]
HR, COACH = "p45", "p48"
KINDS = {
    "methodiek": Kind.METHOD, "inhoud": Kind.CONTENT, "wettelijk_kader": Kind.LEGAL, "veiligheid": Kind.SAFETY,
    "zelforganisatie": Kind.SELF_ORGANISATION, "intern_doorgegeven": Kind.PASSED_ON,
}  # fmt: skip
TRANSFERS = {"train_de_trainer": Transfer.TRAIN, "casusbespreking": Transfer.CASE, "onderling": Transfer.PEERS}
NONE = Decimal(0)


def steps(data: Data, additions: Data, calendar: Calendar) -> Iterator[Step]:
    told, more = data["trainings"], additions["learning"]
    for training in told["catalogue"]:
        since = more["since"].get(training["id"], FOUNDED)
        yield Step(calendar.at(since, 8, 40), HR, adding(training, more["asked_by"].get(training["id"], {})))
        if fit := more["fit"].get(training["id"]):
            yield Step(calendar.at(fit["on"], 8, 50), COACH, judging(training["id"], fit))
    for certificate in told["certificates"]:
        if certificate["obtained_on"]:
            on = max(certificate["obtained_on"], more["since"].get(certificate["training_id"], FOUNDED))
            yield Step(calendar.at(on, 17), HR, obtaining(certificate))
    for plan in [*told["plans"], *more["invented_plans"]]:
        yield from planned(plan, data, more["plans"][plan["id"]], calendar)
    for need in more["needs"]:
        yield Step(calendar.at(need["on"], 15, 10), need["by"], writing(need))
        for voice in need.get("voices", ()):
            yield Step(calendar.at(voice["on"], 15, 40), voice["by"], saying(need["id"], voice))
    for collection in more["collected"]:
        yield Step(calendar.at(collection["on"], 9, 5), collection["by"], collecting(collection))
    for paid in more["paid"]:
        yield Step(calendar.at(paid["on"], 16, 20), paid["by"], paying(paid))


def adding(training: Data, asked: Data) -> Any:
    async def add(world: World, act: Act) -> None:
        required = training["required"] or {"nl": "", "en": ""}
        world.trainings[training["id"]] = await catalogue.add(
            act,
            code=training["id"],
            title_nl=training["title"]["nl"],
            title_en=training["title"]["en"],
            kind=KINDS[training["kind"]],
            days=Decimal(str(training["days"])),
            cost=Decimal(training["cost_eur"]),
            provider=training["provider"],
            required_by=RequiredBy(asked.get("by", RequiredBy.NOTHING)),
            required_nl=required["nl"],
            required_en=required["en"],
            role_key=asked.get("role", ""),
            within_months=asked.get("within_months"),
            valid_months=training["valid_months"],
            idea=world.ideas.get(training.get("from_idea_id", "")),
        )

    return add


def judging(training: str, told: Data) -> Any:
    async def judge(world: World, act: Act) -> None:
        await catalogue.judge(act, world.trainings[training], Fit(told["fit"]), told["why"])

    return judge


def obtaining(told: Data) -> Any:
    """The day of the certificate may lie before TeamHub began; its last one follows from the catalogue."""

    async def obtain(world: World, act: Act) -> None:
        on = world.calendar.on(told["obtained_on"])
        await catalogue.obtain(act, world.people[told["person_id"]], world.trainings[told["training_id"]], on)

    return obtain


def planned(told: Data, data: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    """Made by one of the team, answered by who goes, chosen as the data says, booked, followed and passed on."""
    by, on = more["by"], more["proposed_on"]
    yield Step(calendar.at(on, 10), by, making(told, more))
    for person in told["participants"]:
        if person != by:
            yield Step(calendar.at(on, 12), person, going(told))
    if advice := more.get("advice"):
        yield Step(calendar.at(advice.get("on", on), 14), by, asking(told, advice))
        for given in advice.get("given", ()):
            yield Step(calendar.at(given["on"], 11), given["by"], advising(told, given))
            yield Step(calendar.at(given["replied_on"], 11, 30), by, replying(told, given))
    if told["state"] == "voorstel":
        return
    decided = told["decided_on"]
    if told["method"] == "consent":
        yield Step(calendar.at(days_after(decided, -3), 10), by, proposing(told, more))
        for person in data["people"]:
            if person["team_id"] == told["team_id"] and person["employed_since"] <= decided:
                yield Step(calendar.at(decided, 15), person["id"], consenting(told))
    else:
        yield Step(calendar.at(decided, 15), by, choosing(told))
    yield Step(calendar.at(decided, 16), by, booking(told, more))
    for page in more.get("monday", ()):
        yield Step(calendar.at(page["on"], 20), page["by"], writing_monday(told, page))
    if told["transfer"]["done_on"]:
        yield Step(calendar.at(told["transfer"]["done_on"], 17), by, passing_on(told, more))


def making(told: Data, more: Data) -> Any:
    async def make(world: World, act: Act) -> None:
        paid, cost = told["paid_by"], Decimal(told["cost_eur"])
        training = Decimal(paid.get("team", 0))
        organisation = Decimal(paid.get("organisatie", 0))
        world.training_plans[told["id"]] = await service.make(
            act,
            world.teams[told["team_id"]],
            training=world.trainings[told["training_id"]],
            cost=cost,
            split=Split(training, NONE, organisation, NONE),
            people=[world.people[person] for person in told["participants"]],
            days=[world.calendar.on(day) for day in told["dates"]],
            why=more.get("why", ""),
            seats=more.get("seats", 0),
            need=world.needs[more["need"]] if "need" in more else None,
        )

    return make


def going(told: Data) -> Any:
    async def go(world: World, act: Act) -> None:
        await people_service.reply(act, world.training_plans[told["id"]], True)

    return go


def asking(told: Data, advice: Data) -> Any:
    async def ask(world: World, act: Act) -> None:
        others = [world.people[person] for person in advice.get("of", ())]
        await asking_service.ask(act, world.training_plans[told["id"]], advice["question"], others)

    return ask


def advising(told: Data, given: Data) -> Any:
    async def advise(world: World, act: Act) -> None:
        matter = await decisions.matter(act, subject(world.training_plans[told["id"]]))
        [mine] = [one.id for one in matter.asked if one.person == act.by.id]
        await asking_service.give(act, world.training_plans[told["id"]], mine, given["text"])

    return advise


def replying(told: Data, given: Data) -> Any:
    async def reply(world: World, act: Act) -> None:
        plan, adviser = world.training_plans[told["id"]], world.people[given["by"]]
        matter = await decisions.matter(act, subject(plan))
        [answer] = [one.answer for one in matter.asked if one.person == adviser and one.answer]
        await asking_service.answer(act, plan, answer.id, followed=given["followed"], text=given["reply"])

    return reply


def choosing(told: Data) -> Any:
    async def choose(world: World, act: Act) -> None:
        await service.choose(act, world.training_plans[told["id"]])

    return choose


def proposing(told: Data, more: Data) -> Any:
    async def propose(world: World, act: Act) -> None:
        plan = world.training_plans[told["id"]]
        cost = str((await plans.one(act, plan)).cost)
        payload = {"plan": plan, "cost": cost}
        team = world.teams[told["team_id"]]
        await proposals.propose(
            act, service.KIND, team=team, payload=payload, why=more["why"], key=subject(plan), days=7
        )

    return propose


def consenting(told: Data) -> Any:
    async def speak(world: World, act: Act) -> None:
        put = await proposal_queries.of(act, subject(world.training_plans[told["id"]]))
        await proposals.speak(act, put[0].id, Stance.CONSENT)

    return speak


def booking(told: Data, more: Data) -> Any:
    async def book(world: World, act: Act) -> None:
        plan, transfer = world.training_plans[told["id"]], told["transfer"]
        last = world.calendar.on(told["dates"][-1])
        await booking_service.plan_transfer(
            act,
            plan,
            transfer=TRANSFERS[transfer["kind"]],
            to=more["to"],
            how=transfer["nl"],
            due_on=within(last, world.calendar.on(transfer["due_on"])),
        )
        await booking_service.book(act, plan)

    return book


def within(last: date, due_on: date) -> date:
    """The data's own day, which is eight weeks after the last one at most."""
    return max(last, due_on)


def writing_monday(told: Data, page: Data) -> Any:
    async def write(world: World, act: Act) -> None:
        await after_service.write_monday(act, world.training_plans[told["id"]], page["words"])

    return write


def passing_on(told: Data, more: Data) -> Any:
    async def pass_on(world: World, act: Act) -> None:
        on = world.calendar.on(told["transfer"]["done_on"])
        await after_service.pass_on(act, world.training_plans[told["id"]], on, more["reached"])

    return pass_on


def writing(told: Data) -> Any:
    async def write(world: World, act: Act) -> None:
        training = told.get("training")
        world.needs[told["id"]] = await needs.write(
            act,
            world.teams[told["team"]],
            question=told["question"],
            origin=Origin(told["origin"]),
            about=told.get("about", ""),
            whom=Whom(told["whom"]),
            owner=world.people[told["owner"]] if "owner" in told else None,
            training=world.trainings[training] if training else None,
        )

    return write


def saying(need: str, voice: Data) -> Any:
    async def say(world: World, act: Act) -> None:
        if "ground" in voice:
            seen_by = world.people[voice["seen_by"]] if "seen_by" in voice else None
            await needs.know(act, world.needs[need], Known(voice["ground"]), voice["words"], seen_by)
        else:
            await needs.join(act, world.needs[need])

    return say


def collecting(told: Data) -> Any:
    async def collect(world: World, act: Act) -> None:
        await needs.collect(act, world.teams[told["team"]], world.calendar.on(told["meet_on"]))

    return collect


def paying(told: Data) -> Any:
    async def pay(world: World, act: Act) -> None:
        plan = told.get("plan")
        await money.pay(
            act,
            world.teams[told["team"]],
            amount=Decimal(str(told["amount"])),
            paid_on=min(world.calendar.on(told["on"]), act.today),
            words=told.get("words", ""),
            plan=world.training_plans[plan] if plan else None,
            last=plan is not None,
        )

    return pay
