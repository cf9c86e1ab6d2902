"""More people on one idea: each by their own yes, and none of them instead of the owner."""

import asyncio
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, Stale, WrongStage
from teamhub.ideas import queries, rules
from teamhub.ideas.leaving import park_or_offer
from teamhub.ideas.service import move
from teamhub.ideas.stages import Stage, Verb
from teamhub.ideas.suggestions import service as suggestions
from teamhub.ideas.tables import Audience, Idea, IdeaVersion, VersionKind
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind
from teamhub.ideas.texts import service as texts
from teamhub.ideas.texts.queries import versions
from teamhub.ideas.together import co_maker_service, merge_service, transfer_service, typo_service
from teamhub.ideas.together import queries as together
from teamhub.ideas.together.rules import MOST, is_typing_error, is_typo_fix, typing_errors
from teamhub.ideas.waiting import waiting
from teamhub.journal.queries import breaks
from teamhub.journal.tables import Entry
from teamhub.people.tables import Person
from tests.cast import Cast, a_cast
from tests.conftest import NOON, Browser
from tests.factories import acting, system
from tests.ideas.factories import TEXT, an_idea

CAREFUL = TEXT | {"matters": "Niet drie keer hetzelfde verteln op de slechste dag van je leven."}


@pytest.fixture
async def cast(db: str) -> Cast:
    return await a_cast()


@pytest.fixture
async def idea(cast: Cast) -> Idea:
    return await an_idea(await acting(cast["owner"]), Audience.TEAM)


async def happened(idea: Idea) -> list[str]:
    rows = await Entry.select(Entry.what).where(Entry.subject == f"idea:{idea.id}").order_by(Entry.number)
    return [row["what"] for row in rows]


async def test_a_co_maker_is_there_by_their_own_yes_and_leaves_by_it(cast: Cast, idea: Idea) -> None:
    owner, nour = await acting(cast["owner"]), await acting(cast["colleague"])
    with pytest.raises(NotFound):
        await queries.idea(nour, idea.id)
    await co_maker_service.invite(owner, idea.id, cast["colleague"].id)
    await co_maker_service.invite(owner, idea.id, cast["colleague"].id)
    assert (await together.section(owner, idea)).joined == []
    await co_maker_service.answer(nour, idea.id, joins=True)
    found = await together.section(nour, await queries.idea(nour, idea.id))
    assert found.joined == ["Nour"] and found.makes(cast["colleague"].id)
    with pytest.raises(NotAllowed):
        await texts.edit(nour, idea.id, idea.revision, TEXT | {"title": "Van ons"})
    await co_maker_service.end(nour, idea.id, cast["colleague"].id)
    assert (await together.section(owner, idea)).joined == []
    assert await happened(idea) == ["IdeaShared", "CoMakerInvited", "CoMakerJoined", "CoMakerLeft"]


async def test_nobody_invites_joins_or_removes_for_another(cast: Cast, idea: Idea) -> None:
    ilse = await acting(cast["teammate"])
    for refused, verb in (
        (NotAllowed, co_maker_service.invite(ilse, idea.id, cast["colleague"].id)),
        (NotFound, co_maker_service.answer(ilse, idea.id, joins=True)),
        (NotAllowed, co_maker_service.end(ilse, idea.id, cast["colleague"].id)),
        (NotFound, co_maker_service.invite(await acting(cast["owner"]), idea.id, cast["council"].id)),
        (NotFound, co_maker_service.invite(await acting(cast["owner"]), idea.id, cast["leaver"].id)),
        (Invalid, co_maker_service.invite(await acting(cast["owner"]), idea.id, cast["owner"].id)),
    ):
        with pytest.raises(refused):
            await verb


async def test_an_invitation_is_answered_once_and_can_come_again(cast: Cast, idea: Idea) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    await co_maker_service.invite(owner, idea.id, cast["teammate"].id)
    await co_maker_service.answer(ilse, idea.id, joins=False)
    with pytest.raises(NotFound):
        await co_maker_service.answer(ilse, idea.id, joins=True)
    await co_maker_service.invite(owner, idea.id, cast["teammate"].id)
    await co_maker_service.answer(ilse, idea.id, joins=True)
    await co_maker_service.end(owner, idea.id, cast["teammate"].id)
    assert (await happened(idea))[-1] == "CoMakerReleased"


