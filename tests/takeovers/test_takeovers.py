"""The verbs of a takeover: row and journal."""

import asyncio
from datetime import date, timedelta

import pytest

from teamhub.core.act import Office
from teamhub.core.errors import Invalid, NotAllowed, NotFound, Refused, Stale, WrongStage
from teamhub.frameworks.authority import Ruling
from teamhub.journal import queries as journal
from teamhub.journal.tables import Entry
from teamhub.people import staying_service
from teamhub.takeovers import hands_queries, hands_service, longer_service, queries, service
from teamhub.takeovers.questions import KEEP
from teamhub.takeovers.rules import Ending, Kind, Withheld
from teamhub.takeovers.tables import HandsOff, Longer, Takeover
from teamhub.teams.tables import Team
from tests.cast import Cast, a_cast
from tests.conftest import NOON
from tests.factories import a_person, acting, holds, joins, system
from tests.takeovers.agreed import agree

pytestmark = pytest.mark.usefixtures("db")
DAY = timedelta(days=1)
TODAY = NOON.date()


async def a_world(**limits: int) -> Cast:
    await agree(**limits)
    return await a_cast()


async def taken(cast: Cast, who: str = "owner", days: int = 14, from_: str = "", at: int = 0) -> int:
    """Something taken over, `at` days from now; from the team, or from a colleague in it."""
    act = await acting(cast[who], NOON + at * DAY)
    colleague = cast[from_].id if from_ else None
    back_on = act.today + days * DAY
    words = {"what": "De sleutels van de kelder", "why": "Ik liep er toch langs."}
    return await service.take(act, team_id=cast.team.id, colleague_id=colleague, back_on=back_on, **words)


async def row_of(takeover: int) -> Takeover:
    found = await Takeover.objects().get(Takeover.id == takeover)
    assert found
    return found


async def happened() -> list[str]:
    return [
        what for what in await Entry.select(Entry.what).order_by(Entry.id).output(as_list=True) if "Frame" not in what
    ]


async def test_taking_over_keeps_why_until_when_and_the_ruling() -> None:
    cast = await a_world()
    row = await row_of(await taken(cast))
    assert (row.kind, row.taker, row.team, row.colleague) == (Kind.TAKEN, cast["owner"].id, cast.team.id, None)
    assert (row.taken_on, row.back_on, row.ended_on, row.ending) == (TODAY, TODAY + 14 * DAY, None, None)
    kept = Ruling.kept(str(row.ruling))
    assert (
        kept == (await queries.agreed(NOON.date())).keep(14)
        and kept
        and kept.clause
        and kept.clause.framework == "KAD-16"
    )
    [entry] = await Entry.select().where(Entry.subject == f"takeover:{row.id}").output(load_json=True)
    assert entry["what"] == "TakenOver" and entry["by"] == cast["owner"].id
    assert entry["facts"]["why"] == "Ik liep er toch langs." and entry["facts"]["ruling"]["question"] == KEEP.name


@pytest.mark.parametrize(
    ("who", "from_", "refusal"),
    [
        ("owner", "", None), ("owner", "teammate", None), ("mpp", "", None), ("mpp", "owner", None),
        ("director", "", None), ("hr", "", None), ("practice", "", None), ("process", "", None),
        ("director", "owner", NotAllowed), ("colleague", "", NotAllowed), ("colleague", "owner", NotAllowed),
        ("owner", "owner", Invalid), ("owner", "colleague", Invalid), ("mpp", "leaver", Invalid),
        ("council", "", NotFound), ("operator", "", NotFound), ("operator", "owner", NotFound),
    ],
)  # fmt: skip
async def test_from_whom(who: str, from_: str, refusal: type[Refused] | None) -> None:
    cast = await a_world()
    if refusal is None:
        await taken(cast, who, from_=from_)
        return
    with pytest.raises(refusal):
        await taken(cast, who, from_=from_)
    assert not await Takeover.exists() and await happened() == []


@pytest.mark.parametrize(("days", "right"), [(0, True), (42, True), (43, False), (-1, False), (400, False)])
async def test_up_to_six_weeks(days: int, right: bool) -> None:
    cast = await a_world()
    if right:
        await taken(cast, days=days)
    else:
        with pytest.raises(Invalid):
            await taken(cast, days=days)
    assert await Takeover.exists() is right


async def test_a_changed_limit_changes_what_is_possible_and_not_what_was_kept() -> None:
    cast = await a_world()
    before = await row_of(await taken(cast, days=30))
    await agree(NOON, max_days=20, default_days=7)
    with pytest.raises(Invalid, match="The team decides by consent"):
        await taken(cast, days=30)
    await taken(cast, days=20)
    agreed = await queries.agreed(NOON.date())
    assert (agreed.terms.default_days, agreed.terms.max_days) == (7, 20)
    kept = Ruling.kept(str(before.ruling))
    assert kept and kept.clause and kept.clause.limits[0].up_to == 42
    assert kept.clause.decider != (now := agreed.keep(30).clause) and now and now.decider


