"""A vacancy from the gap to the day that it stops: rows and journal."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from teamhub.core.errors import Invalid, NotAllowed, NotFound, Stale, WrongStage
from teamhub.decisions.rules import Stance
from teamhub.hiring import committee_service, formation_queries, list_queries, put_service, queries, service
from teamhub.hiring.rules import Criterion, Missing, Stage
from teamhub.hiring.service import Profile
from teamhub.journal.tables import Entry
from teamhub.proposals import service as proposals
from tests.cast import Cast, a_cast
from tests.conftest import NOON
from tests.factories import a_role, acting
from tests.hiring.agreed import agree
from tests.hiring.factories import TODAY, a_vacancy, established, on_committee
from tests.hiring.selecting.committee import a_committee

pytestmark = pytest.mark.usefixtures("db")

PROFILE = Profile(
    title_nl="Maatschappelijk werker", title_en="Social worker", work_nl="Je begeleidt gezinnen.",
    work_en="You support families.", reason="Meer aanmeldingen.", hours=Decimal(28),
    criteria=[Criterion(f"Criterium {n}", f"Criterion {n}", 2) for n in range(3)],
)  # fmt: skip


async def happened(subject: str) -> list[str]:
    return await Entry.select(Entry.what).where(Entry.subject == subject).order_by(Entry.number).output(as_list=True)


async def place(hours: int = 100) -> Cast:
    """KAD-01 in force, and so many hours established for the first team."""
    await agree()
    cast = await a_cast()
    await established(cast.team, cast["owner"], hours)
    return cast


async def adopted(cast: Cast) -> int:
    owner, teammate = await acting(cast["owner"]), await acting(cast["teammate"])
    made = await service.draft(owner, cast.team.id, PROFILE)
    put = await put_service.put(owner, made, why="We hebben er uren voor.")
    for act in (owner, teammate):
        await proposals.speak(act, put, Stance.CONSENT)
    return made


async def test_from_a_draft_to_a_public_page() -> None:
    cast = await place()
    await a_role(cast["owner"], cast.team, "werving")
    made = await adopted(cast)
    seen = await queries.vacancy(await acting(cast["owner"]), made)
    assert (seen.stage, seen.contact, seen.ruling and seen.ruling.facts) == (
        Stage.ADOPTED,
        cast["owner"].id,
        {"fte": 0},
    )
    with pytest.raises(NotAllowed, match="HR posts"):
        await service.post(await acting(cast["owner"]), made, TODAY + timedelta(days=28))
    await service.post(await acting(cast["hr"]), made, TODAY + timedelta(days=28))
    [public] = await list_queries.public(await acting(cast["council"]))
    assert (public.id, public.stage, public.opened_on) == (made, Stage.OPEN, TODAY)
    assert await happened(f"vacancy:{made}") == ["VacancyDrafted", "ProfileAdopted", "VacancyPosted"]
    assert [stage for stage, _ in await queries.stages(public)] == [Stage.DRAFT, Stage.ADOPTED, Stage.OPEN]


async def test_hours_beyond_the_establishment_are_not_the_teams_to_decide() -> None:
    cast = await place(hours=20)
    owner = await acting(cast["owner"])
    made = await service.draft(owner, cast.team.id, PROFILE)
    with pytest.raises(NotAllowed, match="beyond what is established"):
        await put_service.put(owner, made, why="Toch nodig.")
    await service.establish(owner, cast.team.id, Decimal(28))
    assert await put_service.put(owner, made, why="Nu past het.")
    assert "HoursEstablished" in await happened(f"team:{cast.team.id}")


async def test_the_gap_counts_contract_hours_and_running_vacancies() -> None:
    cast = await place(hours=60)
    one = await a_vacancy(cast.team, cast["owner"], hours=Decimal(20))
    act = await acting(cast["owner"])
    formation = await formation_queries.formation(act, cast.team.id)
    assert (formation.gap, formation.free) == (60, 40)
    assert formation.beyond(Decimal(41)) == 1 and formation.beyond(Decimal(40)) == 0
    assert (await formation_queries.formation(act, cast.team.id, one.id)).free == 60


async def test_the_profile_is_the_teams_and_nobody_overwrites_another() -> None:
    cast = await place()
    owner, teammate = await acting(cast["owner"]), await acting(cast["teammate"])
    with pytest.raises(NotAllowed):
        await service.draft(await acting(cast["mpp"]), cast.team.id, PROFILE)
    made = await service.draft(owner, cast.team.id, PROFILE)
    await service.write(teammate, made, replace(PROFILE, hours=Decimal(24)), version=1)
    with pytest.raises(Stale):
        await service.write(owner, made, replace(PROFILE, hours=Decimal(32)), version=1)
    with pytest.raises(NotFound):
        await queries.vacancy(await acting(cast["colleague"]), made)
    assert (await queries.vacancy(await acting(cast["mpp"]), made)).hours == 24


async def test_what_the_law_forbids_stops_the_profile_unless_a_ground_is_named() -> None:
    cast = await place()
    owner = await acting(cast["owner"])
    women = replace(PROFILE, work_nl="Wij zoeken een vrouw voor de nachtopvang.")
    made = await service.draft(owner, cast.team.id, women)
    with pytest.raises(Invalid, match="zoeken een vrouw"):
        await put_service.put(owner, made, why="Voor de nacht.")
    named = replace(women, ground="Besluit beroepsactiviteiten: nachtopvang van vrouwen.")
    await service.write(owner, made, named, version=1)
    assert await put_service.put(owner, made, why="Voor de nacht.")


async def test_a_changed_profile_is_put_again() -> None:
    cast = await place()
    owner, teammate = await acting(cast["owner"]), await acting(cast["teammate"])
    made = await service.draft(owner, cast.team.id, PROFILE)
    put = await put_service.put(owner, made, why="Zo.")
    with pytest.raises(Stale, match="is being asked"):
        await service.write(teammate, made, PROFILE, version=1)
    await proposals.withdraw(owner, put)
    await service.write(teammate, made, PROFILE, version=1)
    assert await put_service.put(owner, made, why="Zo dan.") != put


async def test_a_committee_says_what_it_lacks() -> None:
    cast = await place()
    one = await a_vacancy(cast.team, cast["owner"])
    owner = await acting(cast["owner"])
    await committee_service.ask(owner, one.id, cast["owner"].id)
    assert set((await queries.formed(owner, one.id)).lacks) == {Missing.PEOPLE, Missing.OUTSIDER, Missing.COUNCIL}
    for name in ("teammate", "colleague", "council"):
        await committee_service.ask(owner, one.id, cast[name].id)
    await committee_service.answer(await acting(cast["teammate"]), one.id, takes_part=True)
    assert set((await queries.formed(owner, one.id)).lacks) == {Missing.PEOPLE, Missing.OUTSIDER}
    await committee_service.answer(await acting(cast["council"]), one.id, takes_part=True)
    assert (await queries.formed(owner, one.id)).complete
    await committee_service.answer(await acting(cast["colleague"]), one.id, takes_part=False)
    with pytest.raises(Invalid):
        await committee_service.answer(await acting(cast["colleague"]), one.id, takes_part=True)
    with pytest.raises(Invalid):  # the MPP chooses no colleagues
        await committee_service.ask(owner, one.id, cast["mpp"].id)
    assert (await happened(f"vacancy:{one.id}")).count("CommitteeAsked") == 4


async def test_it_closes_by_itself_and_opens_again_on_another_day() -> None:
    cast = await place()
    await a_role(cast["owner"], cast.team, "werving")
    one = await a_vacancy(cast.team, cast["owner"], closes_on=TODAY - timedelta(days=3))
    owner = await acting(cast["owner"])
    seen = await queries.vacancy(owner, one.id)
    assert (seen.stage, seen.days) == (Stage.SELECTING, 2)
    await service.move_closing(owner, one.id, TODAY + timedelta(days=9))
    seen = await queries.vacancy(owner, one.id)
    assert (seen.stage, seen.days) == (Stage.OPEN, 0)
    with pytest.raises(NotAllowed):
        await service.stop(await acting(cast["mpp"]), one.id, "Geen geld.")
    await service.stop(owner, one.id, "De uren zijn nodig voor de nacht.")
    stopped = await queries.vacancy(owner, one.id)
    assert (stopped.stage, stopped.closed_on) == (Stage.STOPPED, TODAY)
    with pytest.raises(WrongStage):
        await service.stop(owner, one.id, "Nog eens.")


async def test_the_team_stops_it_by_consent() -> None:
    cast = await place()
    one = await a_vacancy(cast.team, cast["owner"])
    owner, teammate = await acting(cast["owner"]), await acting(cast["teammate"])
    put = await put_service.put_stop(owner, one.id, why="We lossen het zelf op.")
    for act in (owner, teammate):
        await proposals.speak(act, put, Stance.CONSENT)
    assert (await queries.vacancy(owner, one.id)).stopped_because == "We lossen het zelf op."


async def test_the_mpp_never_reads_letters_and_the_committee_does_while_it_selects() -> None:
    from teamhub.hiring import policy

    cast = await place()
    one = await a_vacancy(cast.team, cast["owner"], stage=Stage.SELECTING, names_on=TODAY)
    await on_committee(one, cast["colleague"], cast["council"])
    reads = {}
    for name in ("owner", "colleague", "council", "mpp", "hr", "director", "process"):
        act = await acting(cast[name], NOON)
        seen = (await queries.read(act, "v.id = {}", one.id) or [None])[0]
        reads[name] = seen is not None and policy.reads_letters(act.by, seen)
    assert {name for name, may in reads.items() if may} == {"colleague", "council", "hr"}


async def test_a_seat_in_the_committee_is_freed_and_a_voice_is_not() -> None:
    there = await a_committee()
    await there.lay_out()
    await there.score("ilse", there.applicants[0], 4, 3, 5)
    esra, nour, ilse = await there.act("esra"), there.people["nour"], there.people["ilse"]
    with pytest.raises(WrongStage, match="Ilse gave scores"):
        await committee_service.release(esra, there.vacancy.id, ilse.id)
    with pytest.raises(NotAllowed):
        await committee_service.release(await there.act("bram"), there.vacancy.id, nour.id)
    await committee_service.release(esra, there.vacancy.id, nour.id)
    with pytest.raises(Stale):
        await committee_service.release(esra, there.vacancy.id, nour.id)
    formed = await queries.formed(esra, there.vacancy.id)
    assert nour.id not in {one.person for one in formed.part} and formed.lacks
    assert await Entry.count().where(Entry.what == "CommitteeReleased") == 1
    await committee_service.ask(esra, there.vacancy.id, nour.id)  # and can be asked again
