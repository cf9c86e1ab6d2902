"""Written by a colleague, kept by who it is about, taken back by its writer: row, journal, and who reads it."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.journal.tables import Entry
from teamhub.notices import queries as inbox
from teamhub.notices import service as notices
from teamhub.notices.tables import Notice
from teamhub.people import service as people
from teamhub.people.recognitions import queries, service
from teamhub.people.recognitions.tables import Recognition
from teamhub.people.recognitions.waiting import waiting
from teamhub.people.tables import Person
from tests.conftest import NOON, Browser, counting
from tests.factories import a_person, a_team, acting, holds, joins

pytestmark = pytest.mark.usefixtures("db")
WORDS = "Je vroeg door waar ik stil viel."
DAY = timedelta(days=1)


async def pair() -> tuple[Person, Person, Person]:
    """Esra, about whom it is; Ilse of her team, who writes; Nour of another team."""
    esra, ilse, nour = await a_person("Esra"), await a_person("Ilse"), await a_person("Nour")
    await a_team(esra, ilse, name="Team Alkmaar")
    await a_team(nour, name="Team Haarlem")
    return esra, ilse, nour


async def happened() -> list[tuple[str, int | None]]:
    rows = await Entry.select(Entry.what, Entry.by).where(Entry.subject.like("recognition:%")).order_by(Entry.id)
    return [(row["what"], row["by"]) for row in rows]


async def reads(reader: Person, about: Person) -> list[str]:
    return [seen.text for seen in await queries.about(await acting(reader), about.id)]


async def test_words_are_between_two_until_they_are_kept() -> None:
    esra, ilse, nour = await pair()
    given = await service.give(await acting(ilse), esra.id, f"  {WORDS}\r\n")
    assert [await reads(who, esra) for who in (esra, ilse, nour)] == [[WORDS], [WORDS], []]

    await service.keep(await acting(esra), esra.id, given)
    assert await reads(nour, esra) == [WORDS]

    await service.put_aside(await acting(esra), esra.id, given)
    assert [await reads(who, esra) for who in (esra, ilse, nour)] == [[WORDS], [WORDS], []]

    await service.keep(await acting(esra), esra.id, given)
    await service.take_back(await acting(ilse), esra.id, given)
    assert [await reads(who, esra) for who in (esra, ilse, nour)] == [[], [], []]

    row = await Recognition.objects().get(Recognition.id == given)
    assert row and (row.stage, row.text) == ("taken back", "")
    assert await happened() == [
        ("RecognitionGiven", ilse.id),
        ("RecognitionKept", esra.id),
        ("RecognitionPutAside", esra.id),
        ("RecognitionKept", esra.id),
        ("RecognitionTakenBack", ilse.id),
    ]
    assert WORDS not in str(await Entry.select(Entry.facts))  # what cannot be erased does not hold what may be


async def test_only_who_it_is_about_keeps_it_and_only_its_writer_takes_it_back() -> None:
    esra, ilse, nour = await pair()
    given = await service.give(await acting(ilse), esra.id, WORDS)
    for verb in (service.keep, service.put_aside):
        with pytest.raises(NotAllowed):
            await verb(await acting(ilse), esra.id, given)
    with pytest.raises(NotAllowed):
        await service.take_back(await acting(esra), esra.id, given)
    for verb in (service.keep, service.put_aside, service.take_back):
        with pytest.raises(NotFound):
            await verb(await acting(nour), esra.id, given)
        with pytest.raises(NotFound):
            await verb(await acting(esra), nour.id, given)
    await service.keep(await acting(esra), esra.id, given)
    with pytest.raises(WrongStage):
        await service.keep(await acting(esra), esra.id, given)
    await service.take_back(await acting(ilse), esra.id, given)
    with pytest.raises(NotFound):
        await service.keep(await acting(esra), esra.id, given)


async def test_nobody_writes_about_themselves_about_who_left_or_twice_the_same() -> None:
    esra, ilse, _ = await pair()
    roel = await a_person("Roel", left_on=date(2026, 3, 1))
    samira = await a_person("Samira")
    await holds(samira, Office.COUNCIL)
    await service.give(await acting(ilse), esra.id, WORDS)
    for writer, about in ((esra, esra), (ilse, roel), (ilse, samira), (ilse, esra)):
        with pytest.raises(Invalid):
            await service.give(await acting(writer), about.id, WORDS)
    with pytest.raises(NotFound):
        await service.give(await acting(samira), esra.id, WORDS)
    with pytest.raises(NotAllowed):
        await service.give(Act(by=SYSTEM, at=NOON), esra.id, WORDS)
    assert await Recognition.count() == 1


async def test_only_who_it_is_about_is_told_and_of_what_they_do_with_it_nobody() -> None:
    esra, ilse, _ = await pair()
    given = await service.give(await acting(ilse), esra.id, WORDS)
    await notices.deliver(Act(by=SYSTEM, at=NOON))
    assert await Notice.select(Notice.person).output(as_list=True) == [esra.id]
    (notice,) = await inbox.inbox(await acting(esra))
    assert notice.place and notice.place.title == WORDS and notice.others == []
    for who, verb in ((esra, service.put_aside), (esra, service.keep), (ilse, service.take_back)):
        await verb(await acting(who), esra.id, given)
        await notices.deliver(Act(by=SYSTEM, at=NOON))
    assert await Notice.count() == 1
    (notice,) = await inbox.inbox(await acting(esra))
    assert notice.place is None  # the words are gone, and so is what was said of them


async def test_it_waits_on_ones_home_for_a_month_and_no_longer_than_unsaid() -> None:
    esra, ilse, _ = await pair()
    given = await service.give(await acting(ilse), esra.id, WORDS)
    (item,) = await waiting(await acting(esra))
    assert (item.names, item.quote, item.due) == ({"name": "Ilse"}, WORDS, None)
    assert await waiting(await acting(ilse)) == []
    assert len(await waiting(await acting(esra, NOON + 30 * DAY))) == 1
    assert await waiting(await acting(esra, NOON + 31 * DAY)) == []
    await service.put_aside(await acting(esra), esra.id, given)
    assert await waiting(await acting(esra)) == []


async def found(reader: Person, words: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    people, _ = await queries.search(await acting(reader), words)
    return [(one.name, [(word.text, word.by) for word in one.words]) for one in people]


async def test_people_are_found_by_their_own_words_and_by_those_they_keep() -> None:
    esra, ilse, nour = await pair()
    await people.name_talent(await acting(ilse), ilse.id, "Houdt een overleg kort én vriendelijk")
    given = await service.give(await acting(nour), esra.id, "Je hield het overleg kort.")
    assert await found(nour, "overleg") == [("Ilse", [("Houdt een overleg kort én vriendelijk", None)])]
    await service.keep(await acting(esra), esra.id, given)
    for words in ("kort overleg", "overl", "KORTE overleg"):
        assert [name for name, _ in await found(nour, words)] == ["Esra", "Ilse"], words
    assert (await found(nour, "overleg"))[0] == ("Esra", [("Je hield het overleg kort.", "Nour")])
    assert [name for name, _ in await found(nour, "vriendelijke")] == ["Ilse"]
    assert await found(nour, "piano") == await found(nour, "  ") == await found(nour, "'!&|:* \\") == []


async def test_where_nobody_has_all_the_words_some_of_them_will_do_and_it_is_said() -> None:
    esra, _, nour = await pair()
    await people.name_talent(await acting(esra), esra.id, "Puzzelt elk rooster rond")
    purpose = "Het rooster is op tijd rond, eerlijk verdeeld en volgt de vraag van cliënten."
    people_found, all_of_them = await queries.search(await acting(nour), purpose)
    assert [one.name for one in people_found] == ["Esra"] and not all_of_them


async def test_who_fits_a_role_of_a_team_is_by_name_and_of_that_team() -> None:
    esra, ilse, nour = await pair()
    for person in (nour, ilse, esra):
        await people.name_talent(await acting(person), person.id, "Maakt het rooster")
    await people.name_talent(await acting(ilse), ilse.id, "Rooster, rooster en nog eens rooster")
    roel = await a_person("Roel", left_on=date(2026, 3, 1))
    await joins(roel, await a_team(), until_on=date(2026, 3, 1))
    team = min((await acting(esra)).by.member_of)
    act = await acting(nour)
    assert [one.name for one in await queries.matching(act, "Het rooster is rond", team)] == ["Esra", "Ilse"]
    assert [one.name for one in await queries.matching(act, "Het rooster is rond")] == ["Esra", "Ilse", "Nour"]
    assert {field.name for field in fields(queries.Talented)} == {
        "id",
        "name",
        "teams",
        "words",
    }  # no number and no measure


async def test_the_council_finds_nobody_and_is_not_found() -> None:
    *_, nour = await pair()
    samira = await a_person("Samira")
    await holds(samira, Office.COUNCIL)
    await people.name_talent(await acting(samira), samira.id, "Spreekt Arabisch")
    assert await found(nour, "Arabisch") == []
    with pytest.raises(NotFound):
        await queries.search(await acting(samira), "rustig")


async def test_the_page_asks_and_keeps_what_was_typed(browser: Browser) -> None:
    esra, ilse, nour = await pair()
    path = f"/mensen/{esra.id}"
    await browser.sign_in(ilse)
    again = await browser.post(f"{path}/gezien", {"seen": "ab"})
    assert again.status_code == 422 and ">\nab</textarea>" in again.text and "at least 3" in again.text
    assert (await browser.post(f"{path}/gezien", {"seen": f"<b>{WORDS}"})).status_code == 303
    twice = await browser.post(f"{path}/gezien", {"seen": f"<b>{WORDS}"})
    assert twice.status_code == 422 and "You wrote these words already." in twice.text
    mine = (await browser.get(path)).text
    assert f"&lt;b&gt;{WORDS}" in mine and "only the two of you can read this" in mine
    given = (await Recognition.select(Recognition.id))[0]["id"]

    await browser.sign_in(nour)
    assert WORDS not in (await browser.get(path)).text
    await browser.sign_in(esra)
    assert "saw something that you do well" in (await browser.get("/")).text
    assert "What a colleague saw you do" in (await browser.get(path)).text
    assert (await browser.post(f"{path}/gezien/{given}/niet-op-mijn-pagina")).status_code == 303
    assert "What colleagues wrote that is not on your page" in (await browser.get(path)).text
    await browser.sign_in(ilse)
    assert (await browser.get(path)).text.count("only the two of you can read this") == 1  # silent: as before
    await browser.sign_in(esra)
    assert (await browser.post(f"{path}/gezien/{given}/op-mijn-pagina")).status_code == 303
    await browser.sign_in(nour)
    assert "seen by Ilse" in (await browser.get(path)).text
    assert "seen by Ilse" in (await browser.get("/talenten?q=vroeg")).text
    await browser.sign_in(ilse)
    assert (await browser.post(f"{path}/gezien/{given}/terug")).status_code == 303
    await browser.sign_in(esra)
    assert WORDS not in (await browser.get(path)).text


async def test_words_that_look_medical_are_said_once_and_kept_by_a_second_press(browser: Browser) -> None:
    esra, ilse, _ = await pair()
    await browser.sign_in(ilse)
    path, words = f"/mensen/{esra.id}/gezien", "Je kwam terug na je operatie en zag alles."
    warned = await browser.post(path, {"seen": words})
    assert warned.status_code == 422 and words in warned.text and "medical information: operatie." in warned.text
    assert '<input type="hidden" name="warned" value="operatie">' in warned.text
    assert await Recognition.count() == 0
    other = await browser.post(path, {"seen": f"{words} Ook bij de psychiater.", "warned": "operatie"})
    assert other.status_code == 422 and "medical information: psychiater." in other.text
    assert (await browser.post(path, {"seen": words, "warned": "operatie"})).status_code == 303
    assert await Recognition.count() == 1


@pytest.mark.parametrize("path", ["/mensen/{}", "/talenten?q=rooster"])
async def test_the_questions_do_not_grow_with_the_words(browser: Browser, path: str) -> None:
    esra, ilse, nour = await pair()
    await browser.sign_in(nour)
    counts = []
    for many in (1, 10, 100):
        for number in range(await Recognition.count(), many):
            given = await service.give(await acting(ilse), esra.id, f"Rooster {number} klopte")
            await service.keep(await acting(esra), esra.id, given)
        with counting() as asked:
            assert (await browser.get(path.format(esra.id))).status_code == 200
        counts.append(len(asked))
    assert len({*counts}) == 1
