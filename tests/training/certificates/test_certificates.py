"""Registers, reminders, what ends, and what a team sees of itself."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound
from teamhub.people.tables import Person
from teamhub.roles.tables import TeamRole
from teamhub.training import service as catalogue
from teamhub.training.certificates import keeping, queries, service
from teamhub.training.certificates.events import subject
from teamhub.training.certificates.tables import CertificateTold, Registration
from teamhub.training.rules import Kind, Register, RequiredBy
from teamhub.training.tables import Certificate, Training
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser, counting
from tests.decisions.about import happened
from tests.factories import a_team_role, acting, system
from tests.html import valid_html

pytestmark = pytest.mark.usefixtures("db")
TODAY = NOON.date()


async def a_skill(cast: Cast, title: str = "BHV", valid: int | None = 12, within: int | None = None) -> int:
    return await catalogue.add(
        await acting(cast["hr"]), title_nl=title, kind=Kind.METHOD if within else Kind.SAFETY, days=Decimal(1),
        cost=Decimal(210), valid_months=valid, within_months=within,
    )  # fmt: skip


async def has(cast: Cast, who: str, training: int, on: date) -> int:
    return await catalogue.obtain(await acting(cast[who]), cast[who].id, training, on)


async def registered(cast: Cast, until: date, who: str = "owner") -> int:
    act = await acting(cast[who])
    return await service.register(act, cast[who].id, Register.SKJ, valid_until=until, reflection_hours=Decimal("31.5"))


async def test_a_registration_is_renewed_and_not_doubled() -> None:
    cast = await a_cast()
    first = await registered(cast, date(2026, 12, 31))
    assert await registered(cast, date(2031, 12, 31)) == first
    row = await Registration.objects().get(Registration.id == first)
    assert row and (row.valid_until, row.reflection_hours) == (date(2031, 12, 31), Decimal("31.5"))
    assert await happened(subject(first)) == ["Registered", "Registered"]
    with pytest.raises(Invalid, match="five years"):
        await registered(cast, date(2035, 1, 1))


async def test_others_do_not_record_for_me_and_strangers_do_not_know() -> None:
    cast = await a_cast()
    number = await registered(cast, date(2028, 1, 1))
    with pytest.raises(NotAllowed):
        await service.end(await acting(cast["teammate"]), number)
    for who in ("colleague", "mpp", "director"):
        with pytest.raises(NotFound):
            await service.end(await acting(cast[who]), number)
    await service.end(await acting(cast["hr"]), number)
    assert await Registration.count() == 0


async def test_everybody_is_reminded_three_times_and_never_of_what_they_renewed() -> None:
    cast = await a_cast()
    training = await a_skill(cast)
    await has(cast, "owner", training, TODAY)  # until 2 March 2027
    ends = date(2027, 3, 2)
    told = []
    for weeks in (30, 26, 20, 13, 5, 4, 1):
        act = system(NOON + (ends - timedelta(weeks=weeks) - TODAY))
        told.append((weeks, await service.remind(act)))
        assert await service.remind(act) == 0  # a job may begin twice
    assert told == [(30, 0), (26, 1), (20, 0), (13, 1), (5, 0), (4, 1), (1, 0)]
    assert sorted(await CertificateTold.select(CertificateTold.weeks).output(as_list=True)) == [4, 13, 26]
    await has(cast, "teammate", training, TODAY)
    late = NOON + (ends - timedelta(weeks=10) - TODAY)
    await catalogue.obtain(await acting(cast["teammate"], late), cast["teammate"].id, training, late.date())
    assert await service.remind(system(late)) == 0


async def test_the_team_sees_where_it_is_thin_and_who_is_late_with_the_method() -> None:
    cast = await a_cast()
    await Person.update({Person.joined_on: date(2025, 6, 1)}).where(Person.id == cast["teammate"].id)
    bhv, method = await a_skill(cast), await a_skill(cast, "Krachtwerk", None, 6)
    await has(cast, "owner", bhv, TODAY)
    await has(cast, "owner", method, date(2020, 1, 6))
    skills = await queries.of_team(await acting(cast["owner"]), cast.team.id)
    assert [(line.title_nl, line.many, line.thin, line.late) for line in skills.lines] == [
        ("Krachtwerk", 1, True, 1), ("BHV", 1, True, 0),
    ]  # fmt: skip
    await has(cast, "teammate", bhv, TODAY)
    skills = await queries.of_team(await acting(cast["owner"]), cast.team.id)
    assert [line.title_nl for line in skills.thin] == ["Krachtwerk"]


async def asked_for(cast: Cast, title: str, by: RequiredBy, **fields: Any) -> int:
    return await catalogue.add(
        await acting(cast["hr"]), title_nl=title, kind=Kind.SAFETY, days=Decimal(1), cost=Decimal(210), required_by=by,
        required_nl="minimaal 2 per locatie", required_en="at least 2 per location", **fields,
    )  # fmt: skip


async def test_what_the_law_or_a_role_asks_is_thin_where_nobody_has_it() -> None:
    cast = await a_cast()
    for team, key in ((cast.team, "verzuim"), (cast.team, "methodiek"), (cast.other_team, "aandacht")):
        await a_team_role(team, key)
    await TeamRole.update({TeamRole.closed_on: TODAY - timedelta(days=1)}).where(
        TeamRole.team == cast.team.id, TeamRole.template.key == "methodiek"
    )
    bhv = await asked_for(cast, "BHV", RequiredBy.LAW)
    await asked_for(cast, "Verzuim en privacy", RequiredBy.ROLE, role_key="verzuim")
    await asked_for(cast, "Casusbespreking", RequiredBy.ROLE, role_key="methodiek")  # a role that the team gave up
    await asked_for(cast, "Aandacht", RequiredBy.ROLE, role_key="aandacht")  # of another team
    await asked_for(cast, "Eigen afspraak", RequiredBy.AGREEMENT)
    gone = await asked_for(cast, "Niet meer", RequiredBy.LAW)
    await Training.update({Training.ended_on: TODAY}).where(Training.id == gone)
    owner = await acting(cast["owner"])
    skills = await queries.of_team(owner, cast.team.id)
    assert [(line.title_nl, line.many, line.thin) for line in skills.lines] == [
        ("BHV", 0, True), ("Verzuim en privacy", 0, True),
    ]  # fmt: skip
    for who in ("owner", "teammate"):
        await has(cast, who, bhv, TODAY)
    assert [line.title_nl for line in (await queries.of_team(owner, cast.team.id)).thin] == ["Verzuim en privacy"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("nobody yet", "Asked for by the law: at least 2 per location", "Record a certificate")),
        ("nl", ("nog niemand", "Gevraagd door de wet: minimaal 2 per locatie", "Certificaat vastleggen")),
    ],
)
async def test_the_page_says_what_is_asked_and_by_what(browser: Browser, language: str, said: tuple[str]) -> None:
    cast = await a_cast()
    await cast["owner"].update_self({"language": language})
    await asked_for(cast, "BHV", RequiredBy.LAW)
    await browser.sign_in(cast["owner"])
    page = (await browser.get(f"/teams/{cast.team.id}/bekwaamheden")).text
    valid_html(page)
    assert all(words in page for words in said), said


async def test_an_mpp_reads_how_many_and_no_names(browser: Browser) -> None:
    cast = await a_cast()
    await has(cast, "owner", await a_skill(cast), TODAY)
    await browser.sign_in(cast["mpp"])
    page = (await browser.get(f"/teams/{cast.team.id}/bekwaamheden")).text
    assert "BHV" in page and "Esra" not in page and "Who can do what" not in page
    await browser.sign_in(cast["teammate"])
    assert 'title="Esra"' in (await browser.get(f"/teams/{cast.team.id}/bekwaamheden")).text


async def test_what_ends_waits_for_who_has_it_from_thirteen_weeks_on(browser: Browser) -> None:
    cast = await a_cast()
    await registered(cast, TODAY + timedelta(weeks=14))
    await browser.sign_in(cast["owner"])
    assert "Your registration ends" not in (await browser.get("/")).text
    await registered(cast, TODAY + timedelta(weeks=13))
    assert "Your registration ends" in (await browser.get("/")).text
    page = (await browser.get(f"/certificaten/{cast['owner'].id}")).text
    assert "31.5 of 60 hours of reflection" in page


async def test_a_wrong_day_keeps_what_was_typed(browser: Browser) -> None:
    cast = await a_cast()
    await browser.sign_in(cast["owner"])
    at = f"/certificaten/{cast['owner'].id}/register"
    page = await browser.post(at, {"name": "SKJ", "valid_until": "11/12/2027", "reflection_hours": "31,5"})
    assert page.status_code == 422 and "11/12/2027" in page.text and "two different days" in page.text


async def test_the_page_of_a_team_asks_as_much_for_ten_as_for_one(browser: Browser) -> None:
    cast = await a_cast()
    await browser.sign_in(cast["owner"])
    many = []
    for number in range(3):
        for step in range(1 if number == 0 else 9):
            await has(cast, "owner", await a_skill(cast, f"Training {number}-{step}"), TODAY)
        with counting() as asked:
            await browser.get(f"/teams/{cast.team.id}/bekwaamheden")
        many.append(len(asked))
    assert len(set(many)) == 1 and many[0] <= 10


async def test_certificates_of_who_left_go_two_years_later_and_not_a_day_before() -> None:
    cast = await a_cast()
    await has(cast, "owner", await a_skill(cast), TODAY)
    await has(cast, "teammate", await a_skill(cast, "Anders"), TODAY)
    await Person.update({Person.left_on: TODAY}).where(Person.id == cast["owner"].id)
    two_years = NOON + (date(2028, 3, 2) - TODAY)
    assert await keeping.purge(system(two_years)) == 0
    assert await keeping.purge(system(two_years + timedelta(days=1))) == 1
    assert await Certificate.select(Certificate.person).output(as_list=True) == [cast["teammate"].id]
