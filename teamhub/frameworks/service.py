import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid
from teamhub.core.lazily import dataclass
from teamhub.frameworks import force, queries
from teamhub.frameworks.authority import Clause, contradictions
from teamhub.frameworks.events import FrameworkAdopted, FrameworkEnded
from teamhub.frameworks.tables import FrameworkAuthor, FrameworkEnd, FrameworkVersion
from teamhub.journal.service import record


@dataclass(frozen=True, slots=True)
class ForAWhile:
    """A version that the managing director decided, as there was no consent (KAD-18). `until_on` is its last day."""

    until_on: date
    explanation: str


async def one_at_a_time() -> None:
    """From here to the end of the transaction nobody else adopts a framework, or opens a draft of one."""
    await FrameworkVersion.raw("SELECT pg_advisory_xact_lock(hashtextextended('frameworks', 0))")


async def adopt(
    act: Act,
    code: str,
    *,
    texts: Mapping[str, Any],
    limits: Sequence[Mapping[str, Any]],
    clauses: Sequence[Mapping[str, Any]],
    authors: Sequence[int] = (),
    version: int | None = None,
    in_force_on: date | None = None,
    for_a_while: ForAWhile | None = None,
    instead_of: str | None = None,
) -> int:
    """Adopts the next version of a framework and returns its number.

    It counts from `in_force_on`, a calendar date from today on; without one, at once. `for_a_while` ends it by itself:
    the version before counts again then. `instead_of` is the code of a framework that ends on that same day.
    `texts` are the other columns of FrameworkVersion. `version` is only given where the organisation comes with a
    history from before TeamHub. Two clauses that contradict each other, then or later, are refused here, and so never
    meet anybody at a button.
    """
    async with writing():
        await one_at_a_time()
        if in_force_on is not None and in_force_on < act.today:
            raise Invalid("A framework comes into force today or later.")
        number = version or await queries.last_number(code) + 1
        first = in_force_on or act.today
        proposed = queries.clauses_of({"code": code, "version": number, "limits": limits, "clauses": clauses})
        spell = force.Spell(code, number, in_force_on, for_a_while.until_on if for_a_while else None, tuple(proposed))
        await _refuse_contradictions(spell, first, instead_of)
        said = {**texts, "limits": [*limits], "clauses": [*clauses], "in_force_on": in_force_on}
        kept: dict[str, Any] = {n: json.dumps(v) if isinstance(v, dict | list) else v for n, v in said.items()}
        kept |= _decided(act, for_a_while)
        row = FrameworkVersion(**{"code": code, "version": number, "adopted_at": act.at, **kept})
        await row.save()
        for person in authors:
            await FrameworkAuthor(framework=row.id, person=person).save()
        await record(act, _adopted(row, in_force_on, for_a_while))
        await _end(act, instead_of, first, code)
    return int(number)


def _decided(act: Act, given: ForAWhile | None) -> dict[str, Any]:
    return {**asdict(given), "decided_by": act.by.id} if given else {}


def _adopted(row: FrameworkVersion, in_force_on: date | None, for_a_while: ForAWhile | None) -> FrameworkAdopted:
    return FrameworkAdopted(
        subject=f"framework:{row.code}",
        version=row.version,
        title=row.title_nl,
        in_force_on=in_force_on.isoformat() if in_force_on else "",
        until_on=for_a_while.until_on.isoformat() if for_a_while else "",
    )


async def _end(act: Act, code: str | None, from_on: date, instead: str) -> None:
    """It no longer counts from this day on; what was decided under it stays as it was."""
    if not code:
        return
    last = await queries.last_number(code)
    if not last:
        raise Invalid("There is no such framework.")
    await FrameworkEnd(code=code, version=last, from_on=from_on, at=act.at, instead=instead).save()
    await record(act, FrameworkEnded(subject=f"framework:{code}", from_on=from_on.isoformat(), instead=instead))


async def _refuse_contradictions(spell: force.Spell, first: date, instead_of: str | None) -> None:
    for clause in spell.clauses:
        if not clause.has_words:
            raise Invalid(
                "TeamHub has no words for what %(code)s says about “%(question)s”.",
                code=spell.code,
                question=clause.question,
            )
    spells, ends = await queries.spells()
    if instead_of:
        ends = [*ends, force.End(instead_of, await queries.last_number(instead_of), first)]
    for one, other in met([*spells, spell], ends, first):
        raise Invalid(
            "%(one)s and %(other)s contradict each other about “%(question)s”.",
            one=one.framework,
            other=other.framework,
            question=one.question,
        )


def met(spells: Sequence[force.Spell], ends: Sequence[force.End], first: date) -> list[tuple[Clause, Clause]]:
    """What would contradict on this day, or on a later one on which something else counts, as far as is known."""
    found: dict[str, tuple[Clause, Clause]] = {}
    for counting in force.futures(spells, ends, first):
        for pair in contradictions([clause for spell in counting.values() for clause in spell.clauses]):
            found.setdefault(str(pair), pair)
    return [*found.values()]
