"""Drafts through the door: forms that come back with what was typed, and what a draft would have decided otherwise."""

from datetime import timedelta
from typing import Any

import pytest

from teamhub.decisions import decision_service
from teamhub.decisions.rules import Manner
from teamhub.features import QUESTIONS
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.drafts import group_service, text_service
from teamhub.ideas.deciding.rules import ruled
from teamhub.ideas.tables import Audience, Idea
from teamhub.may_we import answers
from teamhub.may_we import service as may_we
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser, counting
from tests.factories import acting, an_idea
from tests.frameworks.drafts.about import a_draft, at, consents, limits, put, ready, seen, without_consent
from tests.frameworks.test_requests import adopted
from tests.html import said, valid_html
from tests.ideas.factories import an_idea as shared

pytestmark = pytest.mark.usefixtures("db")
DUTCH: dict[str, Any] = {"headers": {"accept-language": "nl"}}
D = "/kaders/ontwerpen"


async def a_world() -> Cast:
    cast = await a_cast()
    await adopted("KAD-06", "KAD-07", "KAD-08", "KAD-10", "KAD-18")
    return cast


async def words(browser: Browser, path: str, status: int = 200) -> str:
    answer = await browser.get(path, **DUTCH)
    assert answer.status_code == status
    return said(valid_html(answer.text))


async def sent(browser: Browser, path: str, form: dict[str, Any], status: int = 422) -> str:
    """What a form says that comes back, and what stands in its fields."""
    token = browser.client.cookies.get("csrftoken") or ""
    if not token:
        await browser.get("/aanmelden")
        token = browser.client.cookies["csrftoken"]
    answer = await browser.client.post(path, data={"_csrf_token": token, **form}, **DUTCH)
    assert answer.status_code == status, answer.text[:2000]
    tree = valid_html(answer.text)
    return f"{said(tree)} {' '.join(field.get('value', '') for field in tree.iter('input'))}"


async def test_a_changed_limit_changes_the_ruling_on_the_next_page_load(browser: Browser) -> None:
    """An idea of € 1,800: first it is no team's to decide; once the delegates have consented, it is."""
    cast = await a_world()
    idea = await shared(await at(cast["owner"], -40), Audience.TEAM, cast.team.id, amount=1800, hours=4)
    await browser.sign_in(cast["owner"])
    path = f"/ideen/{idea.id}"
    before = await words(browser, path)
    assert "De eigenaar beslist na advies van de MPP" in before
    assert "Het team beslist met consent. Tot en met € 2.000" not in before

    proposal = await put(cast, await ready(cast))
    await consents(cast, proposal)
    after = await words(browser, path)
    assert "Het team beslist met consent. Tot en met € 2.000." in after
    assert "KAD-10, versie 3" in after


async def test_what_counts_only_later_leaves_the_ruling_as_it_is_today(browser: Browser) -> None:
    cast = await a_world()
    idea = await shared(await at(cast["owner"], -40), Audience.TEAM, cast.team.id, amount=1800, hours=4)
    proposal = await put(cast, await ready(cast), on=NOON.date() + timedelta(days=1))
    await consents(cast, proposal)
    await browser.sign_in(cast["owner"])
    assert "De eigenaar beslist na advies van de MPP" in await words(browser, f"/ideen/{idea.id}")
    page = await words(browser, "/kaders/KAD-10")
    assert "Versie 3 geldt vanaf dinsdag 3 maart" in page
    assert "Deze versie geldt vanaf dinsdag 3 maart. Lees versie 2, die geldt" in await words(
        browser, "/kaders/KAD-10/versies/3"
    )


async def test_what_was_decided_for_a_while_says_so_on_the_frameworks_page(browser: Browser) -> None:
    cast = await a_world()
    draft = await ready(cast)
    for days in (-28, -14):
        await without_consent(cast, draft, days)
    await browser.sign_in(cast["director"])
    page = await words(browser, f"{D}/{draft}")
    assert "Beslis tijdelijk" in page
    await browser.post(f"{D}/{draft}/tijdelijk", {"version": "2", "text": "De teams kunnen niet wachten."})
    await browser.sign_in(cast["colleague"])
    page = await words(browser, "/kaders/KAD-10")
    assert "Er kwam geen consent, dus besliste Corine dit tijdelijk. Het geldt tot en met maandag 1 juni" in page
    assert "De teams kunnen niet wachten." in page
    assert "De directeur-bestuurder besliste tijdelijk" in await words(browser, f"{D}/{draft}")


