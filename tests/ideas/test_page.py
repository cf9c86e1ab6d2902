"""What the page of an idea asks of the database, however much there is on it."""

from teamhub.ideas.suggestions import service as suggestions
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind
from teamhub.ideas.texts import service as texts
from tests.cast import a_cast
from tests.conftest import Browser, counting
from tests.decisions.about import agree
from tests.factories import acting
from tests.ideas.factories import TEXT, a_thought, an_idea


async def test_an_idea_asks_no_more_with_a_hundred_remarks_than_with_one(browser: Browser) -> None:
    cast = await a_cast()
    await agree()
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    idea = await an_idea(owner)
    counts = []
    for more in (1, 9, 90):
        for number in range(more):
            await talk.remark(ilse, idea.id, Kind.QUESTION, f"Vraag {number}?")
            await suggestions.suggest(ilse, idea.id, "proposal", f"Tekst {number}", "Zo")
        await browser.sign_in(cast["owner"])
        with counting() as asked:
            page = await browser.get(f"/ideen/{idea.id}")
        assert page.status_code == 200
        counts.append(len(asked))
    assert page.text.count('id="voorstel-') == page.text.count('id="reactie-') == 100
    assert len(set(counts)) == 1 and counts[0] <= 10, counts


async def test_lists_of_versions_and_thoughts_ask_the_same_for_many(browser: Browser) -> None:
    cast = await a_cast()
    owner = await acting(cast["owner"])
    idea = await an_idea(owner)
    await browser.sign_in(cast["owner"])
    counts = []
    for more in (1, 9, 90):
        for number in range(more):
            idea = await texts.edit(owner, idea.id, idea.revision, TEXT | {"title": f"Titel {idea.version} {number}"})
            await a_thought(owner, title=f"Gedachte {number}")
        with counting() as asked:
            assert (await browser.get(f"/ideen/{idea.id}/versies")).status_code == 200
            assert (await browser.get("/gedachten")).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
