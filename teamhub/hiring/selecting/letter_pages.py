"""The letters without names: the list, one letter, scores, decisions."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks import queries as frameworks
from teamhub.frameworks.authority import rule
from teamhub.hiring import queries as hiring
from teamhub.hiring.selecting import letter_queries, letter_service, policy
from teamhub.hiring.selecting.forms import DecideForm, scores_form
from teamhub.hiring.selecting.questions import INVITE
from teamhub.hiring.selecting.sending import sent

LETTERS = "/vacatures/{vacancy_id:int}/brieven"
ONE = LETTERS + "/{letter_id:int}"


@get(LETTERS, name="hiring.letters")
async def listed(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    async with reading():
        seen = await letter_queries.procedure(act, vacancy_id)
        criteria = await hiring.criteria(vacancy_id)
        found = await letter_queries.letters(act, seen, {one.id: one.weight for one in criteria})
        agreed = await letter_queries.agreed(vacancy_id)
        loose = await letter_queries.loose(vacancy_id)
        lacks = (await hiring.formed(act, vacancy_id)).lacks if loose else []
        ruling = rule(INVITE, {}, await frameworks.in_force(act.today))
    return page(
        "hiring/selecting/letters.html",
        act=act,
        seen=seen,
        criteria=criteria,
        letters=found,
        counted=letter_queries.open_letters(found),
        complete=letter_queries.complete(found),
        agreed=agreed,
        loose=len(loose),
        lacks=lacks,
        ruling=ruling,
        **_standing(act, seen),
    )


def _standing(act: Act, seen: Any) -> dict[str, Any]:
    return {
        "scores": policy.scores(act.by, seen),
        "selects": policy.selects(act.by, seen),
        "runs": policy.runs(act.by, seen),
        "chooses": policy.reads_choice(act.by, seen, False),
    }


@post(LETTERS, name="hiring.lay_out")
async def lay_out(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int]) -> Response[Any]:
    await letter_service.lay_out(act, vacancy_id)
    return go(request, "hiring.letters", vacancy_id=vacancy_id)


@post(LETTERS + "/akkoord", name="hiring.agree_letters")
async def agree(request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int]) -> Response[Any]:
    shown = await letter_service.agree(act, vacancy_id)
    return go(request, "hiring.talks" if shown else "hiring.letters", vacancy_id=vacancy_id)


@get(ONE, name="hiring.letter")
async def letter(act: CurrentAct, vacancy_id: FromPath[int], letter_id: FromPath[int]) -> Template:
    return await _page(act, vacancy_id, letter_id, Filled())


async def _page(
    act: Act, vacancy_id: int, letter_id: int, filled: Filled[Any], form: str = "", status: int = 200
) -> Template:
    async with reading():
        seen = await letter_queries.procedure(act, vacancy_id)
        criteria = await hiring.criteria(vacancy_id)
        found = await letter_queries.letters(act, seen, {one.id: one.weight for one in criteria})
        _, one = await letter_queries.letter(act, vacancy_id, letter_id)
        ruling = rule(INVITE, {}, await frameworks.in_force(act.today))
    counted = letter_queries.open_letters(found)
    ids = [each.id for each in counted]
    place = ids.index(one.id) if one.id in ids else -1
    unscored = [each for each in counted if act.by.id not in each.scored.scorers and each.id != one.id]
    return page(
        "hiring/selecting/letter.html",
        status=status,
        act=act,
        seen=seen,
        criteria=criteria,
        one=one,
        before=counted[place - 1] if place > 0 else None,
        after=counted[place + 1] if 0 <= place < len(counted) - 1 else None,
        next_unscored=unscored[0] if unscored else None,
        ruling=ruling,
        filled=filled,
        form=form,
        blank=Filled(),
        **_standing(act, seen),
    )


@post(ONE + "/punten", name="hiring.score_letter")
async def score(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], letter_id: FromPath[int], data: FormData
) -> Answer:
    seen = await letter_queries.procedure(act, vacancy_id)
    policy.require_scores(act.by, seen)
    form = scores_form([one.id for one in await hiring.criteria(vacancy_id)])

    async def do(value: Any) -> None:
        await letter_service.score(act, vacancy_id, letter_id, value.given)

    def again(filled: Filled[Any], status: int) -> Any:
        return _page(act, vacancy_id, letter_id, filled, "score", status)

    there = {"vacancy_id": vacancy_id, "letter_id": letter_id}
    return await sent(request, form.read(data), again, do, "hiring.letter", **there)


@post(ONE + "/besluit", name="hiring.decide_letter")
async def decide(
    request: WebRequest, act: CurrentAct, vacancy_id: FromPath[int], letter_id: FromPath[int], data: FormData
) -> Answer:
    policy.require_selects(act.by, await letter_queries.procedure(act, vacancy_id))

    async def do(form: DecideForm) -> None:
        words = {"reason": form.reason, "words": form.words}
        await letter_service.decide(act, vacancy_id, letter_id, form.outcome, **words)  # type: ignore[arg-type]

    def again(filled: Filled[Any], status: int) -> Any:
        return _page(act, vacancy_id, letter_id, filled, "decide", status)

    there = {"vacancy_id": vacancy_id, "letter_id": letter_id}
    return await sent(request, DecideForm.read(data), again, do, "hiring.letter", **there)


handlers = [listed, lay_out, agree, letter, score, decide]
