"""Files of absence through the door of HR, and what others see of them: nothing, or their own."""

from decimal import Decimal

import pytest

from teamhub.absence.cases import law_queries, pages, section
from teamhub.absence.rules import Step
from teamhub.absence.tables import Absence, CaseLook, MaternityLeave, StepDone, WorkedHours
from teamhub.core import waiting
from teamhub.core.asking import together
from teamhub.joining.contracts.tables import Contract
from teamhub.parameters import service
from teamhub.people.tables import Person
from tests.absence.about import DAY, TODAY, Ward, a_ward
from tests.absence.cases.about import a_file, a_step, an_absence, two_of_hr
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, acting, joins
from tests.html import said, valid_html

DUTCH = {"headers": {"accept-language": "nl"}}


@pytest.fixture
async def ward(browser: Browser) -> Ward:
    ward, _ = await two_of_hr()
    await browser.sign_in(ward.anita)
    return ward


async def test_the_list_says_what_comes_first_and_where_it_is(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward, 30)
    await an_absence(ward.ilse, 2, team=ward.team.id)
    await an_absence(ward.nour, 28, team=ward.team.id)
    text = said(valid_html((await browser.get("/verzuim/dossiers", **DUTCH)).text))
    assert "Over te nemen van het team Over te nemen van het team collega" in text
    wanted, ours, theirs = text.index("Nour"), text.index("Esra"), text.index("Ilse")
    assert wanted < ours < theirs
    assert "dag 31week 5" in text and "Probleemanalyse, uiterlijk vrijdag 13 maart" in text
    assert "Doorgegeven aan de arbodienst, uiterlijk vrijdag 6 maart" in text
    await Absence.delete().where(Absence.id != absence)
    assert (
        "Er is niemand afwezig die het team zelf begeleidt." in (await browser.get("/verzuim/dossiers", **DUTCH)).text
    )


async def test_a_long_list_goes_on_where_one_is(browser: Browser, ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "FILES", 1)
    for who, ago in ((ward.ilse, 2), (ward.nour, 3)):
        await an_absence(who, ago, team=ward.team.id)
    first = await browser.get("/verzuim/dossiers", **DUTCH)
    assert "Nour" in said(valid_html(first.text)) and "Ilse" not in said(valid_html(first.text))
    assert 'href="/verzuim/dossiers?team=1#theirs" rel="next"' in first.text and 'rel="prev"' not in first.text
    second = await browser.get("/verzuim/dossiers?team=1", **DUTCH)
    assert "Ilse" in said(valid_html(second.text)) and "Nour" not in said(valid_html(second.text))
    assert 'href="/verzuim/dossiers?team=0#theirs" rel="prev"' in second.text and 'rel="next"' not in second.text


async def test_a_file_shows_its_line_and_keeps_who_looked(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward, 60)
    await a_step(ward, absence, Step.ANALYSIS, TODAY - 10 * DAY)
    page = await browser.get(f"/verzuim/dossiers/{absence}", **DUTCH)
    text = said(valid_html(page.text))
    assert "Dag 61, week 9: 3 van 13 stappen gedaan, 1 over tijd." in text
    late = "Gedaan op vrijdag 20 februari · uiterlijk woensdag 11 februari · week 6"
    assert f"Probleemanalyse te laat gedaan {late}" in text and "Voorcheck" not in text
    assert "Plan van aanpak over de datum Uiterlijk woensdag 25 februari · week 8, 5 dagen te laat" in text
    assert "Anita, maandag 2 maart" in text and "%" not in text
    assert await CaseLook.count() == 1
    await browser.get(f"/verzuim/dossiers/{absence}")
    assert await CaseLook.count() == 1


async def test_the_line_says_when_a_prospect_is_looked_at_again(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward, 340)
    address = f"/verzuim/dossiers/{absence}"
    assert "Het tweede spoor is nog niet nodig" in (await browser.get(address, **DUTCH)).text
    refused = await browser.post(f"{address}/tweede-spoor", {"until": "3 juni 2026"}, **DUTCH)
    assert refused.status_code == 422 and "uiterlijk tot" in refused.text
    valid_html(refused.text)
    await browser.post(f"{address}/tweede-spoor", {"until": "20 mei 2026"})
    again = "Nog niet nodig; heroverwegen op woensdag 20 mei"
    assert again in said(valid_html((await browser.get(address, **DUTCH)).text))
    await browser.sign_in(ward.esra)
    assert again in said(valid_html((await browser.get("/ik/afwezig", **DUTCH)).text))
    await browser.sign_in(ward.anita)
    await browser.post(f"{address}/tweede-spoor/nodig")
    assert "heroverwegen" not in (await browser.get(address, **DUTCH)).text


