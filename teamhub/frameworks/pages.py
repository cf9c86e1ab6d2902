from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.clock import local
from teamhub.core.db import reading
from teamhub.core.errors import NotFound
from teamhub.core.forms import Filled
from teamhub.core.i18n import gettext
from teamhub.core.web import CurrentAct, WebRequest, page
from teamhub.frameworks import force, queries, rules
from teamhub.frameworks.drafts import queries as drafts
from teamhub.frameworks.requests import queries as requests

MOST = 80  # letters of what one looks for


@get("/kaders", name="frameworks.list")
async def listed(act: CurrentAct) -> Template:
    async with reading():
        rows = await queries.listed(act.today)
    shown = [row | {"review": rules.review(row["next_review_on"], act.today)} for row in rows]
    groups = [(rules.domain_name(domain), group) for domain, group in rules.by_domain(shown)]
    return page("frameworks/list.html", groups=groups, colleague=act.by.is_colleague)


@get("/kaders/delegatiebord", name="frameworks.board")
async def board(
    request: WebRequest, act: CurrentAct, domein: FromQuery[str] = "", zoek: FromQuery[str] = ""
) -> Template:
    async with reading():
        agreed = await queries.agreed(act.today)
    all_of_it = rules.board(request.app.state.questions.values(), agreed.clauses)
    groups = rules.narrowed(all_of_it, domein, zoek[:MOST], gettext)
    rows = [row for _, group in groups for row in group]
    there: dict[str, Any] = {
        "groups": [(rules.domain_name(domain), group) for domain, group in groups],
        "columns": [*rules.Column],
        "filled": Filled({"domein": domein, "zoek": zoek[:MOST]}),
        "domains": [(domain, gettext(rules.domain_name(domain))) for domain, _ in all_of_it],
        "colleague": act.by.is_colleague,
        "count": len(rows),
        "open": sum(not row.covered for row in rows),
    }
    return page("frameworks/board.html", **there)


@get("/kaders/{code:str}", name="frameworks.show")
async def show(request: WebRequest, act: CurrentAct, code: FromPath[str]) -> Template:
    return await _version(request, act, code.upper(), None)


@get("/kaders/{code:str}/versies/{number:int}", name="frameworks.version")
async def version(request: WebRequest, act: CurrentAct, code: FromPath[str], number: FromPath[int]) -> Template:
    return await _version(request, act, code.upper(), number)


async def _version(request: WebRequest, act: Act, code: str, number: int | None) -> Template:
    async with reading():
        versions = await queries.versions(code)
        ended = await queries.ended(code)
        counts = _counting(versions, ended, act.today)
        wanted = number or counts or versions[0]["version"]
        row = next((row for row in versions if row["version"] == wanted), None)
        if row is None:
            raise NotFound("There is no such framework.")
        authors = await queries.authors(row["id"], local(row["adopted_at"]).date())
        agreed = await queries.agreed(act.today)
        asked = await requests.about(act, code) if act.by.is_colleague else []
        draft = await drafts.open_of(act, code) if act.by.is_colleague else None
    said = rules.worded(request.app.state.questions, queries.clauses_of(row), agreed.clauses)
    always, depends = rules.apart(said)
    there: dict[str, Any] = {
        "framework": row,
        "counts": counts,
        "ended": ended if not counts and ended and ended["from_on"] <= act.today else None,
        "ends": ended if counts and ended and ended["from_on"] > act.today else None,
        "coming": bool(row["in_force_on"] and row["in_force_on"] > act.today),
        "next": [one for one in versions if one["in_force_on"] and one["in_force_on"] > act.today],
        "versions": versions,
        "authors": authors,
        "given": date.fromisoformat(given) if (given := row["works_council"]["given_on"]) else None,
        "share": rules.share([author["floor"] for author in authors]),
        "review": rules.review(row["next_review_on"], act.today),
        "domain": rules.domain_name(row["domain"]),
        "always": always,
        "decides": depends,
        "requests": asked,
        "colleague": act.by.is_colleague,
        "draft": draft,
    }
    return page("frameworks/show.html", **there)


def _counting(versions: Sequence[Mapping[str, Any]], ended: Mapping[str, Any] | None, on: date) -> int:
    """The number of the version in force on this day; 0 where there is none."""
    spells = [force.Spell(v["code"], v["version"], v["in_force_on"], v["until_on"]) for v in versions]
    ends = [force.End(versions[0]["code"], ended["version"], ended["from_on"])] if ended else []
    return max((spell.version for spell in force.in_force(spells, ends, on).values()), default=0)


handlers = [listed, board, show, version]
