"""The absence coordinator's pages: who of the team is absent and what is due; one absence. HR reads them too."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.absence import guidance_service, guiding, policy, queries, rules, service, talk_service
from teamhub.absence.cases.looks import looked
from teamhub.absence.forms import EarlyForm, HandOverForm, NearForm, PrecheckForm, TalkForm
from teamhub.absence.guidance_service import NAMED
from teamhub.absence.my_pages import NOTHING, back_choices, longer_choices, rhythms
from teamhub.absence.policy import Sight
from teamhub.absence.questions import FREQUENT, HAND_OVER, NEAR, WELCOME
from teamhub.absence.rules import Early
from teamhub.absence.seen import known
from teamhub.absence.team_pages import needed
from teamhub.core.act import Act, Office
from teamhub.core.db import reading
from teamhub.core.errors import Invalid, WrongStage
from teamhub.core.forms import Filled, FormData
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks.authority import Ruling, rule
from teamhub.people import queries as people
from teamhub.teams import queries as teams


@get("/teams/{team_id:int}/verzuim", name="absence.cases")
async def cases(act: CurrentAct, team_id: FromPath[int]) -> Template:
    policy.require_coordinator(act.by, team_id)
    async with reading():
        team = await teams.team(act, team_id)
        agreed = await queries.agreed(act.today)
        found = [one for one in await queries.cases(act, team_id, agreed.terms) if one.sight is not Sight.OWN]
    ours = [one for one in found if one.open and not one.handed_over]
    return page(
        "absence/cases.html",
        act=act,
        team=team,
        terms=agreed.terms,
        ours=sorted(ours, key=lambda one: (one.guide.dates(act.today) or [act.today])[0] if one.guide else act.today),
        with_hr=[one for one in found if one.open and one.handed_over],
        lately=sorted([one for one in found if not one.open and one.guide], key=lambda one: (not _asks(one), -one.id)),
        asks=_asks,
        hr=act.by.has(Office.HR),
    )


def _asks(seen: queries.Case) -> bool:
    """Something is to be done about who is back."""
    return bool(seen.guide and (seen.guide.talk_due or seen.guide.welcome))


@get("/verzuim/{absence_id:int}", name="absence.show")
async def show(act: CurrentAct, absence_id: FromPath[int]) -> Template:
    return await case_page(act, absence_id)


async def case_page(
    act: Act, absence_id: int, filled: Filled[Any] = NOTHING, form: str = "", status: int = 200
) -> Template:
    async with reading():
        agreed = await queries.agreed(act.today)
        seen = await queries.guided(act, absence_id, agreed.terms)
        await looked(act, seen.id)
        work = await queries.work(act, [seen])
        near = [row for row in await people.colleagues(act) if row["id"] != seen.person]
        members = set(await teams.members(seen.team, act.today)) if seen.team else set()
        hands_over = seen.sight is Sight.CASE and seen.guide is not None and seen.guide.due(act.today)
        managers = await people.names(await teams.office_holders(act, Office.HR)) if hands_over else {}
    hr = seen.sight is Sight.FILE
    return page(
        "absence/case.html",
        status=status,
        act=act,
        seen=seen,
        work=work,
        terms=agreed.terms,
        filled=filled,
        form=form,
        blank=NOTHING,
        hr=hr,
        rhythms=dict(rhythms()),
        near=[(row["id"], row["name"]) for row in near if row["id"] in members or not members],
        managers=[(id, name) for id, name in managers.items() if id != seen.person],
        hands_over=hands_over,
        reasons=[reason for reason in Early if reason in NAMED or hr],
        longer=longer_choices(seen, act.today),
        back=back_choices(seen, act.today),
        hand_over=_hand_over(seen, agreed, hr) if seen.guide and seen.open else None,
        frequent=rule(FREQUENT, {}, agreed.clauses),
        near_ruling=rule(NEAR, {}, agreed.clauses),
        welcome=rule(WELCOME, {}, agreed.clauses),
        latest=act.today + rules.DAY * agreed.terms.team_until_day,
    )


def _hand_over(seen: queries.Case, agreed: queries.Agreed, hr: bool) -> Ruling:
    """Who guides it. To the coordinator it does not say for which of the reasons that HR alone knows."""
    assert seen.guide
    facts = guiding.ruling_facts(known(seen), seen.guide.day, seen.guide.why, seen.today, all_=hr)
    if seen.guide.early and not hr and facts["recovery_weeks"] <= agreed.terms.recovery_weeks:
        facts["early"] = 1
    return rule(HAND_OVER, facts, agreed.clauses)


@post("/verzuim/{absence_id:int}/bevestigen", name="absence.confirm")
async def confirm(request: WebRequest, act: CurrentAct, absence_id: FromPath[int]) -> Response[Any]:
    return await _done(request, absence_id, service.confirm(act, absence_id))


@post("/verzuim/{absence_id:int}/contact", name="absence.contact")
async def contact(request: WebRequest, act: CurrentAct, absence_id: FromPath[int]) -> Response[Any]:
    return await _done(request, absence_id, guidance_service.had_contact(act, absence_id))


@post("/verzuim/{absence_id:int}/vooruitkijken", name="absence.precheck")
async def precheck(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Response[Any]:
    form = needed(PrecheckForm.read(data))
    return await _done(request, absence_id, guidance_service.precheck(act, absence_id, form.handover_on))


@post("/afwezig/{absence_id:int}/eerder", name="absence.early")
async def early(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Response[Any]:
    await guidance_service.ask_early(act, absence_id, needed(EarlyForm.read(data)).why)
    async with reading():
        seen = await queries.case(act, absence_id)
    if seen.sight is Sight.OWN:
        return go(request, "absence.mine")
    return go(request, "absence.show", absence_id=absence_id)


@post("/verzuim/{absence_id:int}/overdragen", name="absence.hand_over")
async def hand_over(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async with reading():
        await queries.guided(act, absence_id)

    async def do(form: HandOverForm) -> None:
        await guidance_service.hand_over(act, absence_id, **form.model_dump())

    return await sent(request, HandOverForm.read(data),
                      lambda filled, status: case_page(act, absence_id, filled, "hand_over", status),
                      do, "absence.show", (Invalid, WrongStage), absence_id=absence_id)  # fmt: skip


@post("/verzuim/{absence_id:int}/contactpersoon", name="absence.near")
async def near(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Response[Any]:
    form = needed(NearForm.read(data))
    return await _done(request, absence_id, guidance_service.keep_near(act, absence_id, form.near, form.look_again_on))


@post("/verzuim/{absence_id:int}/welkom", name="absence.welcome")
async def welcome(request: WebRequest, act: CurrentAct, absence_id: FromPath[int]) -> Response[Any]:
    return await _done(request, absence_id, guidance_service.welcome(act, absence_id))


@post("/verzuim/{absence_id:int}/gesprek", name="absence.talk")
async def talk(request: WebRequest, act: CurrentAct, absence_id: FromPath[int], data: FormData) -> Answer:
    async with reading():
        await queries.guided(act, absence_id)
    filled = TalkForm.read(data)
    if filled.value is None:
        return await case_page(act, absence_id, filled, "talk", 422)
    try:
        await talk_service.hold(act, absence_id, filled.value.agreements)
    except Invalid as refusal:
        return await case_page(act, absence_id, filled.refused(refusal), "talk", 422)
    return go(request, "absence.show", absence_id=absence_id)


@post("/verzuim/{absence_id:int}/gesprek-naar-personeelszaken", name="absence.talk_to_hr")
async def talk_to_hr(request: WebRequest, act: CurrentAct, absence_id: FromPath[int]) -> Response[Any]:
    return await _done(request, absence_id, talk_service.to_hr(act, absence_id))


async def _done(request: WebRequest, absence_id: int, verb: Awaitable[None]) -> Response[Any]:
    await verb
    return go(request, "absence.show", absence_id=absence_id)


handlers = [
    cases, show, confirm, contact, precheck, early, hand_over, near, welcome, talk, talk_to_hr,
]  # fmt: skip
