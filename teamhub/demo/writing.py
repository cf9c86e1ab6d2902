"""The words of the demo's ideas: thoughts, sharing, versions, suggestions, support, and what was said beside them."""

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from teamhub.core.act import Act
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.steps import Step, World
from teamhub.ideas import queries
from teamhub.ideas.rules import fields_of
from teamhub.ideas.suggestions import service as suggestions
from teamhub.ideas.suggestions.tables import Suggestion
from teamhub.ideas.tables import Audience
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind, Remark
from teamhub.ideas.texts import service as texts
from teamhub.ideas.thoughts import service as thoughts
from teamhub.ideas.together import co_maker_service as makers

Data = dict[str, Any]
CANVAS = {"ownership": "eigenaarschap", "strengths": "eigen_kracht", "why_now": "motivatie", "contacts": "contacten"}


def steps(idea: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    owner, began = idea["owner_id"], idea["created_on"]
    yield Step(calendar.at(began, 7, 30), owner, thinking(idea, more))
    if idea["visibility"] == "alleen_ik":
        return
    yield Step(calendar.at(began, 8), owner, sharing(idea))
    for version in versions(idea, more)[1:]:
        yield Step(calendar.at(version["on"], 18), owner, editing(idea, version))
    for number, supporter in enumerate(idea["supporters"]):
        yield Step(calendar.at(days_after(began, 2 + 3 * number), 12, 15), supporter, supporting(idea))
    for maker in idea["co_makers"]:
        yield Step(calendar.at(began, 19), owner, inviting(idea, maker))
        yield Step(calendar.at(began, 20), maker, joining(idea))
    yield from remark_steps(idea, more.get("remarks", {}), calendar)
    for told in idea.get("versions", ()):
        if told.get("suggested"):
            yield Step(calendar.at(told["on"], 14), told["by"], suggesting(idea, told))
            answer = next(advice["reply_nl"] for advice in idea["advice"] if advice["from"] == told["by"])
            yield Step(calendar.at(more["declined_on"], 17), owner, declining(idea, answer))


def versions(idea: Data, more: Data) -> list[Data]:
    """The owner's texts, in order: the last is what it says now, the ones before it are told in the additions."""
    own = [version for version in idea.get("versions", ()) if version["by"] == idea["owner_id"]]
    if not own:
        return [{"on": idea["created_on"], "proposal": idea["proposal_nl"] or ""}]
    said = [*more["texts"][: len(own) - 1], idea["proposal_nl"]]
    told = [{"on": v["on"], "note": v["nl"], "proposal": text} for v, text in zip(own, said, strict=True)]
    if "amount_from" in more:
        told.insert(1, {"on": more["amount_from"], "note": more["amount_note"], "amount": more["amount"]})
    return told


def remark_steps(idea: Data, special: Data, calendar: Calendar) -> Iterator[Step]:
    """Comments; some are a question or an offer of help, and the owner's next comment may be the answer to one."""
    answers = {told["replied_by"] for told in special.values() if "replied_by" in told}
    for number, comment in enumerate(idea["comments"]):
        told = special.get(str(number), {})
        at = calendar.at(comment["on"], 12, 30 + number)
        if number not in answers:
            yield Step(at, comment["by"], remarking(idea, Kind(told.get("kind", "comment")), comment["nl"]))
        if "replied_by" in told:
            reply = idea["comments"][told["replied_by"]]
            when = calendar.at(reply["on"], 12, 30 + told["replied_by"])
            yield Step(when, idea["owner_id"], answering(idea, comment["nl"], reply["nl"], told))
        elif "reply" in told:
            when = calendar.at(told["replied_on"], 12, 30)
            yield Step(when, idea["owner_id"], answering(idea, comment["nl"], told["reply"], told))


def thinking(idea: Data, more: Data) -> Any:
    async def think(world: World, act: Act) -> None:
        canvas = idea["canvas"] or {}
        text = {
            "title": idea["title"]["nl"],
            "first_thought": idea["first_thought_nl"],
            "matters": idea["matters_to_clients_nl"] or "",
            "proposal": versions(idea, more)[0]["proposal"],
            "subject": more["subject"],
            "amount": idea["cost"]["eur"],
            "hours": idea["cost"]["hours"],
            "teams": more["teams"],
            "clients": more["clients"],
            **{field: canvas.get(f"{key}_nl", "") for field, key in CANVAS.items()},
        }
        await thoughts.begin(act, key(idea), text)

    return think


def key(idea: Data) -> Any:
    return uuid5(NAMESPACE_URL, f"demo/{idea['id']}")


def sharing(idea: Data) -> Any:
    async def share(world: World, act: Act) -> None:
        audience = Audience.TEAM if idea["visibility"] == "team" else Audience.ORGANISATION
        shared = await thoughts.share(act, uuid5(key(idea), str(act.by.id)), audience)
        world.ideas[idea["id"]] = shared.id

    return share


def editing(idea: Data, version: Data) -> Any:
    async def edit(world: World, act: Act) -> None:
        now = await queries.idea(act, world.ideas[idea["id"]])
        changed = {name: version[name] for name in ("proposal", "amount") if name in version}
        await texts.edit(act, now.id, now.revision, fields_of(now) | changed, note=version["note"][:200])

    return edit


def supporting(idea: Data) -> Any:
    async def support(world: World, act: Act) -> None:
        await talk.support(act, world.ideas[idea["id"]])

    return support


def inviting(idea: Data, maker: str) -> Any:
    async def invite(world: World, act: Act) -> None:
        await makers.invite(act, world.ideas[idea["id"]], world.people[maker])

    return invite


def joining(idea: Data) -> Any:
    async def join(world: World, act: Act) -> None:
        await makers.answer(act, world.ideas[idea["id"]], joins=True)

    return join


def remarking(idea: Data, kind: Kind, text: str) -> Any:
    async def remark(world: World, act: Act) -> None:
        await talk.remark(act, world.ideas[idea["id"]], kind, text)

    return remark


def answering(idea: Data, of: str, reply: str, told: Data) -> Any:
    async def answer(world: World, act: Act) -> None:
        here = world.ideas[idea["id"]]
        row = await Remark.select(Remark.id).where((Remark.idea == here) & (Remark.text == of)).first()
        assert row
        takes = told.get("accepted", True) if told["kind"] == Kind.HELP else None
        await talk.answer(act, here, row["id"], reply, accepted=takes)

    return answer


def suggesting(idea: Data, told: Data) -> Any:
    async def suggest(world: World, act: Act) -> None:
        said = next(advice["nl"] for advice in idea["advice"] if advice["from"] == told["by"])
        await suggestions.suggest(act, world.ideas[idea["id"]], "proposal", told["nl"], said)

    return suggest


def declining(idea: Data, answer: str) -> Any:
    async def decline(world: World, act: Act) -> None:
        here = world.ideas[idea["id"]]
        row = await Suggestion.select(Suggestion.id).where(Suggestion.idea == here).first()
        assert row
        await suggestions.decline(act, here, row["id"], answer)

    return decline
