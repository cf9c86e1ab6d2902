"""The board and its fragment of ideas that look alike. What is asked stands in the address: it can be kept or sent."""

from typing import Any

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import whole
from teamhub.core.lazily import dataclass
from teamhub.core.waiting import everything
from teamhub.core.web import CurrentAct, page
from teamhub.ideas.board import queries
from teamhub.ideas.board.queries import Card
from teamhub.ideas.board.rules import COLUMNS, IN_COLUMN, ON_PAGE, RESTING, Asked, before
from teamhub.ideas.stages import Stage
from teamhub.teams import queries as teams

STAGES = {str(stage): stage for stage in (*COLUMNS, *RESTING)}


@dataclass(frozen=True, slots=True)
class Column:
    stage: Stage
    cards: list[Card]
    more: dict[str, str] | None  # the address of the rest, where there is one


@get("/ideen", name="ideas.board")
async def board(
    act: CurrentAct,
    q: FromQuery[str] = "",
    fase: FromQuery[str] = "",
    team: FromQuery[str] = "",
    onderwerp: FromQuery[str] = "",
    mijn: FromQuery[str] = "",
    wacht: FromQuery[str] = "",
    voor: FromQuery[str] = "",
) -> Template:
    asked = Asked(
        q=q.strip()[:200].replace("\0", ""),
        stage=STAGES.get(fase),
        team=whole(team),
        subject=onderwerp.replace("\0", ""),
        mine=bool(mijn),
        waiting=bool(wacht),
        before=before(voor),
    )
    async with reading():
        filters: dict[str, Any] = {"teams": await teams.every(act), "subjects": await queries.subjects(act)}
        found = await _found(act, asked)
    return page("ideas/board.html", asked=asked, resting=RESTING, stages=COLUMNS, **filters, **found)


async def _found(act: Act, asked: Asked) -> dict[str, Any]:
    if asked.flat:
        cards = await queries.listed(act, asked, await _waiting(act) if asked.waiting else None)
        last = cards[ON_PAGE - 1] if len(cards) > ON_PAGE else None
        later = asked.query(before=(last.moved_at, last.id)) if last and not asked.q else None
        return {"cards": cards[:ON_PAGE], "later": later, "columns": []}
    by_stage = await queries.columns(act, asked)
    columns = [
        Column(stage, cards[:IN_COLUMN], asked.query(stage=stage) if len(cards) > IN_COLUMN else None)
        for stage, cards in by_stage.items()
    ]
    return {"cards": [], "later": None, "columns": columns}


async def _waiting(act: Act) -> set[int]:
    """The ideas in which something waits for the reader, the same as on their home."""
    return {item.params["idea_id"] for item in await everything(act) if "idea_id" in item.params}


@get("/ideen/vergelijkbaar", name="ideas.alike")
async def alike(act: CurrentAct, q: FromQuery[str] = "") -> Template:
    """A fragment, for the form in which somebody is typing; the form itself shows the same without JavaScript."""
    async with reading():
        cards = await queries.alike(act, q[:500].replace("\0", ""))
    return page("ideas/_alike.html", cards=cards)


handlers = [board, alike]
