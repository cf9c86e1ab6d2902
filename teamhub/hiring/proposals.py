"""What a team consents to: the profile of its vacancy, and that a vacancy stops."""

import json
from collections.abc import Mapping
from dataclasses import asdict

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Invalid, NotAllowed, Refused
from teamhub.core.i18n import later
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Facts, Ruling, Way, allows, rule
from teamhub.hiring import events, formation_queries, queries, rules, service, wording
from teamhub.hiring.events import subject
from teamhub.hiring.queries import Seen
from teamhub.hiring.questions import PROFILE
from teamhub.hiring.stages import STAGES, Verb
from teamhub.journal.service import record
from teamhub.proposals.kinds import Kind, Line, Payload, Put, Value


async def _seen(act: Act, payload: Payload) -> Seen:
    return await queries.vacancy(Act(by=SYSTEM, at=act.at), int(payload["vacancy"]))


async def _names(act: Act, payload: Payload) -> Mapping[str, Value]:
    seen = await _seen(act, payload)
    return {"title": (seen.title_nl, seen.title_en)}


async def _facts(act: Act, team: int | None, payload: Payload) -> Facts:
    return {}


async def within(act: Act, seen: Seen) -> tuple[formation_queries.Formation, Ruling]:
    """The hours of the team without this vacancy, and who decides about those that it asks."""
    formation = await formation_queries.formation(act, seen.team, seen.id)
    return formation, formation_queries.ruling(formation, seen.hours, await frameworks.in_force(act.today))


async def _refused(act: Act, put: Put) -> Refused | None:
    seen = await _seen(act, put.payload)
    if seen.team != put.team:
        return NotAllowed("A profile is put to the team of the vacancy.")
    try:
        STAGES.after(seen.stage, Verb.ADOPT)
    except Refused as refusal:
        return refusal
    if int(put.payload["version"]) != seen.version:
        return Invalid("The profile was changed after it was put. Put it again as it is now.")
    formation, ruling = await within(act, seen)
    if formation.established is None:
        return Invalid("Note first how many contract hours are established for the team.")
    if ruling.clause is not None and not allows(ruling, Way.CONSENT):
        return NotAllowed("These hours go beyond what is established for the team. %(ruling)s", ruling=ruling)
    try:
        await _require_written(seen)
    except Refused as refusal:
        return refusal
    return None


async def _require_written(seen: Seen) -> None:
    """In both languages, with enough to choose by, and with nothing that the law forbids to ask."""
    criteria = await queries.criteria(seen.id)
    rules.require_criteria([rules.Criterion(one.words_nl, one.words_en, one.weight) for one in criteria])
    said = await texts(seen)
    if not all(text.strip() for _, text in said):
        raise Invalid("Write every text in both languages: the public page is in both.")
    wording.require(said, seen.ground)


async def texts(seen: Seen) -> list[tuple[str, str]]:
    """All that the public will read, each with its language."""
    said = [("nl", seen.title_nl), ("en", seen.title_en), ("nl", seen.work_nl), ("en", seen.work_en)]
    for one in await queries.criteria(seen.id):
        said += [("nl", one.words_nl), ("en", one.words_en)]
    return said


async def _adopt(act: Act, put: Put) -> None:
    seen = await _seen(act, put.payload)
    _, ruling = await within(act, seen)
    held = await queries.held(Act(by=SYSTEM, at=act.at), seen.id)
    await service.move(act, held, Verb.ADOPT, ruling=json.dumps(asdict(ruling)))
    await record(act, events.ProfileAdopted(subject=subject(seen.id), ruling=asdict(ruling)))


async def _lines(act: Act, payload: Payload) -> list[Line]:
    seen = await _seen(act, payload)
    criteria, wanted = await queries.criteria(seen.id), await queries.wanted(seen.id)
    formation, _ = await within(act, seen)
    members = [one.name for one in await queries.committee(act, seen.id) if one.takes_part is not False]
    lines = [
        Line(later("The work"), None, (seen.work_nl, seen.work_en)),
        Line(later("Contract hours of the team"), formation.filled, formation.filled + seen.hours),
    ]
    for one in criteria:
        lines.append(Line(WEIGHS[one.weight], None, (one.words_nl, one.words_en)))
    if wanted:
        names = ", ".join(one.name_nl for one in wanted), ", ".join(one.name_en for one in wanted)
        lines.append(Line(later("Roles that come with it"), None, names))
    if members:
        lines.append(Line(later("Selection committee"), None, ", ".join(members)))
    if seen.closes_on:
        lines.append(Line(later("Letters come in up to"), None, seen.closes_on))
    return lines


WEIGHS = {
    1: later("Criterion that weighs once"),
    2: later("Criterion that weighs twice"),
    3: later("Criterion that weighs three times"),
}


async def _running(act: Act, put: Put) -> Refused | None:
    seen = await _seen(act, put.payload)
    try:
        STAGES.after(seen.stage, Verb.STOP)
    except Refused as refusal:
        return refusal
    return None


async def _stop(act: Act, put: Put) -> None:
    seen = await queries.held(Act(by=SYSTEM, at=act.at), int(put.payload["vacancy"]))
    await service.move(act, seen, Verb.STOP, stopped_because=put.why)
    await record(act, events.VacancyStoppedByConsent(subject=subject(seen.id), because=put.why))


async def _stop_lines(act: Act, payload: Payload) -> list[Line]:
    seen = await _seen(act, payload)
    return [Line(later("The vacancy"), (seen.title_nl, seen.title_en), None)]


def _place(payload: Payload) -> tuple[str, dict[str, int]]:
    return "hiring.show", {"vacancy_id": payload["vacancy"]}


async def _of_team(act: Act, team: int | None, payload: Payload) -> bool:
    return team in act.by.member_of and (await _seen(act, payload)).team == team


ADOPT = Kind(
    name="hiring.profile", question=PROFILE, title=later("Look for a new colleague: %(title)s"), names=_names,
    facts=_facts, check=_refused, apply=_adopt, may=_of_team, place=_place, lines=_lines, ends_itself=True,
)  # fmt: skip
STOP = Kind(
    name="hiring.stop", question=PROFILE, title=later("Stop the vacancy %(title)s"), names=_names, facts=_facts,
    check=_running, apply=_stop, may=_of_team, place=_place, lines=_stop_lines, ends_itself=True,
)  # fmt: skip
PROPOSALS = (ADOPT, STOP)


async def ruled(act: Act) -> Ruling:
    """Who decides on a profile: to show beside the button that puts it."""
    return rule(PROFILE, {}, await frameworks.in_force(act.today))
