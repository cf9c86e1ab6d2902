"""What others say beside an idea: it goes to the owner, and who said it can take it back."""

from datetime import timedelta
from html import unescape

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.ideas import queries, rules
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Idea
from teamhub.ideas.talk import queries as talk
from teamhub.ideas.talk import service
from teamhub.ideas.talk.tables import Kind, Remark
from teamhub.ideas.texts import service as texts
from teamhub.journal.tables import Entry
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser
from tests.factories import acting
from tests.ideas.factories import TEXT, an_idea


@pytest.fixture
async def cast(db: str) -> Cast:
    return await a_cast()


@pytest.fixture
async def idea(cast: Cast) -> Idea:
    return await an_idea(await acting(cast["owner"]))


async def test_support_says_for_which_version_and_is_renewed_by_hand(cast: Cast, idea: Idea) -> None:
    owner, ilse, nour = [await acting(cast[who]) for who in ("owner", "teammate", "colleague")]
    await service.support(ilse, idea.id)
    await service.support(ilse, idea.id)
    await service.support(nour, idea.id)
    idea = await texts.edit(owner, idea.id, idea.revision, TEXT | {"title": "Eén formulier"})
    await service.support(nour, idea.id)

    found = await talk.section(owner, idea)
    assert {one.name: one.version for one in found.supporters} == {"Ilse": 1, "Nour": 2}
    assert found.teams == 2 and found.version_of(cast["teammate"].id) == 1
    assert await Entry.count().where(Entry.what == "SupportGiven") == 3
    assert await talk.supporters(idea.id) == [cast["teammate"].id, cast["colleague"].id]
    await service.take_support_back(ilse, idea.id)
    await service.take_support_back(ilse, idea.id)
    assert [one.name for one in (await talk.section(owner, idea)).supporters] == ["Nour"]
    assert await Entry.count().where(Entry.what == "SupportTakenBack") == 1


async def test_support_moves_nothing(cast: Cast, idea: Idea) -> None:
    await service.support(await acting(cast["director"], NOON + timedelta(days=1)), idea.id)
    now = await queries.idea(await acting(cast["owner"]), idea.id)
    assert (now.revision, now.moved_at, rules.fields_of(now)) == (idea.revision, idea.moved_at, TEXT)


async def test_ones_own_idea_needs_no_support_question_or_help_of_ones_own(cast: Cast, idea: Idea) -> None:
    owner = await acting(cast["owner"])
    for verb in (service.support(owner, idea.id), service.remark(owner, idea.id, Kind.QUESTION, "Waarom?"),
                 service.remark(owner, idea.id, Kind.HELP, "Ik help mezelf")):  # fmt: skip
        with pytest.raises(NotAllowed):
            await verb
    assert (await service.remark(owner, idea.id, Kind.COMMENT, "Dank voor de reacties")).kind == Kind.COMMENT


async def test_what_has_ended_gets_no_more_support_but_may_be_spoken_of(cast: Cast, idea: Idea) -> None:
    await Idea.update({Idea.stage: Stage.STOPPED}).where(Idea.id == idea.id)
    with pytest.raises(WrongStage):
        await service.support(await acting(cast["teammate"]), idea.id)
    await service.remark(await acting(cast["teammate"]), idea.id, Kind.COMMENT, "Jammer")


async def test_a_question_is_answered_once_by_the_owner(cast: Cast, idea: Idea) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    row = await service.remark(ilse, idea.id, Kind.QUESTION, "Hoeveel tijd\r\nkost het?")
    with pytest.raises(NotAllowed):
        await service.answer(ilse, idea.id, row.id, "Niks")
    with pytest.raises(Invalid):
        await service.answer(owner, idea.id, row.id, " ")
    await service.answer(owner, idea.id, row.id, "Een dag")
    with pytest.raises(Stale):
        await service.answer(owner, idea.id, row.id, "Twee dagen")
    (said,) = (await talk.section(owner, idea)).remarks
    assert (said.text, said.reply, said.replier, said.waits) == ("Hoeveel tijd\nkost het?", "Een dag", "Esra", False)


async def test_help_is_taken_or_thanked_for(cast: Cast, idea: Idea) -> None:
    owner = await acting(cast["owner"])
    rows = [
        await service.remark(await acting(cast[who]), idea.id, Kind.HELP, "Ik kan tekenen") for who in ("hr", "mpp")
    ]
    with pytest.raises(Invalid):
        await service.answer(owner, idea.id, rows[0].id, "Fijn")
    await service.answer(owner, idea.id, rows[0].id, "", accepted=True)
    await service.answer(owner, idea.id, rows[1].id, "Later misschien", accepted=False)
    assert [one.accepted for one in (await talk.section(owner, idea)).remarks] == [True, False]


async def test_withdrawn_words_are_gone_everywhere_and_their_place_stays(
    browser: Browser, cast: Cast, idea: Idea
) -> None:
    ilse = await acting(cast["teammate"])
    row = await service.remark(ilse, idea.id, Kind.COMMENT, "Dit had ik niet moeten zeggen")
    with pytest.raises(NotAllowed):
        await service.withdraw(await acting(cast["owner"]), idea.id, row.id)
    await service.withdraw(ilse, idea.id, row.id)
    await service.withdraw(ilse, idea.id, row.id)
    for table in (Remark, Entry):
        assert "niet moeten zeggen" not in str(await table.select())
    await browser.sign_in(cast["owner"])
    page = unescape((await browser.get(f"/ideen/{idea.id}", headers={"accept-language": "nl"})).text)
    assert "niet moeten zeggen" not in page and "ingetrokken" in page


async def test_words_are_shown_as_words(browser: Browser, cast: Cast, idea: Idea) -> None:
    await service.remark(await acting(cast["teammate"]), idea.id, Kind.COMMENT, "<script>alert(1)</script> **echt**")
    await browser.sign_in(cast["owner"])
    page = (await browser.get(f"/ideen/{idea.id}")).text
    assert "<script>alert" not in page and "<strong>echt</strong>" in page


async def test_bad_input_comes_back_in_its_place(browser: Browser, cast: Cast, idea: Idea) -> None:
    await browser.sign_in(cast["teammate"])
    long = await browser.post(f"/ideen/{idea.id}/reacties", {"kind": "comment", "text": "x" * 20_000})
    assert long.status_code == 422 and "x" * 20_000 in long.text
    assert (await browser.post(f"/ideen/{idea.id}/reacties", {"kind": "order", "text": "Doe dit"})).status_code == 422
    row = await service.remark(await acting(cast["teammate"]), idea.id, Kind.HELP, "Ik help")
    await browser.sign_in(cast["owner"])
    undecided = await browser.post(f"/ideen/{idea.id}/reacties/{row.id}/antwoord", {"reply": "Fijn dat je het zegt"})
    assert undecided.status_code == 422 and "Fijn dat je het zegt" in undecided.text
    with pytest.raises(NotFound):
        await service.withdraw(await acting(cast["owner"]), idea.id, 2**40)