async def test_without_a_framework_the_usual_days_hold() -> None:
    cast = await a_cast()
    await taken(cast, days=42)
    with pytest.raises(Invalid, match="No framework covers this"):
        await taken(cast, days=43)


async def test_not_from_a_team_that_has_closed() -> None:
    cast = await a_world()
    await Team.update({Team.closed_on: TODAY}).where(Team.id == cast.team.id)
    with pytest.raises(Invalid):
        await taken(cast)


async def test_given_back_with_a_sentence_and_only_by_who_has_it() -> None:
    cast = await a_world()
    takeover = await taken(cast)
    for who, refusal in (("teammate", NotAllowed), ("mpp", NotAllowed), ("colleague", NotFound), ("hr", NotFound)):
        with pytest.raises(refusal):
            await service.give_back(await acting(cast[who]), takeover, "Hier is het.")
    with pytest.raises(Invalid):
        await service.give_back(await acting(cast["owner"]), takeover, "  ")
    await service.give_back(await acting(cast["owner"], NOON + 3 * DAY), takeover, " Het was al geregeld. ")
    row = await row_of(takeover)
    assert (row.ending, row.ended_on, row.ended_by) == (Ending.GIVEN_BACK, TODAY + 3 * DAY, cast["owner"].id)
    assert row.reflection == "Het was al geregeld." and await happened() == ["TakenOver", "GivenBack"]


async def test_two_who_give_it_back_at_once() -> None:
    """Who has it and who has it back again: the second reads that somebody was first."""
    cast = await a_world()
    takeover = await taken(cast)
    owner, teammate = await acting(cast["owner"]), await acting(cast["teammate"])
    done = await asyncio.gather(
        service.give_back(owner, takeover, "Terug."),
        service.give_back(owner, takeover, "Terug, nog eens."),
        service.have_back(teammate, takeover),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in done) == ["NoneType", "Stale", "Stale"]
    assert len(await happened()) == 2 and await journal.breaks() == []


async def test_the_other_side_has_it_back() -> None:
    cast = await a_world()
    ours, theirs = await taken(cast), await taken(cast, from_="teammate")
    karim = await a_person("Karim")
    await joins(karim, cast.team)
    with pytest.raises(NotAllowed):  # it was taken from a colleague: not from everybody
        await service.have_back(await acting(karim), theirs)
    await service.have_back(await acting(karim), ours)
    await service.have_back(await acting(cast["teammate"]), theirs, "Fijn.")
    assert [row.ending for row in (await row_of(ours), await row_of(theirs))] == [Ending.HAD_BACK, Ending.HAD_BACK]
    with pytest.raises(NotAllowed):
        await service.have_back(await acting(cast["owner"]), await taken(cast))


async def test_of_a_colleague_who_left_the_team_the_team_has_it_back() -> None:
    cast = await a_world()
    roel = await a_person("Roel")
    await joins(roel, cast.team, until_on=TODAY)
    cast["roel"] = roel
    takeover = await taken(cast, from_="roel")
    await service.have_back(await acting(cast["teammate"], NOON + DAY), takeover)
    assert (await row_of(takeover)).ended_by == cast["teammate"].id


async def test_never_mind_on_the_day_itself_and_it_counts_nowhere() -> None:
    cast = await a_world()
    first, second = await taken(cast, "mpp"), await taken(cast, "mpp", days=13)
    with pytest.raises(NotAllowed):
        await service.undo(await acting(cast["owner"]), first)
    await service.undo(await acting(cast["mpp"]), first)
    with pytest.raises(WrongStage):
        await service.undo(await acting(cast["mpp"], NOON + DAY), second)
    assert (await row_of(first)).ending == Ending.UNDONE
    mpp = await acting(cast["mpp"])
    assert [one.id for one in await queries.taken_by_me(mpp)] == [second]
    assert await queries.back_of(mpp, [cast.team.id]) == []
    assert (await hands_queries.line_of_mpp(mpp, cast["mpp"].id)).total("taken") == 1
    assert await happened() == ["TakenOver", "TakenOver", "TakeoverUndone"]


