"""What the page of an idea asks of the database, however much there is on it."""

from teamhub.ideas.suggestions import service as suggestions
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind
from teamhub.ideas.texts import service as texts
from tests.cast import a_cast
from tests.conftest import Browser, counting
from tests.decisions.about import agree
from tests.factories import acting
from tests.html import said, valid_html
from tests.ideas.factories import TEXT, a_thought, an_idea


async def test_an_idea_asks_no_more_with_a_hundred_remarks_than_with_one(browser: Browser) -> None:
    cast = await a_cast()
    await agree()
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    idea = await an_idea(owner)
    counts = []
    for more in (1, 9, 90):
        for number in range(more):
            await talk.remark(ilse, idea.id, Kind.QUESTION, f"Vraag {more} {number}?")
            await suggestions.suggest(ilse, idea.id, "proposal", f"Tekst {more} {number}", "Zo")
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


async def test_of_a_long_story_the_newest_stands_open_and_the_rest_is_one_press_away(browser: Browser) -> None:
    cast = await a_cast()
    await agree()
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    idea = await an_idea(owner)
    asked = await talk.remark(ilse, idea.id, Kind.QUESTION, "Wat kost het?")
    for number in range(12):
        await talk.remark(ilse, idea.id, Kind.COMMENT, f"Reactie {number}")
    await browser.sign_in(cast["owner"])
    page = valid_html((await browser.get(f"/ideen/{idea.id}")).text)
    (line,) = [one for one in page.iter("ol") if one.get("class") == "line"]
    entries = list(line.iter("li"))
    assert len(entries) == 11 and "What came before" in said(entries[-1])
    (earlier,) = [one for one in page.iter("details") if "earlier words" in said(one)]
    folded = {one.get("id") for one in earlier.iter("article")}
    assert len(folded) == 9 and f"reactie-{asked.id}" not in folded
