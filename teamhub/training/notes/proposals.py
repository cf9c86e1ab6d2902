"""A team takes over the policy note of another one by consent (KAD-08): as it is, or with changes of its own."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import NotFound, Refused, WrongStage
from teamhub.core.i18n import later
from teamhub.frameworks.authority import Facts
from teamhub.ideas.questions import ADOPT
from teamhub.proposals.kinds import Kind, Line, Payload, Put, Value
from teamhub.training.notes import queries, service
from teamhub.training.notes.rules import Answer, Stage


def key(offer_id: int) -> str:
    return f"note offer:{offer_id}"


async def _names(act: Act, payload: Payload) -> Mapping[str, Value]:
    seen, _ = await queries.offer(act, int(payload["offer"]))
    return {"title": seen.title}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {}


async def _check(act: Act, put: Put) -> Refused | None:
    seen, one = await queries.offer(act, int(put.payload["offer"]))
    if one.team != put.team:
        return NotFound("There is no such page.")
    if seen.stage is not Stage.SHARED:
        return WrongStage("Its writers have withdrawn this policy note.")
    if one.answer not in (None, Answer.NOT_NOW):
        return WrongStage("The team has answered already.")
    return None


async def _apply(act: Act, put: Put) -> None:
    await service.answered(act, int(put.payload["offer"]), Answer(put.payload["how"]), put.why)


async def _lines(act: Act, payload: Payload) -> list[Line]:
    seen, _ = await queries.offer(act, int(payload["offer"]))
    how = Line(later("How we take it over"), None, str(payload["how"]))
    return [Line(later("Policy note"), None, seen.title), how, Line(later("From"), None, seen.team_name)]


def _place(payload: Payload) -> tuple[str, Mapping[str, Any]]:
    return "notes.show", {"note_id": payload["note"]}


ADOPTING = Kind(
    name="notes.adopt",
    question=ADOPT,
    title=later("To take over the policy note “%(title)s”"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    place=_place,
    lines=_lines,
)