async def test_a_step_is_entered_and_taken_back(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward, 60)
    place = f"/verzuim/dossiers/{absence}"
    wrong = await browser.post(f"{place}/stappen", {"step": "action plan", "done_on": str(TODAY + DAY)}, **DUTCH)
    assert wrong.status_code == 422 and "Vul het in als het gedaan is" in said(valid_html(wrong.text))
    assert f'value="{TODAY + DAY}"' in wrong.text and '<option value="action plan" selected' in wrong.text
    unread = await browser.post(f"{place}/stappen", {"step": "action plan", "done_on": "gisteren"}, **DUTCH)
    assert unread.status_code == 422 and "bijvoorbeeld 16-11-2026" in said(valid_html(unread.text))
    sent = await browser.post(f"{place}/stappen", {"step": "action plan", "done_on": "1 maart 2026"})
    assert sent.status_code == 303 and sent.headers["location"] == place
    [kept] = await StepDone.objects().where(StepDone.step == Step.PLAN)
    assert kept.done_on == TODAY - DAY
    assert "Neem het terug" in (await browser.get(place, **DUTCH)).text
    assert (await browser.post(f"{place}/stappen/{kept.id}/ongedaan")).status_code == 303
    assert not await StepDone.exists().where(StepDone.step == Step.PLAN)


async def test_hours_are_typed_the_dutch_way_and_shown_as_hours(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward, 60)
    form = {"hours": "7,5", "from_on": str(TODAY), "advised_on": str(TODAY - DAY)}
    place = f"/verzuim/dossiers/{absence}"
    for changed in ({"hours": "50%"}, {"hours": "61"}, {"advised_on": ""}):
        refused = await browser.post(f"{place}/uren", form | changed)
        assert refused.status_code == 422 and not await WorkedHours.exists()
    assert (await browser.post(f"{place}/uren", form)).status_code == 303
    [kept] = await WorkedHours.objects()
    assert (kept.hours, kept.by, kept.entered_on) == (Decimal("7.5"), ward.anita.id, TODAY)
    text = said(valid_html((await browser.get(place, **DUTCH)).text))
    assert "beschikbaar: 7,5 uur/week" in text and "%" not in text


async def test_hr_takes_over_from_the_team_and_gives_back(browser: Browser, ward: Ward) -> None:
    absence = await an_absence(ward.esra, 10, team=ward.team.id)
    place = f"/verzuim/dossiers/{absence}"
    text = said(valid_html((await browser.get(place, **DUTCH)).text))
    assert "Waarom voor dag 29?" in text and "Het is vandaag doorgegeven" in text
    assert (await browser.post(f"{place}/doorgegeven")).status_code == 303
    form = {"early": "work accident", "near": str(ward.ilse.id), "look_again_on": str(TODAY + 14 * DAY)}
    assert (await browser.post(f"{place}/overname", form)).status_code == 303
    row = await Absence.objects().get(Absence.id == absence)
    assert (row.passed_on, row.handed_over_on, row.case_manager) == (TODAY, TODAY, ward.anita.id)
    assert (row.early, row.near, row.look_again_on) == ("work accident", ward.ilse.id, TODAY + 14 * DAY)
    text = said(valid_html((await browser.get(place, **DUTCH)).text))
    assert "Arbeidsongeval" in text and "CasemanagerAnita" in text and "Houdt contactIlse" in text
    again = await browser.post(f"{place}/overname", form, **DUTCH)
    assert again.status_code == 409
    assert (await browser.post(f"{place}/teruggave", {"on": str(TODAY)})).status_code == 303
    text = said(valid_html((await browser.get("/verzuim/dossiers", **DUTCH)).text))
    assert "terug bij het team" in text
    assert (await browser.post(f"{place}/herstel", {"on": str(TODAY)})).status_code == 303
    text = said(valid_html((await browser.get(place, **DUTCH)).text))
    assert "weer terug sinds" in text or "terug sinds" in text


