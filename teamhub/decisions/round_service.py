"""Consent rounds: calling one, leading it, and speaking in it. What comes of it: settle_service.py.

Whose subject it is, the calling capability knows; who is in the team, and what moment it is, is checked here. Every
verb holds the subject first, so that two who press at once come one after the other.
"""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, Stale, WrongStage
from teamhub.core.lazily import dataclass
from teamhub.decisions import events, queries, rules
from teamhub.decisions.rules import Ends, Outcome, Phase, Stance
from teamhub.decisions.settle_service import settle_due as settle_due
from teamhub.decisions.tables import ConsentRound, Contribution, RoundMember, Voice
from teamhub.frameworks.authority import Ruling
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.teams import queries as teams


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a team, or else these people, are asked to consent to. `version` is that of the subject's text now.

    `last` speaks last: whom it is about. Without their own consent it is not adopted.
    """

    subject: str
    purpose: str
    team: int | None
    people: tuple[int, ...] = ()
    last: int | None = None
    text: str
    version: int
    evaluate_on: date
    doer: int
    ruling: Ruling


async def call(act: Act, proposal: Proposal, ends: Ends) -> int:
    """Asks the team for consent and returns the number of the round. After one without consent it is its next."""
    async with writing():
        await queries.hold(proposal.subject)
        await settle_due(act, proposal.subject)
        if await queries.unsettled(proposal.subject):
            raise WrongStage("A consent round about this is running. Wait for it, or withdraw it first.")
        await _require_takers(act, proposal)
        if proposal.evaluate_on <= local(ends.decision).date():
            raise Invalid("Choose an evaluation date after the end of the consent round.")
        before = await _unsuccessful(proposal)
        agreed = await queries.agreements(act.today)
        kept = {name: getattr(proposal, name) for name in ("subject", "purpose", "team", "version", "doer", "last")}
        row = ConsentRound(
            **kept,
            proposal=proposal.text,
            evaluate_on=proposal.evaluate_on,
            ruling=json.dumps(asdict(proposal.ruling)),
            after=before.id if before else None,
            number=before.number + 1 if before else 1,
            quorum=agreed.quorum,
            resolve_days=agreed.resolve_days,
            by=act.by.id,
            at=act.at,
            picture_ends=ends.picture,
            opinion_ends=ends.opinion,
            decision_ends=ends.decision,
        )
        await row.save()
        if proposal.people:
            await RoundMember.insert(*(RoundMember(round=row.id, person=person) for person in proposal.people))
        await record(act, _called(row, proposal))
    return int(row.id)


async def _require_takers(act: Act, proposal: Proposal) -> None:
    """A team or people, and somebody among them who can consent today."""
    if (proposal.team is None) != bool(proposal.people):
        raise ValueError("A round asks a team, or people by name: one of the two.")
    asked = {row["id"] for row in await people.colleagues(act)} if proposal.people else set()
    members = [*proposal.people] if proposal.people else await teams.members(proposal.team or 0, act.today)
    if not members:
        raise Invalid("Nobody is in this team today, so nobody can consent.")
    if proposal.people and not asked.issuperset(members):
        raise Invalid("Ask colleagues who work here today.")
    if proposal.last is not None and proposal.last not in members:
        raise Invalid("Who speaks last takes part in the round.")


def _called(row: ConsentRound, proposal: Proposal) -> events.RoundCalled:
    return events.RoundCalled(
        subject=proposal.subject,
        round=row.id,
        number=row.number,
        team=proposal.team,
        people_asked=[*proposal.people],
        proposal=proposal.text,
        closes_at=row.decision_ends,
        ruling=asdict(proposal.ruling),
    )


async def _unsuccessful(proposal: Proposal) -> ConsentRound | None:
    """The newest round of this matter, if it did not lead to consent. A withdrawn one does not count."""
    last = await queries.last_round(proposal.subject, proposal.purpose)
    return last if last and last.outcome in (Outcome.OBJECTED, Outcome.TOO_FEW) else None


async def next_phase(act: Act, round_id: int, present: Phase | None = None) -> None:
    """Ends the present phase early. The decision phase ends at its hour, or when everybody has spoken.

    `present`: which one that is to who presses. Where it has ended meanwhile, the next one is not ended too.
    """
    async with writing():
        row = await _running(act, round_id)
        ends = queries.ends_of(row)
        if present is not None and present is not rules.phase_at(ends, act.at):
            raise Stale("This phase has ended meanwhile. Look at where the round is now.")
        if rules.phase_at(ends, act.at) is Phase.DECISION:
            raise WrongStage("The decision phase ends at its hour, or as soon as everybody has spoken.")
        moved = ends.moved_on(act.at)
        change: dict[str, Any] = {"picture_ends": moved.picture, "opinion_ends": moved.opinion}
        await ConsentRound.update(**change).where(ConsentRound.id == round_id)
        phase = rules.phase_at(moved, act.at)
        await record(act, events.PhaseReached(subject=row.subject, round=round_id, phase=phase))
        await _close_if_all_spoke(act, round_id)


async def adjust(act: Act, round_id: int, text: str, version: int) -> None:
    """Puts an improved text to the team before the decision phase. Who spoke in advance speaks again."""
    async with writing():
        row = await _running(act, round_id)
        if (text, version) == (row.proposal, row.version):
            return
        if rules.phase_at(queries.ends_of(row), act.at) is Phase.DECISION:
            raise WrongStage("In the decision phase the proposal stays as it was read out. A new round can change it.")
        change: dict[str, Any] = {"proposal": text, "version": version, "edition": row.edition + 1}
        await ConsentRound.update(**change).where(ConsentRound.id == round_id)
        said = events.ProposalAdjusted(subject=row.subject, round=round_id, edition=row.edition + 1, proposal=text)
        await record(act, said)


async def contribute(act: Act, round_id: int, text: str, answers: int | None = None) -> int:
    """A question while the picture is formed, a reaction after it; or an answer, at any time that the round runs."""
    async with writing():
        row = await _running(act, round_id)
        await _require_member(act, row)
        phase = rules.phase_at(queries.ends_of(row), act.at)
        if phase is Phase.DECISION and answers is None:
            raise WrongStage("Questions and reactions came first. Say now how you stand.")
        same = (Contribution.id == answers) & (Contribution.round == round_id) & Contribution.answers.is_null()
        if answers is not None and not await Contribution.exists().where(same):
            raise Invalid("There is no such question.")
        mine: dict[str, Any] = {"round": round_id, "by": act.by.id, "phase": phase, "text": text, "answers": answers}
        if made := await sent_before(act, Contribution, "at", **mine):
            return made[0]
        said = Contribution(**mine, at=act.at)
        await said.save()
        early = events.QuestionPut if phase is Phase.PICTURE else events.ReactionGiven
        kind = events.AnswerGiven if answers is not None else early
        await record(act, kind(subject=row.subject, round=round_id, text=text))
    return int(said.id)


async def speak(act: Act, round_id: int, stance: Stance, *, argument: str = "", harm: str = "", safe: str = "") -> None:
    """Says how one stands, up to the end; also in advance, and again. An objection has all three parts."""
    async with writing():
        row = await _running(act, round_id)
        await _require_member(act, row)
        await _require_turn(act, row)
        if stance is Stance.OBJECTION and not (argument and harm and safe):
            raise Invalid("An objection says why, what it harms, and what would make it safe enough to try.")
        if stance is Stance.CONCERN and not argument:
            raise Invalid("Write down what concerns you, so that it is kept.")
        said: dict[str, Any] = {"stance": stance, "argument": argument, "harm": harm, "safe": safe}
        mine = (Voice.round == round_id) & (Voice.person == act.by.id)
        last = await Voice.objects().where(mine).order_by(Voice.id, ascending=False).first()
        if not (last and last.edition == row.edition and all(getattr(last, name) == said[name] for name in said)):
            await Voice(round=round_id, person=act.by.id, at=act.at, edition=row.edition, **said).save()
            again = last is not None
            await record(act, events.VoiceGiven(subject=row.subject, round=round_id, stance=stance, again=again))
        if rules.phase_at(queries.ends_of(row), act.at) is Phase.DECISION:
            await _close_if_all_spoke(act, round_id)


async def give_turn(act: Act, round_id: int) -> None:
    """Lets the one whom it is about speak before all others have, once a quorum of those has spoken.

    Whoever leads the round does this, which the calling capability knows. The others can still speak after it.
    """
    async with writing():
        row = await _running(act, round_id)
        if row.last is None or row.turn_given_at:
            raise WrongStage("Nobody waits for their turn in this round.")
        members = await queries.members_of(row, act.today)
        voices = await queries.spoken(round_id)
        if not rules.may_give_turn(voices, members, row.quorum, row.last, row.edition):
            needed = rules.quorum(len(members - {row.last}), row.quorum)
            raise WrongStage("The turn can be given once %(needed)s of the others have spoken.", needed=needed)
        await ConsentRound.update(turn_given_at=act.at).where(ConsentRound.id == round_id)
        await record(act, events.TurnGiven(subject=row.subject, round=round_id, to=row.last))


async def withdraw(act: Act, round_id: int) -> None:
    """The proposal is taken back while the round runs. It counts for nothing; what was said stays to be read."""
    async with writing():
        row = await _running(act, round_id)
        await ConsentRound.update(withdrawn_at=act.at).where(ConsentRound.id == round_id)
        await record(act, events.RoundWithdrawn(subject=row.subject, round=round_id))


async def withdraw_running(act: Act, subject: str) -> None:
    """What runs about this subject, if anything does: for a subject that rests, stops, or goes on in another."""
    async with writing():
        await queries.hold(subject)
        await settle_due(act, subject)
        for row in await queries.unsettled(subject):
            await withdraw(act, row.id)


async def _running(act: Act, round_id: int) -> ConsentRound:
    """The round, held, if it still runs at this moment."""
    row = await queries.held_round(round_id)
    if row.withdrawn_at or row.settled_at or rules.phase_at(queries.ends_of(row), act.at) is Phase.OVER:
        raise WrongStage("This consent round is over. What was said in it stays.")
    return row


async def _require_member(act: Act, row: ConsentRound) -> None:
    if act.by.id not in await queries.members_of(row, act.today):
        if row.team is None:
            raise NotAllowed("Only who was asked by name takes part in this consent round.")
        raise NotAllowed("Only who is in the team takes part in its consent round. You can give advice.")


async def _require_turn(act: Act, row: ConsentRound) -> None:
    """Whom it is about speaks last: so nobody consents only because they have said yes."""
    if act.by.id != row.last or row.turn_given_at:
        return
    members = await queries.members_of(row, act.today)
    first = rules.speak_before(await queries.spoken(row.id), members, row.last, row.edition)
    if first:
        raise WrongStage(
            "This is about you, so you speak last: %(count)s of the others still speak first. Whoever leads the round "
            "can give you the turn.",
            count=len(first),
        )


async def _close_if_all_spoke(act: Act, round_id: int) -> None:
    """In the decision phase, the last voice ends the round: nobody is left to wait for."""
    row = await queries.round(round_id)
    members = await queries.members_of(row, act.today)
    if rules.phase_at(queries.ends_of(row), act.at) is not Phase.DECISION:
        return
    if rules.everybody_spoke(await queries.spoken(round_id), members, row.edition):
        await ConsentRound.update(decision_ends=act.at).where(ConsentRound.id == round_id)
        await settle_due(act, row.subject)
