"""The owner offers, another team answers. A copy is its adopter's own; the original is never touched by it."""

from collections.abc import Collection
from dataclasses import asdict

from teamhub.core.act import Act, Office
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, WrongStage
from teamhub.decisions.queries import hold
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import Way, rule
from teamhub.ideas import policy, queries
from teamhub.ideas.deciding.service import invite
from teamhub.ideas.events import subject
from teamhub.ideas.questions import SPREAD
from teamhub.ideas.rules import fields_of
from teamhub.ideas.service import move
from teamhub.ideas.spreading import events
from teamhub.ideas.spreading.rules import MANY_TEAMS, Mode
from teamhub.ideas.spreading.tables import Answer, Offer
from teamhub.ideas.stages import Stage, Verb
from teamhub.ideas.tables import Audience, Idea, IdeaVersion
from teamhub.ideas.texts.service import keep_version
from teamhub.journal.service import record
from teamhub.people.tables import Person
from teamhub.teams import queries as teams
from teamhub.teams.tables import Team

ADOPTABLE = (Stage.DECISION, Stage.PILOT, Stage.EVALUATION, Stage.EMBEDDED, Stage.SPREADING)


async def offer(act: Act, idea_id: int, to: Collection[int], *, note: str = "", amount: int = 0) -> Idea:
    """Offers it to teams, which see it from then on. `amount` is what spreading costs, in whole euros."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require(Verb.SPREAD, act.by, idea)
        chosen = {team.id: team for team in await teams.every(act) if team.id in to and team.id != idea.team}
        if not chosen or set(to) - {idea.team} != set(chosen):
            raise Invalid("Choose the teams that you offer it to, other than your own.")
        ruling = rule(SPREAD, {"amount": amount}, (await frameworks.agreed(act.today)).clauses)
        if ruling.way is not Way.ALONE:
            raise NotAllowed("This is not yours alone to decide. %(ruling)s", ruling=ruling)
        offered = await Offer.select(Offer.team).where(Offer.idea == idea.id).output(as_list=True)
        if not chosen.keys() - {*offered}:
            return idea  # each of them has been offered it already
        idea = await move(act, idea, Verb.SPREAD, audience=Audience.ORGANISATION)
        rows = [Offer(idea=idea.id, team=team, by=act.by.id, at=act.at, note=note) for team in chosen]
        await Offer.insert(*rows).on_conflict(action="DO NOTHING")
        names = ", ".join(team.name for team in chosen.values())
        said = events.IdeaOffered(
            subject=subject(idea.id), teams=[*chosen], names=names, note=note, ruling=asdict(ruling)
        )
        await record(act, said)
        await _name_process_supporter(act, idea)
    return idea


async def answer(act: Act, idea_id: int, team_id: int, mode: Mode, text: str = "") -> Idea | None:
    """Somebody of a team says what it does with an idea of another team. Who adopts it gets the copy to own.

    One copy a team: a second is refused, also when two press at once. Returns the copy, where there is one.
    """
    async with writing():
        original = await queries.idea(act, idea_id, locked=True)  # before its journal, as every other verb does
        await hold(subject(original.id))
        if team_id not in act.by.member_of:
            raise NotAllowed("Only somebody of a team answers for it.")
        _require_offered(original, team_id, mode)
        if mode is Mode.NOT and not text:
            raise Invalid("Write in a sentence why not, so that the owner can learn from it.")
        if await Answer.exists().where((Answer.idea == idea_id) & (Answer.team == team_id) & Answer.copy.is_not_null()):
            raise WrongStage("Your team has its own copy of this idea already.")
        team = await teams.team(act, team_id)
        copy = await _copy(act, original, team, mode) if mode.adopts else None
        await Answer(
            idea=idea_id, team=team_id, by=act.by.id, at=act.at, mode=mode, text=text, copy=copy.id if copy else None
        ).save()
        said = events.TeamAnswered(
            subject=subject(original.id), team=team.name, mode=mode, text=text, copy=copy.id if copy else None
        )
        await record(act, said)
        await _name_process_supporter(act, original)
    return copy


def _require_offered(original: Idea, team_id: int, mode: Mode) -> None:
    if original.team == team_id:
        raise Invalid("This idea is your own team's.")
    if original.stage not in ADOPTABLE:
        raise WrongStage("Another team can adopt an idea once its own team has decided on it.")


async def _copy(act: Act, original: Idea, team: Team, mode: Mode) -> Idea:
    """A new idea in the open, with the words as they are, that names for good whose idea it was first."""
    credited = original.origin_by or await _originator(original)
    credit = await Person.objects().get(Person.id == credited)
    copy = Idea(
        **fields_of(original),
        team=team.id,
        owner=act.by.id,
        audience=Audience.ORGANISATION,
        stage=Stage.OPEN,
        thought_at=act.at,
        shared_at=act.at,
        moved_at=act.at,
        origin=original.id,
        origin_by=credited,
    )
    await copy.save()
    version = await keep_version(act, copy)
    made = events.CopyMade(
        subject=subject(copy.id),
        team=team.name,
        of=credit.name if credit else "",
        origin=original.id,
        version=original.version,
        mode=mode,
        fingerprint=version.fingerprint,
    )
    await record(act, made)
    return copy


async def _originator(idea: Idea) -> int:
    """Who wrote its first version: a transfer changes the owner, and never the credit."""
    V = IdeaVersion
    first = await V.select(V.by).where(V.idea == idea.id).order_by(V.number).first()
    return int(first["by"] if first else idea.owner)


async def _name_process_supporter(act: Act, idea: Idea) -> None:
    """From three teams on, the process supporter helps with planning; the owner stays the owner."""
    offered = await Offer.select(Offer.team).where(Offer.idea == idea.id).output(as_list=True)
    adopted = Answer.select(Answer.team).where((Answer.idea == idea.id) & Answer.copy.is_not_null())
    if len({*offered, *await adopted.output(as_list=True)}) >= MANY_TEAMS:
        await invite(idea.id, await teams.office_holders(act, Office.PROCESS))
