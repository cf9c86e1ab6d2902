"""A proposal from being put to its effect: once, never against the frameworks, and never too late."""

import asyncio
from datetime import date, timedelta

import pytest

from teamhub.core.act import Act
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, WrongStage
from teamhub.decisions.jobs import settle_rounds
from teamhub.decisions.replay_queries import differing
from teamhub.decisions.rules import Stance
from teamhub.decisions.tables import Decision
from teamhub.features import QUESTIONS
from teamhub.proposals import queries, service
from teamhub.proposals.kinds import Put
from teamhub.proposals.rules import State
from teamhub.proposals.tables import Proposal
from teamhub.teams.tables import Membership, Team
from tests.conftest import NOON
from tests.decisions.about import OBJECTION, adopt, happened
from tests.factories import a_person, joins, system
from tests.proposals.garden import KEY, OPEN_TREE, TREE, House, a_house

pytestmark = pytest.mark.usefixtures("db")
EVERYBODY = range(5)


async def an_objected(house: House, on: float = 0) -> int:
    id = await house.propose(on=on)
    await house.speak(id, 0, 1, 2, 3, days=on + 1)
    await house.speak(id, 4, stance=Stance.OBJECTION, days=on + 1, **OBJECTION)
    return id


async def objection(house: House, id: int, days: float) -> int:
    return (await house.matter(id, days=days)).rounds[-1].objections[0].id


async def test_the_last_voice_has_the_effect_once_and_the_journal_tells_it() -> None:
    house = await a_house()
    id = await house.propose()
    await house.speak(id, 0, 1, 2, 3)
    assert ((await house.seen(id, days=1)).state, await house.focus()) == (State.RUNNING, "")
    await house.speak(id, 4)
    assert ((await house.seen(id, days=1)).state, await house.focus()) == (State.CARRIED_OUT, "Een appelboom")
    await settle_rounds(system(NOON + timedelta(days=30)))
    assert await house.focus() == "Een appelboom"
    assert await happened(f"proposal:{id}") == [
        "ProposalPut", "RoundCalled", *["VoiceGiven"] * 5, "RoundClosed", "DecisionTaken", "ProposalCarriedOut",
    ]  # fmt: skip
    with pytest.raises(WrongStage):
        await house.speak(id, 1, days=2)
    with pytest.raises(WrongStage, match="carried out"):
        await service.withdraw(await house.act(days=2), id)


async def test_the_clock_has_the_effect_where_a_quorum_consented() -> None:
    house = await a_house()
    id = await house.propose(days=3)
    await house.speak(id, 0, 1, 2)
    over = await house.seen(id, days=3)
    assert (over.state, await house.focus()) == (State.ADOPTED, "")
    await asyncio.gather(*(settle_rounds(system(NOON + timedelta(days=3))) for _ in range(3)))
    assert (await house.seen(id, days=3)).state is State.CARRIED_OUT
    assert await house.focus() == "Een appelboom"
    decision = await Decision.objects().first()
    assert decision and decision.evaluate_on == NOON.date() + timedelta(days=91)


async def test_too_few_have_no_effect_and_it_can_be_put_again() -> None:
    house = await a_house()
    id = await house.propose(days=3)
    await house.speak(id, 0, 1)
    assert (await house.seen(id, days=4)).state is State.TOO_FEW
    with pytest.raises(NotAllowed):
        await service.again(await house.act(1, days=4), id, why="Nog eens.")
    changed = {"team": house.team.id, "focus": "Een perenboom", "amount": 700}
    await service.again(await house.act(days=4), id, why="Met peren.", payload=changed, days=4)
    seen = await house.seen(id, days=4)
    assert (seen.state, seen.number, seen.version, seen.why) == (State.RUNNING, 2, 2, "Met peren.")
    assert "Een perenboom" in seen.title
    await house.speak(id, *EVERYBODY, days=5)
    assert await house.focus() == "Een perenboom"


async def test_what_was_not_possible_any_more_is_overtaken_with_the_reason() -> None:
    house = await a_house()
    id = await house.propose()
    await house.speak(id, 0, 1, 2, 3)
    await Team.update({Team.focus_nl: "Rozen"}).where(Team.id == house.team.id)
    await house.speak(id, 4)
    seen = await house.seen(id, days=1)
    assert (seen.state, seen.refusal) == (State.OVERTAKEN, "There is a garden already: Rozen.")
    assert await house.focus() == "Rozen"
    assert (await happened(f"proposal:{id}"))[-1] == "ProposalOvertaken"
    assert (await house.matter(id, days=1)).holds("decide") is None


