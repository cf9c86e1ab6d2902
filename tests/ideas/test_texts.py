"""Versions: who makes one, what stays of the former ones, and what happens to who comes second."""

import asyncio
import hashlib
from datetime import timedelta
from html import unescape

import pytest

from teamhub.core.errors import NotAllowed, NotFound, Refused, Stale, WrongStage
from teamhub.ideas import queries, rules
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Audience, Idea, IdeaVersion
from teamhub.ideas.texts import queries as texts
from teamhub.ideas.texts import service
from teamhub.journal.tables import Entry
from tests.cast import a_cast
from tests.conftest import NOON, Browser
from tests.factories import acting
from tests.ideas.factories import TEXT, an_idea

NEW = TEXT | {"proposal": "Eén formulier van drie pagina's."}
FORM = {name: str(value) for name, value in NEW.items()} | {"clients": ""}


@pytest.mark.usefixtures("db")
async def test_each_edit_is_a_version_and_the_former_ones_stay() -> None:
    cast = await a_cast()
    act = await acting(cast["owner"], NOON + timedelta(days=1))
    idea = await an_idea(act)
    idea = await service.edit(act, idea.id, idea.revision, NEW, "Twee pagina's was te krap")

    assert (idea.version, idea.proposal, idea.stage) == (2, NEW["proposal"], Stage.OPEN)
    now, first = await texts.versions(idea)
    assert (first.fields, now.fields) == (TEXT, NEW)
    assert now.changes().keys() == {"proposal"} and now.note == "Twee pagina's was te krap"
    last = await Entry.select().order_by(Entry.id, ascending=False).first().output(load_json=True)
    assert last and (last["what"], last["facts"]["fingerprint"]) == ("TextEdited", now.fingerprint)


@pytest.mark.usefixtures("db")
async def test_the_same_text_again_makes_no_version() -> None:
    act = await acting((await a_cast())["owner"])
    idea = await an_idea(act)
    again = await service.edit(act, idea.id, idea.revision, TEXT, "niets")
    assert (again.version, again.revision) == (1, idea.revision)
    assert await Entry.count() == await IdeaVersion.count() == 1


@pytest.mark.usefixtures("db")
async def test_only_its_owner_writes_a_version() -> None:
    cast = await a_cast()
    idea = await an_idea(await acting(cast["owner"]))
    for who in ("teammate", "colleague", "mpp", "hr", "process", "practice", "director"):
        with pytest.raises(NotAllowed):
            await service.edit(await acting(cast[who]), idea.id, idea.revision, NEW)
    for who in ("council", "operator"):
        with pytest.raises(NotFound):
            await service.edit(await acting(cast[who]), idea.id, idea.revision, NEW)
    assert rules.fields_of(await queries.idea(await acting(cast["owner"]), idea.id)) == TEXT


@pytest.mark.usefixtures("db")
async def test_of_two_windows_that_send_at_once_one_wins() -> None:
    act = await acting((await a_cast())["owner"])
    idea = await an_idea(act)
    edits = (service.edit(act, idea.id, idea.revision, NEW | {"title": f"Titel {n}"}) for n in range(4))
    answers = await asyncio.gather(*edits, return_exceptions=True)
    assert [type(answer) for answer in answers if isinstance(answer, Refused)] == [Stale] * 3
    assert await IdeaVersion.count() == 2


@pytest.mark.usefixtures("db")
async def test_a_text_that_has_ended_stays_as_it_is() -> None:
    act = await acting((await a_cast())["owner"])
    idea = await an_idea(act)
    await Idea.update({Idea.stage: Stage.STOPPED}).where(Idea.id == idea.id)
    with pytest.raises(WrongStage):
        await service.edit(act, idea.id, idea.revision, NEW)


