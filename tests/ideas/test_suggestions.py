"""A suggestion changes nothing: only the owner takes it, with a sentence, and both texts stay."""

import asyncio
from datetime import timedelta
from html import unescape

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, Stale
from teamhub.ideas import queries, rules
from teamhub.ideas.suggestions import queries as suggested
from teamhub.ideas.suggestions import service
from teamhub.ideas.suggestions.tables import Answer, Need, Suggestion
from teamhub.ideas.tables import Idea, IdeaVersion, VersionKind
from teamhub.ideas.texts import service as texts
from teamhub.ideas.texts.queries import versions
from teamhub.journal.queries import breaks
from teamhub.journal.tables import Entry
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser
from tests.factories import acting
from tests.ideas.factories import TEXT, an_idea

SYSTEM = "Eén nieuw digitaal intakesysteem met 42 velden, waarin de drie formulieren 'geïntegreerd' zijn."
THANKS = "Dank voor het meedenken, maar dit is een ander idee. Ik wilde minder vragen, niet meer velden."


@pytest.fixture
async def cast(db: str) -> Cast:
    return await a_cast()


@pytest.fixture
async def idea(cast: Cast) -> Idea:
    return await an_idea(await acting(cast["owner"]))


@pytest.mark.parametrize("who", ["teammate", "colleague", "mpp", "hr", "process", "practice", "director"])
async def test_whoever_can_see_it_can_suggest_and_changes_nothing(cast: Cast, idea: Idea, who: str) -> None:
    made = await service.suggest(await acting(cast[who]), idea.id, "proposal", SYSTEM, "Dat lost alles op", Need.MUST)
    now = await queries.idea(await acting(cast["owner"]), idea.id)
    assert (rules.fields_of(now), now.version, now.revision) == (TEXT, 1, idea.revision)
    assert (made.was, made.text, made.answer) == (TEXT["proposal"], SYSTEM, Answer.NONE)


async def test_what_cannot_be_suggested(cast: Cast, idea: Idea) -> None:
    act = await acting(cast["mpp"])
    for field, text, why in (
        ("proposal", TEXT["proposal"], "waarom"),  # the same
        ("proposal", "  " + TEXT["proposal"] + " ", "waarom"),
        ("proposal", SYSTEM, "  "),
        ("title", "x" * 161, "waarom"),
        ("title", " ", "waarom"),
        ("amount", "veel", "waarom"),
        ("amount", "-1", "waarom"),
        ("teams", "0", "waarom"),
        ("owner", "5", "waarom"),
        ("stage", "stopped", "waarom"),
    ):
        with pytest.raises(Invalid):
            await service.suggest(act, idea.id, field, text, why)
    with pytest.raises(NotAllowed):
        await service.suggest(await acting(cast["owner"]), idea.id, "proposal", SYSTEM, "voor mezelf")
    with pytest.raises(NotFound):
        await service.suggest(await acting(cast["council"]), idea.id, "proposal", SYSTEM, "onzichtbaar")
    with pytest.raises(NotFound):
        await service.suggest(act, idea.id, "proposal", SYSTEM, "waarom", version=7)
    assert await Suggestion.count() == 0


async def test_taken_it_is_the_next_version_with_thanks(cast: Cast, idea: Idea) -> None:
    act = await acting(cast["owner"])
    made = await service.suggest(await acting(cast["teammate"]), idea.id, "hours", "30", "24 is te krap")
    idea = await service.take(act, idea.id, made.id, "Klopt, het is meer werk", idea.revision)

    assert (idea.version, idea.hours, idea.owner) == (2, 30, cast["owner"].id)
    newest = (await versions(idea))[0]
    assert (newest.kind, newest.author, newest.thanks) == (VersionKind.SUGGESTED, "Esra", "Ilse")
    (shown,) = await suggested.section(act, idea)
    assert (shown.answer, shown.was, shown.text, shown.taken_as) == (Answer.TAKEN, "24", "30", 2)
    last = await Entry.select().order_by(Entry.id, ascending=False).first().output(load_json=True)
    assert last and (last["what"], last["facts"]["fingerprint"]) == ("SuggestionTaken", newest.fingerprint)


