"""What the demo organisation asked about its frameworks: may we do this ourselves, and what should change."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import Step, World
from teamhub.frameworks.policy import may_answer
from teamhub.frameworks.requests import queries
from teamhub.frameworks.requests import service as requests
from teamhub.frameworks.requests.tables import FrameworkRequest, Outcome
from teamhub.ideas.resting import service as resting
from teamhub.may_we import service as may_we

Data = dict[str, Any]


def steps(data: Data, calendar: Calendar) -> Iterator[Step]:
    for number, asked in enumerate(data["may_we_questions"]):
        key = f"vraag-{number}"
        yield Step(calendar.at(asked["on"], 11), asked["by"], asking(key, asked))
        answered_on = (date.fromisoformat(asked["on"]) + timedelta(days=1)).isoformat()
        yield Step(calendar.at(answered_on, 10), asked["answered_by"], answering(key, asked))
    for request in data["framework_requests"]:
        yield Step(calendar.at(request["requested_on"], 14), request["requested_by"], requesting(request))
        for note in request["log"]:
            if note["on"] != request.get("answered_on"):
                yield Step(calendar.at(note["on"], 15), note["by"], noting(request, note["nl"]))
        if "answered_on" in request:
            told = request["log"][-1]
            words = f"{request['answer']['nl']} {told['nl']}"
            yield Step(calendar.at(request["answered_on"], 16), told["by"], deciding(request, words))


def asking(key: str, asked: Data) -> Any:
    async def ask(world: World, act: Act) -> None:
        world.questions[key] = (await may_we.ask(act, asked["nl"])).id

    return ask


def answering(key: str, asked: Data) -> Any:
    async def answer(world: World, act: Act) -> None:
        number = world.questions[key]
        await may_we.answer(act, number, answer=asked["answer_nl"], framework=asked["framework_id"])

    return answer


def requesting(request: Data) -> Any:
    async def ask(world: World, act: Act) -> None:
        code, question = request["framework_id"], request["question"]["nl"]
        if not request["from_idea_id"]:
            world.questions[request["id"]] = (await requests.request(act, framework=code, question=question)).id
            return
        idea = world.ideas[request["from_idea_id"]]
        await resting.go_outside(act, idea, framework=code, why=question)
        made = await FrameworkRequest.select(FrameworkRequest.id).where(FrameworkRequest.idea == idea).first()
        assert made
        world.questions[request["id"]] = made["id"]

    return ask


def noting(request: Data, text: str) -> Any:
    async def note(world: World, act: Act) -> None:
        """Who may answer it and tells how it stands, has it from then on."""
        number = world.questions[request["id"]]
        row = await queries.one(act, number)
        if not row["taken_by"] and may_answer(act.by, row["by"], row["team"]):
            await requests.take(act, number)
        await requests.note(act, number, text)

    return note


def deciding(request: Data, words: str) -> Any:
    async def decide(world: World, act: Act) -> None:
        await requests.answer_request(act, world.questions[request["id"]], outcome=Outcome.CHANGED, answer=words)

    return decide
