"""Takeovers through the door, also as a stranger would try it."""

from datetime import timedelta

import pytest

from teamhub.takeovers import hands_service, service
from teamhub.takeovers.rules import Withheld
from teamhub.takeovers.tables import HandsOff, Takeover
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser, counting
from tests.factories import acting
from tests.html import said, valid_html
from tests.takeovers.agreed import agree
from tests.takeovers.test_takeovers import DAY, TODAY, taken

DUTCH = {"headers": {"accept-language": "nl"}}


@pytest.fixture
async def cast(browser: Browser) -> Cast:
    await agree()
    cast = await a_cast()
    await browser.sign_in(cast["owner"])
    return cast


def a_form(cast: Cast, **changed: str) -> dict[str, str]:
    words = {"what": "De sleutels", "why": "Ik liep er toch langs.", "back_on": str(TODAY + 14 * DAY)}
    return {"whom": str(cast.team.id), **words, **changed}


async def test_the_form_says_who_decides_and_until_when(browser: Browser, cast: Cast) -> None:
    page = await browser.get(f"/overnames/nieuw?team={cast.team.id}", **DUTCH)
    text = said(valid_html(page.text))
    assert "Meestal na 14 dagen, uiterlijk na 42." in text and 'value="2026-03-16"' in page.text
    assert "Wie het aangaat, beslist. Tot en met dag 42." in text and 'href="/kaders/KAD-16"' in page.text
    assert f'value="{cast.team.id}" selected' in page.text
    assert f'value="{cast.team.id}-{cast["teammate"].id}"' in page.text and "Nour" not in text
    await agree(NOON, default_days=7, max_days=21)
    assert "Meestal na 7 dagen, uiterlijk na 21." in (await browser.get("/overnames/nieuw", **DUTCH)).text


async def test_taken_over_and_given_back(browser: Browser, cast: Cast) -> None:
    sent = await browser.post("/overnames", a_form(cast, whom=f"{cast.team.id}-{cast['teammate'].id}"))
    assert sent.status_code == 303
    place = sent.headers["location"]
    text = said(valid_html((await browser.get(place, **DUTCH)).text))
    assert "heeft dit overgenomen van Ilse" in text and "Ik liep er toch langs." in text
    assert "Beide kanten, het team, de MPP van het team en de procesondersteuner." in text
    assert "Toch niet, ik heb het niet overgenomen" in text
    assert (await browser.post(f"{place}/teruggave", {"reflection": "Het was al geregeld."})).status_code == 303
    again = await browser.post(f"{place}/teruggave", {"reflection": "Nog een keer terug."})
    assert again.status_code == 409 and "Nog een keer terug." in again.text
    text = said(valid_html((await browser.get(place, **DUTCH)).text))
    assert "Het was al geregeld." in text and "Geef het terug" not in text


async def test_medical_words_come_back_once(browser: Browser, cast: Cast) -> None:
    form = a_form(cast, why="Zij heeft griep, en ik bel haar terug.")
    first = await browser.post("/overnames", form, **DUTCH)
    assert first.status_code == 422 and "Dit lijkt op medische informatie: griep." in said(valid_html(first.text))
    assert "Zij heeft griep, en ik bel haar terug." in first.text and 'name="warned" value="griep"' in first.text
    assert not await Takeover.exists()
    other = await browser.post("/overnames", form | {"warned": "griep", "why": "Griep en een hernia."}, **DUTCH)
    assert other.status_code == 422 and 'value="griep, hernia"' in other.text
    assert (await browser.post("/overnames", form | {"warned": "griep"})).status_code == 303
    [row] = await Takeover.objects()
    assert row.why == "Zij heeft griep, en ik bel haar terug."


