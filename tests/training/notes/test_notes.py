"""A policy note: its writers', two to four pages, offered and never ordered."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.decisions.rules import Stance
from teamhub.proposals import queries as running
from teamhub.proposals import service as proposals
from teamhub.training.notes import queries, rules, service
from teamhub.training.notes.events import subject
from teamhub.training.notes.proposals import key
from teamhub.training.notes.rules import Answer, Stage
from tests.cast import Cast, a_cast
from tests.conftest import Browser
from tests.decisions.about import adopt, happened
from tests.factories import acting, an_idea

MONDAY = "- Vraag wat er was.\n- Vertel het na."
TEXT = {"title": "Trauma bij kinderen", "body": "woord " * 900, "monday": MONDAY, "trains": ""}


@given(st.integers(0, 4000))
def test_pages_are_counted_in_whole_ones(words: int) -> None:
    pages = rules.pages("woord " * words)
    assert (pages - 1) * rules.WORDS_A_PAGE < words <= pages * rules.WORDS_A_PAGE or (words == pages == 0)


def test_a_step_is_a_line_and_a_fingerprint_is_of_the_words() -> None:
    assert rules.steps(" - Eén\n\n* Twee \n") == ["Eén", "Twee"]
    assert rules.fingerprint("a", "b", "c") == hashlib.sha256(b"a\n\nb\n\nc").hexdigest()


async def a_note(cast: Cast, *, shared: bool = True, **words: str) -> int:
    for code in ("KAD-06", "KAD-08"):
        await adopt(code)
    owner = await acting(cast["owner"])
    note = await service.begin(owner, cast.team.id, {**TEXT, **words})
    if shared:
        await service.share(owner, note)
    return note


@pytest.mark.usefixtures("db")
async def test_nobody_but_its_writers_changes_it_and_each_text_stays() -> None:
    cast = await a_cast()
    note = await a_note(cast)
    owner = await acting(cast["owner"])
    for who in ("teammate", "mpp", "director", "hr"):
        act = await acting(cast[who])
        for verb in (service.share(act, note), service.withdraw(act, note), service.write(act, note, TEXT, version=1)):
            with pytest.raises(NotAllowed):
                await verb
    await service.write(owner, note, {**TEXT, "title": "Trauma bij jonge kinderen"}, version=1)
    with pytest.raises(Stale):
        await service.write(owner, note, {**TEXT, "title": "Anders"}, version=1)
    found = await queries.texts(note)
    assert [(one["number"], one["title"]) for one in found] == [
        (2, "Trauma bij jonge kinderen"), (1, "Trauma bij kinderen"),
    ]  # fmt: skip
    assert all(one["fingerprint"] == rules.fingerprint(one["title"], one["body"], one["monday"]) for one in found)
    assert await happened(subject(note)) == ["NoteBegun", "NoteShared", "NoteWritten"]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"body": "woord " * 450}, "two to four pages; this is 1"),
        ({"body": "woord " * 1801}, "two to four pages; this is 5"),
        ({"monday": " \n"}, "at least one step"),
    ],
)
async def test_it_is_shared_with_two_to_four_pages_and_a_step(words: dict[str, str], said: str) -> None:
    cast = await a_cast()
    note = await a_note(cast, shared=False, **words)
    with pytest.raises(Invalid, match=said):
        await service.share(await acting(cast["owner"]), note)


@pytest.mark.usefixtures("db")
async def test_a_draft_exists_for_its_writers_and_who_is_asked_to_be_one() -> None:
    cast = await a_cast()
    note = await a_note(cast, shared=False)
    with pytest.raises(NotFound):
        await queries.note(await acting(cast["teammate"]), note)
    await service.ask(await acting(cast["owner"]), note, cast["teammate"].id)
    await service.join(await acting(cast["teammate"]), note)
    assert (await queries.note(await acting(cast["teammate"]), note)).names == ("Esra", "Ilse")
    await service.leave(await acting(cast["owner"]), note)
    with pytest.raises(WrongStage, match="only writer"):
        await service.leave(await acting(cast["teammate"]), note)
    with pytest.raises(NotFound):
        await queries.note(await acting(cast["owner"]), note)


async def test_another_team_takes_it_over_by_consent_and_the_note_stays_its_writers(browser: Browser) -> None:
    cast = await a_cast()
    note = await a_note(cast)
    owner = await acting(cast["owner"])
    await service.offer(owner, note, cast.other_team.id, "Jullie kinderen slapen ook slecht.")
    with pytest.raises(Invalid, match="before"):
        await service.offer(owner, note, cast.other_team.id, "Nog eens.")
    await browser.sign_in(cast["colleague"])
    assert "A policy note is offered to Team Haarlem" in (await browser.get("/")).text
    [one] = await queries.offers(note)
    with pytest.raises(NotAllowed):
        await service.not_now(owner, one.id, "Nee.")
    await service.not_now(await acting(cast["colleague"]), one.id, "In het voorjaar.")
    form = {"answer": "adopted with changes", "why": "Het past nu.", "how": "days", "days": "5"}
    page = await browser.post(f"/beleidsstukken/aanbod/{one.id}/overnemen", form)
    assert page.status_code == 303
    proposal = await _running(cast, one.id)
    await proposals.speak(await acting(cast["colleague"]), proposal, Stance.CONSENT)
    [one] = await queries.offers(note)
    assert (one.answer, one.text_number) == (Answer.CHANGED, 1)
    await service.write(owner, note, {**TEXT, "title": "Nieuwer"}, version=1)
    assert (await queries.offers(note))[0].text_number == 1  # what they took over is what they read
    await service.withdraw(owner, note)
    assert (await queries.note(owner, note)).stage is Stage.WITHDRAWN
    assert "adopted with changes" in (await browser.get(f"/beleidsstukken/{note}")).text


async def _running(cast: Cast, offer: int) -> int:
    found = await running.running(await acting(cast["colleague"]), "notes.adopt", key(offer))
    assert found
    return found


async def test_what_was_typed_stays_when_another_writer_was_first(browser: Browser) -> None:
    cast = await a_cast()
    note = await a_note(cast)
    await service.write(await acting(cast["owner"]), note, {**TEXT, "title": "Eerder"}, version=1)
    await browser.sign_in(cast["owner"])
    page = await browser.post(f"/beleidsstukken/{note}/wijzigen", {**TEXT, "title": "Later", "version": "1"})
    assert page.status_code == 409 and "Another writer was first" in page.text and 'value="Later"' in page.text
    long = await browser.post(f"/beleidsstukken/{note}/wijzigen", {**TEXT, "title": "x" * 10_000, "version": "2"})
    assert long.status_code == 422


async def test_it_says_which_idea_it_comes_from_to_who_may_read_that(browser: Browser) -> None:
    cast = await a_cast()
    ours = await an_idea(cast["teammate"], cast.team, title="Drie vaste momenten", audience="team")
    theirs = await an_idea(cast["colleague"], cast.other_team, title="Van een ander team", audience="team")
    await browser.sign_in(cast["owner"])
    form = (await browser.get(f"/beleidsstukken/nieuw?team={cast.team.id}")).text
    assert "Drie vaste momenten" in form and "Van een ander team" not in form
    refused = await browser.post(f"/teams/{cast.team.id}/beleidsstukken", {**TEXT, "idea": str(theirs.id)})
    assert refused.status_code == 409 or refused.status_code == 422
    assert "Choose an idea that you can read." in refused.text and TEXT["title"] in refused.text
    begun = await browser.post(f"/teams/{cast.team.id}/beleidsstukken", {**TEXT, "idea": str(ours.id)})
    address = begun.headers["location"]
    note = int(address.rsplit("/", 1)[1])
    assert f'<a href="/ideen/{ours.id}">Drie vaste momenten</a>' in (await browser.get(address)).text
    await service.share(await acting(cast["owner"]), note)
    await browser.sign_in(cast["colleague"])
    page = await browser.get(address)
    assert page.status_code == 200 and "Drie vaste momenten" not in page.text and f"/ideen/{ours.id}" not in page.text


@pytest.mark.usefixtures("db")
async def test_a_writer_changes_the_idea_and_a_text_alone_leaves_it() -> None:
    cast = await a_cast()
    note = await a_note(cast)
    owner = await acting(cast["owner"])
    one = await an_idea(cast["owner"], cast.team)
    theirs = await an_idea(cast["colleague"], cast.other_team, audience="team")
    await service.write(owner, note, TEXT, version=1, idea=one.id)
    await service.write(owner, note, {**TEXT, "title": "Nieuw"}, version=1)
    assert ((await queries.note(owner, note)).idea, (await queries.note(owner, note)).version) == (one.id, 2)
    for wrong in (theirs.id, 2**31, -1):
        with pytest.raises(Invalid):
            await service.write(owner, note, {**TEXT, "title": "Toch niet"}, version=2, idea=wrong)
    await service.write(owner, note, {**TEXT, "title": "Nieuw"}, version=2, idea=None)
    assert ((await queries.note(owner, note)).idea, (await queries.note(owner, note)).version) == (None, 2)
    told = ["NoteBegun", "NoteShared", "NoteComesFrom", "NoteWritten", "NoteComesFrom"]
    assert await happened(subject(note)) == told