async def test_an_answer_needs_a_sentence_and_is_the_owners(cast: Cast, idea: Idea) -> None:
    made = await service.suggest(await acting(cast["mpp"]), idea.id, "proposal", SYSTEM, "Handig")
    for answer in (service.decline(await acting(cast["owner"]), idea.id, made.id, " "),
                   service.take(await acting(cast["owner"]), idea.id, made.id, "", idea.revision)):  # fmt: skip
        with pytest.raises(Invalid):
            await answer
    for who in ("teammate", "mpp", "director"):
        act = await acting(cast[who])
        for answer in (service.decline(act, idea.id, made.id, "nee"),
                       service.take(act, idea.id, made.id, "ja", idea.revision)):  # fmt: skip
            with pytest.raises(NotAllowed):
                await answer
    (shown,) = await suggested.section(await acting(cast["owner"]), idea)
    assert shown.answer is Answer.NONE


async def test_when_the_text_moved_on_the_owner_replaces_it_knowingly(cast: Cast, idea: Idea) -> None:
    act = await acting(cast["owner"])
    made = await service.suggest(await acting(cast["mpp"]), idea.id, "proposal", "Eén pagina.", "Korter")
    before = idea.revision
    idea = await texts.edit(act, idea.id, idea.revision, TEXT | {"proposal": "Drie pagina's."})
    (shown,) = await suggested.section(act, idea)
    assert shown.moved_on and (shown.was, shown.now, shown.text) == (TEXT["proposal"], "Drie pagina's.", "Eén pagina.")
    with pytest.raises(Stale):
        await service.take(act, idea.id, made.id, "Ja", before, replacing=True)
    with pytest.raises(Invalid):
        await service.take(act, idea.id, made.id, "Ja", idea.revision)
    idea = await service.take(act, idea.id, made.id, "Ja", idea.revision, replacing=True)
    assert (idea.version, idea.proposal) == (3, "Eén pagina.")
    (shown,) = await suggested.section(act, idea)
    assert (shown.was, shown.text) == (TEXT["proposal"], "Eén pagina.")  # both stay


async def test_of_two_answers_at_once_the_first_counts(cast: Cast, idea: Idea) -> None:
    act = await acting(cast["owner"])
    made = await service.suggest(await acting(cast["mpp"]), idea.id, "proposal", SYSTEM, "Handig")
    answers = await asyncio.gather(
        service.take(act, idea.id, made.id, "Ja", idea.revision),
        service.decline(act, idea.id, made.id, "Nee"),
        service.withdraw(await acting(cast["mpp"]), idea.id, made.id),
        return_exceptions=True,
    )
    assert sum(isinstance(answer, Refused) for answer in answers) == 2
    assert all(isinstance(answer, Stale) for answer in answers if isinstance(answer, Exception))
    assert await breaks() == []


async def test_others_say_how_much_they_want_it(cast: Cast, idea: Idea) -> None:
    made = await service.suggest(await acting(cast["mpp"]), idea.id, "hours", "30", "Meer tijd", Need.SHOULD)
    for who, need in (
        ("teammate", Need.MUST),
        ("colleague", Need.SHOULD),
        ("teammate", Need.SHOULD),
        ("hr", Need.MUST),
    ):
        await service.back(await acting(cast[who]), idea.id, made.id, need)
    (shown,) = await suggested.section(await acting(cast["owner"]), idea)
    assert (shown.count("must"), shown.count("should")) == (1, 3)
    with pytest.raises(NotAllowed):
        await service.back(await acting(cast["owner"]), idea.id, made.id, Need.MUST)


