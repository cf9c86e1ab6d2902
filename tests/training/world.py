"""KAD-04, KAD-06 and KAD-10 as the demo organisation agreed them, a training, and a team that plans it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.people.tables import ContractHours, Person
from teamhub.training import service as catalogue
from teamhub.training.needs import service as needs
from teamhub.training.needs.rules import Origin, Whom
from teamhub.training.plans import booking_service, people_service, queries, service
from teamhub.training.plans.rules import Split, Transfer
from teamhub.training.plans.seen import Seen
from teamhub.training.rules import Kind
from tests.cast import Cast, a_cast
from tests.conftest import NOON
from tests.decisions.about import adopt
from tests.factories import LONG_AGO, a_role, acting

TODAY = NOON.date()
DAY = timedelta(days=1)
DAYS = (TODAY + 21 * DAY, TODAY + 28 * DAY)  # of the training
NONE = Decimal(0)
QUESTION = "Een gesprek voeren met een kind dat niets zegt."


async def agree(**limits: int) -> None:
    for code in ("KAD-04", "KAD-06", "KAD-10"):
        await adopt(code, **limits)


def from_budget(cost: Decimal | int) -> Split:
    return Split(Decimal(cost), NONE, NONE, NONE)


@dataclass
class World:
    cast: Cast
    training: int
    acts: dict[str, Act] = field(default_factory=dict)

    async def act(self, who: str = "owner", **later: float) -> Act:
        return await acting(self.cast[who], NOON + timedelta(**later))

    async def plan(self, who: str = "owner", cost: int | str = 550, **given: Any) -> int:
        amount = Decimal(cost)
        usual: dict[str, Any] = {
            "training": self.training, "cost": amount, "split": from_budget(amount), "days": DAYS,
            "people": [self.cast["owner"].id],
        }  # fmt: skip
        return await service.make(await self.act(who), self.cast.team.id, **{**usual, **given})

    async def chosen(self, **given: Any) -> int:
        plan = await self.plan(**given)
        await service.choose(await self.act(), plan)
        return plan

    async def transfer(self, plan: int, **given: Any) -> None:
        usual: dict[str, Any] = {"transfer": Transfer.PEERS, "to": "Het hele team", "how": "In het overleg."}
        await booking_service.plan_transfer(await self.act(), plan, **{**usual, **given})

    async def booked(self, **given: Any) -> int:
        plan = await self.chosen(**given)
        await self.transfer(plan)
        await booking_service.book(await self.act(), plan)
        return plan

    async def both_go(self, plan: int) -> None:
        await people_service.ask(await self.act(), plan, [self.cast["teammate"].id])
        await people_service.reply(await self.act("teammate"), plan, True)

    async def seen(self, plan: int, who: str = "owner", **later: float) -> Seen:
        return await queries.one(await self.act(who, **later), plan)

    async def need(self, who: str = "owner", **given: Any) -> int:
        usual: dict[str, Any] = {"question": QUESTION, "origin": Origin.CASE, "whom": Whom.ME}
        return await needs.write(await self.act(who), self.cast.team.id, **{**usual, **given})


async def hours(person: Person, amount: int, from_on: date = LONG_AGO) -> None:
    await ContractHours(person=person.id, hours=amount, from_on=from_on).save()


async def a_training(act: Act, **given: Any) -> int:
    usual: dict[str, Any] = {
        "title_nl": "Gespreksleiding en consent", "title_en": "Facilitation and consent", "provider": "extern",
        "kind": Kind.SELF_ORGANISATION, "days": Decimal(2), "cost": Decimal(275),
    }  # fmt: skip
    return await catalogue.add(act, **{**usual, **given})


async def a_world(**limits: int) -> World:
    """Owner and teammate work 36 and 18 hours: 1,5 fte, so €1.125 in the year. The owner is the developer."""
    await agree(**limits)
    cast = await a_cast()
    await hours(cast["owner"], 36)
    await hours(cast["teammate"], 18)
    await a_role(cast["owner"], cast.team, "ontwikkelaar")
    return World(cast, await a_training(await acting(cast["hr"])))
