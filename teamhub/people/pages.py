from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template

from teamhub.core.act import Act
from teamhub.core.away import Away, away
from teamhub.core.db import reading
from teamhub.core.errors import Invalid
from teamhub.core.forms import Filled, FormData
from teamhub.core.web import CurrentAct, WebRequest, go, page
from teamhub.ideas import queries as ideas
from teamhub.people import policy, queries, service
from teamhub.people.forms import SuccessorForm, TalentForm
from teamhub.people.policy import Verb
from teamhub.people.recognitions import queries as recognitions
from teamhub.people.recognitions.forms import RecognitionForm
from teamhub.roles.preferences import queries as preferences
from teamhub.roles.preferences.rules import USUAL, offers


@get("/ik", name="people.me")
async def me(request: WebRequest, act: CurrentAct) -> Response[Any]:
    return go(request, "people.show", person_id=act.by.id)


@get("/mensen/{person_id:int}", name="people.show")
async def show(act: CurrentAct, person_id: FromPath[int]) -> Template:
    return await profile_page(act, person_id)


@post("/mensen/{person_id:int}/talenten", name="people.name_talent")
async def name_talent(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData
) -> Response[Any] | Template:
    async with reading():
        await queries.person(act, person_id)
    policy.require(Verb.NAME_TALENT, act.by, person_id)
    filled = TalentForm.read(data)
    if filled.value is None:
        return await profile_page(act, person_id, filled, status=422)
    await service.name_talent(act, person_id, filled.value.text)
    return go(request, "people.show", person_id=person_id)


@post("/mensen/{person_id:int}/talenten/{talent_id:int}/weg", name="people.drop_talent")
async def drop_talent(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], talent_id: FromPath[int]
) -> Response[Any]:
    async with reading():
        await queries.person(act, person_id)
    await service.drop_talent(act, person_id, talent_id)
    return go(request, "people.show", person_id=person_id)


@post("/mensen/{person_id:int}/opvolger", name="people.name_successor")
async def name_successor(
    request: WebRequest, act: CurrentAct, person_id: FromPath[int], data: FormData
) -> Response[Any]:
    async with reading():
        await queries.person(act, person_id)
    chosen = SuccessorForm.read(data).value
    if chosen is None:
        raise Invalid("Please choose one of the options.")
    await service.name_successor(act, person_id, chosen.successor or None)
    return go(request, "people.show", person_id=person_id)


async def profile_page(
    act: Act,
    person_id: int,
    filled: Filled[TalentForm] | None = None,
    *,
    seen: Filled[RecognitionForm] | None = None,
    status: int = 200,
) -> Template:
    """`filled` and `seen`: the forms on it, where something was wrong with what was typed."""
    own = act.by.id == person_id
    async with reading():
        person = await queries.profile(act, person_id)
        owned = await ideas.owned_by(act, person_id)
        others = [row for row in await queries.colleagues(act) if row["id"] != person_id] if own else []
        words = await recognitions.about(act, person_id)
        gone = await _away(act, person)
        preference = await preferences.of(act, person_id, person.teams_on(act.today))
    return page(
        "people/show.html",
        status=status,
        person=person,
        own=own,
        ideas=owned,
        colleagues=[(row["id"], " · ".join(filter(None, (row["name"], row["teams"])))) for row in others],
        words=words,
        writes=act.by.is_colleague and not own and person.works_here(act.today),
        preference=preference,
        away=gone[0] if gone else None,
        chooses=own and bool(act.by.member_of),
        wishes=USUAL,
        quarters_offered=offers(preference.quarters, act.today) if preference else [],
        me=act.by.id,
        filled=filled or TalentForm.blank(),
        seen=seen or RecognitionForm.blank(),
        choice=SuccessorForm.blank(),
    )


async def _away(act: Act, person: queries.Profile) -> list[Away]:
    """What of it a reader may know: illness, leave and training alike, or nothing of any."""
    if not policy.sees_away(act.by, person.id, person.teams_on(act.today)):
        return []
    return [one for one in await away(act, [person.id], act.today, act.today) if not one.asked]


handlers = [me, show, name_talent, drop_talent, name_successor]
