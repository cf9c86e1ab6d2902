"""A framework group: who joins, who writes, what is refused while drafting, and how a draft comes into force."""

import json
from datetime import timedelta
from typing import Any

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, Stale, WrongStage
from teamhub.decisions.replay_queries import differing
from teamhub.features import QUESTIONS
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks import service as adoption
from teamhub.frameworks.drafts import adoption_service, group_service, queries, rounds, text_service
from teamhub.frameworks.drafts.stages import Stage
from teamhub.frameworks.drafts.tables import DraftVersion, GroupMember
from teamhub.frameworks.drafts.text_service import Contradicts
from teamhub.frameworks.drafts.waiting import waiting
from teamhub.frameworks.requests import service as requests
from teamhub.frameworks.requests.tables import Outcome
from teamhub.frameworks.tables import FrameworkAuthor, FrameworkVersion
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from teamhub.proposals import queries as proposals
from teamhub.proposals.rules import State
from tests.cast import Cast, a_cast
from tests.conftest import NOON
from tests.factories import a_person, acting, holds, system
from tests.frameworks.drafts.about import a_draft, at, consents, limits, put, ready, seen, without_consent
from tests.frameworks.test_adoption import TEXTS
from tests.frameworks.test_requests import adopted

pytestmark = pytest.mark.usefixtures("db")


async def a_world(*codes: str) -> Cast:
    cast = await a_cast()
    await adopted("KAD-06", "KAD-10", "KAD-18", *codes)
    return cast


async def happened(draft: int) -> list[str]:
    rows = await Entry.select(Entry.what).where(Entry.subject == f"framework_draft:{draft}").order_by(Entry.id)
    return [row["what"] for row in rows]


async def team_max(days: float = 0) -> int:
    return int((await frameworks.limits((NOON + timedelta(days=days)).date()))["KAD-10", "team_max"])


async def test_what_a_group_left_that_works_here_no_more_is_taken_up() -> None:
    cast = await a_world()
    draft = await group_service.begin(await acting(cast["owner"]), code="KAD-10")
    await Person.update({Person.left_on: NOON.date() - timedelta(days=1)}).where(Person.id == cast["owner"].id)
    assert await group_service.begin(await acting(cast["teammate"]), code="KAD-10") == draft
    found = await queries.one(await acting(cast["teammate"]), draft)
    assert [one.person for one in found.group] == [cast["teammate"].id]


async def test_a_group_begins_from_a_request_with_what_is_in_force() -> None:
    cast = await a_world()
    owner = await acting(cast["owner"])
    asked = await requests.request(owner, framework="KAD-10", question="Mag de grens omhoog?")
    draft = await seen(await group_service.begin(owner, request_id=asked.id))
    version = (await frameworks.versions("KAD-10"))[0]
    assert (draft.code, draft.request, draft.stage, draft.version) == ("KAD-10", asked.id, Stage.DRAFTING, 1)
    assert draft.content["clauses"] == version["clauses"] and draft.content["title_nl"] == version["title_nl"]
    assert [(one.name, one.floor) for one in draft.group] == [("Esra", True)]
    assert await happened(draft.id) == ["GroupOpened"]
    with pytest.raises(WrongStage, match="works on KAD-10 already: Esra"):
        await group_service.begin(await acting(cast["colleague"]), code="KAD-10")


@pytest.mark.parametrize(
    ("outcome", "may"), [(Outcome.CHANGED, True), (Outcome.FITS, False), (Outcome.DECLINED, False)]
)
async def test_what_was_answered_otherwise_asks_for_no_group(outcome: Outcome, may: bool) -> None:
    cast = await a_world()
    owner = await acting(cast["owner"])
    asked = await requests.request(owner, framework="KAD-10", question="Mag de grens omhoog?")
    await requests.answer_request(await acting(cast["hr"]), asked.id, outcome=outcome, answer="Zo is het.")
    if may:
        assert await group_service.begin(owner, request_id=asked.id)
    else:
        with pytest.raises(WrongStage):
            await group_service.begin(owner, request_id=asked.id)


async def test_a_new_framework_takes_the_next_number() -> None:
    cast = await a_world()
    act = await acting(cast["hr"])
    first = await seen(await group_service.begin(act, title="Fietsen", domain="financien"))
    second = await seen(await group_service.begin(act, title="Huisdieren"))
    assert (first.code, second.code) == ("KAD-19", "KAD-20")
    assert (first.content["title_nl"], first.content["domain"]) == ("Fietsen", "financien")
    with pytest.raises(Invalid):
        await group_service.begin(act, title=" ")
    for who in ("council", "operator"):
        with pytest.raises(NotFound):
            await group_service.begin(await acting(cast[who]), title="Van ons")
        with pytest.raises(NotFound):
            await queries.one(await acting(cast[who]), first.id)