async def test_only_who_made_it_withdraws_it_and_it_stays_readable(cast: Cast, idea: Idea) -> None:
    made = await service.suggest(await acting(cast["mpp"]), idea.id, "proposal", SYSTEM, "Handig")
    with pytest.raises(NotAllowed):
        await service.withdraw(await acting(cast["owner"]), idea.id, made.id)
    await service.withdraw(await acting(cast["mpp"]), idea.id, made.id)
    (shown,) = await suggested.section(await acting(cast["owner"]), idea)
    assert (shown.answer, shown.text) == (Answer.WITHDRAWN, SYSTEM)


async def test_a_suggestion_of_another_idea_is_not_found(cast: Cast, idea: Idea) -> None:
    other = await an_idea(await acting(cast["teammate"]))
    made = await service.suggest(await acting(cast["mpp"]), other.id, "proposal", SYSTEM, "Handig")
    for number in (made.id, 2**40):
        with pytest.raises(NotFound):
            await service.decline(await acting(cast["owner"]), idea.id, number, "nee")


async def test_the_story_of_one_form(browser: Browser, cast: Cast, idea: Idea) -> None:
    """IDEE-11: what a manager made of it stays a suggestion; the text is the owner's, byte for byte."""
    owner = await acting(cast["owner"], NOON + timedelta(days=2))
    (first,) = await versions(idea)
    made = await service.suggest(await acting(cast["mpp"]), idea.id, "proposal", SYSTEM, "Dat lost het meteen op")
    assert (await versions(idea))[0].text.encode() == first.text.encode() == rules.spelled(TEXT).encode()
    await service.decline(owner, idea.id, made.id, THANKS)
    assert await IdeaVersion.count() == 1

    await browser.sign_in(cast["colleague"])
    answer = await browser.get(f"/ideen/{idea.id}", headers={"accept-language": "nl"})
    page = unescape(answer.text)
    for words in (TEXT["proposal"], "digitaal intakesysteem", "Harmen", "(MPP)", "niet overgenomen", THANKS):
        assert words in page
    assert (await browser.get(f"/ideen/{idea.id}/versies/1.txt")).content == first.text.encode()


async def test_from_the_form_to_the_owners_answer(browser: Browser, cast: Cast, idea: Idea) -> None:
    await browser.sign_in(cast["teammate"])
    form = await browser.get(f"/ideen/{idea.id}/voorstellen/nieuw?veld=proposal")
    assert TEXT["proposal"] in unescape(form.text)
    same = await browser.post(
        f"/ideen/{idea.id}/voorstellen?veld=proposal", {"text": TEXT["proposal"], "why": "Zo", "version": 1}
    )
    assert same.status_code == 422 and "Zo" in same.text
    assert (await browser.get(f"/ideen/{idea.id}/voorstellen/nieuw?veld=owner")).status_code == 404
    long = await browser.post(
        f"/ideen/{idea.id}/voorstellen?veld=title", {"text": "x" * 10_000, "why": "Zo", "version": 1}
    )
    assert long.status_code == 422 and "x" * 10_000 in long.text
    sent = await browser.post(
        f"/ideen/{idea.id}/voorstellen?veld=proposal", {"text": "Kort.", "why": "Zo", "version": 1}
    )
    assert sent.status_code == 303 and "#voorstel-" in sent.headers["location"]
    where = sent.headers["location"].replace("#voorstel-", "/voorstellen/")

    await browser.sign_in(cast["owner"])
    empty = await browser.post(f"{where}/overname", {"answer": "", "revision": 1})
    assert empty.status_code == 422
    stale = await browser.post(f"{where}/overname", {"answer": "Mooi gezegd", "revision": 9})
    assert stale.status_code == 409 and "Mooi gezegd" in stale.text
    assert (await browser.post(f"{where}/overname", {"answer": "Mooi gezegd", "revision": 1})).status_code == 303
    assert (await queries.idea(await acting(cast["owner"]), idea.id)).proposal == "Kort."
    again = await browser.post(f"{where}/afwijzing", {"answer": "Toch niet"})
    assert again.status_code == 409 and "Toch niet" in again.text