async def test_who_says_no_reads_no_further(cast: Cast, idea: Idea) -> None:
    """Also who is no longer asked; but not who has another reason to read it, or has words of their own in it."""
    owner, nour = await acting(cast["owner"]), await acting(cast["colleague"])
    asking = (
        lambda: co_maker_service.invite(owner, idea.id, cast["colleague"].id),
        lambda: transfer_service.offer(owner, idea.id, cast["colleague"].id),
        lambda: typo_service.let(owner, idea.id, cast["colleague"].id),
    )
    saying_no = (
        lambda: co_maker_service.answer(nour, idea.id, joins=False),
        lambda: transfer_service.decline(nour, idea.id),
        lambda: typo_service.take_back(owner, idea.id, cast["colleague"].id),
    )
    taking_back = (
        lambda: co_maker_service.end(owner, idea.id, cast["colleague"].id),
        lambda: transfer_service.withdraw(owner, idea.id),
        lambda: typo_service.take_back(owner, idea.id, cast["colleague"].id),
    )
    for no in (saying_no, taking_back):
        for ask in asking:
            await ask()
        for number, over in enumerate(no):
            assert await queries.sees(nour, idea.id), f"still asked {3 - number} things"
            await over()
        assert not await queries.sees(nour, idea.id)
    await asking[0]()
    await talk.remark(nour, idea.id, Kind.COMMENT, "Mooi, maar ik heb geen tijd.")
    await saying_no[0]()
    assert await queries.sees(nour, idea.id), "their words are in it"
    await transfer_service.offer(owner, idea.id, cast["teammate"].id)
    await transfer_service.decline(await acting(cast["teammate"]), idea.id)
    assert await queries.sees(await acting(cast["teammate"]), idea.id), "it is an idea of their team"


async def test_the_council_asks_who_spoke_with_them_and_sees_nobody_else(browser: Browser, cast: Cast) -> None:
    samira, nour = await acting(cast["council"]), await acting(cast["colleague"])
    theirs = await an_idea(samira, Audience.ORGANISATION, clients=True)
    await browser.sign_in(cast["council"])
    assert "Nour" not in (await browser.get(f"/ideen/{theirs.id}/samen")).text
    with pytest.raises(NotFound):
        await transfer_service.offer(samira, theirs.id, cast["colleague"].id)
    await talk.support(nour, theirs.id)
    form = (await browser.get(f"/ideen/{theirs.id}/samen")).text
    assert "Nour" in form and "Esra" not in form and "spoke with you" in form
    await co_maker_service.invite(samira, theirs.id, cast["colleague"].id)
    await co_maker_service.answer(nour, theirs.id, joins=True)
    assert (await together.section(samira, theirs)).joined == ["Nour"]
    await transfer_service.offer(samira, theirs.id, cast["colleague"].id)
    assert (await transfer_service.accept(nour, theirs.id)).owner == cast["colleague"].id


async def test_a_merge_that_is_dropped_closes_what_it_opened(cast: Cast, idea: Idea) -> None:
    owner, nour = await acting(cast["owner"]), await acting(cast["colleague"])
    theirs = await an_idea(nour, Audience.ORGANISATION)
    for dropping in (nour, owner):
        await merge_service.propose(owner, idea.id, theirs.id)
        assert await queries.sees(nour, idea.id)
        await merge_service.drop(dropping, idea.id)
        assert not await queries.sees(nour, idea.id)


async def test_who_says_no_in_the_browser_goes_on_at_the_ideas(browser: Browser, cast: Cast, idea: Idea) -> None:
    await co_maker_service.invite(await acting(cast["owner"]), idea.id, cast["colleague"].id)
    await browser.sign_in(cast["colleague"])
    declined = await browser.post(f"/ideen/{idea.id}/medemakers/antwoord", {"answer": "no"})
    assert declined.status_code == 303 and declined.headers["location"].endswith("/ideen")
    assert (await browser.get(f"/ideen/{idea.id}")).status_code == 404


@pytest.mark.parametrize(
    ("word", "other", "is_one"),
    [
        ("verteln", "vertellen", True), ("formuleir", "formulier", True), ("slechste", "slechtste", True),
        ("hte", "het", True), ("Formulier", "formulier", True), ("einde", "einde.", True), ("bezwaar", "bewaar", True),
        ("Niet", "niet", True), ("zonder,", "zonder", True), ("ene", "een", False), ("geen", "een", False),
        ("niemand", "iemand", False), ("nooit", "ooit", False), ("niet", "", False), ("€500", "€600", False),
        ("2", "3", False), ("drie", "vier", False), ("1500", "150", False), ("mag", "moet", False),
        ("42", "twee", False), ("can", "cannot", False),
    ],
)  # fmt: skip
def test_what_counts_as_a_typing_error(word: str, other: str, is_one: bool) -> None:
    assert is_typing_error(word, other) is is_one