async def test_what_an_effect_did_before_it_refused_is_undone_and_the_voice_stays() -> None:
    house = await a_house()
    id = await house.propose(payload={"fails": True})
    await house.speak(id, *EVERYBODY)
    seen = await house.seen(id, days=1)
    assert (seen.state, seen.refusal, await house.focus()) == (State.OVERTAKEN, "The ground is frozen.", "")
    assert len(seen.spoken) == 5


async def test_one_that_cannot_be_settled_holds_no_other_up(monkeypatch: pytest.MonkeyPatch) -> None:
    house = await a_house()
    first = await house.propose()
    other = await house.propose(key="garden:2", payload={"focus": "Tulpen"})
    for id in (first, other):
        await house.speak(id, 0, 1, 2)
    broken = TREE.check

    async def check(act: object, put: object) -> Refused | None:
        if put.id == first:  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return await broken(act, put)  # type: ignore[arg-type]

    monkeypatch.setattr("teamhub.proposals.carrying.kind_of", lambda name: _with(check))
    with pytest.raises(ZeroDivisionError):
        await settle_rounds(system(NOON + timedelta(days=6)))
    assert await house.focus() == "Tulpen"


def _with(check: object) -> object:
    class Checked:
        apply = staticmethod(TREE.apply)

    Checked.check = staticmethod(check)  # type: ignore[attr-defined,arg-type]
    return Checked