async def test_two_absences_are_shown_as_one_period(browser: Browser, ward: Ward) -> None:
    first = await an_absence(ward.esra, 60, recovered_on=TODAY - 30 * DAY, team=ward.team.id)
    again = await an_absence(ward.esra, 9, team=ward.team.id)
    text = said(valid_html((await browser.get(f"/verzuim/dossiers/{again}", **DUTCH)).text))
    assert "dag 40 · week 6" in text and "21 dagen tellen niet mee." in text
    older = await browser.get(f"/verzuim/dossiers/{first}", **DUTCH)
    assert "dag 40 · week 6" in said(valid_html(older.text))


async def test_safety_net_says_to_check_the_term_and_never_which(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward, 60)
    place = f"/verzuim/dossiers/{absence}"
    assert "Vangnet: ja" not in (await browser.get(place, **DUTCH)).text
    await browser.post(f"{place}/meldingen", {"safety_net": "on"})
    assert "Vangnet: ja. Kijk naar de termijn van UWV" in (await browser.get(place, **DUTCH)).text


async def test_maternity_leave_keeps_what_was_typed(browser: Browser, ward: Ward) -> None:
    form = {"person": str(ward.ilse.id), "from_on": "2 maart 2026", "until_on": "1-3-2026"}
    refused = await browser.post("/verzuim/zwangerschapsverlof", form, **DUTCH)
    assert refused.status_code == 422 and 'value="1-3-2026"' in refused.text
    assert "De laatste dag kan niet voor de eerste liggen." in said(valid_html(refused.text))
    assert (await browser.post("/verzuim/zwangerschapsverlof", form | {"until_on": "21-6-2026"})).status_code == 303
    [kept] = await MaternityLeave.objects()
    text = said(valid_html((await browser.get("/verzuim/zwangerschapsverlof", **DUTCH)).text))
    assert "Ilse, maandag 2 maart" in text and "zondag 21 juni" in text
    changed = f"/verzuim/zwangerschapsverlof/{kept.id}"
    wrong = await browser.post(changed, {"from_on": "3 maart 2026", "until_on": "1 maart 2026"}, **DUTCH)
    assert wrong.status_code == 422 and 'value="3 maart 2026"' in wrong.text
    assert (await browser.post(f"{changed}/weg")).status_code == 303
    assert not await MaternityLeave.exists()


async def test_without_the_second_factor_nothing_opens(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward)
    await browser.sign_in(ward.anita, proved=False)
    for path in ("/verzuim/dossiers", f"/verzuim/dossiers/{absence}", "/verzuim/zwangerschapsverlof"):
        answer = await browser.get(path)
        assert "Esra" not in answer.text and answer.status_code in (303, 403)
    assert not await CaseLook.exists()


async def test_what_waits_for_hr_names_nobody_without_the_second_factor(ward: Ward) -> None:
    await a_file(ward, 30)
    await an_absence(ward.ilse, 28, team=ward.team.id)
    found = await waiting.everything(await acting(ward.anita))
    assert [(one.said % one.names, one.due) for one in found if one.route == "cases.show"] == [
        ("Tell the occupational health service: Ilse", TODAY - 28 * DAY),
        ("Take over from the team: Ilse", TODAY),
        ("Esra: problem analysis", TODAY + 11 * DAY),
    ]
    hidden = await waiting.everything(await acting(ward.anita, proved=False))
    assert [one.route for one in hidden] == ["cases.list"] * 3
    assert not any("Ilse" in str(one) or "Esra" in str(one) or "analysis" in str(one) for one in hidden)
    for person in (ward.esra, ward.ilse, ward.harmen, ward.corine):
        assert not [one for one in await waiting.everything(await acting(person)) if one.route.startswith("cases.")]


async def test_ones_own_file_shows_the_line_and_who_looked(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward, 60)
    await browser.get(f"/verzuim/dossiers/{absence}")
    mine = await section.mine(await acting(ward.esra))
    assert mine and mine["case"].now.id == absence and mine["case"].day == 61
    assert [look.name for look in mine["looks"]] == ["Anita"]
    assert await section.mine(await acting(ward.ilse)) is None


async def test_the_team_sees_hours_and_its_mpp_nothing(ward: Ward) -> None:
    absence = await a_file(ward, 60)
    hours = {"from_on": TODAY, "hours": Decimal(16), "advised_on": TODAY, "entered_on": TODAY}
    await WorkedHours(absence=absence, by=ward.anita.id, **hours).save()

    async def seen(person: object) -> object:
        act = await acting(person)
        found = await together(section.ON_TEAM.ask(act, ward.team.id))
        return section.ON_TEAM.read(act, ward.team.id, found)

    [one] = (await seen(ward.ilse))["available"]
    assert (one["name"], one["hours"]) == ("Esra", Decimal(16))
    for person in (ward.harmen, ward.corine, ward.other):
        assert await seen(person) is None