def test_a_word_as_long_as_a_whole_field_is_compared_in_one_go() -> None:
    began = process_time()
    assert is_typing_error("a" * 20_000, "a" * 19_999 + "b")
    assert not is_typing_error("a" * 20_000, "ab" * 10_000)
    assert process_time() - began < 5  # seconds; letter by letter with each other it took minutes, and gigabytes


def test_a_fix_keeps_words_spaces_and_facts_and_is_small() -> None:
    fixed = TEXT
    assert is_typo_fix(CAREFUL, fixed)
    for changed in (
        {"hours": 25},
        {"clients": True},
        {"matters": CAREFUL["matters"] + " Altijd."},
        {"title": "Twee formulieren"},
    ):
        assert not is_typo_fix(CAREFUL, {**fixed, **changed})
    assert not is_typo_fix(TEXT, TEXT)
    many = " ".join(["verteln"] * (MOST + 1))
    assert not is_typo_fix(TEXT | {"contacts": many}, TEXT | {"contacts": many.replace("verteln", "vertellen")})
    assert typing_errors("een twee", "een  twee") is None and typing_errors("a\nb", "a b") is None


sentences = st.lists(
    st.sampled_from(["geen", "een", "formulier", "formuleir", "500", "niet", "wij", "42", "zij,"]), max_size=8
)


@given(sentences, sentences)
def test_no_fix_changes_how_many_words_or_any_number(old: list[str], new: list[str]) -> None:
    count = typing_errors(" ".join(old), " ".join(new))
    if count is not None:
        assert len(old) == len(new)
        assert [w for w in old if w.isdigit()] == [w for w in new if w.isdigit()]
        assert [w in ("geen", "niet") for w in old] == [w in ("geen", "niet") for w in new]
        assert typing_errors(" ".join(new), " ".join(old)) == count


async def test_who_may_correct_typing_errors_corrects_those_and_nothing_else(cast: Cast) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    idea = await an_idea(owner, **CAREFUL)
    fixed = {"matters": TEXT["matters"]}
    with pytest.raises(NotAllowed):
        await typo_service.fix(ilse, idea.id, idea.revision, fixed)
    await typo_service.let(owner, idea.id, cast["teammate"].id)
    for text in ({"matters": "Iets heel anders"}, {"proposal": "Eén formulier van drie pagina's."}):
        with pytest.raises(Invalid):
            await typo_service.fix(ilse, idea.id, idea.revision, text)
    with pytest.raises(Stale):
        await typo_service.fix(ilse, idea.id, idea.revision + 1, fixed)
    kept = await typo_service.fix(ilse, idea.id, idea.revision, {"hours": 99, "amount": 5000})
    assert (kept.version, kept.hours) == (1, 24)  # facts are not even looked at
    idea = await typo_service.fix(ilse, idea.id, idea.revision, fixed)
    assert (idea.version, idea.matters, idea.owner) == (2, TEXT["matters"], cast["owner"].id)
    newest = (await versions(idea))[0]
    assert (newest.kind, newest.author) == (VersionKind.TYPO, "Ilse")

    idea = await texts.put_back(owner, idea.id, 1, idea.revision)
    assert (idea.version, idea.matters) == (3, CAREFUL["matters"])
    await typo_service.take_back(owner, idea.id, cast["teammate"].id)
    with pytest.raises(NotAllowed):
        await typo_service.fix(ilse, idea.id, idea.revision, fixed)
    assert (await happened(idea))[1:] == ["TypoHelpGiven", "TyposFixed", "TextPutBack", "TypoHelpTakenBack"]


async def test_many_small_corrections_do_not_make_another_word(cast: Cast) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    idea = await an_idea(owner, matters="Veel bezwaren tegen het formulier")
    await typo_service.let(owner, idea.id, cast["teammate"].id)
    idea = await typo_service.fix(ilse, idea.id, idea.revision, {"matters": "Veel beswaren tegen het formulier"})
    idea = await typo_service.fix(ilse, idea.id, idea.revision, {"matters": "Veel besparen tegen het formulier"})
    with pytest.raises(Invalid):
        await typo_service.fix(ilse, idea.id, idea.revision, {"matters": "Veel bespaard tegen het formulier"})