async def test_people_join_by_invitation_and_may_leave() -> None:
    cast = await a_world()
    owner, mpp = await acting(cast["owner"]), await acting(cast["mpp"])
    draft = await a_draft(cast)
    await group_service.invite(owner, draft, cast["mpp"].id)
    item = (await waiting(mpp))[0]
    assert (item.said, item.names["name"]) == ("%(name)s asks you to join the framework group for %(code)s", "Esra")
    with pytest.raises(NotAllowed, match="Only the framework group writes this draft: Esra"):
        await text_service.save_texts(mpp, draft, 1, {"title_nl": "Van mij"})
    with pytest.raises(WrongStage):
        await group_service.invite(owner, draft, cast["mpp"].id)
    await group_service.join(mpp, draft)
    assert [one.name for one in (await seen(draft)).group] == ["Esra", "Harmen"]
    await group_service.leave(owner, draft)
    with pytest.raises(WrongStage, match="last one"):
        await group_service.leave(mpp, draft)
    await group_service.invite(mpp, draft, cast["owner"].id)  # once more, and this time not
    await group_service.decline(owner, draft)
    assert [one.name for one in (await seen(draft)).members] == ["Harmen"]
    assert await GroupMember.count().where(GroupMember.draft == draft) == 2
    for who in ("council", "operator", "leaver"):
        with pytest.raises(Invalid):
            await group_service.invite(mpp, draft, cast[who].id)
    assert (await happened(draft))[1:] == [
        "GroupInvited", "GroupJoined", "GroupLeft", "GroupInvited", "GroupDeclined",
    ]  # fmt: skip


async def test_who_no_longer_works_here_is_not_in_the_group() -> None:
    cast = await a_world()
    draft = await a_draft(cast, "KAD-10", "teammate")
    yesterday = (NOON - timedelta(days=1)).date()
    await Person.update({Person.left_on: yesterday}).where(Person.id == cast["teammate"].id)
    assert [one.name for one in (await seen(draft)).group] == ["Esra"]


async def test_a_delegate_is_of_the_group_and_of_the_team_and_one_at_a_time() -> None:
    cast = await a_world()
    draft = await a_draft(cast, "KAD-10", "teammate", "mpp")
    team = cast.team.id
    await group_service.name_delegate(await acting(cast["owner"]), draft, cast["owner"].id, team)
    await group_service.name_delegate(await acting(cast["teammate"]), draft, cast["teammate"].id, team)
    assert {team: one.name for team, one in (await seen(draft)).delegates.items()} == {team: "Ilse"}
    await group_service.name_delegate(await acting(cast["mpp"]), draft, cast["owner"].id, team)
    assert (await happened(draft))[-3:] == ["DelegateStoodUp", "DelegateStoodUp", "DelegateNamed"]
    with pytest.raises(Invalid):
        await group_service.name_delegate(await acting(cast["owner"]), draft, cast["mpp"].id, team)
    with pytest.raises(NotAllowed):
        await group_service.name_delegate(await acting(cast["colleague"]), draft, cast["owner"].id, team)


async def test_two_who_save_at_once_both_find_their_words() -> None:
    cast = await a_world()
    draft = await a_draft(cast, "KAD-10", "mpp")
    await text_service.save_texts(await acting(cast["owner"]), draft, 1, {"title_nl": "Wat wij uitgeven"}, "Korter.")
    with pytest.raises(Stale):
        await text_service.save_texts(await acting(cast["mpp"]), draft, 1, {"title_nl": "Uitgeven"})
    now = await seen(draft)
    assert (now.version, now.version_by, now.content["title_nl"]) == (2, "Esra", "Wat wij uitgeven")
    assert await DraftVersion.count().where(DraftVersion.draft == draft) == 2
    assert (await queries.content_at(draft, 1))["title_nl"] != "Wat wij uitgeven"
    await text_service.save_texts(await acting(cast["mpp"]), draft, 2, {"title_nl": "Wat wij uitgeven"})
    assert (await seen(draft)).version == 2, "the same again is no new version"


