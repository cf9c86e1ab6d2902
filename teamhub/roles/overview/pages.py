from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Template

from teamhub.core.act import Act, Office
from teamhub.core.db import reading
from teamhub.core.forms import Filled, bounded
from teamhub.core.i18n import either
from teamhub.core.lazily import dataclass
from teamhub.core.web import CurrentAct, page
from teamhub.roles import queries as roles
from teamhub.roles.overview import queries, rules
from teamhub.roles.overview.drawing import drawn, hours_of
from teamhub.roles.overview.queries import CORE_PAGE, PAGE, Asked, CoreAsked, TeamSeats

Key = Annotated[str, QueryParameter(name="rol", max_length=60)]
Attention = Annotated[str, QueryParameter(name="aandacht", max_length=10)]
OpenFrom = Annotated[int, QueryParameter(name="open")]
Name = Annotated[str, QueryParameter(name="naam", max_length=120)]


@get("/rollen", name="overview.show")
async def show(
    act: CurrentAct,
    team: FromQuery[int] = 0,
    naam: Name = "",
    rol: Key = "",
    aandacht: Attention = "",
    vanaf: FromQuery[int] = 0,
) -> Template:
    """For who looks whether roles are held, and not by whom, that comes first (KAD-11)."""
    asked = _asked(team, naam, rol, aandacht, vanaf)
    if act.by.offices & {Office.MPP, Office.DIRECTOR} and not act.by.member_of and asked == Asked():
        return await _core(act, queries.FIRST)
    return await _terms(act, asked)


@get("/rollen/termijnen", name="overview.terms")
async def terms(
    act: CurrentAct,
    team: FromQuery[int] = 0,
    naam: Name = "",
    rol: Key = "",
    aandacht: Attention = "",
    vanaf: FromQuery[int] = 0,
) -> Template:
    return await _terms(act, _asked(team, naam, rol, aandacht, vanaf))


@get("/rollen/kernrollen", name="overview.core")
async def core(act: CurrentAct, naam: Name = "", vanaf: FromQuery[int] = 0, open_vanaf: OpenFrom = 0) -> Template:
    return await _core(act, CoreAsked(_text(naam), bounded(vanaf), bounded(open_vanaf)))


@get("/rollen/kringen", name="overview.circles")
async def circles(act: CurrentAct) -> Template:
    async with reading():
        found = await queries.circles(act)
    return page("overview/circles.html", circles=found)


@get("/rollen/kring/{key:str}", name="overview.circle")
async def circle(act: CurrentAct, key: FromPath[str]) -> Template:
    async with reading():
        template, seats = await queries.circle(act, key)
    held = [seat for seat in seats if not seat.vacant]
    return page(
        "overview/circle.html",
        template=template,
        held=held,
        vacant=[seat for seat in seats if seat.vacant],
        words=urlencode({"q": either(template["purpose_nl"], template["purpose_en"])[:300]}),
    )


@get("/rollen/kaart", name="overview.map")
async def map_(
    act: CurrentAct,
    team: FromQuery[int] = 0,
    naam: Name = "",
    rol: Key = "",
    aandacht: Attention = "",
    vanaf: FromQuery[int] = 0,
) -> Template:
    asked = _asked(team, naam, rol, aandacht, vanaf)
    found, context = await _page(act, asked, "overview.map")
    full = [one for one in found if one.seats]
    axis, circles = rules.Axis(act.today), rules.map_of([[hours_of(seat) for seat in one.seats] for one in full])
    pictured = [
        (one, team, list(zip(drawn(axis, one.seats), inside, strict=True)))
        for one, (team, inside) in zip(full, circles, strict=True)
    ]
    return page("overview/map.html", pictured=pictured, **context)


async def _terms(act: Act, asked: Asked) -> Template:
    found, context = await _page(act, asked, "overview.terms")
    axis = rules.Axis(act.today)
    rows = [(one, drawn(axis, one.seats)) for one in found]
    return page("overview/terms.html", drawn_teams=rows, months=axis.months, **context)


async def _core(act: Act, asked: CoreAsked) -> Template:
    async with reading():
        agreed = await roles.agreements(act.today)
        found = await queries.core(act, agreed.open_weeks, asked)
    open_ = found.seats - found.held
    return page(
        "overview/core.html",
        found=found,
        agreed=agreed,
        asked=asked,
        filled=Filled({"naam": asked.name}),
        teams_pages=_around(asked.skip, found.count, lambda skip: _core_typed(replace(asked, skip=skip))),
        open_pages=_around(asked.open_skip, open_, lambda skip: _core_typed(replace(asked, open_skip=skip))),
    )


@dataclass(frozen=True, slots=True)
class Pages:
    """Of a list: from the first to the last that stand here, of all; and what stands in the address of those around."""

    first: int
    last: int
    count: int
    before: str | None
    next: str | None


def _around(skip: int, count: int, at: Callable[[int], Mapping[str, str]]) -> Pages:
    before = urlencode(at(min(max(skip - CORE_PAGE, 0), max(count - 1, 0) // CORE_PAGE * CORE_PAGE))) if skip else None
    following = urlencode(at(skip + CORE_PAGE)) if skip + CORE_PAGE < count else None
    return Pages(skip + 1, min(skip + CORE_PAGE, count), count, before, following)


def _core_typed(asked: CoreAsked) -> Mapping[str, str]:
    values = {"naam": asked.name, "vanaf": str(asked.skip or ""), "open": str(asked.open_skip or "")}
    return {name: value for name, value in values.items() if value}


async def _page(act: Act, asked: Asked, route: str) -> tuple[list[TeamSeats], dict[str, Any]]:
    """Ten teams, and what the form to choose among them needs."""
    async with reading():
        found, more = await queries.page_of(act, asked)
        choices, known = await queries.choices(act), await queries.templates()
    context = {
        "asked": asked,
        "filled": Filled({**_typed(asked), "naam": asked.name or "".join(one.name for one in found if asked.team)}),
        "choices": [(team["id"], team["name"]) for team in choices] if not asked.name else [],
        "kinds": [(row["key"], either(row["name_nl"], row["name_en"])) for row in known],
        "route": route,
        "next": urlencode(_typed(replace(asked, skip=asked.skip + PAGE))) if more else None,
        "before": urlencode(_typed(replace(asked, skip=max(asked.skip - PAGE, 0)))) if asked.skip else None,
    }
    return found, context


def _asked(team: int, name: str, key: str, attention: str, skip: int) -> Asked:
    return Asked(bounded(team), _text(name), key, bool(attention), bounded(skip))


def _text(typed: str) -> str:
    return " ".join(typed.split())


def _typed(asked: Asked) -> Mapping[str, str]:
    """As it stands in an address."""
    values = {
        "team": str(asked.team or ""),
        "naam": asked.name,
        "rol": asked.key,
        "aandacht": "on" if asked.attention else "",
        "vanaf": str(asked.skip or ""),
    }
    return {name: value for name, value in values.items() if value}


handlers = [show, terms, core, circles, circle, map_]
