"""Objections, one by one, after the round: how each may be met, and whether it is."""

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import writing
from teamhub.core.errors import NotAllowed, NotFound, WrongStage
from teamhub.decisions import events, queries, rules
from teamhub.decisions.rules import Outcome, Stance
from teamhub.decisions.settle_service import keep_decision, settle_due
from teamhub.decisions.tables import ConsentRound, Resolution
from teamhub.journal.service import record
from teamhub.people.tables import Person


async def propose(act: Act, voice_id: int, subject: str, text: str) -> None:
    """Writes down how an objection may be met, so that the objector can say whether it is."""
    async with writing():
        await queries.hold(subject)
        await settle_due(act, subject)
        voice = await queries.voice(voice_id)
        await _require_open(voice_id, subject)
        if await Resolution.exists().where((Resolution.voice == voice_id) & Resolution.met.is_null()):
            raise WrongStage("A resolution waits for the objector already.")
        await Resolution(voice=voice_id, by=act.by.id, at=act.at, text=text).save()
        of = await Person.select(Person.name).where(Person.id == voice.person).first() or {"name": ""}
        said = events.ResolutionProposed(
            subject=subject, round=voice.round.id, of=of["name"], to=voice.person, text=text
        )
        await record(act, said)


async def confirm(act: Act, resolution_id: int, subject: str) -> None:
    """The objector sees it met. When nothing else stands in the way, the team has consented."""
    async with writing():
        row = await _for_the_objector(act, resolution_id, subject)
        await Resolution.update(met=True, said_at=act.at).where(Resolution.id == resolution_id)
        round = await queries.round((await queries.voice(row.voice)).round.id)
        await record(act, events.ObjectionMet(subject=subject, round=round.id))
        await _reconsider(act, round)


async def stands(act: Act, resolution_id: int, subject: str, text: str) -> None:
    """The objector says why it is not met by this."""
    async with writing():
        row = await _for_the_objector(act, resolution_id, subject)
        voice = await queries.voice(row.voice)
        await Resolution.update(met=False, said=text, said_at=act.at).where(Resolution.id == resolution_id)
        await record(act, events.ObjectionStands(subject=subject, round=voice.round.id, text=text))


async def _reconsider(act: Act, round: ConsentRound) -> None:
    """The round as it stands now that an objection was met. Its members are those of the moment that it ended."""
    members = await queries.members_of(round, local(round.decision_ends).date())
    outcome = rules.settle(await queries.spoken(round.id), members, round.quorum, round.edition, round.last)
    if outcome == round.outcome:
        return
    await ConsentRound.update(outcome=outcome).where(ConsentRound.id == round.id)
    if outcome is Outcome.ADOPTED:
        await keep_decision(act, await queries.round(round.id))


async def _require_open(voice_id: int, subject: str) -> None:
    """It stands in a round that is over, and no next round has been called since."""
    voice = await queries.voice(voice_id)
    round = await queries.round(voice.round.id)
    if round.subject != subject:
        raise NotFound("There is no such objection.")
    spoken = await queries.spoken(round.id)
    still = any(one.number == voice_id and one.stance is Stance.OBJECTION and not one.resolved for one in spoken)
    newer = any(one.person == voice.person and one.number > voice_id for one in spoken)
    if round.outcome != Outcome.OBJECTED or not still or newer:
        raise WrongStage("This objection does not stand open now: the round still runs, or it has been met.")
    if await ConsentRound.exists().where(ConsentRound.after == round.id):
        raise WrongStage("A next round has been called. Say there how you stand.")


async def _for_the_objector(act: Act, resolution_id: int, subject: str) -> Resolution:
    await queries.hold(subject)
    row = await queries.resolution(resolution_id)
    await _require_open(row.voice, subject)
    if (await queries.voice(row.voice)).person != act.by.id:
        raise NotAllowed("Only who objected says whether the objection is met.")
    if row.met is not None:
        raise WrongStage("This has an answer already.")
    return row