@pytest.mark.parametrize("path", ["teruggave", "verlenging"])
async def test_they_are_warned_of_on_every_form(browser: Browser, cast: Cast, path: str) -> None:
    takeover = await taken(cast)
    words = {"reflection": "Hij had corona.", "why": "Hij had corona.", "until_on": str(TODAY + 20 * DAY)}
    answer = await browser.post(f"/overnames/{takeover}/{path}", words, **DUTCH)
    assert answer.status_code == 422 and "Dit lijkt op medische informatie: corona." in said(valid_html(answer.text))
    assert (await browser.post(f"/overnames/{takeover}/{path}", words | {"warned": "corona"})).status_code == 303


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"back_on": str(TODAY - DAY)}, "Het gaat vandaag terug of later."),
        ({"back_on": str(TODAY + 43 * DAY)}, "Het team beslist met consent (KAD-16, versie 1: na dag 42)."),
        ({"back_on": "gisteren"}, "Kies een dag, bijvoorbeeld 16-11-2026."),
        ({"back_on": "3/4/2026"}, "Dit kunnen twee verschillende dagen zijn."),
        ({"back_on": "9999-12-31"}, "Kies een dag, bijvoorbeeld 16-11-2026."),
        ({"why": "x" * 10_000}, "Gebruik hooguit 4000 tekens."),
        ({"what": "x" * 10_000}, "Gebruik hooguit 200 tekens."),
        ({"whom": ""}, "Kies een van de mogelijkheden."),
        ({"whom": "1; DROP TABLE"}, "Kies een van de mogelijkheden."),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    browser: Browser, cast: Cast, changed: dict[str, str], says: str
) -> None:
    answer = await browser.post("/overnames", a_form(cast, **changed), **DUTCH)
    assert answer.status_code == 422, answer.text
    text = said(valid_html(answer.text))
    assert says in text, text
    assert "De sleutels" in answer.text or "what" in changed
    assert not await Takeover.exists()


async def test_another_team_s_id(browser: Browser, cast: Cast) -> None:
    """Neither taken from, nor read, nor changed, by who has nothing to do with it."""
    for whom in (cast.other_team.id, f"{cast.other_team.id}-{cast['colleague'].id}"):
        assert (await browser.post("/overnames", a_form(cast, whom=str(whom)))).status_code == 403
    assert (await browser.post("/overnames", a_form(cast, whom="999999"))).status_code == 404
    assert not await Takeover.exists()
    takeover = await taken(cast)
    await browser.sign_in(cast["colleague"])
    for path in ("teruggave", "terug-bij-ons", "verlenging", "ongedaan", "uitleg"):
        form = {"reflection": "Van mij.", "why": "Zomaar.", "until_on": str(TODAY + 20 * DAY), "explanation": "Zomaar."}
        assert (await browser.post(f"/overnames/{takeover}/{path}", form)).status_code == 404
    assert (await browser.get(f"/overnames/{takeover}")).status_code == 404
    assert "De sleutels van de kelder" not in (await browser.get("/overnames")).text


async def test_acute_danger_says_who_can(browser: Browser, cast: Cast) -> None:
    text = said(valid_html((await browser.get("/overnames/acuut", **DUTCH)).text))
    assert "Bij acuut gevaar neemt een MPP het over" in text and "Harmen" in text and "Neem het over tot" not in text
    await browser.sign_in(cast["mpp"])
    text = said(valid_html((await browser.get("/overnames/acuut", **DUTCH)).text))
    assert "De MPP doet dit." in text and "terug op dinsdag 3 maart" in text.lower()
    form = {"team": str(cast.other_team.id), "what": "De deur", "why": "Er stond iemand te bonzen."}
    sent = await browser.post("/overnames/acuut", form)
    text = said(valid_html((await browser.get(sent.headers["location"], **DUTCH)).text))
    assert "Nog niet uitgelegd; uiterlijk dinsdag 3 maart" in text and "Geef deze uitleg" in text


