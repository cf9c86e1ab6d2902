"""See tests/test_matrix.py. Notices are one's own: of somebody else's nobody can tell that it is there."""

from teamhub.ideas.events import IdeaShared, subject
from teamhub.journal.service import record
from teamhub.notices import service
from teamhub.notices.tables import Notice
from tests.cast import Cast
from tests.factories import acting, an_idea, system

#                    owner teammate colleague mpp  hr council process practice director operator leaver visitor
EVERYBODY = (200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 303, 303)
MATRIX = {
    ("GET", "/berichten"): EVERYBODY,
    ("GET", "/berichten?before=1"): EVERYBODY,
    ("GET", "/berichten/{notice}"): (404, 303, 404, 404, 404, 404, 404, 404, 404, 404, 303, 303),
    ("POST", "/berichten/gelezen"): 303,
    ("GET", "/berichten/instellingen"): EVERYBODY,
    ("POST", "/berichten/instellingen"): 303,
}
FORMS = {
    "/berichten/gelezen": {"until": "1"},
    "/berichten/instellingen": {"digest_hour": "never", "inbox_asked": "on"},
}


async def prepare(cast: Cast) -> dict[str, object]:
    """A notice of the teammate's."""
    idea = await an_idea(cast["owner"], cast.team)
    await record(await acting(cast["owner"]), IdeaShared(subject=subject(idea.id), title=idea.title))
    await service.deliver(system())
    mine = await Notice.objects().where(Notice.person == cast["teammate"].id).first()
    assert mine
    return {"notice": mine.id}
