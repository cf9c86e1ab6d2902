"""Longer than six weeks: only when the whole team that it was taken from consents."""

import asyncio
from datetime import timedelta

import pytest

from teamhub.core import agenda
from teamhub.core.errors import Invalid, NotAllowed, Refused, WrongStage
from teamhub.decisions.jobs import settle_rounds
from teamhub.decisions.rules import Stance
from teamhub.proposals import queries as proposals
from teamhub.proposals import service as putting
from teamhub.proposals.rules import State
from teamhub.takeovers import longer_service, queries, service
from teamhub.takeovers.proposals import KEEP_LONGER
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser
from tests.factories import acting, system
from tests.html import said, valid_html
from tests.takeovers.agreed import agree
from tests.takeovers.test_takeovers import DAY, TODAY, happened, row_of, taken

UNTIL = TODAY + 60 * DAY
DUTCH = {"headers": {"accept-language": "nl"}}


async def asked(who: str = "mpp", from_: str = "") -> tuple[Cast, int, int]:
    """What is asked for sixty days: the cast, the takeover, and the proposal to the team."""
    await agree()
    cast = await a_cast()
    takeover = await taken(cast, who, from_=from_)
    act = await acting(cast[who])
    proposal = await longer_service.ask(act, takeover, until_on=UNTIL, why="De gemeente antwoordt pas in april.")
    assert proposal
    return cast, takeover, proposal


async def consents(cast: Cast, proposal: int, *who: str, days: float = 1) -> None:
    for name in who:
        await putting.speak(await acting(cast[name], NOON + days * DAY), proposal, Stance.CONSENT)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("from_", ["", "teammate"])
async def test_the_team_consents_and_it_goes_back_later(from_: str) -> None:
    cast, takeover, proposal = await asked(from_=from_)
    await consents(cast, proposal, "owner")
    assert (await row_of(takeover)).back_on == TODAY + 14 * DAY
    await consents(cast, proposal, "teammate")
    assert (await row_of(takeover)).back_on == UNTIL
    [kept] = await queries.longer(takeover)
    assert (kept.answer, kept.answered_by_name, kept.until_on, kept.was) == ("agreed", None, UNTIL, TODAY + 14 * DAY)
    assert kept.ruling == (await queries.agreed(NOON.date())).keep(60) and kept.ruling and kept.ruling.way == "consent"
    assert (await happened()).count("LongerByConsent") == 1
    await settle_rounds(system(NOON + 30 * DAY))
    assert len(await queries.longer(takeover)) == 1


@pytest.mark.usefixtures("db")
async def test_until_then_it_is_overdue_and_on_the_agenda() -> None:
    cast, takeover, _ = await asked()
    for who, sees in (("owner", True), ("mpp", True), ("process", True), ("colleague", False), ("director", False)):
        act = await acting(cast[who], NOON + 15 * DAY)
        found = [one for one in await agenda.everything(act, cast.team.id) if one.route == "takeovers.show"]
        assert [one.params["takeover_id"] for one in found] == ([takeover] if sees else [])
        assert not await agenda.everything(act, cast.other_team.id)
    assert not [
        one
        for one in await agenda.everything(await acting(cast["owner"]), cast.team.id)
        if one.route == "takeovers.show"
    ]


@pytest.mark.usefixtures("db")
async def test_danger_that_is_not_explained_is_on_the_agenda() -> None:
    await agree()
    cast = await a_cast()
    mpp = await acting(cast["mpp"])
    takeover = await service.take_in_danger(mpp, team_id=cast.team.id, what="De deur", why="Bonzen.")
    await service.give_back(mpp, takeover, "Het is veilig.")
    owner = await acting(cast["owner"], NOON + 2 * DAY)
    [item] = await agenda.everything(owner, cast.team.id)
    assert "not explained" in item.said and item.due == TODAY + DAY
    await service.explain(mpp, takeover, "Er was niemand anders.")
    assert await agenda.everything(owner, cast.team.id) == []


@pytest.mark.usefixtures("db")
async def test_an_objection_leaves_it_as_it_was_agreed() -> None:
    cast, takeover, proposal = await asked()
    await consents(cast, proposal, "owner")
    words = {"argument": "Wij willen zelf antwoorden.", "harm": "Wij leren het niet.", "safe": "Samen schrijven."}
    await putting.speak(await acting(cast["teammate"], NOON + DAY), proposal, Stance.OBJECTION, **words)
    assert (await row_of(takeover)).back_on == TODAY + 14 * DAY and await queries.longer(takeover) == []


