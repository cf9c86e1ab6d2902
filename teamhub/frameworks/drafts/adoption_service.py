"""From a draft to a version in force: what must be there first, who consents, and what happens when they do."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, Stale, WrongStage
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks import service as adoption
from teamhub.frameworks.authority import Decider, Ruling, rule
from teamhub.frameworks.drafts import policy, queries, rounds, rules
from teamhub.frameworks.drafts.events import CouncilRecorded, DecidedForAWhile, DraftAdopted, subject
from teamhub.frameworks.drafts.queries import FLOOR_SHARE, MONTHS, MOST, Draft
from teamhub.frameworks.drafts.questions import DEADLOCK
from teamhub.frameworks.drafts.stages import STAGES, Verb
from teamhub.frameworks.drafts.tables import FrameworkDraft
from teamhub.frameworks.drafts.text_service import refuse_contradictions
from teamhub.frameworks.queries import Agreed
from teamhub.frameworks.rules import share
from teamhub.frameworks.service import ForAWhile
from teamhub.journal.service import record
from teamhub.roles.rules import last_day
from teamhub.teams import queries as teams

D = FrameworkDraft


async def record_council(act: Act, draft_id: int, seen: int, given_on: date, said: str) -> None:
    """What the works council said about this version of the draft, and on which day. Written anew, it must say so anew.

    WOR 25 (advice) and 27 (consent): a draft that needs it does not come into force without it.
    """
    if given_on > act.today:
        raise Invalid("Choose the day on which the works council said so: today or earlier.")
    async with writing():
        draft = await queries.locked(act, draft_id)
        policy.require_council_recorder(act.by)
        STAGES.after(draft.stage, Verb.WRITE)
        if draft.version != seen:
            raise Stale("Somebody of the group saved the draft after you opened it.")
        if not draft.content["article"]:
            raise WrongStage("The works council need not be asked about this draft.")
        if (draft.council_on, draft.council_said, draft.council_version) == (given_on, said.strip(), draft.version):
            return
        given: dict[Any, Any] = {D.council_on: given_on, D.council_said: said.strip(), D.council_by: act.by.id}
        await D.update({**given, D.council_version: draft.version}).where(D.id == draft_id)
        said_: dict[str, Any] = {"version": draft.version, "given_on": given_on.isoformat(), "text": said.strip()}
        await record(act, CouncilRecorded(subject=subject(draft_id), **said_))


def delegates(draft: Draft) -> list[int]:
    """Who consents to the adoption: who speaks for each team that takes part, and management in the group (KAD-18)."""
    speak = [member.person for member in draft.delegates.values()]
    return sorted({*speak, *(member.person for member in draft.group if member.management)})


async def lacking(act: Act, draft: Draft) -> list[Invalid]:
    """What must be there before it can be put to adoption, each as a sentence that says what to do. Empty: nothing."""
    limits = await frameworks.limits(act.today)
    before = await queries.before(draft, act.today)
    return [
        *await _of_group(act, draft, int(limits.get(("KAD-18", "shopfloor_share"), FLOOR_SHARE))),
        *_of_texts(draft, before),
        *await _of_number(act, draft, int(limits.get(("KAD-18", "max_frameworks"), MOST))),
        *_of_council(draft),
    ]


async def _of_group(act: Act, draft: Draft, percent: int) -> list[Invalid]:
    found = []
    more = rules.to_add(draft.sides, percent)
    if more:
        others = [team.name for team in await teams.every(act) if team.id not in draft.teams]
        found.append(
            Invalid(
                "From the shop floor comes %(share)s%% of the group; at least %(percent)s%% must. Invite %(more)s more "
                "from a team, for example from %(teams)s.",
                share=share(draft.sides),
                percent=percent,
                more=more,
                teams=", ".join(others[:3] or draft.teams.values()),
            )
        )
    unspoken = [name for team, name in draft.teams.items() if team not in draft.delegates]
    if unspoken:
        found.append(Invalid("Say who speaks for %(teams)s.", teams=", ".join(sorted(unspoken))))
    if not any(member.management for member in draft.group):
        found.append(Invalid("Invite an MPP or the managing director: management consents too."))
    return found


def _of_texts(draft: Draft, before: Mapping[str, Any] | None) -> list[Invalid]:
    if before is not None and rules.content_of(before) == draft.content:
        return [Invalid("Nothing changes yet: the draft is the same as the version in force.")]
    empty = rules.missing(draft.content)
    return (
        [Invalid("Write every text in both languages. Something is missing at %(count)s of them.", count=len(empty))]
        if empty
        else []
    )


async def _of_number(act: Act, draft: Draft, most: int) -> list[Invalid]:
    """KAD-18: never more than twenty. A new one then asks which one can go."""
    codes = {row["code"] for row in await frameworks.listed(act.today)}
    ends = draft.content["ends"]
    if ends and (ends not in codes or ends == draft.code):
        return [Invalid("%(code)s is not in force: choose another framework that can go.", code=ends)]
    if len((codes - {ends}) | {draft.code}) > most:
        return [
            Invalid(
                "There are %(count)s frameworks, and never more than %(most)s. Choose which one can go.",
                count=len(codes),
                most=most,
            )
        ]
    return []


def _of_council(draft: Draft) -> list[Invalid]:
    article = draft.content["article"]
    if not article or draft.council_given:
        return []
    if draft.council_on:
        return [
            Invalid(
                "The works council read version %(number)s of the draft; ask it to read this one.",
                number=draft.council_version,
            )
        ]
    return [
        Invalid(
            "The works council has yet to say so (%(article)s). HR or the managing director records it.",
            article=article,
        )
    ]


async def require_ready(act: Act, draft: Draft) -> None:
    """Refuses with the first thing that is lacking."""
    for lack in await lacking(act, draft):
        raise lack


async def check(act: Act, draft_id: int, version: int, in_force_on: date) -> None:
    """Refuses where this version of the draft cannot come into force on that day. Reads only."""
    draft = await queries.one(act, draft_id)
    STAGES.after(draft.stage, Verb.ADOPT)
    if draft.version != version:
        raise Stale("Somebody of the group saved the draft after you opened it.")
    await require_ready(act, draft)
    await refuse_contradictions(draft, draft.content, max(in_force_on, act.today))


async def adopt(act: Act, draft_id: int, version: int, in_force_on: date) -> int:
    """Puts the draft in force as the next version, from that day or, where it has passed, from today. The group are
    its authors. The caller knows that the delegates consented. Returns the number of the version."""
    async with writing():
        await adoption.one_at_a_time()
        draft = await queries.locked(act, draft_id)
        await check(act, draft_id, version, in_force_on)
        first = max(in_force_on, act.today)
        number = await adoption.adopt(
            act, draft.code, **_columns(draft, first), instead_of=draft.content["ends"] or None
        )
        after = STAGES.after(draft.stage, Verb.ADOPT)
        moved: dict[Any, Any] = {D.stage: after, D.stage_at: act.at, D.adopted_as: number}
        await D.update(moved).where(D.id == draft_id)
        said = DraftAdopted(subject=subject(draft_id), code=draft.code, version=number, in_force_on=first.isoformat())
        await record(act, said)
    return number


def _columns(draft: Draft, first: date) -> dict[str, Any]:
    content = draft.content
    months = content["review_months"]
    texts = {name: content[name] for name in (*rules.FIELDS, "domain", "law", "review_months")}
    texts |= {
        "works_council": rules.council_of(content["article"], draft.council_given),
        "next_review_on": last_day(first, months) + timedelta(days=1),
    }
    authors = [member.person for member in draft.group]
    kept = {"limits": content["limits"], "clauses": content["clauses"], "authors": authors}
    return {"texts": texts, **kept, "in_force_on": first}


def deadlock(agreed: Agreed, unsuccessful: int) -> Ruling:
    """Who settles what holds now that so many rounds about a draft had no consent."""
    return rule(DEADLOCK, {"rounds": unsuccessful}, agreed.clauses)


async def decide_for_a_while(act: Act, draft_id: int, seen: int, explanation: str) -> int:
    """KAD-18: no consent after two rounds, so the managing director decides, for three months and with an explanation.

    Once for a draft, and as the frameworks say it then; the group writes on, and the version before counts again when
    the months are over. Returns the number of the version.
    """
    if not explanation.strip():
        raise Invalid("Please write why you decide this.")
    async with writing():
        await adoption.one_at_a_time()
        draft = await queries.locked(act, draft_id)
        policy.require_director(act.by)
        STAGES.after(draft.stage, Verb.DECIDE)
        if draft.version != seen:
            raise Stale("Somebody of the group saved the draft after you opened it.")
        await rounds.refuse_while_running(act, draft_id)
        agreed = await frameworks.agreed(act.today)
        ruling = deadlock(agreed, (await rounds.of(act, draft_id)).unsuccessful)
        if ruling.clause is None or ruling.clause.decider is not Decider.DIRECTOR:
            raise WrongStage("This is not yours to decide now. %(ruling)s", ruling=ruling)
        if draft.decided_as:
            raise WrongStage("This was decided for a while before. What counts next needs consent.")
        for lack in [*_of_texts(draft, await queries.before(draft, act.today)), *_of_council(draft)]:
            raise lack
        until = last_day(act.today, int(agreed.limits.get(("KAD-18", "temporary_months"), MONTHS)))
        told = ForAWhile(until, explanation.strip())
        number = await adoption.adopt(act, draft.code, **_columns(draft, act.today), for_a_while=told)
        await D.update({D.decided_as: number}).where(D.id == draft_id)
        kept: dict[str, Any] = {
            "code": draft.code,
            "version": number,
            "until_on": until.isoformat(),
            "explanation": told.explanation,
        }
        await record(act, DecidedForAWhile(subject=subject(draft_id), **kept))
    return number