async def test_what_contradicts_another_framework_is_refused_while_drafting() -> None:
    cast = await a_world("KAD-07")
    owner = await acting(cast["owner"])
    draft = await group_service.begin(owner, title="Fietsen")
    clause = {"question": "money.spend", "decider": "mpp", "way": "alone", "limits": [{"fact": "amount", "above": 400}]}
    with pytest.raises(Contradicts) as refused:
        await text_service.save_clause(owner, draft, 1, clause)
    assert {theirs.framework for pair in refused.value.pairs for theirs in pair} == {"KAD-10", "KAD-19"}
    assert (await seen(draft)).content["clauses"] == []
    fits = clause | {"limits": [{"fact": "amount", "up_to": 50}]}
    await text_service.save_clause(owner, draft, 1, fits)
    with pytest.raises(Contradicts):
        await text_service.save_clause(owner, draft, 2, clause, 0)
    await text_service.remove_clause(owner, draft, 2, 0)
    assert (await seen(draft)).content["clauses"] == []


async def test_a_limit_and_the_clauses_that_name_it_stay_together() -> None:
    cast = await a_world("KAD-07")
    owner = await acting(cast["owner"])
    draft = await a_draft(cast)
    limit = next(limit for limit in (await seen(draft)).content["limits"] if limit["key"] == "team_max")
    with pytest.raises(Invalid, match="A clause names this limit"):
        await text_service.remove_limit(owner, draft, 1, "team_max")
    with pytest.raises(Invalid, match="must be a number"):
        await text_service.save_limit(owner, draft, 1, limit | {"value": "genoeg"}, was="team_max")
    empty = {"question": "money.spend", "decider": "team", "way": "consent"}
    with pytest.raises(Invalid, match="never hold"):
        ends = {"fact": "amount", "above": "team_max", "up_to": 200}
        await text_service.save_clause(owner, draft, 1, empty | {"limits": [ends]})
    await text_service.save_limit(owner, draft, 1, limit | {"key": "team_budget", "value": 1800}, was="team_max")
    now = await seen(draft)
    assert text_service.names(now.content, "team_budget") and not text_service.names(now.content, "team_max")
    drafted = (await queries.under(now, NOON.date())).drafted
    assert {one.limits[0].up_to for one in drafted if one.decider == "team" and one.limits} >= {1800}


async def refusals(draft: int) -> str:
    return " ".join(str(lack) for lack in await adoption_service.lacking(system(), await seen(draft)))


async def test_what_must_be_there_before_the_delegates_are_asked() -> None:
    cast = await a_world()
    draft = await a_draft(cast, "KAD-10", "mpp", "director")
    said = await refusals(draft)
    assert "33% of the group; at least 50% must. Invite 1 more from a team, for example from Team Haarlem" in said
    assert "Say who speaks for Team Alkmaar" in said and "Nothing changes yet" in said
    with pytest.raises(Invalid, match="shop floor"):
        await put(cast, draft)
    for name in ("teammate", "colleague"):
        await group_service.invite(await at(cast["owner"]), draft, cast[name].id)
        await group_service.join(await at(cast[name]), draft)
    assert "Say who speaks for Team Alkmaar, Team Haarlem" in await refusals(draft)
    await group_service.name_delegate(await at(cast["owner"]), draft, cast["owner"].id, cast.team.id)
    await group_service.name_delegate(await at(cast["colleague"]), draft, cast["colleague"].id, cast.other_team.id)
    await limits(cast, draft, 2000)
    assert await refusals(draft) == ""
    await text_service.save_texts(await at(cast["owner"]), draft, 2, {"team_decides_en": "", "hands_over_en": ""})
    assert "Something is missing at 2 of them" in await refusals(draft)


async def test_the_works_council_reads_the_version_that_is_adopted() -> None:
    cast = await a_world()
    draft = await ready(cast)
    hr, today = await acting(cast["hr"]), NOON.date()
    with pytest.raises(WrongStage):
        await adoption_service.record_council(hr, draft, 2, today, "Wij stemmen in.")
    await text_service.save_texts(await at(cast["owner"]), draft, 2, {"article": "WOR 27 lid 1 sub i"})
    assert "has yet to say so (WOR 27 lid 1 sub i)" in await refusals(draft)
    with pytest.raises(NotAllowed):
        await adoption_service.record_council(await acting(cast["mpp"]), draft, 3, today, "Wij stemmen in.")
    with pytest.raises(Invalid):
        await adoption_service.record_council(hr, draft, 3, today + timedelta(days=1), "Wij stemmen in.")
    await adoption_service.record_council(hr, draft, 3, today, "Wij stemmen in.")
    assert await refusals(draft) == ""
    await limits(cast, draft, 2100, days=0)
    assert "read version 3 of the draft" in await refusals(draft)
    await adoption_service.record_council(hr, draft, 4, today, "Ook zo.")
    proposal = await put(cast, draft, days=0)
    await consents(cast, proposal, days=1)
    council = (await frameworks.versions("KAD-10"))[0]["works_council"]
    assert council == {
        "needed": True, "kind": "instemming", "article": "WOR 27 lid 1 sub i", "given_on": today.isoformat(),
    }  # fmt: skip