async def test_acute_danger_is_for_an_mpp_and_goes_back_the_next_working_day() -> None:
    cast = await a_world()
    on_call = await a_person("Loes")
    await holds(on_call, Office.MPP, cast.other_team)
    words = {"what": "De voordeur", "why": "Er stond iemand die niet wegging."}
    for who in ("owner", "director", "hr"):
        with pytest.raises(NotAllowed, match="an MPP takes over"):
            await service.take_in_danger(await acting(cast[who]), team_id=cast.team.id, **words)
    friday = await acting(on_call, NOON + 4 * DAY)
    row = await row_of(await service.take_in_danger(friday, team_id=cast.team.id, **words))
    assert row.kind == Kind.DANGER and row.back_on == date(2026, 3, 9) == friday.today + 3 * DAY
    kept = Ruling.kept(str(row.ruling))
    assert kept and kept.clause and kept.clause.framework == "KAD-17"
    with pytest.raises(WrongStage):
        await longer_service.ask(friday, row.id, until_on=date(2026, 3, 20), why="Nog niet veilig.")
    await service.give_back(friday, row.id, "Het is weer veilig.")
    assert (await queries.one(friday, row.id)).wants_explanation
    assert [one.id for one in await queries.unexplained(await acting(cast["owner"]), cast.team.id)] == [row.id]
    await service.explain(friday, row.id, "Niemand anders was bereikbaar.")
    with pytest.raises(WrongStage):
        await service.explain(friday, row.id, "Nog eens.")
    assert await queries.unexplained(await acting(cast["owner"]), cast.team.id) == []
    assert await happened() == ["TakenOverInDanger", "GivenBack", "TakeoverExplained"]


async def test_kept_longer_when_one_of_the_other_side_agrees() -> None:
    cast = await a_world()
    takeover, until = await taken(cast, "mpp"), TODAY + 42 * DAY
    mpp, owner = await acting(cast["mpp"]), await acting(cast["owner"])
    await longer_service.ask(mpp, takeover, until_on=until, why="De gemeente antwoordt pas in april.")
    with pytest.raises(Stale):
        await longer_service.ask(mpp, takeover, until_on=until, why="Nog eens.")
    [asked] = await queries.longer(takeover)
    for who, refusal in (("mpp", NotAllowed), ("process", NotAllowed), ("hr", NotFound)):
        with pytest.raises(refusal):
            await longer_service.agree(await acting(cast[who]), takeover, asked.id)
    assert (await row_of(takeover)).back_on == TODAY + 14 * DAY
    await longer_service.agree(owner, takeover, asked.id)
    with pytest.raises(Stale):
        await longer_service.decline(await acting(cast["teammate"]), takeover, asked.id)
    assert (await row_of(takeover)).back_on == until
    [asked] = await queries.longer(takeover)
    assert (asked.answer, asked.answered_by_name, asked.was) == ("agreed", "Esra", TODAY + 14 * DAY)
    assert asked.ruling == (await queries.agreed(NOON.date())).keep(42)
    assert await happened() == ["TakenOver", "LongerAsked", "LongerAgreed"]


async def test_not_longer_when_they_want_it_back() -> None:
    cast = await a_world()
    takeover = await taken(cast, from_="teammate")
    owner, teammate = await acting(cast["owner"]), await acting(cast["teammate"])
    await longer_service.ask(owner, takeover, until_on=TODAY + 20 * DAY, why="Het is nog niet af.")
    [asked] = await queries.longer(takeover)
    other = await taken(cast)
    with pytest.raises(NotFound):  # a question of another takeover
        await longer_service.agree(teammate, other, asked.id)
    await longer_service.decline(teammate, takeover, asked.id)
    assert (await row_of(takeover)).back_on == TODAY + 14 * DAY and (await happened())[-1] == "LongerDeclined"
    await longer_service.ask(owner, takeover, until_on=TODAY + 20 * DAY, why="Toch graag.")
    await service.give_back(owner, takeover, "Het is af.")
    last = (await queries.longer(takeover))[0]
    with pytest.raises(Stale):  # a form that stood open while it went back
        await longer_service.agree(teammate, takeover, last.id)
    assert await Longer.count() == 2


@pytest.mark.parametrize("days", [14, 13, 0, -3])
async def test_longer_is_later(days: int) -> None:
    cast = await a_world()
    takeover = await taken(cast)
    with pytest.raises(Invalid):
        await longer_service.ask(await acting(cast["owner"]), takeover, until_on=TODAY + days * DAY, why="Zomaar.")


async def test_a_day_that_has_passed_meanwhile_cannot_be_agreed_to() -> None:
    cast = await a_world()
    takeover = await taken(cast)
    await longer_service.ask(await acting(cast["owner"]), takeover, until_on=TODAY + 16 * DAY, why="Bijna af.")
    [asked] = await queries.longer(takeover)
    with pytest.raises(Invalid):
        await longer_service.agree(await acting(cast["teammate"], NOON + 17 * DAY), takeover, asked.id)