@pytest.mark.usefixtures("db")
async def test_what_came_back_meanwhile_is_overtaken() -> None:
    cast, takeover, proposal = await asked()
    await service.give_back(await acting(cast["mpp"]), takeover, "Toch gelukt.")
    await consents(cast, proposal, "owner", "teammate")
    seen = await proposals.one(await acting(cast["owner"], NOON + 2 * DAY), proposal)
    assert seen.state is State.OVERTAKEN
    row = await row_of(takeover)
    assert (row.back_on, row.ended_on) == (TODAY + 14 * DAY, TODAY) and await queries.longer(takeover) == []


@pytest.mark.usefixtures("db")
async def test_only_who_has_it_asks_and_once() -> None:
    cast, takeover, _ = await asked()
    mpp = await acting(cast["mpp"])
    with pytest.raises(WrongStage):
        await longer_service.ask(mpp, takeover, until_on=UNTIL, why="Nog eens.")
    with pytest.raises(Invalid):
        await longer_service.ask(mpp, takeover, until_on=TODAY + 500 * DAY, why="Een jaar.")
    for who in ("owner", "mpp"):
        payload = {"takeover": takeover, "until_on": UNTIL.isoformat()}
        team = cast.team.id if who == "owner" else cast.other_team.id
        with pytest.raises(NotAllowed):
            await putting.propose(
                await acting(cast[who]), "takeovers.extend", team=team, key="takeover:0", payload=payload, why="Zo."
            )


async def test_the_page_says_that_the_team_is_asked(browser: Browser) -> None:
    await agree()
    cast = await a_cast()
    takeover = await taken(cast, "mpp")
    await browser.sign_in(cast["mpp"])
    text = said(valid_html((await browser.get(f"/overnames/{takeover}", **DUTCH)).text))
    assert "Het team beslist met consent. Na dag 42." in text and "Wie het aangaat, beslist. Tot en met dag 42." in text
    form = {"until_on": str(UNTIL), "why": "De gemeente antwoordt pas in april."}
    assert (await browser.post(f"/overnames/{takeover}/verlenging", form)).status_code == 303
    for who in ("mpp", "owner"):
        await browser.sign_in(cast[who])
        page = (await browser.get(f"/overnames/{takeover}", **DUTCH)).text
        text = said(valid_html(page))
        assert "“De sleutels van de kelder” blijft weg tot 1 mei 2026" in text and "Stel deze vraag" not in text
        assert 'href="/voorstellen/' in page
    assert (await row_of(takeover)).back_on == TODAY + timedelta(days=14)


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("days", [1, 6])
async def test_asking_again_while_the_last_of_the_team_speaks(days: int) -> None:
    """Also when its round was over, and nobody had looked since: neither waits for the other for ever."""
    cast, takeover, proposal = await asked()
    await consents(cast, proposal, "owner", *(["teammate"] if days > 5 else []), days=1 if days < 6 else 0.5)
    act, later = await acting(cast["mpp"], NOON + days * DAY), await acting(cast["teammate"], NOON + days * DAY)
    again = [
        longer_service.ask(act, takeover, until_on=UNTIL + DAY, why="Nog langer."),
        putting.speak(later, proposal, Stance.CONSENT),
        settle_rounds(system(NOON + days * DAY)),
    ]
    done = await asyncio.gather(*again, return_exceptions=True)
    assert all(not isinstance(one, BaseException) or isinstance(one, Refused) for one in done), done
    assert (await row_of(takeover)).back_on == UNTIL


@pytest.mark.usefixtures("db")
async def test_what_comes_back_while_the_team_consents_does_not_stay_away() -> None:
    cast, takeover, proposal = await asked()
    put = (await proposals.one(system(), proposal)).put()
    await service.have_back(await acting(cast["owner"]), takeover)
    before = await row_of(takeover)
    with pytest.raises(Refused):
        await KEEP_LONGER.apply(system(), put)
    assert (await row_of(takeover)).back_on == before.back_on and "LongerByConsent" not in await happened()
