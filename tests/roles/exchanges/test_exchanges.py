"""An exchange from its proposal to its end: two agree, the team consents, and nobody comes too far above the norm."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from teamhub.core import i18n
from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.core.telling import About
from teamhub.journal import queries as journal
from teamhub.notices import queries as notices
from teamhub.notices import service as telling
from teamhub.people import service as people
from teamhub.proposals import queries as proposals
from teamhub.proposals.rules import State as ProposalState
from teamhub.roles import queries as roles
from teamhub.roles.exchanges import queries, rules, service
from teamhub.roles.exchanges.proposals import BEGIN, GO_ON
from teamhub.roles.exchanges.rules import State
from teamhub.roles.exchanges.tables import Exchange
from teamhub.roles.exchanges.waiting import agenda, waiting
from teamhub.roles.tables import RoleTerm, TeamRole
from teamhub.teams.tables import Membership
from tests.conftest import NOON, Browser, counting
from tests.decisions.about import adopt
from tests.factories import a_person, a_role, a_team, acting, holds, joins, system
from tests.roles.exchanges.garage import LATER, Workplace, a_workplace

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()
DAY = timedelta(days=1)
WEEK = TODAY + 7 * DAY


@pytest.fixture
async def place(db: str) -> Workplace:
    i18n.current_locale.set("en")  # a page that another test read in Dutch leaves its language behind
    return await a_workplace(await a_person("Wim"), await a_person("Joris"))


async def test_two_agree_the_team_consents_and_the_role_is_theirs(place: Workplace) -> None:
    wim, joris, thirza = place.members
    made = await place.propose()
    assert (await queries.one(await acting(thirza), made)).state is State.ASKED
    with pytest.raises(NotAllowed):
        await service.agree(await acting(wim), made)
    with pytest.raises(NotAllowed):
        await service.agree(await acting(thirza), made)
    proposal = await service.agree(await acting(joris), made)
    seen = await proposals.one(await acting(thirza), proposal)
    assert seen.title == "Wim supports more clients, and Joris has the role planner"
    assert (await queries.one(await acting(thirza), made)).state is State.AGREED
    await place.consent(proposal)

    seen_now = await queries.one(await acting(thirza), made)
    assert (seen_now.state, seen_now.from_on) == (State.COMING, WEEK)
    assert seen_now.review_on == rules.latest_review(WEEK, 6)
    (term,) = await roles.history(place.roles[0])
    assert (term.person, term.from_on) == (joris.id, WEEK)
    assert (await queries.one(await acting(wim, NOON + timedelta(days=7)), made)).state is State.RUNNING
    assert [e.what for e in await journal.timeline(f"exchange:{made}")] == [
        "ExchangeBegan", "ExchangeAgreed", "ExchangeProposed",
    ]  # fmt: skip


async def test_the_caseload_stays_with_each_person_to_record(place: Workplace) -> None:
    wim, joris, thirza = place.members
    made = await place.begin(from_on=TODAY + DAY)
    later = NOON + timedelta(days=1)
    now = (await queries.figures(system(later), await queries.one(system(later), made))).more.then  # type: ignore[union-attr]
    assert now.caseload == 4
    seen = await queries.one(await acting(wim, later), made)
    assert await queries.to_record(await acting(wim, later), seen) == 5
    assert await queries.to_record(await acting(joris, later), seen) == 3
    assert await queries.to_record(await acting(thirza, later), seen) is None
    await service.record_caseload(await acting(wim, later), made, 5)
    assert await queries.to_record(await acting(wim, later), seen) == 5
    with pytest.raises(NotAllowed):
        await service.record_caseload(await acting(thirza, later), made, 5)


@pytest.mark.parametrize(("clients", "above"), [(5, False), (6, True)])
async def test_never_more_than_a_fifth_above_the_own_norm(place: Workplace, clients: int, above: bool) -> None:
    """A norm of 8: 9 is 12.5 % above it, and 10 is 25 %."""
    if not above:
        assert await place.propose(clients=clients)
        return
    with pytest.raises(Invalid, match="Wim would support 10 with a norm of 8: 25% above it"):
        await place.propose(clients=clients)
    await adopt("KAD-12", on=NOON, max_over_norm=25)
    assert await place.propose(clients=clients)


async def test_who_takes_the_role_may_not_come_too_far_above_it_either(place: Workplace) -> None:
    await people.change_caseload(system(), place.members[1].id, 10, from_on=TODAY)
    await TeamRole.update({TeamRole.hours_per_week: 9}).where(TeamRole.id == place.roles[0])
    with pytest.raises(Invalid, match="Joris would support 9 with a norm of 6: 50% above it"):
        await place.propose()


async def test_it_is_counted_again_when_the_team_has_consented(place: Workplace) -> None:
    wim = place.members[0]
    made = await place.propose(clients=5)
    proposal = await service.agree(await acting(place.members[1]), made)
    await people.change_caseload(system(), wim.id, 6, from_on=TODAY)
    await place.consent(proposal)
    seen = await proposals.one(await acting(wim), proposal)
    assert seen.state is ProposalState.OVERTAKEN
    assert "above the own norm" in seen.refusal and not any(figure in seen.refusal for figure in ("11", "38", "8"))
    assert (await queries.one(await acting(wim), made)).state is State.AGREED
    assert await roles.history(place.roles[0]) == []
    await people.change_caseload(system(), wim.id, 4, from_on=TODAY)
    await place.consent(await service.agree(await acting(wim), made))
    assert (await queries.one(await acting(wim), made)).state is State.COMING


async def test_who_takes_more_clients_gives_the_role_up_to_the_other(place: Workplace) -> None:
    wim, joris, _ = place.members
    await a_role(wim, await _team(place), "planner", from_on=TODAY - 90 * DAY, until_on=TODAY + 200 * DAY)
    made = await place.begin()
    assert (await queries.one(system(), made)).state is State.COMING
    held = [(t.person, t.from_on, t.until_on) for t in await roles.history(place.roles[0])]
    assert held[0][:2] == (joris.id, WEEK)
    assert held[1] == (wim.id, TODAY - 90 * DAY, WEEK - DAY)


async def test_who_holds_the_role_keeps_it_and_a_third_holder_is_in_the_way(place: Workplace) -> None:
    joris, thirza = place.members[1:]
    await a_role(joris, await _team(place), "planner", until_on=TODAY + 200 * DAY)
    await place.begin()
    assert len(await roles.history(place.roles[0])) == 1
    await a_role(thirza, await _team(place), "werver", until_on=TODAY + 200 * DAY)
    made = await place.propose(role_id=place.roles[1])
    with pytest.raises(Invalid, match="Thirza holds this role until"):
        await service.agree(await acting(joris), made)


async def _team(place: Workplace) -> Any:
    return place.team


async def test_the_other_may_say_no_with_a_sentence_and_nothing_changes(place: Workplace) -> None:
    wim, joris, _ = place.members
    made = await place.propose()
    with pytest.raises(Invalid):
        await service.decline(await acting(joris), made, "  ")
    await service.decline(await acting(joris), made, "Liever niet, ik heb al twee rollen.")
    assert (await queries.one(await acting(wim), made)).state is State.DECLINED
    with pytest.raises(WrongStage):
        await service.agree(await acting(joris), made)
    assert await place.propose()  # the role is free for another exchange


async def test_it_is_looked_at_again_and_goes_on_with_consent(place: Workplace) -> None:
    wim, joris, thirza = place.members
    made = await place.begin(from_on=TODAY + DAY, review_on=TODAY + 100 * DAY)
    before, on = NOON + timedelta(days=85), NOON + timedelta(days=100)
    with pytest.raises(WrongStage, match="two weeks"):
        await service.go_on(await acting(wim, before), made, words="Nu al.")
    assert [item.said for item in await agenda(await acting(thirza, before), place.team.id)] == []
    assert [item.said for item in await waiting(await acting(wim, before))] == []

    said = "Is the exchange with Joris still right?"
    assert [item.said % item.names for item in await waiting(await acting(wim, on))] == [said]
    (item,) = await agenda(await acting(thirza, on), place.team.id)
    assert (item.due, item.said % item.names) == (TODAY + 100 * DAY, "Is the exchange of Wim and Joris still right?")
    with pytest.raises(NotAllowed):
        await service.go_on(await acting(thirza, on), made, words="Ga door.")
    await place.consent(await service.go_on(await acting(joris, on), made, words="Het gaat goed."), on)
    seen = await queries.one(await acting(wim, on), made)
    assert (seen.state, seen.review_on) == (State.RUNNING, rules.latest_review(TODAY + 100 * DAY, 6))
    assert await waiting(await acting(wim, on)) == []


@pytest.mark.parametrize("who", [0, 1])
async def test_either_of_the_two_may_end_it_with_a_sentence(place: Workplace, who: int) -> None:
    made = await place.begin(**LATER)
    with pytest.raises(NotAllowed):
        await service.end(await acting(place.members[2]), made, "Stop maar.")
    with pytest.raises(Invalid):
        await service.end(await acting(place.members[who]), made, "")
    await service.end(await acting(place.members[who]), made, "Het werd te druk.")
    seen = await queries.one(await acting(place.members[2]), made)
    assert (seen.state, seen.last_words) == (State.ENDED, "Het werd te druk.")
    assert len(await roles.history(place.roles[0])) == 1  # the role stays until its term ends
    with pytest.raises(WrongStage):
        await service.end(await acting(place.members[who]), made, "Nog eens.")


async def test_it_ends_by_itself_when_one_leaves_the_team(place: Workplace) -> None:
    made = await place.begin(**LATER)
    joris = place.members[1]
    until: dict[Any, Any] = {Membership.until_on: TODAY + 3 * DAY}
    await Membership.update(until).where(Membership.person == joris.id)
    thirza = place.members[2]
    assert (await queries.one(await acting(thirza, NOON + timedelta(days=3)), made)).state is State.RUNNING
    later = await acting(thirza, NOON + timedelta(days=4))
    assert (await queries.one(later, made)).state is State.ENDED
    assert await agenda(later, place.team.id) == []
    assert await queries.number(later, place.team.id) == 0


async def test_nobody_outside_the_team_sees_it_and_an_mpp_only_how_many(place: Workplace) -> None:
    nour, harmen = await a_person("Nour"), await a_person("Harmen")
    await a_team(nour)
    await a_team(harmen)
    made = await place.begin(**LATER)
    for outsider in (nour, harmen):
        act = await acting(outsider, NOON + timedelta(days=2))
        with pytest.raises(NotFound):
            await queries.one(act, made)
        with pytest.raises(NotFound):
            await queries.of_team(act, place.team.id)
        assert await agenda(act, place.team.id) == []
        assert await queries.number(act, place.team.id) is None  # three people
    for name in ("Vier", "Vijf"):
        await joins(await a_person(name), place.team)
    assert await queries.number(await acting(nour, NOON + timedelta(days=2)), place.team.id) == 1
    assert await queries.number(await acting(nour), place.team.id) == 0  # begins tomorrow


async def test_the_mpp_reads_on_the_teams_page_how_many_there_are(place: Workplace, browser: Browser) -> None:
    harmen = await a_person("Harmen")
    await holds(harmen, Office.MPP, place.team)
    made = await place.begin(**LATER)
    for name in ("Vier", "Vijf"):
        await joins(await a_person(name), place.team)
    await browser.sign_in(harmen)
    said = "1 exchange of caseload for a role is in force"
    assert said not in (await browser.get(f"/teams/{place.team.id}")).text
    now: dict[Any, Any] = {Exchange.from_on: TODAY}
    await Exchange.update(now).where(Exchange.id == made)
    page = (await browser.get(f"/teams/{place.team.id}")).text
    assert said in page and "Graag ruilen" not in page and "/ruilen" not in page


async def test_what_an_exchange_is_refused_for(place: Workplace) -> None:
    wim, _joris, thirza = place.members
    other = await a_person("Nour")
    team = await a_team(other)
    role = await a_role(other, team, "planner")

    async def refused(kind: type[Exception], **given: Any) -> None:
        with pytest.raises(kind):
            await place.propose(**given)

    await refused(NotAllowed, by=2)
    await refused(NotFound, role_id=role.id)
    await refused(Invalid, takes=0)
    await refused(Invalid, words=" ")
    await refused(Invalid, from_on=TODAY - DAY)
    await refused(Invalid, review_on=TODAY + 300 * DAY)
    await refused(Invalid, review_on=TODAY + DAY)
    given: dict[str, Any] = {"role_id": place.roles[0], "clients": 1, "words": "Graag."}
    with pytest.raises(Invalid, match="own team"):
        await service.propose(await acting(wim), place.team.id, more=wim.id, takes=other.id, **given)
    with pytest.raises(NotFound):
        await service.propose(await acting(other), place.team.id, more=other.id, takes=wim.id, **given)
    await place.propose()
    await refused(WrongStage)
    await joins(nieuw := await a_person("Nieuw"), place.team)
    with pytest.raises(Invalid, match="how many Nieuw supports"):
        await service.propose(
            await acting(thirza), place.team.id, more=nieuw.id, takes=thirza.id, **given | {"role_id": place.roles[1]}
        )


async def test_the_colleague_hears_of_it_and_then_the_one_who_wrote_it(place: Workplace) -> None:
    wim, joris, _ = place.members
    await place.propose()
    await telling.deliver(system())
    told = [one for one in await notices.inbox(await acting(joris)) if one.about is About.ASKED]
    assert "Wim ↔ Joris, planner" in [one.place.title for one in told if one.place]
    assert [item.said % item.names for item in await waiting(await acting(joris))] == [
        "Wim proposes an exchange to you"
    ]
    row = await Exchange.select(Exchange.id).first()
    assert row
    await service.decline(await acting(joris), row["id"], "Liever niet.")
    await telling.deliver(system())
    assert any("does not take part" in one.told.said() for one in await notices.inbox(await acting(wim)))


async def test_the_form_counts_before_it_proposes(place: Workplace, browser: Browser) -> None:
    wim, joris, _ = place.members
    await browser.sign_in(wim)
    address = f"/teams/{place.team.id}/ruilen"
    form = {"mine": "more clients", "other": joris.id, "role": place.roles[0], "clients": "5"}
    page = " ".join((await browser.post(address, form | {"look": "1"})).text.split())
    assert "The norm of Wim becomes 8; with 5 more it is 9 clients: <b>13% above it</b>" in page
    assert "The norm of Joris becomes 7.8; with 5 fewer it is 0 clients: <b>within it</b>" in page
    assert not await Exchange.exists()
    answer = await browser.post(address, form | {"clients": "9", "words": "Graag ruilen."})
    assert answer.status_code == 422
    assert "63% above it" in answer.text and "Graag ruilen." in answer.text
    answer = await browser.post(address, form | {"words": "Graag ruilen."})
    assert answer.status_code == 303
    shown = await browser.get(answer.headers["location"])
    assert "Graag ruilen." in shown.text and "13% above it" in shown.text
    assert "KAD-12" in shown.text or "Joris answers first" in shown.text


async def test_a_page_asks_no_more_for_many_than_for_one(place: Workplace, browser: Browser) -> None:
    thirza = place.members[2]
    made = await place.propose()
    await browser.sign_in(thirza)
    asked: dict[str, list[int]] = {}
    for more in (0, 9, 90):
        same = "team, more, takes, role, clients, hours, words, by, at, from_on, review_on, last_words"
        await Exchange.raw(
            f"INSERT INTO role_exchange ({same}, declined_at) SELECT {same}, at FROM role_exchange,"
            " generate_series(1, {}) WHERE id = {}",
            more,
            made,
        )
        for page in (f"/teams/{place.team.id}/ruilen", f"/ruilen/{made}"):
            with counting() as queries_:
                assert (await browser.get(page)).status_code == 200
            asked.setdefault(page, []).append(len(queries_))
    assert all(len(set(counts)) == 1 for counts in asked.values()), asked


async def test_one_that_ends_while_the_team_consents_does_not_begin(place: Workplace) -> None:
    made = await place.propose()
    proposal = await service.agree(await acting(place.members[1]), made)
    put = (await proposals.one(system(), proposal)).put()
    await service.end(await acting(place.members[0]), made, "Toch niet.")
    with pytest.raises(WrongStage):
        await BEGIN.apply(system(), put)
    assert await RoleTerm.count() == 0


async def test_two_who_propose_about_one_role_at_once_come_one_after_the_other(place: Workplace) -> None:
    both = (place.propose(by=0, more=0, takes=1), place.propose(by=2, more=2, takes=1))
    made = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one).__name__ for one in made) == ["WrongStage", "int"]


async def test_one_that_ends_while_the_team_consents_does_not_go_on(place: Workplace) -> None:
    """Whoever comes first: what was ended this moment is not given another day to be looked at again."""
    made, on = await place.begin(from_on=TODAY + DAY, review_on=TODAY + 100 * DAY), NOON + timedelta(days=100)
    asked = await service.go_on(await acting(place.members[0], on), made, words="Het gaat goed.")
    put = (await proposals.one(system(on), asked)).put()
    await service.end(await acting(place.members[1], on), made, "Toch niet.")
    before = await queries.one(system(on), made)
    with pytest.raises(WrongStage):
        await GO_ON.apply(system(on), put)
    assert await queries.one(system(on), made) == before
