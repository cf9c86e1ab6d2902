"""The adoption of a draft, as a proposal to the delegates: one of each team that takes part, and management."""

from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import Refused
from teamhub.core.i18n import later
from teamhub.frameworks.authority import Facts
from teamhub.frameworks.drafts import adoption_service, queries, rules
from teamhub.frameworks.drafts.changes import changes
from teamhub.frameworks.drafts.questions import CHANGE_FRAMEWORK
from teamhub.proposals.kinds import Kind, Line, Payload, Put


async def _names(act: Act, payload: Payload) -> dict[str, Any]:
    draft = await queries.one(act, payload["draft"])
    title = (draft.content["title_nl"], draft.content["title_en"])
    return {"title": title, "code": draft.code, "on": date.fromisoformat(payload["in_force_on"])}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {}


async def _check(act: Act, put: Put) -> Refused | None:
    payload = put.payload
    try:
        on = date.fromisoformat(payload["in_force_on"])
        await adoption_service.check(act, payload["draft"], payload["version"], on)
    except Refused as refusal:
        return refusal
    return None


async def _apply(act: Act, put: Put) -> None:
    payload = put.payload
    await adoption_service.adopt(act, payload["draft"], payload["version"], date.fromisoformat(payload["in_force_on"]))


def _place(payload: Payload) -> tuple[str, dict[str, Any]]:
    return "framework_drafts.show", {"draft_id": payload["draft"]}


async def _lines(act: Act, payload: Payload) -> list[Line]:
    """The version, the day, and every limit that changes; texts and clauses are read beside each other on its page."""
    draft = await queries.one(act, payload["draft"])
    before = await queries.before(draft, act.today)
    said = changes(rules.content_of(before) if before else rules.BLANK, draft.content, draft.code)
    lines = [
        Line(later("Version"), before["version"] if before else None, (await queries.under(draft, act.today)).number),
        Line(later("Counts from"), None, date.fromisoformat(payload["in_force_on"])),
    ]
    for one in said.limits:
        now, then = ((kept["nl"], kept["en"]) if kept else None for kept in (one.now, one.then))
        lines.append(Line(later("Limit"), now, then))
    counts = {
        later("Texts that change"): len(said.texts),
        later("Clauses that go or come"): len(said.gone) + len(said.come),
    }
    lines += [Line(label, None, count) for label, count in counts.items() if count]
    ends = draft.content["ends"]
    return [*lines, Line(later("Ends with it"), ends, None)] if ends else lines


async def _may(act: Act, team: int | None, payload: Payload) -> bool:
    """Everybody of the group."""
    member = (await queries.one(act, payload["draft"])).member(act.by.id)
    return member is not None and member.joined


ADOPT = Kind(
    name="frameworks.adopt",
    ends_itself=True,
    question=CHANGE_FRAMEWORK,
    title=later("Put “%(title)s” (%(code)s) in force from %(on)s"),
    names=_names,
    facts=_facts,
    check=_check,
    apply=_apply,
    place=_place,
    lines=_lines,
    colleagues=True,
    may=_may,
)
