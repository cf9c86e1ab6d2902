"""Two of a framework group who press at the same moment: one of them was first, and nothing happens twice."""

import asyncio
from typing import Any

import pytest

from teamhub.core.errors import Refused
from teamhub.decisions.rules import Stance
from teamhub.frameworks.drafts import adoption_service, group_service, text_service
from teamhub.frameworks.drafts.stages import Stage
from teamhub.frameworks.drafts.tables import FrameworkDraft, GroupMember
from teamhub.frameworks.tables import FrameworkVersion
from teamhub.journal.queries import breaks
from teamhub.proposals import service as proposals
from tests.cast import Cast, a_cast
from tests.frameworks.drafts.about import at, put, ready, seen
from tests.frameworks.test_requests import adopted

pytestmark = pytest.mark.usefixtures("db")


async def a_world() -> Cast:
    await adopted("KAD-10", "KAD-18")
    return await a_cast()


async def together(*verbs: Any) -> list[str]:
    done = await asyncio.gather(*verbs, return_exceptions=True)
    assert all(not isinstance(one, BaseException) or isinstance(one, Refused) for one in done), done
    return sorted("refused" if isinstance(one, Refused) else "done" for one in done)


async def test_a_group_begins_once_and_a_place_in_it_is_taken_once() -> None:
    cast = await a_world()
    owner, mate, guest = [await at(cast[who]) for who in ("owner", "teammate", "colleague")]
    begun = [group_service.begin(act, code="KAD-10") for act in (owner, mate)]
    assert await together(*begun) == ["done", "refused"]
    (draft,) = await FrameworkDraft.objects()
    by = owner if draft.by == owner.by.id else mate
    invited = [group_service.invite(by, draft.id, guest.by.id or 0) for _ in range(3)]
    assert await together(*invited) == ["done", "refused", "refused"]
    answers = (group_service.join, group_service.decline, group_service.join)
    assert await together(*(verb(guest, draft.id) for verb in answers)) == ["done", "refused", "refused"]
    assert await GroupMember.count().where(GroupMember.person == guest.by.id) == 1


@pytest.mark.parametrize("first", [True, False])
async def test_what_is_adopted_is_what_the_delegates_read(first: bool) -> None:
    """The last delegate consents while another of the group saves, and stops."""
    cast = await a_world()
    draft = await ready(cast)
    proposal = await put(cast, draft)
    version = (await seen(draft, -27)).version
    for who in ("owner", "mpp"):
        await proposals.speak(await at(cast[who], -27), proposal, Stance.CONSENT)
    director, mate = await at(cast["director"], -27), await at(cast["teammate"], -27)
    verbs = [
        proposals.speak(director, proposal, Stance.CONSENT),
        text_service.save_texts(mate, draft, version, {"title_nl": "Iets anders"}),
        group_service.drop(mate, draft, "Toch niet."),
    ]
    assert await together(*(verbs if first else reversed(verbs))) == ["done", "refused", "refused"]
    assert (await seen(draft)).stage is Stage.ADOPTED
    number = (await seen(draft)).adopted_as
    rows = await FrameworkVersion.select(FrameworkVersion.version, FrameworkVersion.title_nl).where(
        FrameworkVersion.code == "KAD-10"
    )
    assert max(row["version"] for row in rows) == number and "Iets anders" not in {row["title_nl"] for row in rows}
    with pytest.raises(Refused):
        await adoption_service.check(director, draft, version, director.today)
    assert await breaks() == []
