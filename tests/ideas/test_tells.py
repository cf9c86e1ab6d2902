"""Who hears of it when a text changes, when somebody speaks beside it, and when it changes hands."""

import pytest

from teamhub.core.telling import About, Happened
from teamhub.ideas.suggestions import service as suggestions
from teamhub.ideas.tables import Audience
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind
from teamhub.ideas.tells import TELLS
from teamhub.ideas.texts import service as texts
from teamhub.ideas.together import co_maker_service, merge_service, transfer_service
from teamhub.journal.events import Event
from teamhub.journal.tables import Entry
from tests.cast import a_cast
from tests.factories import acting, system
from tests.ideas.factories import TEXT, an_idea

KNOWN = {event.__name__: tells for event, tells in TELLS.items()}


async def told_last(idea_id: int) -> dict[About, set[int]]:
    here = Entry.select().where(Entry.subject == f"idea:{idea_id}").order_by(Entry.number, ascending=False)
    row = await here.first().output(load_json=True)
    assert row
    facts = {name: row[name] for name in ("id", "subject", "number", "at", "by", "what", "facts")}
    found = await KNOWN[row["what"]](system(), Happened(**facts))
    return {about: set(people) for about, people in found.items() if people}


@pytest.mark.usefixtures("db")
async def test_who_supports_it_hears_that_the_text_changed() -> None:
    cast = await a_cast()
    owner, ilse, nour = [await acting(cast[who]) for who in ("owner", "teammate", "colleague")]
    idea = await an_idea(owner)
    await talk.support(ilse, idea.id)
    assert await told_last(idea.id) == {About.MINE: {cast["owner"].id}}
    await co_maker_service.invite(owner, idea.id, cast["colleague"].id)
    assert await told_last(idea.id) == {About.ASKED: {cast["colleague"].id}}
    await co_maker_service.answer(nour, idea.id, joins=True)
    idea = await texts.edit(owner, idea.id, idea.revision, TEXT | {"title": "Eén formulier"})
    around = {cast["teammate"].id, cast["colleague"].id}
    assert await told_last(idea.id) == {About.MINE: {cast["owner"].id}, About.SUPPORTED: around}
    made = await suggestions.suggest(await acting(cast["hr"]), idea.id, "proposal", "Kort.", "Korter")
    assert await told_last(idea.id) == {About.ASKED: {cast["owner"].id}}
    await suggestions.take(owner, idea.id, made.id, "Goed", idea.revision)
    assert await told_last(idea.id) == {About.SUPPORTED: around | {cast["hr"].id}}
    asked = await talk.remark(nour, idea.id, Kind.QUESTION, "Wanneer?")
    await talk.answer(owner, idea.id, asked.id, "Morgen")
    assert await told_last(idea.id) == {About.SUPPORTED: {cast["colleague"].id}}
    await transfer_service.offer(owner, idea.id, cast["hr"].id)
    await transfer_service.accept(await acting(cast["hr"]), idea.id)
    assert await told_last(idea.id) == {About.MINE: {cast["owner"].id}, About.SUPPORTED: around}


@pytest.mark.usefixtures("db")
async def test_a_proposal_to_merge_is_told_once() -> None:
    cast = await a_cast()
    mine = await an_idea(await acting(cast["owner"]), Audience.TEAM)
    theirs = await an_idea(await acting(cast["teammate"]), Audience.TEAM)
    await merge_service.propose(await acting(cast["owner"]), mine.id, theirs.id)
    assert await told_last(mine.id) == {}
    assert await told_last(theirs.id) == {About.ASKED: {cast["teammate"].id}}


def test_every_event_concerns_somebody_or_is_quiet_on_purpose() -> None:
    quiet = {"AudienceWidened", "SuggestionBacked", "RemarkWithdrawn"}  # read on the page; nothing is asked of anybody
    ours = tuple(f"teamhub.ideas.{noun}." for noun in ("texts", "talk", "suggestions", "together"))
    events = {name for name, kind in Event.kinds.items() if kind.__module__.startswith(ours)}
    assert events - quiet == events & KNOWN.keys()