async def test_the_mpp_sees_their_own_first_and_the_good_story(browser: Browser, cast: Cast) -> None:
    act = await acting(cast["mpp"], NOON - 20 * DAY)
    words = {"what": "Antwoord aan de gemeente", "why": "Dat ging sneller."}
    await service.take(act, team_id=cast.team.id, back_on=act.today + 14 * DAY, **words)
    mpp = await acting(cast["mpp"])
    for words_ in ("Zij belden zelf.", "Zij schreven zelf."):
        await hands_service.keep_off(mpp, team_id=cast.team.id, kind=Withheld.HANDS_OFF, words=words_)
    await browser.sign_in(cast["mpp"])
    page = (await browser.get("/overnames", **DUTCH)).text
    text = said(valid_html(page))
    assert page.index("Antwoord aan de gemeente") < page.index("Jouw loslaatlijn als MPP")
    assert "over de datum" in text and "6 dagen te laat" in text
    assert "Je hebt deze maand 2 keer op je handen gezeten." in text
    assert "In twaalf maanden 1 overgenomen, 0 op tijd terug, 0 te laat terug, 1 nu over de datum en 2 bij hen" in text
    assert "Antwoord aan de gemeente" in (await browser.get("/", **DUTCH)).text
    await browser.sign_in(cast["owner"])
    assert "loslaatlijn als MPP" not in (await browser.get("/overnames", **DUTCH)).text  # a member has no such line
    text = said(valid_html((await browser.get(f"/overnames/teams/{cast.team.id}", **DUTCH)).text))
    assert "De loslaatlijn van dit team" in text and "over de datum" in text
    await browser.sign_in(cast["process"])
    text = said(valid_html((await browser.get(f"/overnames/teams/{cast.team.id}", **DUTCH)).text))
    assert "Van een team van minder dan vijf mensen zijn er geen cijfers voor anderen." in text


async def test_hands_off_is_written_down_and_taken_back(browser: Browser, cast: Cast) -> None:
    form = {"kind": str(Withheld.DECLINED), "hands": f"{cast.team.id}-{cast['mpp'].id}", "words": "Dat doen wij zelf."}
    assert (await browser.post("/overnames/op-mijn-handen", form)).status_code == 303
    text = said(valid_html((await browser.get("/overnames", **DUTCH)).text))
    assert "Harmen: aanbod afgeslagen" in text and "opgeschreven door Esra" in text
    wrong = await browser.post("/overnames/op-mijn-handen", form | {"kind": str(Withheld.HANDS_OFF)}, **DUTCH)
    assert wrong.status_code == 422 and "schrijft dat zelf op" in wrong.text and "Dat doen wij zelf." in wrong.text
    [row] = await HandsOff.objects()
    assert (await browser.post(f"/overnames/op-mijn-handen/{row.id}/ongedaan")).status_code == 303
    assert "aanbod afgeslagen" not in (await browser.get("/overnames", **DUTCH)).text
    await browser.post("/overnames/op-mijn-handen", form | {"held_on": str(NOON.date() - timedelta(days=3))})
    [row] = await HandsOff.objects().where(HandsOff.id > row.id)
    assert f"/overnames/op-mijn-handen/{row.id}/ongedaan" in (await browser.get("/overnames")).text


async def test_the_pages_ask_as_little_for_a_hundred(browser: Browser, cast: Cast) -> None:
    """For who sees most: somebody of the team, and its MPP."""
    counts: dict[tuple[str, str], list[int]] = {}
    made = 0
    for many in (1, 10, 100):
        while made < many:
            takeover = await taken(cast, "mpp" if made % 2 else "teammate", at=-20)
            if made % 3 == 0:
                await service.have_back(await acting(cast["owner"]), takeover)
            await hands_service.keep_off(
                await acting(cast["mpp"]), team_id=cast.team.id, kind=Withheld.HANDS_OFF, words=f"Nummer {made}."
            )
            made += 1
        for who in ("owner", "mpp"):
            await browser.sign_in(cast[who])
            for path in ("/overnames", f"/overnames/teams/{cast.team.id}", f"/overnames/{takeover}", "/"):
                with counting() as asked:
                    assert (await browser.get(path)).status_code == 200
                name = "/overnames/one" if path.endswith(f"/{takeover}") else path
                counts.setdefault((who, name), []).append(len(asked))
    assert all(len(set(found)) == 1 for found in counts.values()), counts
    assert max(found[0] for (_, path), found in counts.items() if path.startswith("/overnames")) <= 10, counts


async def test_older_ones_are_a_page_away(browser: Browser, cast: Cast) -> None:
    act = await acting(cast["owner"])
    for number in range(52):
        words = {"what": f"Nummer {number}", "why": "Zomaar."}
        takeover = await service.take(act, team_id=cast.team.id, back_on=TODAY + timedelta(days=1), **words)
        await service.give_back(act, takeover, "Terug.")
    first = (await browser.get("/overnames")).text
    assert first.count('<li class="card') == 50 and 'href="/overnames?vanaf=50"' in first
    second = (await browser.get("/overnames?vanaf=50")).text
    assert second.count('<li class="card') == 2 and "vanaf=100" not in second