async def test_a_clause_shows_what_it_gives_and_is_refused_where_it_contradicts(browser: Browser) -> None:
    cast = await a_world()
    draft = await group_service.begin(await acting(cast["owner"]), title="Fietsen")
    await browser.sign_in(cast["owner"])
    form = await words(browser, f"{D}/{draft}/bepalingen/nieuw?vraag=money.spend")
    assert "uitgeven uit het teambudget" in form and "Het team beslist met consent" in form
    typed = {"version": "1", "question": "money.spend", "answer": "mpp:alone", "amount-low-at": "400"}
    shown = await sent(browser, f"{D}/{draft}/bepalingen", typed | {"show": "1"}, 200)
    assert "De MPP doet dit: boven € 400." in shown and "Wat dit geeft" in shown
    refused = await sent(browser, f"{D}/{draft}/bepalingen", typed)
    assert "dit ontwerp De MPP doet dit: boven € 400." in refused
    assert "KAD-10, versie 2 Het team beslist met consent: tot en met € 1.500." in refused
    answer = await browser.post(f"{D}/{draft}/bepalingen", typed)
    assert 'value="400"' in answer.text and '<option value="mpp:alone" selected>' in answer.text
    assert (await seen(draft)).content["clauses"] == []

    fits = typed | {
        "answer": "role_holder:alone",
        "role-huismeester": "on",
        "amount-low-at": "",
        "amount-high-at": "50",
    }
    shown = await sent(browser, f"{D}/{draft}/bepalingen", fits | {"show": "1"}, 200)
    assert "De huismeester beslist: tot en met € 50." in shown
    assert (await browser.post(f"{D}/{draft}/bepalingen", fits)).status_code == 303
    page = await words(browser, f"{D}/{draft}")
    assert "De huismeester beslist: tot en met € 50. Bijvoorbeeld: € 20." in page
    assert "De huismeester beslist: tot en met € 50." in await words(browser, f"{D}/{draft}/bepalingen/0")
    missing = await sent(browser, f"{D}/{draft}/bepalingen", fits | {"version": "2", "amount-high-at": "heel veel"})
    assert "Schrijf een heel getal, of de korte naam van een grens uit dit kader." in missing


async def test_a_limit_that_would_contradict_comes_back_with_what_was_typed(browser: Browser) -> None:
    cast = await a_world()
    draft = await a_draft(cast)
    await browser.sign_in(cast["owner"])
    page = await words(browser, f"{D}/{draft}/grenzen/team_max")
    assert "noemen deze grens en volgen de waarde ervan" in page
    typed = {"version": "1", "key": "team_max", "value": "99.000", "unit": "EUR", "nl": "Tot € 99.000.", "en": "To it."}
    refused = await sent(browser, f"{D}/{draft}/grenzen/team_max", typed)
    assert "Dit spreekt een andere bepaling tegen" in refused
    assert (await browser.post(f"{D}/{draft}/grenzen/team_max", typed | {"value": "1.900"})).status_code == 303
    assert [one["value"] for one in (await seen(draft)).content["limits"] if one["key"] == "team_max"] == [1900]
    wrong = await sent(browser, f"{D}/{draft}/grenzen", typed | {"version": "2", "key": "Team Max!"})
    assert "Gebruik kleine letters" in wrong and "99.000" in wrong


async def test_who_saves_second_finds_their_words_beside_what_the_other_changed(browser: Browser) -> None:
    cast = await a_world()
    draft = await a_draft(cast, "KAD-10", "mpp")
    content = (await seen(draft)).content
    typed = {name: content[name] for name in content if name.endswith(("_nl", "_en"))}
    typed |= {"domain": "financien", "review_months": "12", "version": "1"}
    await text_service.save_texts(await at(cast["mpp"]), draft, 1, {"title_nl": "Wat wij uitgeven"})
    await browser.sign_in(cast["owner"])
    page = await sent(browser, f"{D}/{draft}/tekst", typed | {"team_decides_nl": "Alles tot € 1.500."}, 409)
    assert "Intussen gewijzigd" in page and "Wat we zelf wij uitgeven" in page
    assert "Alles tot € 1.500." in page
    again = typed | {"team_decides_nl": "Alles tot € 1.500.", "version": "2"}
    assert (await browser.post(f"{D}/{draft}/tekst", again)).status_code == 303
    assert (await seen(draft)).content["team_decides_nl"] == "Alles tot € 1.500."


async def test_a_clause_that_moved_meanwhile_is_not_written_over_another(browser: Browser) -> None:
    cast = await a_world()
    draft = await a_draft(cast, "KAD-10", "mpp")
    clauses = (await seen(draft)).content["clauses"]
    await text_service.remove_clause(await at(cast["mpp"]), draft, 1, 0)
    await browser.sign_in(cast["owner"])
    typed = {"version": "1", "question": clauses[1]["question"], "answer": "team:consent"}
    answer = await browser.post(f"{D}/{draft}/bepalingen/1", typed)
    assert answer.status_code == 409 and f"{D}/{draft}/bepalingen/0" in answer.text
    answer = await browser.post(f"{D}/{draft}/bepalingen/0", typed)
    assert answer.status_code == 409 and f'action="{D}/{draft}/bepalingen"' in answer.text, "the first one is gone"


async def decided(cast: Cast, amount: int, who: str = "owner", days: float = -20, **more: Any) -> Idea:
    """An idea that was decided on, with the ruling of that day."""
    act = await at(cast[who], days)
    team = cast.team if who == "owner" else cast.other_team
    idea = await an_idea(cast[who], team, title=f"Iets van € {amount}", amount=amount, hours=4, **more)
    ruling = ruled(idea, await frameworks.in_force(act.today))
    day = act.today + timedelta(days=60)
    await decision_service.take(
        act, f"idea:{idea.id}", "decide", text="Doen.", way=Manner.ADVICE, ruling=ruling, doer=cast[who].id,
        evaluate_on=day,
    )  # fmt: skip
    return idea