async def test_only_an_offer_and_an_acceptance_change_whose_it_is(cast: Cast, idea: Idea) -> None:
    owner, nour = await acting(cast["owner"]), await acting(cast["colleague"], NOON + timedelta(days=1))
    await co_maker_service.invite(owner, idea.id, cast["colleague"].id)
    await co_maker_service.answer(nour, idea.id, joins=True)
    await typo_service.let(owner, idea.id, cast["colleague"].id)
    with pytest.raises(NotFound):
        await transfer_service.accept(nour, idea.id)
    await transfer_service.offer(owner, idea.id, cast["colleague"].id, "Jij kunt dit beter")
    with pytest.raises(Stale):
        await transfer_service.offer(owner, idea.id, cast["hr"].id)
    with pytest.raises(NotFound):
        await transfer_service.accept(await acting(cast["teammate"]), idea.id)
    assert (await queries.idea(owner, idea.id)).owner == cast["owner"].id
    idea = await transfer_service.accept(nour, idea.id)
    assert (idea.owner, idea.stage, rules.fields_of(idea)) == (cast["colleague"].id, Stage.OPEN, TEXT)
    found = await together.section(nour, idea)
    assert [one.name for one in found.former] == ["Esra"] and not found.joined and not found.helpers
    with pytest.raises(NotAllowed):
        await texts.edit(owner, idea.id, idea.revision, TEXT | {"title": "Toch van mij"})
    assert (await happened(idea))[-2:] == ["TransferOffered", "TransferAccepted"]


async def test_an_offer_is_declined_or_taken_back_and_then_is_over(cast: Cast, idea: Idea) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    await transfer_service.offer(owner, idea.id, cast["teammate"].id)
    await transfer_service.decline(ilse, idea.id)
    await transfer_service.offer(owner, idea.id, cast["teammate"].id)
    await transfer_service.withdraw(owner, idea.id)
    await transfer_service.withdraw(owner, idea.id)
    with pytest.raises(NotFound):
        await transfer_service.accept(ilse, idea.id)
    for person in ("council", "operator", "leaver"):
        with pytest.raises(NotFound):
            await transfer_service.offer(owner, idea.id, cast[person].id)
    with pytest.raises(NotAllowed):
        await transfer_service.offer(await acting(cast["mpp"]), (await an_idea(owner)).id, cast["hr"].id)
    assert (await queries.idea(owner, idea.id)).owner == cast["owner"].id


async def test_accepting_and_taking_back_at_once_ends_in_one_of_them(cast: Cast, idea: Idea) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    await transfer_service.offer(owner, idea.id, cast["teammate"].id)
    await asyncio.gather(
        transfer_service.accept(ilse, idea.id), transfer_service.withdraw(owner, idea.id), return_exceptions=True
    )
    now = await queries.idea(system(), idea.id)
    assert ("TransferAccepted" in await happened(idea)) == (now.owner == cast["teammate"].id)
    assert ("TransferWithdrawn" in await happened(idea)) == (now.owner == cast["owner"].id)


async def test_a_merge_needs_both_owners_and_leaves_the_text(cast: Cast, idea: Idea) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    stays = await an_idea(ilse, Audience.TEAM, title="Digitale intake")
    with pytest.raises(NotAllowed):
        await merge_service.propose(await acting(cast["mpp"]), (await an_idea(owner)).id, (await an_idea(ilse)).id)
    with pytest.raises(Invalid):
        await merge_service.propose(owner, idea.id, idea.id)
    await merge_service.propose(owner, idea.id, stays.id, "Samen sterker")
    with pytest.raises(Stale):
        await merge_service.propose(ilse, idea.id, stays.id)
    with pytest.raises(NotAllowed):
        await merge_service.accept(owner, idea.id)
    await merge_service.accept(ilse, idea.id)

    gone, left = await queries.idea(owner, idea.id), await queries.idea(ilse, stays.id)
    assert (gone.stage, gone.merged_into, gone.owner) == (Stage.MERGED, stays.id, cast["owner"].id)
    assert (left.stage, left.version, left.title) == (Stage.OPEN, 1, "Digitale intake")
    found = await together.section(ilse, left)
    assert found.joined == ["Esra"] and [one["id"] for one in found.merged] == [idea.id]
    with pytest.raises(NotFound):
        await merge_service.accept(ilse, idea.id)
    assert "MergeAccepted" in await happened(idea) and "MergeAccepted" in await happened(stays)


