"""Promise 1, driven at random: all verbs, by the whole cast, in any order. An idea stays its originator's."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Refused
from teamhub.decisions.tables import Adviser
from teamhub.ideas import rules
from teamhub.ideas.tables import Audience, Idea, IdeaVersion, VersionKind
from teamhub.ideas.together.rules import is_typo_fix
from teamhub.ideas.together.tables import CoMaker, MergeOffer, TransferOffer, TypoHelp
from teamhub.journal.queries import breaks
from teamhub.journal.tables import Entry
from tests.cast import Cast, a_cast
from tests.conftest import NOON
from tests.decisions.about import agree
from tests.factories import acting
from tests.ideas.factories import an_idea
from tests.ideas.steps import PEOPLE, THEN, VERBS, World

STEPS = 350


@dataclass(frozen=True)
class Seen:
    """What is promised to stay, before and after a step."""

    ideas: dict[int, Idea]
    versions: dict[tuple[int, int], str]
    offers: set[tuple[int, int, int]]  # open transfers: idea, by, receiver
    merges: set[tuple[int, int, int]]  # open merges: idea, target, by
    helpers: set[tuple[int, int]]


async def look() -> Seen:
    transfers = await TransferOffer.objects().where(
        TransferOffer.accepted_at.is_null() & TransferOffer.ended_at.is_null()
    )
    merges = await MergeOffer.objects().where(MergeOffer.accepted_at.is_null() & MergeOffer.ended_at.is_null())
    return Seen(
        {idea.id: idea for idea in await Idea.objects()},
        {(row.idea, row.number): row.text + row.fingerprint for row in await IdeaVersion.objects()},
        {(row.idea, row.by, row.receiver) for row in transfers},
        {(row.idea, row.target, row.by) for row in merges},
        {(row.idea, row.person) for row in await TypoHelp.objects()},
    )


def check(act: Act, verb: str, before: Seen, after: Seen) -> None:
    assert before.ideas.keys() <= after.ideas.keys(), "deleted"
    assert before.versions.items() <= after.versions.items(), "a former text was changed"
    for number, was in before.ideas.items():
        now, mine = after.ideas[number], was.owner == act.by.id
        if was.owner != now.owner:
            assert (number, was.owner, act.by.id) in before.offers and now.owner == act.by.id, (verb, "taken")
        if rules.fields_of(was) != rules.fields_of(now):
            helps = (number, act.by.id) in before.helpers and is_typo_fix(rules.fields_of(was), rules.fields_of(now))
            assert mine or (verb == "fix" and helps), (verb, "rewritten")
            assert now.version == was.version + 1
        if was.stage != now.stage:
            theirs = any(idea == number and by == was.owner for idea, _, by in before.merges)
            assert mine or (verb == "merge" and theirs), (verb, "moved")
        assert (now.thought_at, now.shared_at, now.origin) == (was.thought_at, was.shared_at, was.origin)


OTHERS = {"share", "suggest", "withdraw", "back", "remark", "unsay", "leave", "support", "unsupport"}


async def whose_turn(world: World, seen: Seen, verb: str, number: int) -> str:
    """Anybody, and more often who could do it: else nearly everything is refused."""
    who = world.rng.choice(PEOPLE)
    if number not in seen.ideas or verb in OTHERS or world.rng.random() < 0.3:
        return who
    able = {seen.ideas[number].owner}
    if verb in ("accept", "decline_offer"):
        able = {receiver for idea, _, receiver in seen.offers if idea == number}
    if verb == "speak":
        able = {world.cast[world.rng.choice(["owner", "teammate", "colleague"])].id}
    if verb == "give_advice":
        able = {row.person for row in await Adviser.objects().order_by(Adviser.id, ascending=False).limit(2)}
    if verb == "join":
        able = {row.person for row in await CoMaker.objects().where(CoMaker.idea == number)}
    if verb == "fix":
        able = {person for idea, person in seen.helpers if idea == number}
    if verb == "adopt":
        able = {world.cast[world.rng.choice(["teammate", "colleague"])].id}
    if verb in ("merge", "drop"):
        able = {seen.ideas[target].owner for idea, target, _ in seen.merges if idea == number}
    return next((name for name in PEOPLE if world.cast[name].id in able), who)


@pytest.mark.usefixtures("db")
async def test_an_idea_stays_its_originators() -> None:
    cast = await a_cast()
    await agree()
    done: set[str] = set()
    for seed in range(4):
        done |= await a_history(cast, seed)
    assert len(VERBS.keys() - done) < 10, VERBS.keys() - done  # the others came to something


async def a_history(cast: Cast, seed: int) -> set[str]:
    """So many steps of anybody with three ideas and what comes of them. Returns the verbs that were not refused."""
    begun = {"owner": Audience.ORGANISATION, "teammate": Audience.TEAM, "colleague": Audience.ORGANISATION}
    ideas = [(await an_idea(await acting(cast[who]), audience, hours=10)).id for who, audience in begun.items()]
    world = World(cast, Random(seed), ideas)
    done: set[str] = set()
    before = await look()
    story, number, refused = "share", 0, 0
    for step in range(STEPS):
        if story in THEN and refused < 3:
            verb = world.rng.choice(THEN[story])
        else:
            verb, number, refused = world.rng.choice([*VERBS]), world.idea(), 0
        act = await acting(cast[await whose_turn(world, before, verb, number)], NOON + timedelta(hours=8 * step))
        try:
            await VERBS[verb](act, world, number)
            done.add(verb)
            story, refused = verb, 0
        except Refused:
            refused += 1
        after = await look()
        check(act, verb, before, after)
        before = after
    await every_change_is_in_the_record(before)
    return done


async def every_change_is_in_the_record(seen: Seen) -> None:
    assert await breaks() == []
    for number, idea in seen.ideas.items():
        told = (
            await Entry.select().where(Entry.subject == f"idea:{number}").order_by(Entry.number).output(load_json=True)
        )
        owner, offered, version = told[0]["by"], None, 1
        for entry in told[1:]:  # after it was shared, or copied by another team
            what, facts = entry["what"], entry["facts"]
            if what == "TransferOffered":
                assert entry["by"] == owner
                offered = facts["person"]
            if what == "TransferAccepted":
                assert (entry["by"], facts["former"]) == (offered, owner)
                owner, offered = entry["by"], None
            if what in ("TextEdited", "TextPutBack", "SuggestionTaken"):
                assert entry["by"] == owner
            if "fingerprint" in facts:
                version += 1
        assert (owner, version) == (idea.owner, idea.version)


@pytest.mark.usefixtures("db")
async def test_nobody_else_has_a_verb_that_moves_it_not_even_teamhub_itself() -> None:
    cast = await a_cast()
    idea = await an_idea(await acting(cast["owner"]))
    for verb in ("edit", "put_back", "widen", "take", "offer", "invite", "let"):
        with pytest.raises(Refused):
            await VERBS[verb](Act(by=SYSTEM, at=NOON), World(cast, Random(1), [idea.id]), idea.id)
    versions = await IdeaVersion.objects()
    assert [(row.kind, row.by) for row in versions] == [(VersionKind.FIRST, cast["owner"].id)]