async def test_what_a_leaver_had_is_back_the_day_after() -> None:
    cast = await a_world()
    takeover, other = await taken(cast), await taken(cast, "teammate")
    await staying_service.leave(system(), cast["owner"].id, TODAY)
    await staying_service.part_all(system(NOON + DAY))
    row = await row_of(takeover)
    assert (row.ending, row.ended_on, row.ended_by) == (Ending.ENDED, TODAY + DAY, None)
    assert (await row_of(other)).ended_on is None
    [entry] = await Entry.select(Entry.by).where(Entry.what == "TakeoverEnded")
    assert entry["by"] is None
    await service.end_all(system(NOON + DAY), cast["owner"].id)
    assert (await happened()).count("TakeoverEnded") == 1


async def test_of_a_team_that_closes_nothing_is_overdue_also_before_the_job() -> None:
    cast = await a_world()
    takeover = await taken(cast, "mpp", days=2)
    await Team.update({Team.closed_on: TODAY + DAY}).where(Team.id == cast.team.id)
    later = await acting(cast["mpp"], NOON + 9 * DAY)
    seen = await queries.one(later, takeover)
    assert not seen.open and not seen.overdue and await queries.taken_by_me(later) == []
    line = await hands_queries.line_of_mpp(later, cast["mpp"].id)
    before = await hands_queries.line_of_mpp(await acting(cast["mpp"]), cast["mpp"].id)
    assert line.total("taken") == 0 and before.total("taken") == 1  # until it closes, what it has coming is on the line
    assert await service.end_of_closed_teams(system(NOON + 9 * DAY)) and not await service.end_of_closed_teams(later)
    assert (await row_of(takeover)).ending == Ending.ENDED


async def test_hands_off_in_one_s_own_words_or_by_the_team() -> None:
    cast = await a_world()
    team, mpp = cast.team.id, cast["mpp"].id
    owner, manager = await acting(cast["owner"]), await acting(cast["mpp"])
    one = await hands_service.keep_off(manager, team_id=team, kind=Withheld.HANDS_OFF, words="Zij belden zelf.")
    await hands_service.keep_off(owner, team_id=team, kind=Withheld.DECLINED, words="Dat doen wij.", hands_id=mpp)
    await hands_service.keep_off(
        owner, team_id=team, kind=Withheld.LAID_BACK, words="Ilse zag het zelf.", hands_id=cast["teammate"].id
    )
    assert (await hands_queries.line_of_mpp(manager, mpp)).total("withheld") == 2
    line = await hands_queries.line_of_team(owner, team, 5)
    assert line and line.total("withheld") == 3
    for words in (
        {"hands_id": cast["colleague"].id, "kind": Withheld.DECLINED},
        {"hands_id": mpp, "kind": Withheld.HANDS_OFF},
        {"held_on": TODAY + DAY, "kind": Withheld.DECLINED},
        {"held_on": TODAY - 40 * DAY, "kind": Withheld.DECLINED},
    ):
        with pytest.raises(Invalid):
            await hands_service.keep_off(owner, team_id=team, words="Niets.", **words)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):  # an MPP does not write about the hands of somebody in the team
        await hands_service.keep_off(
            manager, team_id=team, kind=Withheld.DECLINED, words="Esra.", hands_id=cast["owner"].id
        )
    with pytest.raises(NotFound):
        await hands_service.withdraw(owner, one)
    with pytest.raises(WrongStage):
        await hands_service.withdraw(await acting(cast["mpp"], NOON + DAY), one)
    await hands_service.withdraw(manager, one)
    assert (await hands_queries.line_of_mpp(manager, mpp)).total("withheld") == 1
    assert await HandsOff.count() == 3 and (await happened()).count("LeftWithThem") == 3


async def test_the_line_of_an_mpp_is_of_the_office_and_a_small_team_has_none_for_others() -> None:
    cast = await a_world()
    await taken(cast, "mpp", days=1)
    harmen = cast["mpp"]
    await joins(harmen, cast.other_team)  # what he does as a colleague there is not the MPP's
    act = await acting(harmen, NOON)
    await service.take(act, team_id=cast.other_team.id, what="De koffie", why="Ik was er.", back_on=TODAY)
    later = await acting(harmen, NOON + 3 * DAY)
    line = await hands_queries.line_of_mpp(later, harmen.id)
    assert (line.total("taken"), line.total("overdue")) == (1, 1)
    assert await hands_queries.line_of_team(later, cast.team.id, 4) is None
    assert await hands_queries.line_of_team(later, cast.team.id, 5) == line
    assert await hands_queries.line_of_team(await acting(cast["owner"]), cast.team.id, 2) is not None
    assert await hands_queries.line_of_team(await acting(cast["director"]), cast.team.id, 9) is None