async def test_the_delegates_consent_and_it_counts_from_the_day_that_was_chosen() -> None:
    cast = await a_world()
    draft = await ready(cast)
    proposal = await put(cast, draft, days=0, on=NOON.date() + timedelta(days=14))
    asked = await proposals.one(await acting(cast["colleague"]), proposal)
    assert asked.people == tuple(sorted(cast[who].id for who in ("owner", "mpp", "director")))
    with pytest.raises(WrongStage, match="stays as it is"):
        await limits(cast, draft, 3000, days=0)
    await consents(cast, proposal, "owner", "mpp", days=1)
    assert (await seen(draft, 1)).stage is Stage.DRAFTING
    await consents(cast, proposal, "director", days=1)

    now = await seen(draft, 1)
    assert (now.stage, now.adopted_as) == (Stage.ADOPTED, 3)
    assert [await team_max(days) for days in (1, 13, 14)] == [1500, 1500, 2000]
    row = await FrameworkVersion.objects().get((FrameworkVersion.code == "KAD-10") & (FrameworkVersion.version == 3))
    assert row and (row.in_force_on, row.next_review_on.year) == (NOON.date() + timedelta(days=14), 2027)
    authors = await FrameworkAuthor.select(FrameworkAuthor.person).where(FrameworkAuthor.framework == row.id)
    assert {one["person"] for one in authors} == {cast[who].id for who in ("owner", "teammate", "mpp", "director")}
    assert (await happened(draft))[-1] == "DraftAdopted"
    with pytest.raises(WrongStage):
        await group_service.drop(await at(cast["owner"], 2), draft, "Toch niet.")


async def test_what_is_consented_to_is_looked_at_once_more() -> None:
    """Meanwhile somebody else adopted what contradicts it: the proposal is overtaken, and nothing changes."""
    cast = await a_world()
    draft = await ready(cast, value=1900)
    proposal = await put(cast, draft, days=0)
    clause = {"question": "money.spend", "decider": "hr", "way": "alone",
              "limits": [{"fact": "amount", "above": 1499, "up_to": 1950}]}  # fmt: skip
    more: dict[str, Any] = {"texts": TEXTS, "limits": [], "clauses": []}
    await adoption.adopt(system(), "KAD-10", **more)  # as when the organisation came with its own
    await adoption.adopt(system(), "KAD-21", **{**more, "clauses": [clause]})
    await consents(cast, proposal, days=1)
    found = await proposals.one(await at(cast["owner"], 1), proposal)
    assert found.state is State.OVERTAKEN and (await seen(draft, 1)).stage is Stage.DRAFTING


async def test_after_two_rounds_without_consent_the_director_decides_for_three_months() -> None:
    cast = await a_world()
    draft = await ready(cast)
    director = await acting(cast["director"])
    for expected, days in ((0, -28), (1, -14)):
        assert (await rounds.of(await at(cast["owner"], days), draft)).unsuccessful == expected
        with pytest.raises(WrongStage, match="not yours to decide now"):
            await adoption_service.decide_for_a_while(await at(cast["director"], days), draft, 2, "Nu toch.")
        await without_consent(cast, draft, days)
    assert (await rounds.of(director, draft)).unsuccessful == 2
    with pytest.raises(NotAllowed):
        await adoption_service.decide_for_a_while(await acting(cast["mpp"]), draft, 2, "Nu toch.")
    with pytest.raises(Invalid):
        await adoption_service.decide_for_a_while(director, draft, 2, " ")
    assert await adoption_service.decide_for_a_while(director, draft, 2, "De teams kunnen niet wachten.") == 3

    row = (await frameworks.versions("KAD-10"))[0]
    assert (row["until_on"].isoformat(), row["explanation"], row["decider"]) == (
        "2026-06-01", "De teams kunnen niet wachten.", "Corine",
    )  # fmt: skip
    assert [await team_max(days) for days in (0, 91, 92)] == [2000, 2000, 1500]
    now = await seen(draft)
    assert (now.stage, now.decided_as) == (Stage.DRAFTING, 3), "the group writes on"
    with pytest.raises(WrongStage, match="before"):
        await adoption_service.decide_for_a_while(director, draft, 2, "Nog eens.")