async def test_the_other_owner_may_propose_and_either_may_drop_it(cast: Cast, idea: Idea) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    stays = await an_idea(ilse, Audience.TEAM)
    for who in (owner, ilse):
        await merge_service.propose(ilse, idea.id, stays.id)
        await merge_service.drop(who, idea.id)
    await merge_service.propose(ilse, idea.id, stays.id)
    with pytest.raises(NotAllowed):
        await merge_service.accept(ilse, idea.id)
    await merge_service.accept(owner, idea.id)
    assert (await queries.idea(owner, idea.id)).stage == Stage.MERGED


async def test_a_proposal_ends_when_the_idea_changes_hands(cast: Cast, idea: Idea) -> None:
    """Else the new owner would say yes to their own side, and the other owner would never be asked."""
    owner, ilse, nour = [await acting(cast[who]) for who in ("owner", "teammate", "colleague")]
    stays = await an_idea(ilse)
    await merge_service.propose(owner, idea.id, stays.id)
    await transfer_service.offer(owner, idea.id, cast["colleague"].id)
    await transfer_service.accept(nour, idea.id)
    for who in (nour, owner):
        with pytest.raises(NotFound):
            await merge_service.accept(who, idea.id)
    await merge_service.propose(nour, idea.id, stays.id)


async def test_what_has_ended_is_not_merged_or_given_away(cast: Cast, idea: Idea) -> None:
    owner = await acting(cast["owner"])
    other = await an_idea(owner)
    await merge_service.propose(owner, other.id, idea.id)
    await move(owner, idea, Verb.STOP)
    for verb in (merge_service.accept(owner, other.id), merge_service.propose(owner, idea.id, other.id),
                 transfer_service.offer(owner, idea.id, cast["teammate"].id)):  # fmt: skip
        with pytest.raises((WrongStage, Stale)):
            await verb


async def test_the_title_of_a_teams_idea_is_not_told_by_what_it_was_merged_into(browser: Browser, cast: Cast) -> None:
    owner = await acting(cast["owner"])
    secret = await an_idea(owner, Audience.TEAM, title="Alleen voor Alkmaar")
    shared = await an_idea(owner, title="Voor iedereen")
    await merge_service.propose(owner, secret.id, shared.id)
    await merge_service.accept(owner, secret.id)
    await browser.sign_in(cast["colleague"])
    assert "Alleen voor Alkmaar" not in (await browser.get(f"/ideen/{shared.id}")).text
    await browser.sign_in(cast["teammate"])
    assert "Alleen voor Alkmaar" in (await browser.get(f"/ideen/{shared.id}")).text
    assert "Voor iedereen" in (await browser.get(f"/ideen/{secret.id}")).text


async def test_what_a_leaver_left_is_parked_and_offered_to_their_successor(cast: Cast, idea: Idea) -> None:
    owner, nour = await acting(cast["owner"]), await acting(cast["colleague"], NOON + timedelta(days=9))
    embedded = await an_idea(owner)
    await Idea.update({Idea.stage: Stage.EMBEDDED}).where(Idea.id == embedded.id)
    gone = {Person.left_on: date(2026, 3, 1), Person.successor: cast["colleague"].id}
    await Person.update(gone).where(Person.id == cast["owner"].id)
    for _ in range(2):
        await park_or_offer(system(NOON + timedelta(days=1)), cast["owner"].id)

    left = await queries.idea(system(), idea.id)
    assert (left.stage, left.resume_stage, left.owner, left.version) == (Stage.PARKED, Stage.OPEN, cast["owner"].id, 1)
    assert (await queries.idea(system(), embedded.id)).stage == Stage.EMBEDDED
    assert await happened(idea) == ["IdeaShared", "LeftBehind", "TransferOffered"]
    taken = await transfer_service.accept(nour, idea.id)
    woken = await move(nour, taken, Verb.WAKE, to=Stage(taken.resume_stage), resume_stage=None)
    assert (woken.owner, woken.stage) == (cast["colleague"].id, Stage.OPEN)
    assert [one.name for one in (await together.section(nour, woken)).former] == ["Esra"]
    assert await breaks() == []


