"""Every verb of an idea, each about something that is chosen at random, also what does not exist or is not theirs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from teamhub.core.act import Act
from teamhub.decisions.rules import Stance
from teamhub.decisions.tables import Advice, Adviser, ConsentRound, Resolution, Voice
from teamhub.ideas import rules
from teamhub.ideas.deciding import round_service as rounds
from teamhub.ideas.deciding import service as deciding
from teamhub.ideas.deciding.round_service import Wanted
from teamhub.ideas.deciding.rules import Purpose
from teamhub.ideas.pilots import service as pilots
from teamhub.ideas.resting import service as resting
from teamhub.ideas.spreading import service as spreading
from teamhub.ideas.spreading.rules import Mode
from teamhub.ideas.suggestions import service as suggestions
from teamhub.ideas.suggestions.rules import FIELDS
from teamhub.ideas.suggestions.tables import Need, Suggestion
from teamhub.ideas.tables import Audience, Idea
from teamhub.ideas.talk import service as talk
from teamhub.ideas.talk.tables import Kind, Remark
from teamhub.ideas.texts import service as texts
from teamhub.ideas.together import co_maker_service, merge_service, transfer_service, typo_service
from tests.cast import CAST, Cast
from tests.ideas.factories import TEXT, an_idea

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

    def team(self) -> int:
        return int(self.rng.choice([self.cast.team.id, self.cast.other_team.id, 99_999]))

    def flip(self) -> bool:
        return self.rng.random() < 0.6

    def text(self) -> dict[str, Any]:
        changed = self.rng.choice(["title", "proposal", "matters"])
        return TEXT | {changed: " ".join(self.rng.sample(WORDS, 3)), "hours": self.rng.choice([10, 10, 80])}

    async def revision(self, idea: int) -> int:
        row = await Idea.select(Idea.revision).where(Idea.id == idea).first()
        return int(row["revision"]) if row and self.rng.random() < 0.9 else 1

    async def one_of(self, table: Any, idea: int) -> int:
        """Of this idea, now and then of another one, or of none."""
        here = table.id.is_not_null()
        if hasattr(table, "idea") or hasattr(table, "subject"):
            here = table.idea == idea if hasattr(table, "idea") else table.subject == f"idea:{idea}"
        found = await table.select(table.id).where(here).order_by(table.id, ascending=False).output(as_list=True)
        return int(self.rng.choice([*found[:2], *found[:2], *found, 99_999]))


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


async def merge(act: Act, w: World, i: int) -> object:
    """Seldom: what is merged has ended."""
    return await (merge_service.accept(act, i) if w.rng.random() < 0.3 else merge_service.drop(act, i))


async def share(act: Act, w: World, i: int) -> object:
    if len(w.ideas) < 5:
        w.ideas.append((await an_idea(act, w.rng.choice([*Audience]), **w.text())).id)
    return None


async def ask_advice(act: Act, w: World, i: int) -> object:
    return await deciding.ask_advice(act, i, "Doen we dit?", [w.person(), w.person()], council=w.flip())


async def give_advice(act: Act, w: World, i: int) -> object:
    return await deciding.give_advice(act, i, await w.one_of(Adviser, i), "Doen")


async def reply(act: Act, w: World, i: int) -> object:
    return await deciding.reply_to_advice(act, i, await w.one_of(Advice, i), followed=w.flip(), text="Dank")


async def decide(act: Act, w: World, i: int) -> object:
    return await deciding.decide(act, i, text="We doen het", evaluate_on=act.today + timedelta(days=90))


async def call_round(act: Act, w: World, i: int) -> object:
    days = w.rng.choice([(0, 0, 1), (2, 2, 3)])
    wanted = Wanted(text="Eén formulier", evaluate_on=act.today + timedelta(days=90), days=days)
    return await rounds.call_round(
        act, i, wanted if w.flip() else Wanted(**{**vars_of(wanted), "purpose": Purpose.EMBED})
    )


def vars_of(wanted: Wanted) -> dict[str, Any]:
    return {name: getattr(wanted, name) for name in ("text", "evaluate_on", "days")}


async def speak(act: Act, w: World, i: int) -> object:
    why = {"argument": "Te duur", "harm": "Minder tijd", "safe": "Kleiner beginnen"}
    return await rounds.speak(act, i, await w.one_of(ConsentRound, i), w.rng.choice([*Stance]), **why)


async def lead(act: Act, w: World, i: int) -> object:
    number = await w.one_of(ConsentRound, i)
    if w.flip():
        return await rounds.next_phase(act, i, number)
    return await (rounds.withdraw(act, i, number) if w.flip() else rounds.adjust(act, i, number, "Anders"))


async def resolve(act: Act, w: World, i: int) -> object:
    if w.flip():
        return await rounds.propose_resolution(act, i, await w.one_of(Voice, i), "Kleiner")
    return await rounds.confirm_resolution(act, i, await w.one_of(Resolution, i))


async def pilot(act: Act, w: World, i: int) -> object:
    ends = act.today + timedelta(days=30)
    return await pilots.start(act, i, question="Scheelt het tijd?", starts_on=act.today, ends_on=ends)


async def adopt(act: Act, w: World, i: int) -> object:
    teams = [*act.by.member_of] or [w.team()]
    return await spreading.answer(act, i, w.rng.choice(teams), w.rng.choice([*Mode]), "Zo past het")


VERBS: dict[str, Do] = {
    "edit": edit,
    "put_back": put_back,
    "suggest": suggest,
    "take": take,
    "decline": decline,
    "withdraw": withdraw,
    "back": back,
    "remark": remark,
    "answer": answer,
    "unsay": unsay,
    "fix": fix,
    "propose": propose,
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
    "merge": merge,
    "share": share,
    "drop": lambda act, w, i: merge_service.drop(act, i),
    "ask_advice": ask_advice,
    "give_advice": give_advice,
    "reply": reply,
    "decide": decide,
    "call_round": call_round,
    "speak": speak,
    "lead": lead,
    "resolve": resolve,
    "pilot": pilot,
    "adopt": adopt,
    "extend": lambda act, w, i: pilots.extend(act, i, act.today + timedelta(days=40)),
    "evaluate": lambda act, w, i: pilots.evaluate(act, i, result="Ja", clients="Rust"),
    "embed": lambda act, w, i: pilots.embed(act, i),
    "adapt": lambda act, w, i: pilots.adapt(act, i, "Nog eens"),
    "effect": lambda act, w, i: pilots.measure_effect(act, i, "Het werkt"),
    "park": lambda act, w, i: resting.park(act, i, wake_on=act.today + timedelta(days=9), why="Vakantie"),
    "wake": lambda act, w, i: resting.wake(act, i),
    "stop": lambda act, w, i: resting.stop(act, i, "Te vroeg") if w.rng.random() < 0.1 else resting.wake(act, i),
    "outside": lambda act, w, i: resting.go_outside(act, i, framework="KAD-10", why="Past niet"),
    "inside": lambda act, w, i: resting.come_inside(act, i),
    "spread": lambda act, w, i: spreading.offer(act, i, [w.team()]),
}

# What may come of it: without a story now and then, nearly every random step is refused.
THEN: dict[str, tuple[str, ...]] = {
    "offer": ("accept", "accept", "decline_offer", "keep"),
    "invite": ("join",),
    "join": ("leave",),
    "let": ("fix",),
    "fix": ("put_back", "unlet"),
    "suggest": ("take", "decline", "back", "withdraw"),
    "remark": ("answer", "unsay"),
    "propose": ("merge", "drop"),
    "support": ("unsupport", "edit"),
    "ask_advice": ("give_advice",),
    "give_advice": ("reply",),
    "reply": ("decide", "decide", "call_round"),
    "decide": ("pilot", "pilot", "embed"),
    "pilot": ("evaluate", "extend"),
    "evaluate": ("embed", "adapt", "extend"),
    "embed": ("effect", "spread"),
    "effect": ("spread",),
    "spread": ("adopt",),
    "call_round": ("speak", "speak", "speak", "lead"),
    "speak": ("speak", "resolve"),
    "park": ("wake",),
    "outside": ("inside",),
}