async def test_a_twenty_first_framework_names_the_one_that_goes() -> None:
    cast = await a_world()
    await adoption.adopt(system(NOON - timedelta(days=90)), "KAD-19", texts=TEXTS, limits=[], clauses=[])
    few = [limit | {"value": 4 if limit["key"] == "max_frameworks" else limit["value"]}
           for limit in (await frameworks.versions("KAD-18"))[0]["limits"]]  # fmt: skip
    await adoption.adopt(system(NOON - timedelta(days=80)), "KAD-18", texts=TEXTS, limits=few, clauses=[
        {"question": "frameworks.adopt", "decider": "organisation", "way": "consent"}])  # fmt: skip
    owner = await at(cast["owner"])
    draft = await group_service.begin(owner, title="Fietsen")
    for name in ("teammate", "mpp"):
        await group_service.invite(owner, draft, cast[name].id)
        await group_service.join(await at(cast[name]), draft)
    await group_service.name_delegate(owner, draft, cast["owner"].id, cast.team.id)
    texts = {name: "Elk team heeft een fiets." for name in queries.rules.FIELDS}
    await text_service.save_texts(owner, draft, 1, texts)
    assert "There are 4 frameworks, and never more than 4" in await refusals(draft)
    await text_service.save_texts(owner, draft, 2, {"ends": "KAD-99"})
    assert "KAD-99 is not in force" in await refusals(draft)
    await text_service.save_texts(owner, draft, 3, {"ends": "KAD-19"})
    assert await refusals(draft) == ""
    proposal = await put(cast, draft, days=0, on=NOON.date() + timedelta(days=3))
    await consents(cast, proposal, "owner", "mpp", days=1)
    days = [{row["code"] for row in await frameworks.listed((NOON + timedelta(days=n)).date())} for n in (2, 3)]
    assert days[0] - days[1] == {"KAD-19"} and days[1] - days[0] == {"KAD-20"}


async def test_what_is_due_for_review_waits_for_who_keeps_an_eye_on_it_until_somebody_drafts() -> None:
    cast = await a_world()
    day = NOON.date() - timedelta(days=9)
    V = FrameworkVersion
    await V.update({V.next_review_on: NOON.date()}, force=True)
    await V.update({V.next_review_on: day}).where(V.code == "KAD-10")
    for who in ("mpp", "director", "process"):
        [item] = await waiting(await acting(cast[who]))
        assert (item.names["code"], item.due, item.route) == ("KAD-10", day, "framework_drafts.new_for")
    for who in ("owner", "hr", "council"):
        assert await waiting(await acting(cast[who])) == []
    await a_draft(cast)
    assert await waiting(await acting(cast["mpp"])) == []


async def test_stopping_leaves_what_was_drafted_and_makes_room() -> None:
    cast = await a_world()
    draft = await a_draft(cast)
    with pytest.raises(Invalid):
        await group_service.drop(await acting(cast["owner"]), draft, " ")
    await group_service.drop(await acting(cast["owner"]), draft, "Het past al.")
    assert (await seen(draft)).stage is Stage.DROPPED
    with pytest.raises(WrongStage):
        await text_service.save_texts(await acting(cast["owner"]), draft, 1, {"title_nl": "Toch"})
    assert await group_service.begin(await acting(cast["mpp"]), code="KAD-10") != draft


async def test_an_mpp_of_no_team_on_the_floor_is_management_and_staff_is_neither() -> None:
    cast = await a_world()
    staff = await a_person("Dunya")
    await holds(staff, Office.HR)
    draft = await a_draft(cast, "KAD-10", "mpp", "process")
    assert [(one.name, one.floor, one.management) for one in (await seen(draft)).group] == [
        ("Esra", True, False), ("Harmen", False, True), ("Vera", False, False),
    ]  # fmt: skip
    assert adoption_service.delegates(await seen(draft)) == [cast["mpp"].id]


async def test_kept_rulings_replay_after_all_of_it() -> None:
    """Nothing of what was decided before is ruled otherwise, whatever came into force since."""
    cast = await a_world()
    draft = await ready(cast)
    proposal = await put(cast, draft, days=-28)
    await consents(cast, proposal)
    assert await team_max() == 2000
    assert await differing(QUESTIONS) == []
    with pytest.raises(Refused):
        await put(cast, draft, days=0)
    rows = await Entry.select(Entry.facts).where(Entry.what == "FrameworkAdopted").order_by(Entry.id)
    assert json.loads(rows[-1]["facts"])["version"] == 3