async def test_the_difference_is_replayed_over_the_decisions_of_a_year(browser: Browser) -> None:
    cast = await a_world()
    await decided(cast, 300)
    await decided(cast, 1800)
    hidden = await decided(cast, 1900, "colleague", audience=Audience.TEAM)
    await decided(cast, 1850, days=-99)
    sofa = await may_we.ask(await at(cast["owner"], -9), "Mogen wij een bank kopen van € 1.700?")
    ruling = await answers.ruling(sofa.question, QUESTIONS, NOON.date())
    await may_we.answer(await at(cast["hr"], -8), sofa.id, answer="Vraag het de MPP.", ruling=ruling)
    draft = await a_draft(cast)
    await limits(cast, draft, 2000)

    await browser.sign_in(cast["owner"])
    page = await words(browser, f"{D}/{draft}/verschil")
    assert "4 van de 5 zouden door iemand anders zijn beslist" in page
    assert "Iets van € 1800" in page and "Mogen wij een bank kopen van € 1.700?" in page
    assert hidden.title not in page
    assert "1 ervan gaat over iets wat je niet kunt zien" in page
    assert "team_max: " in page and "(1500 EUR) →" in page and "(2000 EUR)" in page
    await browser.sign_in(cast["colleague"])
    theirs = await words(browser, f"{D}/{draft}/verschil")
    assert hidden.title in theirs and "Iets van € 1800" not in theirs


async def test_the_replay_asks_no_more_for_a_hundred_than_for_one(browser: Browser) -> None:
    cast = await a_world()
    draft = await a_draft(cast)
    await limits(cast, draft, 2000)
    await browser.sign_in(cast["owner"])
    counts = []
    for more in (1, 9, 90):
        for number in range(more):
            await decided(cast, 1501 + number)
        asked_: dict[str, int] = {}
        for path in (f"{D}/{draft}/verschil", f"{D}/{draft}", D):
            with counting() as asked:
                page = await words(browser, path)
            asked_[path] = len(asked)
            if path.endswith("verschil"):
                assert "door iemand anders zijn beslist" in page
        counts.append(asked_)
    assert counts[0] == counts[1] == counts[2]
    assert max(counts[0].values()) <= 22


async def test_the_list_asks_no_more_for_many_drafts_than_for_one(browser: Browser) -> None:
    cast = await a_world()
    await browser.sign_in(cast["owner"])
    counts = []
    for more in (1, 9, 30):
        for number in range(more):
            await group_service.begin(await acting(cast["hr"]), title=f"Kader {number}")
        with counting() as asked:
            await words(browser, D)
        counts.append(len(asked))
    assert len({*counts}) == 1 and counts[0] <= 10


async def test_the_framework_and_the_request_lead_to_the_group(browser: Browser) -> None:
    cast = await a_world()
    await browser.sign_in(cast["owner"])
    sent_ = await browser.post("/kaders/verzoeken", {"framework": "KAD-10", "question": "Mag de grens omhoog?"})
    place = sent_.headers["location"]
    assert "Begin een kadergroep hiervoor" in await words(browser, place)
    assert "Maak een ontwerp" in await words(browser, "/kaders/KAD-10")
    form = await words(browser, f"{D}/nieuw?verzoek={place.rpartition('/')[2]}")
    assert "Mag de grens omhoog?" in form and "Het ontwerp begint met wat KAD-10 nu zegt." in form
    begun = await browser.post(D, {"request": place.rpartition("/")[2]})
    assert begun.status_code == 303
    for path in (place, "/kaders/KAD-10"):
        page = await words(browser, path)
        assert "Begin een kadergroep hiervoor" not in page and "Maak een ontwerp" not in page
    assert "Lees het ontwerp van de kadergroep" in await words(browser, "/kaders/KAD-10")
    await browser.sign_in(cast["council"])
    assert "ontwerp" not in await words(browser, "/kaders/KAD-10")


async def test_before_there_is_anything_pages_say_what_will_come(browser: Browser) -> None:
    cast = await a_cast()
    await browser.sign_in(cast["owner"])
    assert "Hier komen de ontwerpen van kaders" in await words(browser, D)
    assert "een nieuw kader" in await words(browser, f"{D}/nieuw")
    assert "Vul dit in" in await sent(browser, D, {"framework": ""})


async def test_after_its_adoption_a_draft_still_shows_what_it_changed(browser: Browser) -> None:
    cast = await a_world()
    draft = await ready(cast)
    await consents(cast, await put(cast, draft))
    await browser.sign_in(cast["colleague"])
    page = await words(browser, f"{D}/{draft}/verschil")
    assert "Naast versie 2 van KAD-10." in page and "(1500 EUR) →" in page
    page = await words(browser, f"{D}/{draft}")
    assert "De afgevaardigden gaven consent. Lees versie 3" in page and "Schrijf de teksten" not in page
