"""The demo loads through the verbs; what stands in it afterwards is what the data plants there."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from teamhub.absence.figures import queries as figures
from teamhub.absence.figures.amounts import Period
from teamhub.absence.figures.policy import Look
from teamhub.absence.figures.rules import Figures
from teamhub.absence.figures.showing import Of
from teamhub.core.act import SYSTEM, Act
from teamhub.core.asking import together
from teamhub.core.clock import local
from teamhub.decisions.tables import ConsentRound, Decision, Voice
from teamhub.demo import building
from teamhub.demo.calendar import Calendar
from teamhub.demo.steps import World
from teamhub.frameworks.requests.tables import FrameworkRequest
from teamhub.frameworks.tables import FrameworkVersion
from teamhub.ideas.rules import fields_of, fingerprint, spelled
from teamhub.ideas.stages import Stage
from teamhub.ideas.suggestions.tables import Suggestion
from teamhub.ideas.tables import Idea, IdeaVersion, Thought
from teamhub.joining.contracts.tables import Contract
from teamhub.joining.onboarding import queries as onboarding
from teamhub.journal import queries as journal
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from teamhub.roles import queries as roles
from teamhub.roles.checklists import queries as checklists
from teamhub.roles.exits import queries as exits
from teamhub.roles.exits.rules import Bought
from teamhub.roles.handovers import queries as handovers
from teamhub.roles.handovers.rules import Stage as Handed
from teamhub.sign_in import queries as sign_in
from tests.absence.figures import slow
from tests.absence.figures.test_demo import people as as_told
from tests.conftest import EMPTY, at_once

NOW = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
STAGES = {
    "gedachte": None,
    "open": Stage.OPEN,
    "advies": Stage.ADVICE,
    "besluit": Stage.DECISION,
    "pilot": Stage.PILOT,
    "evaluatie": Stage.EVALUATION,
    "verankerd": Stage.EMBEDDED,
    "verspreiding": Stage.SPREADING,
    "geparkeerd": Stage.PARKED,
    "gestopt": Stage.STOPPED,
    "buiten_kader": Stage.OUTSIDE,
}


@pytest.fixture(scope="module")
async def world(database: str) -> AsyncIterator[World]:
    """Built once for all that only look at it."""
    await at_once(EMPTY)
    made = await building.build(NOW)
    assert made
    yield made
    await at_once(EMPTY)


async def idea(world: World, key: str) -> Idea:
    found = await Idea.objects().get(Idea.id == world.ideas[key])
    assert found
    return found


async def test_everybody_and_everything_is_there(world: World) -> None:
    assert await Person.count() == 48 + 5 + 1  # Isabel, whom a team found, starts in two weeks
    assert await Person.count().where(Person.demo.eq(False)) == 0  # or it could not be loaded a second time
    assert len(world.ideas) == 11 + 7 + 1  # a thought is no idea; seven copies; the one that the MPP made his own
    for told in world.data["ideas"]:
        if STAGES[told["state"]]:
            assert (await idea(world, told["id"])).stage == STAGES[told["state"]], told["id"]


async def test_whom_a_team_found_has_a_plan_and_a_mentor_before_she_starts(world: World) -> None:
    act = await world.acts("p40", NOW)
    isabel = world.people["K-301"]
    [plan] = await onboarding.plans(act, "AND o.person = {}", isabel)
    assert (plan.name, plan.mentor, plan.begins_on) == ("Isabel Monteiro", world.people["p40"], date(2026, 12, 1))
    assert plan.week == 0 and plan.items >= 12
    words = {item["words"] for item in await onboarding.items(plan.id)}
    assert "Meelopen met drie collega’s" in words  # in Dutch, also where who loads it reads English
    [contract] = await Contract.select().where(Contract.person == isabel)
    assert (contract["from_on"], contract["until_on"]) == (date(2026, 12, 1), date(2027, 11, 30))
    assert contract["probation"]


async def test_roles_passed_from_hand_to_hand(world: World) -> None:
    act = Act(by=SYSTEM, at=NOW)
    found = await handovers.read(act, "true ORDER BY h.from_on, h.id")
    stages = Counter(one.stage for one in found)
    assert set(stages) == {Handed.DONE, Handed.ALONE, Handed.WAITING}
    assert [(one.giver, one.tip) for one in found if one.stage is Handed.WAITING] == [
        (world.people["p02"], "Zet het moeilijkste punt nooit als laatste.")
    ]
    assert [one.receiver for one in found if one.stage is Handed.ALONE] == [world.people["p20"]]
    assert [one for one in found if one.left_open] == []


async def test_checklists_and_what_is_bought_in(world: World) -> None:
    act = Act(by=SYSTEM, at=NOW)
    meeting = await checklists.meeting(act, world.teams["alk"])
    assert len([one for one in meeting if one.items]) == 3
    bought = await exits.read(act, "true ORDER BY b.id")
    assert [(one.team, one.state) for one in bought] == [
        (world.teams["lel"], Bought.RUNNING), (world.teams["alk"], Bought.ASKED),
    ]  # fmt: skip
    [spans] = await together([exits.asking_bought_of(bought[0].team_role)])
    seats = await roles.seats_of(act, bought[0].team_role)
    [housekeeper] = exits.vacancies(seats, exits.spans(spans), 6, act.today)
    assert (housekeeper.too_long, housekeeper.bought_until) == (False, date(2026, 12, 31))


async def test_the_record_holds_and_could_have_happened(world: World) -> None:
    assert await journal.breaks() == []
    moments = await Entry.select(Entry.at).order_by(Entry.id).output(as_list=True)
    assert len(moments) > 500
    assert moments == sorted(moments)
    assert moments[-1] <= NOW


async def test_frameworks_are_reviewed_when_they_say(world: World) -> None:
    days = await FrameworkVersion.select(FrameworkVersion.code, FrameworkVersion.next_review_on)
    told = {one["id"]: date.fromisoformat(one["next_review_on"]) for one in world.data["frameworks"]}
    assert {row["code"]: row["next_review_on"] for row in days} == told


async def test_a_thought_is_only_a_thought(world: World) -> None:
    (thought,) = await Thought.objects()
    assert thought.owner == world.people["p05"]
    assert thought.title == "Zomerrooster zelf tekenen"
    entries = await Entry.select(Entry.facts, Entry.subject)
    assert "Zomerrooster" not in str(entries)


async def test_the_words_stay_the_owners_after_a_managers_suggestion(world: World) -> None:
    """The story of IDEE-11."""
    told = next(one for one in world.data["ideas"] if one["id"] == "IDEE-11")
    now = await idea(world, "IDEE-11")
    versions = await IdeaVersion.objects().where(IdeaVersion.idea == now.id).order_by(IdeaVersion.number)
    suggestion = await Suggestion.objects().get(Suggestion.idea == now.id)

    assert {version.by for version in versions} == {now.owner} == {world.people["p17"]}
    assert now.proposal == told["proposal_nl"]
    assert versions[-1].text == spelled(fields_of(now))
    assert all(version.fingerprint == fingerprint(version.text) for version in versions)
    assert suggestion and suggestion.by == world.people["p43"]
    assert suggestion.was == "Eén formulier van twee pagina's." and "42 velden" in suggestion.text
    assert suggestion.answer == "declined" and suggestion.said.startswith("Dank voor het meedenken")
    assert (await idea(world, "IDEE-11/mpp")).owner == world.people["p43"]


async def test_an_objection_stands_and_the_next_round_runs(world: World) -> None:
    rounds = await ConsentRound.objects().where(ConsentRound.subject == f"idea:{world.ideas['IDEE-05']}").order_by("id")
    assert [one.outcome for one in rounds] == ["objected", None]
    objected = await Voice.objects().where((Voice.round == rounds[0].id) & (Voice.stance == "objection"))
    assert [voice.person for voice in objected] == [world.people["p25"]]


async def test_decisions_are_those_of_the_data(world: World) -> None:
    texts = set(await Decision.select(Decision.text).output(as_list=True))
    for told in world.data["ideas"]:
        for decided in told["decisions"]:
            if decided["method"] != "eigen_besluit":
                assert decided["text_nl"] in texts


async def test_an_open_framework_request_is_with_the_mpp_who_answers_it(world: World) -> None:
    request = await FrameworkRequest.objects().get(FrameworkRequest.id == world.questions["KVZ-01"])
    assert request and request.answered_at is None
    assert (request.taken_by, local(request.taken_at).date()) == (world.people["p44"], date(2026, 10, 29))


async def test_a_copy_names_whose_idea_it_was_and_the_original_is_untouched(world: World) -> None:
    copy, original = await idea(world, "IDEE-01/alm"), await idea(world, "IDEE-01")
    assert (copy.origin, copy.origin_by) == (original.id, world.people["p01"])
    assert copy.owner == world.people["p29"] and copy.proposal != original.proposal
    assert copy.stage == Stage.EMBEDDED


def test_nothing_happens_after_now() -> None:
    calendar = Calendar(date(2026, 11, 16) - date(2026, 11, 16), NOW)
    assert calendar.at("2026-11-16", 23) == NOW


async def test_eight_are_suggested_to_a_visitor_each_with_what_they_come_for(world: World) -> None:
    first = sign_in.first(await sign_in.demo_people(Act(by=SYSTEM, at=NOW)))
    assert [person["name"].split()[0] for person, _why in first] == (
        ["Ilse", "Thirza", "Bram", "Merel", "Harmen", "Rachid", "Corine", "Samira"]
    )
    assert first[-1][1].as_nl == "voorzitter cliëntenraad" and all(why.as_nl and why.as_en for _person, why in first)


async def test_the_absence_of_every_team_is_what_was_worked_out(world: World) -> None:
    """Haarlem to its last digit; the others as a calculation day by day finds them in the data."""
    quarter = Period(date(2026, 7, 1), date(2026, 9, 30))
    of = Of(await figures.known(Act(by=SYSTEM, at=NOW), None, quarter), Look.EVERYTHING)
    for key, team in world.teams.items():
        shown = of.team(quarter, team).now
        expected = slow.sums(as_told(), {key}, quarter.first, quarter.last)
        assert shown and shown.percentage == slow.rounded(100 * expected["absent"] / expected["employed"], 2), key
    haarlem = of.team(quarter, world.teams["haa"]).now
    assert haarlem and haarlem == Figures(
        percentage=Decimal("23.69"),
        frequency=Decimal("1.13"),
        duration=Decimal("20.0"),
        zero=Decimal("57.1"),
        headcount=Decimal("7.0"),
        numerator=Decimal("128.335"),
        denominator=Decimal("541.778"),
    )


# Last: it takes the place of the world that the others look at.
@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("on", [date(2024, 2, 29)])
async def test_any_day_may_be_the_day_of_reference(on: date) -> None:
    assert await building.build(datetime(2031, 7, 6, 23, 30, tzinfo=UTC), on=on)
    assert not await building.build(NOW)