async def test_two_at_once_about_the_same_are_one_and_of_two_kinds_the_second_is_overtaken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = await a_house()
    found = await asyncio.gather(*(house.propose(who) for who in range(3)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in found) == ["WrongStage", "WrongStage", "int"]
    id = next(one for one in found if isinstance(one, int))
    assert await queries.running(await house.act(), TREE.name, KEY) == id
    other = await house.propose(kind=OPEN_TREE.name, payload={"focus": "Tulpen"})

    async def check(act: Act, put: Put) -> Refused | None:
        """Both have looked before either has done anything, unless one waits for the other."""
        found = await TREE.check(act, put)
        await asyncio.sleep(0.5)
        return found

    monkeypatch.setattr("teamhub.proposals.carrying.kind_of", lambda name: _with(check))
    await asyncio.gather(*(house.speak(one, *EVERYBODY) for one in (id, other)))
    states = {(await house.seen(one, days=1)).state for one in (id, other)}
    assert states == {State.CARRIED_OUT, State.OVERTAKEN}
    assert await house.focus() in ("Een appelboom", "Tulpen")
    assert await queries.running(await house.act(days=1), TREE.name, KEY) is None
    assert [one.id for one in await queries.of(await house.act(days=1), KEY)] == [other, id]


async def test_only_who_is_asked_puts_it_and_only_what_is_possible_and_theirs() -> None:
    house = await a_house()
    with pytest.raises(NotAllowed, match="Who is asked"):
        await house.propose(house.elsewhere)
    with pytest.raises(NotAllowed, match="Who is asked"):
        await house.propose(house.mpp)
    with pytest.raises(NotAllowed, match="not your team's to decide"):
        await house.propose(payload={"amount": 9000})
    with pytest.raises(NotFound):
        await house.propose(kind="garden.golf")
    with pytest.raises(Invalid, match="own words"):
        await house.propose(why="  ")
    for wrong in ({"days": 0}, {"days": 61}, {"meeting_on": date(2026, 3, 1)}, {"meeting_on": date(2026, 6, 1)}):
        with pytest.raises(Invalid):
            await house.propose(**wrong)
    await Team.update({Team.focus_nl: "Rozen"}).where(Team.id == house.team.id)
    with pytest.raises(WrongStage, match="Rozen"):
        await house.propose()
    assert not await Proposal.exists()


async def test_a_meeting_is_over_with_its_day() -> None:
    house = await a_house()
    id = await house.propose(meeting_on=date(2026, 3, 4))
    seen = await house.seen(id)
    assert (seen.closes_at.isoformat(), seen.closes_on) == ("2026-03-04T23:00:00+00:00", date(2026, 3, 4))


async def test_an_objection_is_met_and_then_it_has_its_effect() -> None:
    house = await a_house()
    id = await an_objected(house)
    assert ((await house.seen(id, days=1)).state, await house.focus()) == (State.OBJECTED, "")
    voice = await objection(house, id, 1)
    with pytest.raises(NotAllowed, match="Esra"):
        await service.propose_resolution(await house.act(1, days=2), id, voice, "In een bak.")
    await service.propose_resolution(await house.act(days=2), id, voice, "In een bak.")
    waiting = (await house.matter(id, days=2)).rounds[-1].objections[0].proposed
    assert waiting
    await service.stands(await house.act(4, days=3), id, waiting.id, "Te klein.")
    await service.propose_resolution(await house.act(days=3), id, voice, "In twee bakken.")
    again = (await house.matter(id, days=3)).rounds[-1].objections[0].proposed
    assert again
    with pytest.raises(NotAllowed):
        await service.confirm(await house.act(1, days=4), id, again.id)
    await service.confirm(await house.act(4, days=4), id, again.id)
    assert ((await house.seen(id, days=4)).state, await house.focus()) == (State.CARRIED_OUT, "Een appelboom")


async def test_who_put_it_takes_it_back_while_it_runs_or_stands_open() -> None:
    house = await a_house()
    id = await house.propose()
    with pytest.raises(NotAllowed, match="Esra"):
        await service.withdraw(await house.act(1), id)
    await service.withdraw(await house.act(), id)
    assert (await house.seen(id)).state is State.WITHDRAWN
    with pytest.raises(WrongStage):
        await house.speak(id, 1)
    other = await an_objected(house)
    voice = await objection(house, other, 1)
    await service.propose_resolution(await house.act(days=2), other, voice, "In een bak.")
    await service.withdraw(await house.act(days=2), other)
    waiting = (await house.matter(other, days=2)).rounds[-1].objections[0].proposed
    assert waiting
    with pytest.raises(WrongStage, match="withdrawn"):
        await service.confirm(await house.act(4, days=3), other, waiting.id)
    assert await house.focus() == ""


async def test_named_people_are_asked_and_nobody_else_finds_it() -> None:
    house = await a_house()
    people = (house.members[0].id, house.elsewhere.id)
    id = await house.propose(people=people)
    seen = await house.seen(id, house.elsewhere)
    assert (seen.team, seen.people, seen.members) == (None, tuple(sorted(people)), frozenset(people))
    for who in (house.members[1], house.mpp, house.process):
        with pytest.raises(NotFound):
            await house.seen(id, who)
    with pytest.raises(NotFound):
        await house.speak(id, 1)
    await house.speak(id, 0, house.elsewhere)
    assert await house.focus() == "Een appelboom"


async def test_named_people_who_left_are_not_waited_for() -> None:
    house = await a_house()
    gone = await a_person("Roel")
    await joins(gone, house.team)
    id = await house.propose(people=(house.members[0].id, house.members[1].id, gone.id))
    await house.speak(id, 0)
    gone.left_on = date(2026, 3, 2)
    await gone.save()
    await house.speak(id, 1)
    assert (await house.seen(id, days=1)).state is State.CARRIED_OUT
    await Team.update({Team.focus_nl: ""}).where(Team.id == house.team.id)
    with pytest.raises(Invalid, match="work here"):
        await house.propose(on=2, key="garden:2", people=(house.members[0].id, gone.id))


async def test_a_team_reads_it_and_help_comes_with_the_rounds() -> None:
    house = await a_house()
    id = await an_objected(house)
    outsiders = (house.elsewhere, house.process, house.mpp)
    for who in outsiders:
        with pytest.raises(NotFound):
            await house.seen(id, who, days=2)
    await service.again(await house.act(days=2), id, why="Nog eens.", days=3)
    assert (await house.seen(id, house.process, days=2)).number == 2
    with pytest.raises(NotFound):
        await house.seen(id, house.mpp, days=2)
    with pytest.raises(NotAllowed):
        await house.speak(id, house.process, days=3)
    await service.again(await house.act(days=6), id, why="Nog eens.", days=3)
    assert (await house.seen(id, house.mpp, days=6)).number == 3
    with pytest.raises(NotFound):
        await house.seen(id, house.elsewhere, days=6)


async def test_of_some_kinds_every_colleague_reads_it_and_only_the_team_speaks() -> None:
    house = await a_house()
    id = await house.propose(kind=OPEN_TREE.name)
    assert (await house.seen(id, house.elsewhere)).state is State.RUNNING
    with pytest.raises(NotAllowed):
        await house.speak(id, house.elsewhere)


async def test_who_left_the_team_neither_counts_nor_finds_it() -> None:
    house = await a_house()
    id = await house.propose()
    await Membership.update({Membership.until_on: date(2026, 3, 2)}).where(Membership.person == house.members[4].id)
    with pytest.raises(NotFound):
        await house.speak(id, 4)
    await house.speak(id, 0, 1, 2, 3)
    assert await house.focus() == "Een appelboom"


async def test_its_rulings_replay_and_a_changed_limit_rules_the_next_one() -> None:
    house = await a_house()
    id = await house.propose()
    await adopt("KAD-10", on=NOON + timedelta(days=1), team_max=600, mpp_max=700)
    await house.speak(id, *EVERYBODY, days=2)
    assert await house.focus() == "Een appelboom"
    assert await differing(QUESTIONS) == []
    await Team.update({Team.focus_nl: ""}).where(Team.id == house.team.id)
    with pytest.raises(NotAllowed, match="KAD-10"):
        await house.propose(on=3, key="garden:2")