async def test_without_a_successor_it_waits_with_its_owners_name(cast: Cast, idea: Idea) -> None:
    await park_or_offer(system(), cast["owner"].id)
    left = await queries.idea(system(), idea.id)
    assert (left.stage, left.owner) == (Stage.PARKED, cast["owner"].id)
    assert await happened(idea) == ["IdeaShared", "LeftBehind"]


async def test_what_waits_is_gone_once_it_is_done(cast: Cast, idea: Idea) -> None:
    owner, ilse = await acting(cast["owner"]), await acting(cast["teammate"])
    made = await suggestions.suggest(ilse, idea.id, "proposal", "Kort.", "Korter")
    asked = await talk.remark(ilse, idea.id, Kind.QUESTION, "Wanneer?")
    offered = await talk.remark(ilse, idea.id, Kind.HELP, "Ik help")
    await talk.remark(ilse, idea.id, Kind.COMMENT, "Mooi")
    assert [one.said for one in await waiting(owner)] == [
        "%(name)s suggests a change", "%(name)s asks you a question", "%(name)s offers help",
    ]  # fmt: skip
    assert await waiting(ilse) == []
    await suggestions.decline(owner, idea.id, made.id, "Liever niet")
    await talk.answer(owner, idea.id, asked.id, "Morgen")
    await talk.withdraw(ilse, idea.id, offered.id)
    assert await waiting(owner) == []

    theirs = await an_idea(ilse, Audience.TEAM)
    await co_maker_service.invite(owner, idea.id, cast["teammate"].id)
    await transfer_service.offer(owner, idea.id, cast["teammate"].id)
    await merge_service.propose(owner, idea.id, theirs.id)
    assert [(one.names["name"], one.anchor) for one in await waiting(ilse)] == [("Esra", "samen")] * 3
    await co_maker_service.answer(ilse, idea.id, joins=False)
    await merge_service.drop(ilse, idea.id)
    await transfer_service.accept(ilse, idea.id)
    assert await waiting(ilse) == [] == await waiting(owner)


async def test_in_the_browser_from_invitation_to_transfer(browser: Browser, cast: Cast, idea: Idea) -> None:
    where = f"/ideen/{idea.id}"
    await browser.sign_in(cast["owner"])
    assert (await browser.get(f"{where}/samen")).text.count("<option") > 10
    for path in ("medemakers", "typhulp", "overdracht"):
        assert (await browser.post(f"{where}/{path}", {"person": ""})).status_code == 422
        assert (await browser.post(f"{where}/{path}", {"person": cast["colleague"].id})).status_code == 303
    wrong = await browser.post(f"{where}/samenvoeging", {"other": 4711, "words": "Zullen we?"})
    assert wrong.status_code == 422 and "Zullen we?" in wrong.text
    await browser.sign_in(cast["colleague"])
    assert (await browser.get(where)).text.count('value="yes"') == 2
    assert (await browser.get(f"{where}/typfouten")).status_code == 200
    wordy = await browser.post(f"{where}/typfouten", {"revision": 1, "title": "Heel andere titel dan eerst"})
    assert wordy.status_code == 422 and "Heel andere titel" in wordy.text
    assert (await browser.post(f"{where}/overdracht/antwoord", {"answer": "misschien"})).status_code == 422
    assert (await browser.post(f"{where}/overdracht/antwoord", {"answer": "yes"})).status_code == 303
    assert (await browser.get(f"{where}/tekst")).status_code == 200
    assert await IdeaVersion.count() == 1


async def test_all_at_once_keeps_the_record_whole(cast: Cast, idea: Idea) -> None:
    owner, ilse, nour = [await acting(cast[who]) for who in ("owner", "teammate", "colleague")]
    await transfer_service.offer(owner, idea.id, cast["teammate"].id)
    answers = await asyncio.gather(
        transfer_service.accept(ilse, idea.id), transfer_service.decline(ilse, idea.id),
        texts.edit(owner, idea.id, idea.revision, TEXT | {"title": "Snel nog iets"}),
        co_maker_service.invite(owner, idea.id, cast["colleague"].id),
        transfer_service.accept(nour, idea.id), return_exceptions=True,
    )  # fmt: skip
    assert all(isinstance(answer, Refused) for answer in answers if isinstance(answer, BaseException))
    assert await breaks() == []
