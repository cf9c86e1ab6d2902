"""The pages of the numbers that count, through the door."""

from datetime import timedelta

from teamhub.core.act import Office
from teamhub.core.telling import PLACES, TELLS, Happened
from teamhub.parameters import service
from teamhub.parameters.tables import ParameterSet
from tests.cast import a_cast
from tests.conftest import NOON, Browser
from tests.factories import a_person, a_team, acting, holds, system

TODAY = NOON.date()
DAY = timedelta(days=1)
GAP = "/instellingen/absence.gap_days"
FORM = {"value": "30", "from_on": "2026-04-01", "why": "De wet is veranderd."}


async def hr(browser: Browser) -> None:
    anita = await a_person("Anita Groothuizen")
    await holds(anita, Office.HR)
    await browser.sign_in(anita)


async def test_a_colleague_reads_what_counts_since_when_by_whom_why_and_what_comes(browser: Browser) -> None:
    cast = await a_cast()
    act = await acting(cast["hr"])
    await service.change(act, "absence.gap_days", value=30, from_on=TODAY, why="De wet is veranderd.")
    await service.change(act, "absence.gap_days", value=42, from_on=TODAY + 30 * DAY, why="En nog eens.")
    await browser.sign_in(cast["owner"])
    for path in ("/instellingen", GAP):
        page = (await browser.get(path)).text
        for said in ("30 days", "Anita", "De wet is veranderd.", "42 days", "1 April"):
            assert said in page, said
    assert "Set this number" not in page and "Take this back" not in page and "Tell HR" in page
    assert "own agreement" in (await browser.get("/instellingen")).text.lower()


async def test_hr_sets_one_and_takes_back_what_is_planned(browser: Browser) -> None:
    await hr(browser)
    answer = await browser.post(GAP, FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, GAP)
    page = (await browser.get(GAP)).text
    assert "set this number to 30 from 1 April 2026; it was 28" in page and "Take this back" in page
    assert (await browser.post(GAP + "/terug", {"from_on": "2026-04-01"})).status_code == 303
    assert not await ParameterSet.exists()
    assert "took back" in (await browser.get(GAP)).text
    again = await browser.post(GAP + "/terug", {"from_on": "2026-04-01"})
    assert again.status_code == 409 and "Nothing is planned" in again.text


async def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(browser: Browser) -> None:
    await hr(browser)
    wrong = (
        ({"value": "0"}, "field-value-wrong", "1 or more"),
        ({"value": "veel"}, "field-value-wrong", "whole number"),
        ({"from_on": "1-2-2026"}, "field-from_on-wrong", "today or later"),
        ({"why": ""}, "field-why-wrong", "at least 5"),
        ({"value": "28"}, 'role="alert"', "already"),
    )
    for typed, where, words in wrong:
        answer = await browser.post(GAP, FORM | {"why": "Omdat het moet."} | typed)
        assert answer.status_code == 422
        assert where in answer.text and words in answer.text, words
    assert "Omdat het moet." in answer.text
    assert not await ParameterSet.exists()


async def test_a_thousand_is_typed_the_dutch_way_and_the_english_way(browser: Browser) -> None:
    await hr(browser)
    for n, typed in enumerate(("2.100", "2,200", "2300")):
        form = FORM | {"value": typed, "from_on": f"2026-04-0{n + 1}"}
        assert (await browser.post("/instellingen/registration.big_hours", form)).status_code == 303
    assert await ParameterSet.select(ParameterSet.value).order_by(ParameterSet.from_on).output(as_list=True) == [
        2100,
        2200,
        2300,
    ]


async def test_classes_are_chosen_by_what_they_are(browser: Browser) -> None:
    await hr(browser)
    page = (await browser.get("/instellingen/absence.classes")).text
    assert '<option value="1">14 · 91 · 365 · 730 (Vernet)</option>' in page


async def test_a_number_that_rests_on_a_framework_links_it(browser: Browser) -> None:
    esra = await a_person()
    await a_team(esra)
    await browser.sign_in(esra)
    page = (await browser.get("/instellingen/absence.work_items_weeks")).text
    assert 'href="/kaders/KAD-09"' in page and "framework request" in page
    assert "/instellingen" in (await browser.get("/kaders")).text


async def test_everybody_who_works_here_hears_of_it_and_may_read_it(browser: Browser) -> None:
    cast = await a_cast()
    happened = Happened(1, "parameter:absence.gap_days", 1, NOON, cast["hr"].id, "ParameterChanged", {})
    concerned = {id for ids in (await TELLS["ParameterChanged"](system(), happened)).values() for id in ids}
    assert cast["owner"].id in concerned and cast["leaver"].id not in concerned
    for who, sees in (("owner", True), ("mpp", True), ("council", False), ("operator", False)):
        place = await PLACES["parameter"](await acting(cast[who]), ["absence.gap_days", "no.such"])
        assert bool(place) is sees
