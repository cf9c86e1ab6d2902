"""The vacancies of the organisation, and the page of one: where it stands, who selects, what is next."""

from typing import Any

from litestar import get
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.db import reading
from teamhub.core.forms import Filled
from teamhub.core.i18n import later
from teamhub.core.paging import paged
from teamhub.core.web import CurrentAct, page
from teamhub.hiring import (
    committee_service,
    fair_queries,
    list_queries,
    people_queries,
    policy,
    proposals,
    queries,
    rules,
    service,
    wording,
)
from teamhub.hiring.applying import queries as applying
from teamhub.hiring.events import subject
from teamhub.hiring.forms import usual_closing
from teamhub.hiring.queries import Seen
from teamhub.hiring.rules import Stage
from teamhub.hiring.selecting import policy as selecting
from teamhub.hiring.stages import Verb
from teamhub.journal import queries as journal
from teamhub.people.policy import works_here
from teamhub.proposals import queries as proposed
from teamhub.proposals.rules import OPEN

NOTHING: Filled[Any] = Filled()
VACANCIES = 40  # of each kind on a page
LETTERS, TALKS = ("hiring.letters", later("Read the letters")), ("hiring.talks", later("See the talks"))
CHOICE = ("hiring.choice", later("See the choice"))
STARTS = ("hiring.choice", later("See what has to be done until the start"))
NEXT = {  # the pages of the selection, what is done first now on top
    Stage.SELECTING: (LETTERS, TALKS, CHOICE),
    Stage.TERMS: (CHOICE, TALKS, LETTERS),
    Stage.FILLED: (STARTS,),
}


@get("/vacatures", name="hiring.list")
async def listed(act: CurrentAct, vanaf: FromQuery[int] = 0, ook: FromQuery[int] = 0) -> Template:
    """`vanaf` and `ook`: after how many of those that one has to do with, and of the others."""
    async with reading():
        found = await list_queries.listed(act)
        if not found and not act.by.is_colleague:
            works_here(act.by)
        inside = [one for one in found if policy.sees_inside(act.by, one)]
        shown = paged(inside, vanaf, VACANCIES)
        tallies = await queries.tallies([one.id for one in shown.rows])
    return page(
        "hiring/list.html",
        act=act,
        inside=shown,
        public=paged([one for one in found if not policy.sees_inside(act.by, one)], ook, VACANCIES),
        tallies=tallies,
        near=sorted(act.by.member_of),
        texts=policy.changes_texts(act.by, None),
    )


@get("/vacatures/{vacancy_id:int}", name="hiring.show")
async def show(act: CurrentAct, vacancy_id: FromPath[int]) -> Template:
    return await show_page(act, vacancy_id, NOTHING)


async def show_page(act: Act, vacancy_id: int, filled: Filled[Any], form: str = "", status: int = 200) -> Template:
    async with reading():
        seen = await queries.vacancy(act, vacancy_id)
        criteria, wanted = await queries.criteria(seen.id), await queries.wanted(seen.id)
        context = {"act": act, "seen": seen, "criteria": criteria, "wanted": wanted, "filled": filled, "form": form}
        if not policy.sees_inside(act.by, seen):
            return page("hiring/public_part.html", status=status, **context)
        context |= await _inside(act, seen)
        context |= await _people(act, seen)
    return page("hiring/show.html", status=status, blank=NOTHING, **context)


async def _inside(act: Act, seen: Seen) -> dict[str, Any]:
    """Where it stands, what may be done now, and what came before."""
    formation, ruling = await proposals.within(act, seen)
    found = await proposed.of(act, subject(seen.id))
    stages = await queries.stages(seen)
    return {
        "rail": rules.RAIL,
        "lines": rules.STAGE_LINES,
        "stages": dict(stages),
        "spans": rules.spans(stages, act.today),
        "offers": {verb.name for verb in policy.offers(act.by, seen)},
        "formation": formation,
        "hours_ruling": ruling,
        "findings": wording.findings(await proposals.texts(seen)),
        "running": [one for one in found if one.state in OPEN],
        "profile_ruling": await proposals.ruled(act),
        "posting": await service.posting(act.today) if Verb.POST in policy.offers(act.by, seen) else None,
        "closing": usual_closing(act.today, seen.closes_on, rules.USUAL_DAYS),
        "told": await journal.timeline(subject(seen.id)),
        "ours": policy.of_team(act.by, seen),
        "may_post": policy.may(Verb.POST, act.by, seen),
    }


async def _people(act: Act, seen: Seen) -> dict[str, Any]:
    """Who selects; how many applied, without who; and where one reads more."""
    formed = await queries.formed(act, seen.id)
    forming = policy.may_form(act.by, seen)
    people = len(fair_queries.selecting(formed.members))
    asked = [] if seen.ended else await fair_queries.asked(act, seen.team)
    reads = policy.reads_letters(act.by, seen)
    return {
        "formed": formed,
        "fair": fair_queries.fair(act, asked, formed.members),
        "selecting": people,
        "skills": asked,
        "skilled": fair_queries.skilled(act, asked),
        "committee_ruling": await committee_service.ruled(act.today, max(people, formed.at_least)),
        "askable": await people_queries.askable(act, seen) if forming else [],
        "forming": forming,
        "asked_me": policy.was_asked(act.by, seen),
        "selects": policy.selects(act.by, seen),
        "numbers": await queries.numbers(seen),
        "sources": await applying.sources(seen.id),
        "reasons": await applying.reasons(seen.id),
        "reads": reads,
        "may_enter": policy.may_enter(act.by, seen) and seen.can_take_more,
        "next": next_pages(act, seen),
        "texts": policy.changes_texts(act.by, seen.team),
    }


def next_pages(act: Act, seen: Seen) -> list[tuple[str, str]]:
    """Where the selection goes on, for who reads there: route and label."""
    chosen = seen.stage in (Stage.TERMS, Stage.FILLED)
    may = {
        LETTERS: selecting.reads(act.by, seen),
        TALKS: selecting.reads(act.by, seen),
        CHOICE: selecting.reads_choice(act.by, seen, chosen),
        STARTS: selecting.reads_choice(act.by, seen, chosen),
    }
    known = [one for one in NEXT.get(seen.stage, ()) if may[one]]
    return [TALKS, CHOICE, LETTERS] if known and known[0] == LETTERS and seen.names_on else known


handlers = [listed, show]
