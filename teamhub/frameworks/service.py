import json
from collections.abc import Mapping, Sequence
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid
from teamhub.frameworks import queries
from teamhub.frameworks.authority import contradictions
from teamhub.frameworks.events import FrameworkAdopted
from teamhub.frameworks.tables import FrameworkAuthor, FrameworkVersion
from teamhub.journal.service import record


async def adopt(
    act: Act,
    code: str,
    *,
    texts: Mapping[str, Any],
    limits: Sequence[Mapping[str, Any]],
    clauses: Sequence[Mapping[str, Any]],
    authors: Sequence[int] = (),
    version: int | None = None,
) -> int:
    """Puts the next version of a framework in force and returns its number.

    `texts` are the other columns of FrameworkVersion. `version` is only given where the organisation comes with a
    history from before TeamHub. Two clauses that contradict each other are refused here, and so never meet anybody
    at a button.
    """
    async with writing():
        number = version or await queries.newest(code) + 1
        await _refuse_contradictions(code, number, limits, clauses)
        kept: dict[str, Any] = {n: json.dumps(v) if isinstance(v, dict | list) else v for n, v in texts.items()}
        kept |= {"limits": json.dumps([*limits]), "clauses": json.dumps([*clauses])}
        row = FrameworkVersion(**{"code": code, "version": number, "adopted_at": act.at, **kept})
        await row.save()
        for person in authors:
            await FrameworkAuthor(framework=row.id, person=person).save()
        title = texts.get("title_nl", "")
        await record(act, FrameworkAdopted(subject=f"framework:{code}", version=number, title=title))
    return int(number)


async def _refuse_contradictions(
    code: str, number: int, limits: Sequence[Mapping[str, Any]], clauses: Sequence[Mapping[str, Any]]
) -> None:
    proposed = queries.clauses_of({"code": code, "version": number, "limits": limits, "clauses": clauses})
    others = [clause for clause in await queries.in_force() if clause.framework != code]
    for clause in proposed:
        if not clause.has_words:
            raise Invalid(
                "TeamHub has no words for what %(code)s says about “%(question)s”.", code=code, question=clause.question
            )
    for one, other in contradictions([*others, *proposed]):
        raise Invalid(
            "%(one)s and %(other)s contradict each other about “%(question)s”.",
            one=one.framework,
            other=other.framework,
            question=one.question,
        )
