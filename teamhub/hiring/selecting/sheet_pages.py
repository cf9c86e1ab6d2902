"""A sheet on paper for who talks: the same questions for everybody, with room to write. Nobody is named on it."""

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.db import reading
from teamhub.core.web import CurrentAct, page
from teamhub.hiring import queries as hiring
from teamhub.hiring.selecting import talk_queries
from teamhub.hiring.selecting.rules import Round


@get("/vacatures/{vacancy_id:int}/gesprekken/vragenblad", name="hiring.sheet")
async def sheet(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    async with reading():
        seen = await talk_queries.procedure(act, vacancy_id)
        criteria = await hiring.criteria(vacancy_id)
        questions = await talk_queries.questions(vacancy_id)
    rounds = [
        (one, [q for q in questions if q.round is one]) for one in Round if any(q.round is one for q in questions)
    ]
    return page("hiring/selecting/sheet.html", seen=seen, criteria=criteria, rounds=rounds)


handlers = [sheet]
