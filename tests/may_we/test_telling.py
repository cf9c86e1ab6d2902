"""Who is told of a question and of a framework request: who may answer, and then who asked."""

import pytest

from teamhub.core.telling import PLACES, TELLS, Happened
from teamhub.frameworks.requests import service as requests
from teamhub.frameworks.requests.tables import Outcome
from teamhub.journal.tables import Entry
from teamhub.may_we import service
from tests.cast import Cast, a_cast
from tests.factories import acting, system

pytestmark = pytest.mark.usefixtures("db")


async def told(cast: Cast) -> list[tuple[str, set[str]]]:
    """For each happening in order: its name, and the names in the cast of those whom it concerns."""
    names = {person.id: who for who, person in cast.items()}
    entries = await Entry.select().order_by(Entry.id).output(load_json=True)
    found = []
    for row in entries:
        happened = Happened(**{name: row[name] for name in ("id", "subject", "number", "at", "by", "what", "facts")})
        concerns = await TELLS[row["what"]](system(), happened)
        found.append((row["what"], {names[id] for ids in concerns.values() for id in ids}))
    return found


async def test_a_question() -> None:
    cast = await a_cast()
    owner, hr = await acting(cast["owner"]), await acting(cast["hr"])
    asked = await service.ask(owner, "Mogen wij een bank kopen?")
    await service.answer(hr, asked.id, answer="Ja.")
    await service.correct(hr, asked.id, answer="Ja, graag.")
    assert await told(cast) == [
        ("MayWeAsked", {"mpp", "hr", "process", "practice", "director"}),
        ("MayWeAnswered", {"owner"}),
        ("MayWeCorrected", {"owner"}),
    ]
    [(key, place)] = (await PLACES["may_we"](hr, [str(asked.id)])).items()
    assert (key, place.title, place.params) == (str(asked.id), asked.question, {"question_id": asked.id})
    assert await PLACES["may_we"](await acting(cast["council"]), [str(asked.id)]) == {}


async def test_a_framework_request() -> None:
    cast = await a_cast()
    colleague, hr = await acting(cast["colleague"]), await acting(cast["hr"])
    asked = await requests.request(colleague, framework=None, question="Mag dit?")
    await requests.take(hr, asked.id)
    await requests.note(await acting(cast["owner"]), asked.id, "Wij doen dit al.")
    await requests.answer_request(hr, asked.id, outcome=Outcome.FITS, answer="Ja.")
    assert await told(cast) == [
        ("FrameworkRequested", {"hr", "process", "practice", "director"}),
        ("RequestTaken", {"colleague", "hr"}),
        ("RequestNoted", {"colleague", "hr"}),
        ("RequestAnswered", {"colleague", "hr"}),
    ]
    assert [*await PLACES["framework_request"](hr, [str(asked.id)])] == [str(asked.id)]
    assert await PLACES["framework_request"](await acting(cast["operator"]), [str(asked.id)]) == {}