async def test_an_mpp_reads_how_many_files_and_only_of_many_people(browser: Browser, ward: Ward) -> None:
    await a_file(ward, 60)
    await browser.sign_in(ward.harmen)
    assert "Personeelszaken begeleidt" not in (await browser.get("/verzuim/cijfers", **DUTCH)).text
    for name in ("Karim", "Lotte"):
        await joins(await a_person(name), ward.team)
    text = said(valid_html((await browser.get("/verzuim/cijfers", **DUTCH)).text))
    assert "Personeelszaken begeleidt 1 langdurige afwezigheid in al je teams samen." in text and "Esra" not in text


@pytest.mark.parametrize("path", ["/verzuim/dossiers", "/verzuim/dossiers/{}", "/verzuim/zwangerschapsverlof", "/"])
async def test_more_files_are_no_more_questions(browser: Browser, path: str) -> None:
    ward = await a_ward()
    await browser.sign_in(ward.anita)
    absence = await a_file(ward, 60)
    counts = []
    for more in (0, 9, 90):
        for number in range(more):
            person = await a_person(f"Collega {more} {number}")
            await an_absence(person, 40, team=ward.team.id, handed_over_on=TODAY, case_manager=ward.anita.id)
            await MaternityLeave(person=person.id, from_on=TODAY + 9 * DAY, until_on=TODAY + 99 * DAY).save()
            await a_step(ward, absence, Step.EVALUATION, TODAY - number * DAY)
        await browser.get(path.format(absence))
        with counting() as asked:
            assert (await browser.get(path.format(absence))).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2] < 30


async def test_accidents_at_work_are_listed_with_more_than_three_days(browser: Browser, ward: Ward) -> None:
    for who, days_ago, back in ((ward.ilse, 60, 56), (ward.nour, 60, 57), (ward.esra, 4, None), (ward.anita, 9, None)):
        until = {"recovered_on": TODAY - back * DAY} if back else {}
        await an_absence(who, days_ago, team=ward.team.id, work_accident=True, **until)
    await an_absence(await a_person("Zonder ongeval"), 60)
    text = said(valid_html((await browser.get("/verzuim/dossiers", **DUTCH)).text))
    listed = text[text.index("met meer dan 3 dagen verzuim") :].split("Afgerond")[0]
    assert "Ilse" in listed and "Esra" in listed  # four days, and four until today
    assert not any(name in listed for name in ("Nour", "Anita", "Zonder ongeval"))
    await service.change(
        await acting(ward.anita), law_queries.LONGER_THAN, value=4, from_on=TODAY, why="Een nieuwe wet."
    )
    assert "met meer dan 4 dagen verzuim" not in (await browser.get("/verzuim/dossiers", **DUTCH)).text


async def test_what_the_law_asks_at_an_accident_and_at_the_end_of_a_contract(browser: Browser, ward: Ward) -> None:
    absence = await a_file(ward, 60)
    place = f"/verzuim/dossiers/{absence}"
    before = said(valid_html((await browser.get(place, **DUTCH)).text))
    assert "Arbeidsinspectie" not in before and "Het contract eindigt" not in before
    await browser.post(f"{place}/meldingen", {"work_accident": "on"})
    await Person.update({Person.left_on: TODAY + 90 * DAY}).where(Person.id == ward.esra.id)
    terms = {"from_on": TODAY - 200 * DAY, "recorded_by": ward.anita.id, "at": NOON}
    await Contract(person=ward.esra.id, until_on=TODAY, **terms).save()
    text = said(valid_html((await browser.get(place, **DUTCH)).text))
    assert "Kijk of het meteen bij de Nederlandse Arbeidsinspectie gemeld moet worden" in text
    assert "Het contract eindigtmaandag 2 maart" in text and "Meld het dan op die laatste dag bij UWV." in text
    await Contract.update({Contract.until_on: TODAY - DAY}).where(Contract.person == ward.esra.id)
    assert "Het contract eindigt" not in (await browser.get(place, **DUTCH)).text
    await Absence.update({Absence.recovered_on: TODAY, Absence.recovery_noted_on: TODAY}).where(Absence.id == absence)
    await Contract.update({Contract.until_on: TODAY + DAY}).where(Contract.person == ward.esra.id)
    assert "Het contract eindigt" not in (await browser.get(place, **DUTCH)).text
