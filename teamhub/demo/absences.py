"""Who was absent in the demo organisation, from the report to the recovery. What HR does with a file, others tell."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from teamhub.absence import guidance_service, policy, queries, service, talk_service, work_service
from teamhub.absence.rules import Early
from teamhub.absence.service import Report
from teamhub.core.act import Act
from teamhub.core.lazily import dataclass
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.steps import Step, World

Data = dict[str, Any]
HR = "p46"  # the case manager
LOOK_AHEAD = 20  # days after the first one: day 21
WEEK = 7


@dataclass(frozen=True, slots=True)
class Told:
    """One absence of the data, with what was added to it."""

    data: Data
    more: Data  # additions: near, look_again_on, coordinator
    as_of: str

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def first(self) -> str:
        return str(self.data["first_day"])

    @property
    def expected(self) -> str:
        """The last day that was expected when it was reported."""
        return days_after(self.first, self.data["expected_days_at_report"] - 1)

    @property
    def end(self) -> str:
        """The day on which the team's guidance ends, or that of the reference date."""
        return min(self.data["handed_to_hr_on"] or "9999", self.data["recovered_on"] or "9999", self.as_of)


def steps(data: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    as_of = data["meta"]["as_of"]
    for row in data["absences"]:
        told = Told(row, more["absences"].get(row["id"], {}), as_of)
        coordinator = _coordinator(data, row)
        yield Step(calendar.at(told.first, 7, 50), row["person_id"], reporting(told))
        yield Step(calendar.at(told.first, 9, 20), coordinator, confirming(told))
        yield Step(calendar.at(row["reported_to_occupational_health_on"], 11), HR, passing_on(told))
        yield from _covered(told, calendar)
        yield from _guided(told, coordinator, calendar)
        yield from _longer(told, calendar)
        yield from _back(told, coordinator, calendar)


def _coordinator(data: Data, row: Data) -> str:
    """Who held the role in that team on the first day; HR where nobody did, or where it is their own absence."""
    for role in data["roles"]["assignments"]:
        theirs = role["role_id"] == "verzuim" and role["team_id"] == row["team_id"]
        if theirs and role["since"] <= row["first_day"] <= role["until"] and role["holder_id"] != row["person_id"]:
            return str(role["holder_id"])
    return HR


def _covered(told: Told, calendar: Calendar) -> Iterator[Step]:
    for number, item in enumerate(told.data.get("handover_items", ())):
        yield Step(calendar.at(told.first, 13, number), item["taken_over_by"], taking(told, number, item))


def _guided(told: Told, coordinator: str, calendar: Calendar) -> Iterator[Step]:
    """Contact once a week, the look ahead on day 21, and the hand-over to HR."""
    day = days_after(told.first, WEEK - 1)
    while day < told.end:
        yield Step(calendar.at(day, 10, 10), coordinator, having_contact(told))
        day = days_after(day, WEEK)
    ahead = told.data.get("precheck_done_on") or days_after(told.first, LOOK_AHEAD)
    if ahead <= told.end:
        yield Step(calendar.at(ahead, 10, 40), coordinator, looking_ahead(told))
    if handed := told.data["handed_to_hr_on"]:
        if told.data.get("hr_reason") == "verwacht_langer_dan_6_weken":
            yield Step(calendar.at(handed, 9, 40), coordinator, asking_early(told, Early.LONG))
        yield Step(calendar.at(handed, 14, 15), HR, handing_over(told))


def _longer(told: Told, calendar: Calendar) -> Iterator[Step]:
    """Where it took longer than was expected: said on the last day that was, until the one that it became."""
    back = told.data["recovered_on"]
    last = days_after(back, -1) if back else None
    if told.expected < (last or told.as_of):
        yield Step(calendar.at(told.expected, 10), told.data["person_id"], prolonging(told, last))


def _back(told: Told, coordinator: str, calendar: Calendar) -> Iterator[Step]:
    if back := told.data["recovered_on"]:
        yield Step(calendar.at(back, 8, 10), told.data["person_id"], recovering(told))
        yield Step(calendar.at(back, 15), coordinator, welcoming(told))
    talk = told.data.get("frequent_talk") or {}
    if talk.get("held_on"):
        yield Step(calendar.at(talk["held_on"], 15, 30), talk["by"], talking(told, talk["agreements_nl"]))


def reporting(told: Told) -> Any:
    async def report(world: World, act: Act) -> None:
        row, contact = told.data, told.data.get("contact") or {}
        world.absences[told.id] = await service.report(
            act,
            Report(
                world.calendar.on(told.first),
                world.calendar.on(told.expected),
                phone=contact.get("phone") or "06-000000" + row["person_id"][1:],
                address=contact.get("nursing_address") or "",
                contact_wish=contact.get("preferred") or "",
                work=[item["nl"] for item in row.get("handover_items", ())],
                safety_net=row["safety_net"],
                work_accident=row["work_accident"],
                third_party=row["recourse_third_party"],
            ),
        )

    return report


async def _guiding(world: World, act: Act, told: Told) -> Act:
    """HR stands in where who is asked did not hold the role yet on that day."""
    if policy.coordinates(act.by, world.teams[told.data["team_id"]]):
        return act
    return await world.acts(HR, act.at)


def confirming(told: Told) -> Any:
    async def confirm(world: World, act: Act) -> None:
        await service.confirm(await _guiding(world, act, told), world.absences[told.id])

    return confirm


def passing_on(told: Told) -> Any:
    async def pass_on(world: World, act: Act) -> None:
        await service.pass_on(act, world.absences[told.id])

    return pass_on


def taking(told: Told, number: int, item: Data) -> Any:
    async def take(world: World, act: Act) -> None:
        seen = await queries.case(act, world.absences[told.id])
        work = await queries.work(act, [seen])
        await work_service.take(act, work[number].id, world.calendar.on(item["hand_back_on"]))

    return take


def having_contact(told: Told) -> Any:
    async def contact(world: World, act: Act) -> None:
        await guidance_service.had_contact(await _guiding(world, act, told), world.absences[told.id])

    return contact


def looking_ahead(told: Told) -> Any:
    async def look(world: World, act: Act) -> None:
        agreed = told.data.get("planned_handover_on") or told.data["handed_to_hr_on"]
        on = world.calendar.on(agreed) if agreed else None
        await guidance_service.precheck(await _guiding(world, act, told), world.absences[told.id], on)

    return look


def asking_early(told: Told, why: Early) -> Any:
    async def ask(world: World, act: Act) -> None:
        await guidance_service.ask_early(await _guiding(world, act, told), world.absences[told.id], why)

    return ask


def handing_over(told: Told) -> Any:
    async def hand_over(world: World, act: Act) -> None:
        near, look = told.more.get("near"), told.more.get("look_again_on")
        await guidance_service.hand_over(
            act,
            world.absences[told.id],
            near=world.people[near] if near else None,
            look_again_on=world.calendar.on(look) if look else None,
        )

    return hand_over


def prolonging(told: Told, last: str | None) -> Any:
    async def prolong(world: World, act: Act) -> None:
        on: date | None = world.calendar.on(last) if last else None
        await service.prolong(act, world.absences[told.id], on)

    return prolong


def recovering(told: Told) -> Any:
    async def recover(world: World, act: Act) -> None:
        await service.recover(act, world.absences[told.id], world.calendar.on(told.data["recovered_on"]))

    return recover


def welcoming(told: Told) -> Any:
    async def welcome(world: World, act: Act) -> None:
        await guidance_service.welcome(await _guiding(world, act, told), world.absences[told.id])

    return welcome


def talking(told: Told, agreements: str) -> Any:
    async def talk(world: World, act: Act) -> None:
        kept = [part.strip().rstrip(".") for part in agreements.split(";")]
        await talk_service.hold(act, world.absences[told.id], kept)

    return talk
