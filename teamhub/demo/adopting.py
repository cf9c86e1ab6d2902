"""How ideas of the demo spread: offered, considered, taken over in a copy that the other team decides on by itself."""

from collections.abc import Iterator
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions.rules import Stance
from teamhub.demo.calendar import Calendar, days_after
from teamhub.demo.deciding import newest_round
from teamhub.demo.steps import Step, World
from teamhub.ideas import queries
from teamhub.ideas.deciding import round_service as rounds
from teamhub.ideas.deciding.round_service import Wanted
from teamhub.ideas.pilots import service as pilots
from teamhub.ideas.rules import fields_of
from teamhub.ideas.spreading import service as spreading
from teamhub.ideas.spreading.rules import Mode
from teamhub.ideas.texts import service as texts

Data = dict[str, Any]
MODES = {"overgenomen": Mode.AS_IS, "aangepast": Mode.ADAPTED, "deel": Mode.PART, "overweegt": Mode.CONSIDERS}


def steps(idea: Data, more: Data, calendar: Calendar) -> Iterator[Step]:
    if "offered_on" in more:
        yield Step(calendar.at(more["offered_on"], 9), idea["owner_id"], offering(idea, more))
    for adoption in idea["adoptions"]:
        team = adoption["team_id"]
        adopter, on = more["adopters"][team], adoption["on"] or more["considers_on"][team]
        yield Step(calendar.at(on, 15), adopter, answering(idea, adoption))
        if decided := more.get("adopted_by", {}).get(team):
            yield Step(calendar.at(on, 16), adopter, fitting(idea, adoption, more["copies"][team]))
            yield Step(calendar.at(decided["on"], 10), adopter, proposing(idea, adoption, decided))
            for person in decided["consent"]:
                yield Step(calendar.at(decided["on"], 14), person, consenting(idea, team))
            yield Step(calendar.at(days_after(decided["on"], 1), 9), adopter, embedding(idea, team))


def copy_key(idea: Data, team: str) -> str:
    return f"{idea['id']}/{team}"


def offering(idea: Data, more: Data) -> Any:
    async def offer(world: World, act: Act) -> None:
        to = [world.teams[team] for team in more["offered_to"]]
        await spreading.offer(act, world.ideas[idea["id"]], to, note=more["offer_note"])

    return offer


def answering(idea: Data, adoption: Data) -> Any:
    async def answer(world: World, act: Act) -> None:
        team, mode = adoption["team_id"], MODES[adoption["mode"]]
        copy = await spreading.answer(act, world.ideas[idea["id"]], world.teams[team], mode, adoption["nl"])
        if copy:
            world.ideas[copy_key(idea, team)] = copy.id

    return answer


def fitting(idea: Data, adoption: Data, facts: Data) -> Any:
    """The copy says what it costs this team, and, where it was changed, what this team does."""

    async def fit(world: World, act: Act) -> None:
        copy = await queries.idea(act, world.ideas[copy_key(idea, adoption["team_id"])])
        changed = dict(facts) if adoption["mode"] == "overgenomen" else {**facts, "proposal": adoption["nl"]}
        await texts.edit(act, copy.id, copy.revision, fields_of(copy) | changed, note="Zoals het bij ons past.")

    return fit


def proposing(idea: Data, adoption: Data, decided: Data) -> Any:
    async def propose(world: World, act: Act) -> None:
        again = world.calendar.on(decided["evaluate_on"])
        wanted = Wanted(text=adoption["nl"], evaluate_on=again, meeting_on=act.today)
        await rounds.call_round(act, world.ideas[copy_key(idea, adoption["team_id"])], wanted)

    return propose


def consenting(idea: Data, team: str) -> Any:
    async def consent(world: World, act: Act) -> None:
        here = world.ideas[copy_key(idea, team)]
        await rounds.speak(act, here, await newest_round(here), Stance.CONSENT)

    return consent


def embedding(idea: Data, team: str) -> Any:
    async def embed(world: World, act: Act) -> None:
        await pilots.embed(act, world.ideas[copy_key(idea, team)])

    return embed
