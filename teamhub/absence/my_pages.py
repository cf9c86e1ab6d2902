"""One's own absence, on one screen: report it, stay away longer, be back. Without a second factor: it is one's own."""

from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.absence import policy, queries, rules, service
from teamhub.absence.cases import section as files
from teamhub.absence.forms import ReachForm, ReportForm
from teamhub.absence.policy import Sight
from teamhub.absence.queries import Case
from teamhub.absence.questions import ABSENCE, CONTACT, TELL
from teamhub.absence.rules import Terms
from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.errors import Stale
from teamhub.core.forms import Filled, FormData
from teamhub.core.i18n import gettext, later
from teamhub.core.sending import Answer, sent
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.frameworks.authority import rule

RHYTHMS = (
    (1, later("every day")),
    (2, later("every two days")),
    (3, later("every three days")),
    (rules.WEEK, later("once a week")),
)
NOTHING: Filled[Any] = Filled()


def rhythms(most: int = rules.WEEK) -> list[tuple[int, str]]:
    """Those to choose from; `most`: the days in which there is contact at least once."""
    return [(days, gettext(text)) for days, text in RHYTHMS if days <= most]


@get("/ik/afwezig", name="absence.mine")
async def mine(act: CurrentAct) -> Template:
    return await my_page(act)


async def my_page(act: Act, filled: Filled[Any] = NOTHING, form: str = "", status: int = 200) -> Template:
    """`form`: which one on the page was sent, with what was typed."""
    policy.works_here(act.by)
    async with reading():
        agreed = await queries.agreed(act.today)
        seen = await queries.mine(act, agreed.terms)
        if seen is None:
            return _report_page(act, agreed.terms, filled, status)
        work = await queries.work(act, [seen])
        file = await files.mine(act) if seen.open else None
    return page(
        "absence/mine.html",
        status=status,
        act=act,
        seen=seen,
        work=work,
        file=file,
        rhythms=rhythms(agreed.terms.contact_days),
        filled=filled,
        form=form,
        blank=NOTHING,
        agreed=agreed,
        longer=longer_choices(seen, act.today),
        back=back_choices(seen, act.today),
        ruling=rule(ABSENCE, {"days": max(seen.guide.day if seen.guide else 1, 1)}, agreed.clauses),
        contact=rule(CONTACT, {}, agreed.clauses),
        tell=rule(TELL, {}, agreed.clauses),
        may_withdraw=service.may_withdraw(act, seen),
    )


def _report_page(act: Act, terms: Terms, filled: Filled[Any], status: int) -> Template:
    earliest, latest = act.today - rules.BACK * rules.DAY, act.today + rules.AHEAD * rules.DAY
    return page(
        "absence/report.html",
        status=status,
        act=act,
        filled=filled,
        rhythms=rhythms(terms.contact_days),
        usual=terms.contact_days,
        earliest=earliest,
        latest=latest,
    )


def longer_choices(seen: Case, today: date) -> list[tuple[str, date]]:
    """What one tap makes of the last day that is expected; each another one."""
    days = {
        later("One day more"): rules.longer(seen.expected_until, today, 1),
        later("Two days more"): rules.longer(seen.expected_until, today, 2),
        later("The whole week"): max(rules.week_end(today), rules.longer(seen.expected_until, today, 1)),
    }
    found: dict[date, str] = {}
    for label, until in days.items():
        found.setdefault(until, label)
    return [(label, until) for until, label in found.items()]


def back_choices(seen: Case, today: date, first_day: date | None = None) -> list[tuple[str, date]]:
    """Yesterday, today, tomorrow: those that come after the first day, where the reader knows that one."""
    first = first_day or seen.first_on
    days = ((later("Back today"), today), (later("Back tomorrow"), today + rules.DAY),
            (later("Back since yesterday"), today - rules.DAY))  # fmt: skip
    return [(label, on) for label, on in days if first is None or on > first]


@post("/ik/afwezig", name="absence.report")
async def report(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    policy.works_here(act.by)

    async def do(form: ReportForm) -> None:
        await service.report(act, form.report())

    return await sent(request, ReportForm.read(data), lambda filled, status: my_page(act, filled, "report", status),
                      do, "absence.mine")  # fmt: skip


@post("/ik/afwezig/bereikbaar", name="absence.reach")
async def reach(request: WebRequest, act: CurrentAct, data: FormData) -> Answer:
    policy.works_here(act.by)

    async def do(form: ReachForm) -> None:
        async with reading():
            seen = await queries.mine(act)
        if seen is None or not seen.open:
            raise Stale("You are not noted as absent now.")
        await service.keep_reachable(act, seen.id, form.report(act.today))

    return await sent(request, ReachForm.read(data), lambda filled, status: my_page(act, filled, "reach", status), do,
                      "absence.mine")  # fmt: skip


@post("/afwezig/{absence_id:int}/toch-niet", name="absence.undo")
async def undo(request: WebRequest, act: CurrentAct, absence_id: FromPath[int]) -> Response[Any]:
    """Not back after all."""
    await service.undo_recovery(act, absence_id)
    return await afterwards(request, act, absence_id)


@post("/afwezig/{absence_id:int}/intrekken", name="absence.withdraw")
async def withdraw(request: WebRequest, act: CurrentAct, absence_id: FromPath[int]) -> Response[Any]:
    async with reading():
        seen = await queries.case(act, absence_id)
    await service.withdraw(act, absence_id)
    if seen.sight is Sight.OWN or not seen.team:
        return go(request, "absence.mine" if seen.sight is Sight.OWN else "home.show")
    return go(request, "absence.team", team_id=seen.team)


async def afterwards(request: WebRequest, act: Act, absence_id: int) -> Response[Any]:
    """On to where the actor reads this absence: one's own page, the coordinator's, or that of the team."""
    async with reading():
        seen = await queries.case(act, absence_id)
    if seen.sight is Sight.OWN:
        return go(request, "absence.mine")
    if seen.sight >= Sight.CASE:
        return go(request, "absence.show", absence_id=seen.id)
    ours = sorted(seen.teams & act.by.member_of)
    return go(request, "absence.team", team_id=ours[0]) if ours else go(request, "home.show")


handlers = [mine, report, reach, undo, withdraw]