@pytest.mark.usefixtures("db")
async def test_an_idea_of_the_team_is_opened_to_all_by_its_owner_alone() -> None:
    cast = await a_cast()
    idea = await an_idea(await acting(cast["owner"]), Audience.TEAM)
    with pytest.raises(NotAllowed):
        await service.widen(await acting(cast["teammate"]), idea.id)
    with pytest.raises(NotFound):
        await queries.idea(await acting(cast["colleague"]), idea.id)
    await service.widen(await acting(cast["owner"]), idea.id)
    await service.widen(await acting(cast["owner"]), idea.id)
    assert (await queries.idea(await acting(cast["colleague"]), idea.id)).id == idea.id
    assert await Entry.count().where(Entry.what == "AudienceWidened") == 1


async def test_a_stale_form_comes_back_with_its_words_and_what_changed(browser: Browser) -> None:
    cast = await a_cast()
    act = await acting(cast["owner"])
    idea = await an_idea(act)
    await browser.sign_in(cast["owner"])
    await service.edit(act, idea.id, idea.revision, TEXT | {"title": "Eén formulier, niet drie"})

    stale = {**FORM, "revision": "1", "version": "1"}
    answer = await browser.post(f"/ideen/{idea.id}/tekst", stale)
    assert answer.status_code == 409
    assert NEW["proposal"] in unescape(answer.text) and "<ins>" in answer.text
    assert 'name="revision" value="2"' in answer.text and 'name="version" value="2"' in answer.text
    assert (
        await browser.post(f"/ideen/{idea.id}/tekst", {**stale, "revision": "2", "version": "2"})
    ).status_code == 303
    assert (await queries.idea(act, idea.id)).title == TEXT["title"]


async def test_a_title_of_ten_thousand_characters_comes_back(browser: Browser) -> None:
    cast = await a_cast()
    idea = await an_idea(await acting(cast["owner"]))
    await browser.sign_in(cast["owner"])
    sent = {**FORM, "revision": "1", "version": "1", "title": "x" * 10_000}
    answer = await browser.post(f"/ideen/{idea.id}/tekst", sent)
    assert answer.status_code == 422 and "x" * 10_000 in answer.text
    assert (await browser.get(f"/ideen/{idea.id}/tekst")).status_code == 200


async def test_anybody_who_reads_the_exact_text_can_compute_its_fingerprint(browser: Browser) -> None:
    cast = await a_cast()
    act = await acting(cast["owner"])
    idea = await an_idea(act)
    await service.edit(act, idea.id, idea.revision, NEW)
    await browser.sign_in(cast["director"])
    for number in (1, 2):
        exact = await browser.get(f"/ideen/{idea.id}/versies/{number}.txt")
        assert exact.headers["content-type"] == "text/plain; charset=utf-8"
        seal = hashlib.sha256(exact.content).hexdigest()
        page = (await browser.get(f"/ideen/{idea.id}/versies/{number}")).text
        assert all(seal[start : start + 8] in page for start in range(0, 64, 8))
        assert 'class="chip ok"' in page
    assert (await browser.get(f"/ideen/{idea.id}/versies")).text.count('<li class="card') == 2
    for number in ("3", "0", "99999999", "1.html", "²"):
        assert (await browser.get(f"/ideen/{idea.id}/versies/{number}")).status_code == 404
    assert (await browser.get("/ideen/99999999999999")).status_code == 404


async def test_a_text_that_was_forged_shows(browser: Browser) -> None:
    cast = await a_cast()
    idea = await an_idea(await acting(cast["owner"]))
    await browser.sign_in(cast["teammate"])
    where = f"/ideen/{idea.id}/versies/1"
    forged = rules.spelled(NEW)
    await IdeaVersion.update({IdeaVersion.text: forged}).where(IdeaVersion.idea == idea.id)
    assert 'class="chip no"' in (await browser.get(where)).text
    await IdeaVersion.update({IdeaVersion.fingerprint: rules.fingerprint(forged)}).where(IdeaVersion.idea == idea.id)
    assert 'class="chip no"' in (await browser.get(where)).text  # the record still has the former one
