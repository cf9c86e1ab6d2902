"""Who decides an idea, and what must be there first. No database, no clock, no web."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from teamhub.core.lazily import dataclass
from teamhub.decisions.advice import Asked
from teamhub.decisions.rules import GIVEN_BY, Manner
from teamhub.frameworks import sentences
from teamhub.frameworks.authority import Clause, Decider, Ruling, Way, allows, rule
from teamhub.ideas.questions import ADOPT, DECIDE

if TYPE_CHECKING:
    from teamhub.ideas.tables import Idea


class Purpose(StrEnum):
    """What about an idea is put to a team, or decided."""

    DECIDE = "decide"
    EXTEND = "extend"
    EMBED = "embed"


WAYS = {Manner.ALONE: Way.ALONE, Manner.ADVICE: Way.ADVICE, Manner.CONSENT: Way.CONSENT}
# Where an idea speaks of these, HR is proposed as an adviser: it may be about people who work here.
ABOUT_PEOPLE = re.compile(
    r"\b(collega|personeel|rooster|contract|verlof|verzuim|opleiding|training|vrijwilliger|vergoeding|werkdruk|uren|vog"
    r"|colleague|staff|roster|leave|absence|volunteer|allowance|workload)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a ruling asks first, in words: "advice from the MPP and advice from the client council"."""

    names: tuple[str, ...]

    def said(self, translate: Callable[[str], str] = str) -> str:
        *before, last = [translate(sentences.NEEDS[name]) for name in self.names]
        return translate(sentences.AND) % {"before": ", ".join(before), "last": last} if before else last


def facts(idea: Idea) -> dict[str, int]:
    return {"amount": idea.amount, "hours": idea.hours, "teams": idea.teams, "clients": int(idea.clients)}


def ruled(idea: Idea, clauses: Iterable[Clause]) -> Ruling:
    """Who decides this idea. A team that adopts one decides that by consent; where it costs too much for that, not."""
    clauses = [*clauses]
    deciding = rule(DECIDE, facts(idea), clauses)
    if idea.origin is None or further(deciding, Decider.TEAM):
        return deciding
    return rule(ADOPT, {}, clauses)


def further(ruling: Ruling, than: Decider) -> bool:
    return ruling.clause is None or ruling.clause.decider is None or ruling.clause.decider.distance > than.distance


def missing(ruling: Ruling, asked: Iterable[Asked]) -> tuple[str, ...]:
    """What must still be asked or waited for. Who was asked and kept silent beyond the day holds nothing up."""
    asked = [*asked]
    return tuple(need for need in ruling.needs if not _met(need, asked))


def _met(need: str, asked: list[Asked]) -> bool:
    wanted = [one for one in asked if need == "advice" or one.capacity is GIVEN_BY.get(need)]
    return bool(wanted) and all(one.settled for one in wanted)


def lone_way(ruling: Ruling, asked: Iterable[Asked]) -> Manner:
    """How an owner decides by themselves: after advice, where anybody was asked or the ruling asks for it."""
    return Manner.ADVICE if ruling.way is Way.ADVICE or any(True for _ in asked) else Manner.ALONE


def may_alone(idea: Idea, ruling: Ruling) -> bool:
    """A copy is always its team's decision: KAD-08."""
    return idea.origin is None and ruling.way in (Way.ALONE, Way.ADVICE)


def may_together(ruling: Ruling) -> bool:
    """A team may be asked for consent where less would do."""
    return allows(ruling, Way.CONSENT)


def covers(decided: Ruling, way: Manner, now: Ruling) -> bool:
    """What was decided still covers the idea as it is: nothing that was added asks for somebody else, or for more.

    A round may have been heavier than its ruling asked, and then covers as much as consent does.
    """
    if now.clause is None or now.clause.decider is None or decided.clause is None or decided.clause.decider is None:
        return False
    reached = decided.clause.decider.distance
    if way is Manner.CONSENT:
        reached = max(reached, Decider.TEAM.distance)
    heavy = allows(now, WAYS[way]) or (way is Manner.ADVICE and now.way is Way.ALONE)
    same = set(now.needs) <= set(decided.needs) | ({"advice"} if way in (Manner.ADVICE, Manner.CONSENT) else set())
    return now.clause.decider.distance <= reached and heavy and same


def about_people(texts: Mapping[str, str]) -> bool:
    return any(ABOUT_PEOPLE.search(text) for text in texts.values())
