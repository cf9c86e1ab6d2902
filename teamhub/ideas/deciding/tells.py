"""Whom it concerns when an idea is decided, tried out, rests, or goes to another team."""

from collections.abc import Collection, Mapping

from teamhub.core.act import Act, Office
from teamhub.core.telling import About, Concerns, Happened, Tells
from teamhub.decisions import events as decisions
from teamhub.decisions.rules import Outcome
from teamhub.ideas.pilots import events as pilots
from teamhub.ideas.resting import events as resting
from teamhub.ideas.spreading import events as spreading
from teamhub.ideas.tables import Idea
from teamhub.ideas.together.tells import around_it
from teamhub.teams import queries as teams
from teamhub.teams.queries import office_holders


async def _idea(happened: Happened) -> tuple[int, int | None]:
    """Its owner and its team; of what is not about an idea, nobody."""
    if happened.kind != "idea":
        return 0, None
    row = await Idea.select(Idea.owner, Idea.team).where(Idea.id == int(happened.key)).first()
    return (row["owner"], row["team"]) if row else (0, None)


async def _members(act: Act, team: int | None) -> Collection[int]:
    return await teams.members(team, act.today) if team else []


async def _owner(act: Act, happened: Happened) -> Concerns:
    owner, _ = await _idea(happened)
    return {About.MINE: [owner] if owner else []}


async def _team(act: Act, happened: Happened) -> Concerns:
    """Its owner, who supports it or helps to make it, and the team."""
    owner, team = await _idea(happened)
    around = await around_it(happened)
    mine: Collection[int] = [owner] if owner else []
    return {About.MINE: mine, About.SUPPORTED: around.all if around else [], About.TEAM: await _members(act, team)}


async def _named(act: Act, happened: Happened) -> Concerns:
    """Who gave the advice, objected, or withdrew their consent."""
    return {About.ASKED: [happened.facts["to"]]}


async def _advisers(act: Act, happened: Happened) -> Concerns:
    council = await office_holders(act, Office.COUNCIL) if happened.facts["council"] else []
    return {About.ASKED: [*happened.facts["of"], *council]}


async def _voices(act: Act, happened: Happened) -> Concerns:
    """The team is asked to speak."""
    _, team = await _idea(happened)
    return {About.ASKED: await _members(act, team)}


async def _closed(act: Act, happened: Happened) -> Concerns:
    """The team; and after two rounds without consent the process supporter, after three the MPP as well."""
    owner, team = await _idea(happened)
    help_: list[int] = []
    if happened.facts["outcome"] != Outcome.ADOPTED and happened.facts["number"] >= 2:
        help_ = await office_holders(act, Office.PROCESS)
        help_ += await office_holders(act, Office.MPP, team) if happened.facts["number"] >= 3 else []
    return {About.MINE: [owner] if owner else [], About.ASKED: help_, About.TEAM: await _members(act, team)}


async def _offered(act: Act, happened: Happened) -> Concerns:
    found = [person for team in happened.facts["teams"] for person in await _members(act, team)]
    return {About.TEAM: found}


TOLD: Mapping[type, Tells] = {
    decisions.AdviceAsked: _advisers,
    decisions.RoundCalled: _voices,
    decisions.ProposalAdjusted: _voices,
    decisions.RoundClosed: _closed,
    **dict.fromkeys(
        (
            decisions.AdviceFollowed,
            decisions.AdviceNotFollowed,
            decisions.ResolutionProposed,
            decisions.DoubtAnswered,
        ),
        _named,
    ),
    **dict.fromkeys(
        (
            decisions.AdviceGiven,
            decisions.QuestionPut,
            decisions.ReactionGiven,
            decisions.ObjectionMet,
            decisions.ObjectionStands,
            decisions.ConsentWithdrawn,
            spreading.TeamAnswered,
        ),
        _owner,
    ),
    **dict.fromkeys(
        (
            decisions.DecisionTaken,
            pilots.PilotStarted,
            pilots.PilotExtended,
            pilots.PilotEvaluated,
            pilots.IdeaEmbedded,
            pilots.IdeaAdapted,
            pilots.EffectMeasured,
            resting.IdeaParked,
            resting.IdeaWoken,
            resting.IdeaStopped,
            resting.IdeaOutside,
            resting.IdeaInside,
            spreading.CopyMade,
        ),
        _team,
    ),
    spreading.IdeaOffered: _offered,
}
