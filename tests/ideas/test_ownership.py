"""Promise 1, driven at random: all verbs, by the whole cast, in any order. An idea stays its originator's."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Refused
from teamhub.ideas import rules
from teamhub.ideas.stages import Stage
from teamhub.ideas.suggestions import service as suggestions
from teamhub.ideas.suggestions.rules import FIELDS
from teamhub.ideas.suggestions.tables import Need, Suggestion
from teamhub.ideas.tables import Audience, Idea, IdeaVersion, VersionKind
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind, Remark
from teamhub.ideas.texts import service as texts
from teamhub.ideas.together import co_maker_service, merge_service, transfer_service, typo_service
from teamhub.ideas.together.rules import is_typo_fix
from teamhub.ideas.together.tables import CoMaker, MergeOffer, TransferOffer, TypoHelp
from teamhub.journal.queries import breaks
from teamhub.journal.tables import Entry
from tests.cast import CAST, Cast, a_cast
from tests.conftest import NOON
from tests.factories import acting
from tests.ideas.factories import TEXT, an_idea

STEPS = 200
PEOPLE = [who for who in CAST if who not in ("leaver", "visitor")]
WORDS = ("formulier", "formuleir", "geen", "een", "500", "Kort.", "Eén intakeformulier", "42 velden")


@dataclass
class World:
    """What the next verb is about, chosen at random; also what does not exist."""

    cast: Cast
    rng: Random
    ideas: list[int]

    def idea(self) -> int:
        return self.rng.choice([*self.ideas, 99_999])

    def person(self) -> int:
        return int(self.cast[self.rng.choice(PEOPLE)].id)

    def flip(self) -> bool:
        return self.rng.random() < 0.6

    def text(self) -> dict[str, Any]:
        changed = self.rng.choice(["title", "proposal", "matters"])
        return TEXT | {changed: " ".join(self.rng.sample(WORDS, 3)), "hours": self.rng.choice([24, 24, 80])}

    async def revision(self, idea: int) -> int:
        row = await Idea.select(Idea.revision).where(Idea.id == idea).first()
        return int(row["revision"]) if row and self.rng.random() < 0.9 else 1

    async def one_of(self, table: Any, idea: int) -> int:
        found = await table.select(table.id).where(table.idea == idea).output(as_list=True)
        return int(self.rng.choice([*found, 99_999]))


Do = Callable[[Act, World, int], Awaitable[object]]


async def edit(act: Act, w: World, i: int) -> object:
    return await texts.edit(act, i, await w.revision(i), w.text(), "")


async def put_back(act: Act, w: World, i: int) -> object:
    return await texts.put_back(act, i, w.rng.randint(1, 3), await w.revision(i))


async def suggest(act: Act, w: World, i: int) -> object:
    field = w.rng.choice([*FIELDS, "owner", "stage"])
    return await suggestions.suggest(act, i, field, w.rng.choice(WORDS), "waarom", w.rng.choice([*Need]))


async def take(act: Act, w: World, i: int) -> object:
    which, revision = await w.one_of(Suggestion, i), await w.revision(i)
    return await suggestions.take(act, i, which, "Ja, goed", revision, replacing=w.flip())


async def decline(act: Act, w: World, i: int) -> object:
    return await suggestions.decline(act, i, await w.one_of(Suggestion, i), "Nee, dank je")


async def withdraw(act: Act, w: World, i: int) -> object:
    return await suggestions.withdraw(act, i, await w.one_of(Suggestion, i))


async def back(act: Act, w: World, i: int) -> object:
    return await suggestions.back(act, i, await w.one_of(Suggestion, i), w.rng.choice([*Need]))


async def remark(act: Act, w: World, i: int) -> object:
    return await talk.remark(act, i, w.rng.choice([*Kind]), w.rng.choice(WORDS))


async def answer(act: Act, w: World, i: int) -> object:
    return await talk.answer(act, i, await w.one_of(Remark, i), "Dank", accepted=w.flip())


async def unsay(act: Act, w: World, i: int) -> object:
    return await talk.withdraw(act, i, await w.one_of(Remark, i))


async def fix(act: Act, w: World, i: int) -> object:
    row = await Idea.objects().get(Idea.id == i)
    now = rules.fields_of(row) if row else dict(TEXT)
    small = {name: str(now[name]).replace("formulier", "formuleir") for name in ("title", "proposal")}
    return await typo_service.fix(act, i, await w.revision(i), w.rng.choice([small, w.text()]))


async def propose(act: Act, w: World, i: int) -> object:
    return await merge_service.propose(act, i, w.idea())


VERBS: dict[str, Do] = {
    "edit": edit, "put_back": put_back, "suggest": suggest, "take": take, "decline": decline, "withdraw": withdraw,
    "back": back, "remark": remark, "answer": answer, "unsay": unsay, "fix": fix, "propose": propose,
    "widen": lambda act, w, i: texts.widen(act, i),
    "support": lambda act, w, i: talk.support(act, i),
    "unsupport": lambda act, w, i: talk.take_support_back(act, i),
    "invite": lambda act, w, i: co_maker_service.invite(act, i, w.person()),
    "join": lambda act, w, i: co_maker_service.answer(act, i, joins=w.flip()),
    "leave": lambda act, w, i: co_maker_service.end(act, i, w.person()),
    "let": lambda act, w, i: typo_service.let(act, i, w.person()),
    "unlet": lambda act, w, i: typo_service.take_back(act, i, w.person()),
    "offer": lambda act, w, i: transfer_service.offer(act, i, w.person()),
    "accept": lambda act, w, i: transfer_service.accept(act, i),
    "decline_offer": lambda act, w, i: transfer_service.decline(act, i),
    "keep": lambda act, w, i: transfer_service.withdraw(act, i),
    "merge": lambda act, w, i: merge_service.accept(act, i),
    "drop": lambda act, w, i: merge_service.drop(act, i),
}  # fmt: skip


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


OTHERS = ("suggest", "withdraw", "back", "remark", "unsay", "support", "unsupport", "leave")


async def whose_turn(world: World, seen: Seen, verb: str, number: int) -> str:
    """Anybody, and more often who could do it: else nearly everything is refused."""
    who = world.rng.choice(PEOPLE)
    if number not in seen.ideas or verb in OTHERS or world.rng.random() < 0.3:
        return who
    able = {seen.ideas[number].owner}
    if verb in ("accept", "decline_offer"):
        able = {receiver for idea, _, receiver in seen.offers if idea == number}
    if verb == "join":
        able = {row.person for row in await CoMaker.objects().where(CoMaker.idea == number)}
    if verb == "fix":
        able = {person for idea, person in seen.helpers if idea == number}
    if verb in ("merge", "drop"):
        able = {seen.ideas[target].owner for idea, target, _ in seen.merges if idea == number}
    return next((name for name in PEOPLE if world.cast[name].id in able), who)


@pytest.mark.parametrize("seed", range(4))
async def test_an_idea_stays_its_originators(db: str, seed: int) -> None:
    cast = await a_cast()
    begun = {"owner": Audience.ORGANISATION, "teammate": Audience.TEAM, "colleague": Audience.ORGANISATION}
    ideas = [(await an_idea(await acting(cast[who]), audience)).id for who, audience in begun.items()]
    world = World(cast, Random(seed), ideas)
    done: set[str] = set()
    before = await look()
    for step in range(STEPS):
        verb, number = world.rng.choice([*VERBS]), world.idea()
        act = await acting(cast[await whose_turn(world, before, verb, number)], NOON + timedelta(minutes=step))
        try:
            await VERBS[verb](act, world, number)
            done.add(verb)
        except Refused:
            pass
        after = await look()
        check(act, verb, before, after)
        before = after
    await every_change_is_in_the_record(before)
    assert len(done) > len(VERBS) / 2, done  # most of them came to something


async def every_change_is_in_the_record(seen: Seen) -> None:
    assert await breaks() == []
    for number, idea in seen.ideas.items():
        told = (
            await Entry.select().where(Entry.subject == f"idea:{number}").order_by(Entry.number).output(load_json=True)
        )
        owner, offered, version = told[0]["by"], None, 1
        for entry in told:
            what, facts = entry["what"], entry["facts"]
            if what == "TransferOffered":
                assert entry["by"] == owner
                offered = facts["person"]
            if what == "TransferAccepted":
                assert (entry["by"], facts["former"]) == (offered, owner)
                owner, offered = entry["by"], None
            if what in ("TextEdited", "TextPutBack", "SuggestionTaken"):
                assert entry["by"] == owner
            if "fingerprint" in facts and what != "IdeaShared":
                version += 1
        assert (owner, version) == (idea.owner, idea.version)
        assert Stage(idea.stage) in (Stage.OPEN, Stage.MERGED)


@pytest.mark.usefixtures("db")
async def test_nobody_else_has_a_verb_that_moves_it_not_even_teamhub_itself() -> None:
    cast = await a_cast()
    idea = await an_idea(await acting(cast["owner"]))
    for verb in ("edit", "put_back", "widen", "take", "offer", "invite", "let"):
        with pytest.raises(Refused):
            await VERBS[verb](Act(by=SYSTEM, at=NOON), World(cast, Random(1), [idea.id]), idea.id)
    versions = await IdeaVersion.objects()
    assert [(row.kind, row.by) for row in versions] == [(VersionKind.FIRST, cast["owner"].id)]
