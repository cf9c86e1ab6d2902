"""What waits, what is on the agenda, who is told; and that a longer list does not ask more of the database."""

from datetime import timedelta

import pytest

from teamhub.core import agenda
from teamhub.core.telling import PLACES, TELLS, Happened
from teamhub.core.waiting import everything
from teamhub.hiring import committee_service, service
from teamhub.hiring.rules import Stage
from teamhub.journal.tables import Entry
from tests.cast import Cast, a_cast
from tests.conftest import Browser, counting
from tests.factories import a_role, acting, system
from tests.hiring.agreed import agree
from tests.hiring.factories import TODAY, a_vacancy, an_applicant, established, on_committee

pytestmark = pytest.mark.usefixtures("db")


async def place() -> Cast:
    await agree()
    cast = await a_cast()
    await a_role(cast["owner"], cast.team, "werving")
    return cast


async def waits(cast: Cast, who: str) -> list[str]:
    items = await everything(await acting(cast[who]))
    return [item.said for item in items if item.route == "hiring.show"]


async def test_what_waits_and_for_whom() -> None:
    cast = await place()
    await a_vacancy(cast.team, cast["owner"], stage=Stage.ADOPTED)
    one = await a_vacancy(cast.team, cast["owner"])
    await on_committee(one, cast["council"], takes_part=None)
    assert await waits(cast, "hr") == ["%(team)s consented to the profile of a vacancy"]
    assert "%(team)s asks you for its selection committee" in await waits(cast, "council")
    assert "The selection committee is not complete" in await waits(cast, "owner")
    assert await waits(cast, "mpp") == await waits(cast, "colleague") == []
    await on_committee(one, cast["owner"], cast["teammate"], cast["colleague"])
    assert "The selection committee is not complete" not in await waits(cast, "owner")


async def test_free_hours_are_on_the_agenda_of_the_team_alone() -> None:
    cast = await place()
    await established(cast.team, cast["owner"], 24)
    said = [item.said for item in await agenda.everything(await acting(cast["owner"]), cast.team.id)]
    assert "%(hours)s hours of the establishment are free: whom do we look for?" in said
    assert not any(
        "establishment" in item.said for item in await agenda.everything(await acting(cast["hr"]), cast.team.id)
    )
    await a_vacancy(cast.team, cast["owner"])
    said = [item.said for item in await agenda.everything(await acting(cast["owner"]), cast.team.id)]
    assert not any("establishment" in one for one in said)


async def test_who_is_told_and_where_it_is_read() -> None:
    cast = await place()
    adopted = await a_vacancy(cast.team, cast["owner"], stage=Stage.ADOPTED)
    owner, names = await acting(cast["owner"]), {person.id: who for who, person in cast.items()}
    await service.establish(owner, cast.team.id, 40)
    await committee_service.ask(owner, adopted.id, cast["colleague"].id)
    await service.post(await acting(cast["hr"]), adopted.id, TODAY + timedelta(days=20))
    told = {}
    for row in await Entry.select().output(load_json=True):
        if row["what"] in ("HoursEstablished", "CommitteeAsked", "VacancyPosted"):
            happened = Happened(**{n: row[n] for n in ("id", "subject", "number", "at", "by", "what", "facts")})
            concerns = await TELLS[row["what"]](system(), happened)
            told[row["what"]] = {names[one] for people in concerns.values() for one in people}
    assert told == {
        "HoursEstablished": {"owner", "teammate", "mpp"},
        "CommitteeAsked": {"owner", "teammate", "colleague"},
        "VacancyPosted": {"owner", "teammate"},
    }
    draft = await a_vacancy(cast.team, cast["owner"], stage=Stage.DRAFT)
    for who, may in (("owner", True), ("mpp", True), ("colleague", False), ("council", False)):
        found = await PLACES["vacancy"](await acting(cast[who]), [str(draft.id)])
        assert bool(found) is may, who


@pytest.mark.parametrize("url", ["/vacatures", "/vacatures/{one}/sollicitanten", "/werken-bij", "/vacatures/{one}"])
async def test_a_longer_list_asks_no_more(browser: Browser, url: str) -> None:
    cast = await place()
    one = await a_vacancy(cast.team, cast["owner"])
    await an_applicant(one)
    await browser.sign_in(cast["owner"])
    address = url.format(one=one.id)
    await browser.get(address)
    asked = []
    for more in (0, 9):
        for _ in range(more):
            await an_applicant(await a_vacancy(cast.team, cast["owner"]))
            await an_applicant(one)
        with counting() as queries:
            assert (await browser.get(address)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 32


async def test_on_the_page_of_the_team_stands_each_vacancy_in_whatever_stage(browser: Browser) -> None:
    cast = await place()
    for stage in Stage:
        await a_vacancy(cast.team, cast["owner"], stage=stage, title_en=f"Social worker, {stage}")
    await browser.sign_in(cast["owner"])
    shown = (await browser.get(f"/teams/{cast.team.id}")).text
    for stage in (Stage.DRAFT, Stage.ADOPTED, Stage.OPEN, Stage.SELECTING):
        assert f"Social worker, {stage}" in shown
