"""A framework group and its draft, for tests: who is in it, what they changed, and rounds without consent."""

from datetime import date, timedelta

from teamhub.core.act import Act
from teamhub.decisions.rules import Stance
from teamhub.frameworks.drafts import group_service, putting_service, queries, text_service
from teamhub.frameworks.drafts.queries import Draft
from teamhub.people.tables import Person
from teamhub.proposals import service as proposals
from tests.cast import Cast
from tests.conftest import NOON
from tests.factories import acting, system

OBJECTION = {"argument": "Het is te veel.", "harm": "De buffer raakt op.", "safe": "Een lager bedrag."}


async def at(person: Person, days: float = 0) -> Act:
    return await acting(person, NOON + timedelta(days=days))


async def a_draft(cast: Cast, code: str = "KAD-10", *who: str, days: float = -30, by: str = "owner") -> int:
    """Begun by the owner; the others joined at once."""
    begun = await group_service.begin(await at(cast[by], days), code=code)
    for name in who:
        await group_service.invite(await at(cast[by], days), begun, cast[name].id)
        await group_service.join(await at(cast[name], days), begun)
    return begun


async def seen(draft_id: int, days: float = 0) -> Draft:
    return await queries.one(system(NOON + timedelta(days=days)), draft_id)


async def limits(cast: Cast, draft_id: int, value: float, key: str = "team_max", days: float = -29) -> None:
    """The owner changes one limit of the draft."""
    draft = await seen(draft_id, days)
    limit = next(limit for limit in draft.content["limits"] if limit["key"] == key)
    await text_service.save_limit(
        await at(cast["owner"], days), draft_id, draft.version, limit | {"value": value}, was=key
    )


async def ready(cast: Cast, code: str = "KAD-10", key: str = "team_max", value: float = 2000) -> int:
    """Owner, teammate, MPP and director; the owner speaks for the team; one limit is another."""
    draft = await a_draft(cast, code, "teammate", "mpp", "director")
    await group_service.name_delegate(await at(cast["owner"], -29), draft, cast["owner"].id, cast.team.id)
    await limits(cast, draft, value, key)
    return draft


async def put(cast: Cast, draft_id: int, days: float = -28, on: date | None = None, by: str = "owner") -> int:
    act = await at(cast[by], days)
    version = (await seen(draft_id, days)).version
    given = {"in_force_on": on or act.today, "why": "Alles is duurder geworden.", "days": 3}
    return await putting_service.put(act, draft_id, version, **given)


async def consents(cast: Cast, proposal: int, *who: str, days: float = -27) -> None:
    for name in who or ("owner", "mpp", "director"):
        await proposals.speak(await at(cast[name], days), proposal, Stance.CONSENT)


async def without_consent(cast: Cast, draft_id: int, days: float = -28) -> int:
    """A round in which the director objects, and that is over after three days."""
    proposal = await put(cast, draft_id, days)
    await consents(cast, proposal, "owner", "mpp", days=days + 1)
    await proposals.speak(await at(cast["director"], days + 1), proposal, Stance.OBJECTION, **OBJECTION)
    return proposal
