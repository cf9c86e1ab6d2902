"""How the ideas of the demo organisation were decided: advice, consent rounds, pilots, what came of them."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions.rules import Stance
from teamhub.decisions.tables import Advice, Adviser, ConsentRound, Resolution, Voice
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.steps import Step, World
from teamhub.ideas.deciding import round_service as rounds
from teamhub.ideas.deciding import service as deciding
from teamhub.ideas.deciding.round_service import Wanted
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.events import subject

Data = dict[str, Any]
CHAIR = "c1"  # writes down what the client council advises


def advice_steps(idea: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    """What was asked of whom, what they said, and what the owner did with it."""
    for asked_on in sorted({advice["asked_on"] for advice in idea["advice"]}):
        people = [advice["from"] for advice in idea["advice"] if advice["asked_on"] == asked_on]
        yield Step(calendar.at(asked_on, 9, 30), idea["owner_id"], asking(idea, more["question"], people))
    for advice in idea["advice"]:
        if advice["given_on"]:
            yield from answered(idea, calendar, advice["from"], advice["given_on"], advice["nl"], advice)
    for extra in more.get("also_asked", ()):
        yield Step(calendar.at(extra["on"], 9, 40), idea["owner_id"], asking(idea, extra["question"], [extra["of"]]))
        said = extra_words(idea, extra)
        yield from answered(idea, calendar, extra["of"], said["on"], said["nl"], said)
    council = idea.get("client_council")
    if council:
        question = more["council_question"]
        yield Step(calendar.at(council["asked_on"], 9, 45), idea["owner_id"], asking(idea, question, [], council=True))
        reply = {"followed": True, "reply_nl": council["processed_nl"]}
        yield from answered(idea, calendar, CHAIR, council["answered_on"], council["nl"], reply)
    if again := more.get("asks_again"):
        yield Step(calendar.at(again["on"], 11), idea["owner_id"], asking(idea, again["question"], again["of"]))


def extra_words(idea: Data, extra: Data) -> Data:
    """Advice that the data tells as an objection, or as a comment."""
    if "objection" in extra:
        told = idea["objections"][extra["objection"]]
        reply = {"followed": True, "reply_nl": told["resolution_nl"], "replied_on": told["resolved_on"]}
        return {"on": told["on"], "nl": told["nl"], **reply}
    told = next(c for c in idea["comments"] if c["by"] == extra["of"] and c["on"] == extra["comment"])
    return {"on": told["on"], "nl": told["nl"], "followed": True, "reply_nl": extra["reply"]}


def answered(idea: Data, calendar: Calendar, by: str, on: str, text: str, reply: Data) -> Iterator[Step]:
    yield Step(calendar.at(on, 13), by, advising(idea, None if by == CHAIR else by, text))
    if reply["reply_nl"]:
        when = calendar.at(reply.get("replied_on", on), 16)
        followed, words = reply["followed"], reply["reply_nl"]
        yield Step(when, idea["owner_id"], replying(idea, None if by == CHAIR else by, followed, words))


def asking(idea: Data, question: str, people: list[str], council: bool = False) -> Any:
    async def ask(world: World, act: Act) -> None:
        asked = [world.people[person] for person in people]
        await deciding.ask_advice(act, world.ideas[idea["id"]], question, asked, council=council)

    return ask


def advising(idea: Data, who: str | None, text: str) -> Any:
    async def advise(world: World, act: Act) -> None:
        adviser = await adviser_of(world, idea, who)
        await deciding.give_advice(act, world.ideas[idea["id"]], adviser, text)

    return advise


def replying(idea: Data, who: str | None, followed: bool, text: str) -> Any:
    async def reply(world: World, act: Act) -> None:
        adviser = await adviser_of(world, idea, who)
        given = await Advice.select(Advice.id).where(Advice.adviser == adviser).order_by(Advice.id).first()
        assert given, f"{idea['id']}: {who} has not advised"
        await deciding.reply_to_advice(act, world.ideas[idea["id"]], given["id"], followed=followed, text=text)

    return reply


async def adviser_of(world: World, idea: Data, who: str | None) -> int:
    """`who` is nobody for the client council as a body."""
    asked = Adviser.request.subject == subject(world.ideas[idea["id"]])
    this = Adviser.person == world.people[who] if who else Adviser.person.is_null()
    found = await Adviser.select(Adviser.id).where(asked & this).order_by(Adviser.id, ascending=False).first()
    assert found, f"{idea['id']}: {who} was not asked"
    return int(found["id"])


def round_steps(idea: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    """Rounds in a meeting: called in the morning, everybody speaks in the afternoon, objections are met later."""
    for number, told in enumerate(more.get("rounds", ())):
        yield Step(calendar.at(told["on"], 10), idea["owner_id"], calling(idea, told))
        for person in told["consent"]:
            yield Step(calendar.at(told["on"], 14), person, speaking(idea, Stance.CONSENT, {}))
        for person, parts in told.get("objections", {}).items():
            said = next(o for o in idea["objections"] if o["by"] == person)
            words = {"argument": said["nl"], "harm": parts["harm"], "safe": parts["safer"]}
            yield Step(calendar.at(told["on"], 14, 20), person, speaking(idea, Stance.OBJECTION, words))
            if said["resolution_nl"]:
                met_on = said["resolved_on"] or days_after(told["on"], 2)
                yield Step(calendar.at(met_on, 10), idea["owner_id"], resolving(idea, person, said["resolution_nl"]))
            if said["resolved_on"]:
                yield Step(calendar.at(said["resolved_on"], 11), person, confirming(idea, person))
        assert number < 3, "a third round needs its own story"
    if coming := more.get("next_round"):
        yield Step(calendar.at(coming["on"], 9), idea["owner_id"], calling(idea, coming))


def calling(idea: Data, told: Data) -> Any:
    async def call(world: World, act: Act) -> None:
        decided = idea["decisions"][told["decision"]] if "decision" in told else None
        text, again = (decided["text_nl"], decided["evaluate_on"]) if decided else (told["text"], told["evaluate_on"])
        how: Data = {"days": tuple(told["days"])} if "days" in told else {"meeting_on": act.today}
        wanted = Wanted(
            text=text, evaluate_on=world.calendar.on(again), purpose=Purpose(told.get("purpose", "decide")), **how
        )
        await rounds.call_round(act, world.ideas[idea["id"]], wanted)

    return call


def speaking(idea: Data, stance: Stance, words: Data) -> Any:
    async def speak(world: World, act: Act) -> None:
        here = world.ideas[idea["id"]]
        await rounds.speak(act, here, await newest_round(here), stance, **words)

    return speak


def resolving(idea: Data, objector: str, text: str) -> Any:
    async def resolve(world: World, act: Act) -> None:
        here = world.ideas[idea["id"]]
        await rounds.propose_resolution(act, here, await objection_of(world, here, objector), text)

    return resolve


def confirming(idea: Data, objector: str) -> Any:
    async def confirm(world: World, act: Act) -> None:
        here = world.ideas[idea["id"]]
        voice = await objection_of(world, here, objector)
        proposed = await Resolution.select(Resolution.id).where(Resolution.voice == voice).first()
        assert proposed
        await rounds.confirm_resolution(act, here, proposed["id"])

    return confirm


async def newest_round(idea_id: int) -> int:
    newest = ConsentRound.select(ConsentRound.id).where(ConsentRound.subject == subject(idea_id))
    found = await newest.order_by(ConsentRound.id, ascending=False).first()
    assert found
    return int(found["id"])


async def objection_of(world: World, idea_id: int, objector: str) -> int:
    here = (Voice.round == await newest_round(idea_id)) & (Voice.person == world.people[objector])
    found = await Voice.select(Voice.id).where(here).order_by(Voice.id, ascending=False).first()
    assert found
    return int(found["id"])
