"""Who is told, who finds it, and what waits on top of somebody's first page."""

from datetime import timedelta

import pytest

from teamhub.core.telling import PLACES, TELLS, Happened
from teamhub.core.waiting import Glyph, everything, ordered
from teamhub.home import pages as home
from teamhub.journal.tables import Entry
from teamhub.may_we import service as may_we
from teamhub.takeovers import hands_service, longer_service, queries, service
from teamhub.takeovers.rules import Withheld
from tests.cast import CAST, Cast, a_cast
from tests.conftest import NOON
from tests.factories import acting, system
from tests.takeovers.agreed import agree
from tests.takeovers.test_takeovers import DAY, TODAY, taken

pytestmark = pytest.mark.usefixtures("db")
BOTH = {"owner", "teammate", "mpp", "process"}


async def a_world() -> Cast:
    await agree()
    return await a_cast()


async def told(cast: Cast) -> dict[str, set[str]]:
    """For each happening of a takeover: the names in the cast of those whom it concerns."""
    names = {person.id: who for who, person in cast.items()}
    found = {}
    for row in await Entry.select().order_by(Entry.id).output(load_json=True):
        if row["what"] in TELLS and not row["subject"].startswith("framework"):
            happened = Happened(**{n: row[n] for n in ("id", "subject", "number", "at", "by", "what", "facts")})
            concerns = await TELLS[row["what"]](system(), happened)
            found[row["what"]] = {names[id] for ids in concerns.values() for id in ids}
    return found


async def test_the_other_side_is_told() -> None:
    cast = await a_world()
    mpp, owner = await acting(cast["mpp"]), await acting(cast["owner"])
    takeover = await taken(cast, "mpp")
    await longer_service.ask(mpp, takeover, until_on=TODAY + 20 * DAY, why="Nog even.")
    [asked] = await queries.longer(takeover)
    await longer_service.agree(owner, takeover, asked.id)
    await service.have_back(owner, takeover)
    await hands_service.keep_off(mpp, team_id=cast.team.id, kind=Withheld.HANDS_OFF, words="Zij deden het.")
    team = {"owner", "teammate"}
    assert await told(cast) == {
        "TakenOver": team,
        "LongerAsked": team,
        "LongerAgreed": {"mpp"},
        "HadBack": team | {"mpp"},
        "LeftWithThem": team | {"mpp"},
    }


async def test_from_a_colleague_only_they_are_told() -> None:
    cast = await a_world()
    await taken(cast, "mpp", from_="teammate")
    assert await told(cast) == {"TakenOver": {"teammate"}}


async def test_both_the_team_its_mpp_and_the_process_supporter_find_it_and_nobody_else() -> None:
    cast = await a_world()
    takeover = await taken(cast, "owner", from_="teammate")
    record = await hands_service.keep_off(
        await acting(cast["owner"]), team_id=cast.team.id, kind=Withheld.HANDS_OFF, words="Zij deden het."
    )
    for kind, key in (("takeover", takeover), ("hands_off", record)):
        found = {
            who for who in CAST if who not in ("visitor", "leaver")
            if await PLACES[kind](await acting(cast[who]), [str(key)])
        }  # fmt: skip
        assert found == BOTH
    director = await taken(cast, "director")
    assert await PLACES["takeover"](await acting(cast["director"]), [str(director)])
    assert not await PLACES["takeover"](await acting(cast["hr"]), [str(director)])


async def test_overdue_stands_above_everything_else() -> None:
    """Also above a question that was due longer ago."""
    cast = await a_world()
    await may_we.ask(await acting(cast["owner"]), "Mogen wij een bank kopen?")
    late, later = await taken(cast, "mpp", days=14), await taken(cast, "mpp", days=13)
    soon = await taken(cast, "mpp", days=16)
    act = await acting(cast["mpp"], NOON + 15 * DAY)
    waiting = await everything(act)
    assert [one.params.get("takeover_id") for one in waiting] == [later, late, None, soon]
    assert waiting[2].due and waiting[2].due < waiting[0].due  # type: ignore[operator]
    assert [one.glyph for one in waiting if one.above] == [Glyph.OBJECTION, Glyph.OBJECTION]
    assert [one.above for one in ordered(reversed(waiting))] == [True, True, False, False]
    assert home.everything is everything


@pytest.mark.parametrize(("days", "waits"), [(0, False), (10, False), (11, True), (14, True), (15, True)])
async def test_it_waits_from_three_days_before(days: int, waits: bool) -> None:
    cast = await a_world()
    await taken(cast, "owner", days=14)
    assert bool(await everything(await acting(cast["owner"], NOON + days * DAY))) is waits
    assert not await everything(await acting(cast["teammate"], NOON + days * DAY))


async def test_nobody_is_reminded_of_what_is_back() -> None:
    cast = await a_world()
    takeover = await taken(cast, "owner", days=1)
    await service.give_back(await acting(cast["owner"]), takeover, "Terug.")
    assert not await everything(await acting(cast["owner"], NOON + 9 * DAY))


async def test_the_explanation_of_acute_danger_waits_also_when_it_is_back() -> None:
    cast = await a_world()
    mpp = await acting(cast["mpp"])
    takeover = await service.take_in_danger(mpp, team_id=cast.team.id, what="De voordeur", why="Bonzen.")
    assert len(await everything(mpp)) == 2  # to give it back, and to explain it
    await service.give_back(mpp, takeover, "Het is veilig.")
    [explain] = await everything(await acting(cast["mpp"], NOON + timedelta(days=2)))
    assert explain.above and explain.due == TODAY + DAY and "explanation" in explain.said
    await service.explain(mpp, takeover, "Er was niemand anders.")
    assert not await everything(await acting(cast["mpp"], NOON + timedelta(days=2)))


async def test_a_question_to_keep_it_longer_waits_for_whoever_may_answer() -> None:
    cast = await a_world()
    for from_, waits in (("", {"owner", "teammate"}), ("teammate", {"teammate"})):
        takeover = await taken(cast, "mpp", from_=from_)
        await longer_service.ask(await acting(cast["mpp"]), takeover, until_on=TODAY + 20 * DAY, why="Nog even.")
        found = set()
        for who in ("owner", "teammate", "colleague", "mpp", "process"):
            items = await everything(await acting(cast[who]))
            if any(one.params.get("takeover_id") == takeover and "asks" in one.said for one in items):
                found.add(who)
        assert found == waits
