"""How the committees of the demo selected: letters without names, talks, the choice by consent, terms, what HR saw."""

from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from teamhub.core.act import Act
from teamhub.core.clock import ZONE
from teamhub.decisions import queries as decisions
from teamhub.decisions.rules import Stance
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.hiring import queries as hiring
from teamhub.hiring.selecting import (
    answer_service,
    choice_service,
    filling_service,
    letter_service,
    talk_service,
)
from teamhub.hiring.selecting.procedure import Given
from teamhub.hiring.selecting.rules import Outcome, Paper, Round
from teamhub.hiring.selecting.tables import SelectionLetter
from teamhub.proposals import queries as proposals
from teamhub.proposals import service as putting

Data = dict[str, Any]
ROUNDS = {"first": Round.FIRST, "second": Round.SECOND, "case": Round.CASE}


def steps(data: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    for vacancy in data["vacancies"]:
        told = more[vacancy["id"]]
        told = {**told, "id": vacancy["id"], "recruiter": vacancy["contact_id"], "criteria": vacancy["criteria"]}
        yield from _letters(told, calendar)
        yield from _talks(told, calendar)
        if "choice" in told:
            yield from _choice(told, {"data": data, **told["choice"]}, calendar)
        yield from _answers(told, calendar)


def _letters(told: Data, calendar: Calendar) -> Iterator[Step]:
    said = told["letters"]
    yield Step(calendar.at(said["laid_out_on"], 10), told["recruiter"], laying_out(told))
    for number, scorer in enumerate(said["scorers"]):
        for minute, (candidate, scores) in enumerate(said["scores"].items()):
            at = calendar.at(said["scored_on"], 13 + number, 5 * minute)
            yield Step(at, scorer, scoring_letter(told, candidate, scores[number], said["notes"].get(candidate, "")))
    for minute, candidate in enumerate(said["scores"]):
        at = calendar.at(said["decided_on"], 9, 5 * minute)
        yield Step(at, said["scorers"][0], deciding(told, candidate, said["rejected"].get(candidate)))
    for minute, scorer in enumerate(said["scorers"]):
        yield Step(calendar.at(said["decided_on"], 10, 5 * minute), scorer, agreeing(told))


def _talks(told: Data, calendar: Calendar) -> Iterator[Step]:
    for number, one in enumerate(told["questions"]):
        yield Step(calendar.at(one["on"], 11, number), one["by"], asking(told, one))
    for number, talk in enumerate(told["talks"]):
        yield Step(calendar.at(talk["planned_on"], 15, number), told["recruiter"], planning(told, talk))
        for minute, (scorer, scores) in enumerate(talk.get("scores", {}).items()):
            at = calendar.at(talk["on"], 17 + number % 3, 10 * minute)
            yield Step(at, scorer, scoring_talk(told, talk, scores))
    for candidate, one in told["turned_down"].items():
        yield Step(calendar.at(one["on"], 12), one["by"], turning_down(told, candidate, one))


def _answers(told: Data, calendar: Calendar) -> Iterator[Step]:
    for one in told["answers"]:
        yield Step(calendar.at(one["on"], one.get("hour", 16), 30), told["recruiter"], answering(told, one["to"]))
    for candidate, one in told["reserve"].items():
        yield Step(calendar.at(one["on"], 21), one["by"], reserving(told, candidate))


def _choice(told: Data, choice: Data, calendar: Calendar) -> Iterator[Step]:
    on, leads = choice["on"], told["recruiter"]
    yield Step(calendar.at(on, 10), leads, proposing(told, choice))
    objector = choice.get("objection", {}).get("by")
    team = next(one["team_id"] for one in choice["data"]["vacancies"] if one["id"] == told["id"])
    for minute, person in enumerate(p["id"] for p in choice["data"]["people"] if p["team_id"] == team):
        said = choice["objection"] if person == objector else None
        yield Step(calendar.at(on, 11, minute), person, speaking(told, said))
    if objector:
        yield Step(calendar.at(on, 14), leads, resolving(told, choice["objection"]["met"]))
        yield Step(calendar.at(on, 14, 30), objector, confirming(told))
    if terms := choice.get("terms"):
        yield Step(calendar.at(terms["on"], 16), terms["by"], agreeing_terms(told, terms))
        for seen in choice["seen"]:
            yield Step(calendar.at(seen["on"], 11), seen["by"], seeing(told, seen))
        yield Step(calendar.at(choice["filled_on"], 15), choice["seen"][0]["by"], filling(told))


async def _criteria(world: World, told: Data) -> list[int]:
    """In the order of the data."""
    return [one.id for one in await hiring.criteria(world.vacancies[told["id"]])]


async def _letter(world: World, candidate: str) -> int:
    row = await SelectionLetter.objects().get(SelectionLetter.applicant == world.applicants[candidate])
    assert row
    return int(row.id)


def laying_out(told: Data) -> Any:
    async def lay_out(world: World, act: Act) -> None:
        await letter_service.lay_out(act, world.vacancies[told["id"]])

    return lay_out


def scoring_letter(told: Data, candidate: str, scores: list[int], note: str) -> Any:
    async def score(world: World, act: Act) -> None:
        given = await _given(world, told, scores, note)
        await letter_service.score(act, world.vacancies[told["id"]], await _letter(world, candidate), given)

    return score


async def _given(world: World, told: Data, scores: list[int], note: str = "") -> dict[int, Given]:
    """The note is about the first criterion."""
    criteria = await _criteria(world, told)
    pairs = zip(criteria, scores, strict=True)
    return {key: Given(value, note if key == criteria[0] else "") for key, value in pairs}


def deciding(told: Data, candidate: str, rejected: Data | None) -> Any:
    async def decide(world: World, act: Act) -> None:
        letter, vacancy = await _letter(world, candidate), world.vacancies[told["id"]]
        if rejected is None:
            await letter_service.decide(act, vacancy, letter, Outcome.INVITE)
            return
        reason = await _reason(world, told, rejected)
        await letter_service.decide(act, vacancy, letter, Outcome.REJECT, reason=reason, words=rejected["words"])

    return decide


async def _reason(world: World, told: Data, rejected: Data) -> int:
    keys = [one["key"] for one in told["criteria"]]
    return (await _criteria(world, told))[keys.index(rejected["criterion"])]


def agreeing(told: Data) -> Any:
    async def agree(world: World, act: Act) -> None:
        await letter_service.agree(act, world.vacancies[told["id"]])

    return agree


def asking(told: Data, one: Data) -> Any:
    async def ask(world: World, act: Act) -> None:
        keys = [each["key"] for each in told["criteria"]]
        about = (await _criteria(world, told))[keys.index(one["criterion"])] if "criterion" in one else None
        await talk_service.write_question(act, world.vacancies[told["id"]], ROUNDS[one["round"]], one["words"], about)

    return ask


def planning(told: Data, talk: Data) -> Any:
    async def plan(world: World, act: Act) -> None:
        on = world.calendar.workday(talk["on"])
        starts = datetime.combine(on, time.fromisoformat(talk["at"]), tzinfo=ZONE)
        about = {"starts_at": starts, "minutes": talk["minutes"], "place": talk["place"]}
        vacancy = world.vacancies[told["id"]]
        slot = await talk_service.offer_slot(act, vacancy, ROUNDS[talk["round"]], **about)
        if talk.get("with"):
            await talk_service.plan(act, vacancy, slot, world.applicants[talk["with"]])

    return plan


def scoring_talk(told: Data, talk: Data, scores: list[int]) -> Any:
    async def score(world: World, act: Act) -> None:
        given = await _given(world, told, scores)
        applicant, round = world.applicants[talk["with"]], ROUNDS[talk["round"]]
        await talk_service.score(act, world.vacancies[told["id"]], applicant, round, given)

    return score


def turning_down(told: Data, candidate: str, one: Data) -> Any:
    async def turn_down(world: World, act: Act) -> None:
        reason = await _reason(world, told, one)
        vacancy, applicant = world.vacancies[told["id"]], world.applicants[candidate]
        await talk_service.turn_down(act, vacancy, applicant, reason=reason, words=one["words"])

    return turn_down


def answering(told: Data, candidate: str) -> Any:
    async def answer(world: World, act: Act) -> None:
        await answer_service.answer(act, world.vacancies[told["id"]], world.applicants[candidate])

    return answer


def reserving(told: Data, candidate: str) -> Any:
    async def reserve(world: World, act: Act) -> None:
        await talk_service.reserve(act, world.vacancies[told["id"]], world.applicants[candidate])

    return reserve


async def _proposal(world: World, act: Act, told: Data) -> int:
    found = await proposals.of(act, f"vacancy:{world.vacancies[told['id']]}")
    return next(one.id for one in found if one.type == "hiring.choose")


def proposing(told: Data, choice: Data) -> Any:
    async def propose(world: World, act: Act) -> None:
        words = {"why": choice["why"], "condition": choice["condition"]}
        vacancy, applicant = world.vacancies[told["id"]], world.applicants[choice["of"]]
        await choice_service.propose(act, vacancy, applicant, **words)

    return propose


def speaking(told: Data, objection: Data | None) -> Any:
    async def speak(world: World, act: Act) -> None:
        number = await _proposal(world, act, told)
        if objection is None:
            await putting.speak(act, number, Stance.CONSENT)
            return
        words = {name: objection[name] for name in ("argument", "harm", "safe")}
        await putting.speak(act, number, Stance.OBJECTION, **words)

    return speak


async def _objection(world: World, act: Act, told: Data) -> tuple[int, int, int | None]:
    """The proposal, the voice that objects, and the resolution that waits for an answer."""
    number = await _proposal(world, act, told)
    seen = await proposals.one(act, number)
    [voice] = seen.objections
    matter = await decisions.matter(act, f"proposal:{number}")
    waiting = [one.id for said in matter.rounds[-1].worded for one in said.resolutions if one.met is None]
    return number, voice.number, waiting[-1] if waiting else None


def resolving(told: Data, words: str) -> Any:
    async def resolve(world: World, act: Act) -> None:
        number, voice, _ = await _objection(world, act, told)
        await putting.propose_resolution(act, number, voice, words)

    return resolve


def confirming(told: Data) -> Any:
    async def confirm(world: World, act: Act) -> None:
        number, _, resolution = await _objection(world, act, told)
        assert resolution
        await putting.confirm(act, number, resolution)

    return confirm


def agreeing_terms(told: Data, terms: Data) -> Any:
    async def agree(world: World, act: Act) -> None:
        until = terms.get("until_on")
        await choice_service.agree(
            act,
            world.vacancies[told["id"]],
            start_on=world.calendar.on(terms["start_on"]),
            until_on=world.calendar.on(until) if until else None,
            hours=Decimal(terms["hours"]),
        )

    return agree


def seeing(told: Data, seen: Data) -> Any:
    async def see(world: World, act: Act) -> None:
        issued = world.calendar.on(seen["issued_on"]) if "issued_on" in seen else None
        vacancy, on = world.vacancies[told["id"]], act.today
        await filling_service.see(act, vacancy, Paper[seen["what"]], seen_on=on, issued_on=issued)

    return see


def filling(told: Data) -> Any:
    async def fill(world: World, act: Act) -> None:
        await filling_service.fill(act, world.vacancies[told["id"]])

    return fill
