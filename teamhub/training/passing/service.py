"""The verbs of passing on: somebody trains colleagues, and records when they did."""

from collections.abc import Collection
from datetime import date

from teamhub.core.act import Act
from teamhub.core.again import sent_before
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, NotFound, WrongStage
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.tables import Person
from teamhub.teams.tables import Membership
from teamhub.training import queries as catalogue
from teamhub.training.events import subject
from teamhub.training.passing import events, queries
from teamhub.training.passing.rules import Reach
from teamhub.training.passing.tables import PassedSession, PassedTo, Trainer

MOST = 40  # colleagues in one session


async def begin(act: Act, training_id: int, reach: Reach) -> None:
    """Oneself trains colleagues in what one has a certificate of that counts; said again, only the reach changes."""
    async with writing():
        seen = await catalogue.one(act, training_id)
        if act.by.id is None or not act.by.member_of:
            raise NotAllowed("Who is in a team trains colleagues.")
        if act.by.id not in {one.id for one in await catalogue.who_knows(act, training_id)}:
            raise WrongStage("Record your own certificate of this training first.")
        await people.locked(act.by.id)
        here = (Trainer.person == act.by.id) & (Trainer.training == seen.id) & Trainer.until_on.is_null()
        if await Trainer.exists().where(here & (Trainer.reach == reach)):
            return
        if await Trainer.exists().where(here):
            await Trainer.update({Trainer.reach: reach}).where(here)
        else:
            await _begin(act, seen.id, reach)
        await record(act, events.BecameTrainer(subject=subject(seen.id), reach=reach))


async def _begin(act: Act, training_id: int, reach: Reach) -> None:
    """Who stopped today, and begins again, goes on: one trains in something once a day."""
    stopped = (Trainer.person == act.by.id) & (Trainer.training == training_id) & (Trainer.until_on == act.today)
    if await Trainer.exists().where(stopped):
        await Trainer.update({Trainer.until_on: None, Trainer.reach: reach}).where(stopped)
    else:
        await Trainer(person=act.by.id, training=training_id, reach=reach, from_on=act.today).save()


async def stop(act: Act, training_id: int) -> None:
    """Oneself; from tomorrow on."""
    async with writing():
        await catalogue.one(act, training_id)
        await people.locked(act.by.id)
        here = (Trainer.person == act.by.id) & (Trainer.training == training_id) & Trainer.until_on.is_null()
        if not await Trainer.exists().where(here):
            raise WrongStage("You do not train colleagues in this.")
        await Trainer.update({Trainer.until_on: act.today}).where(here)
        await record(act, events.StoppedTraining(subject=subject(training_id)))


async def passed(act: Act, training_id: int, colleagues: Collection[int], held_on: date) -> int:
    """A trainer trained these colleagues on a day that has been; returns the number of the session."""
    async with writing():
        await catalogue.one(act, training_id)
        mine = [one for one in (await queries.of_training(act, training_id)).trainers if one.person == act.by.id]
        if not mine:
            raise NotAllowed("Who trains colleagues in this records it.")
        if held_on > act.today:
            raise Invalid("A session is recorded once it has been held.")
        chosen = sorted({*colleagues} - {act.by.id or 0})
        if not chosen or len(chosen) > MOST:
            raise Invalid("Choose the colleagues that you trained: one to %(most)s.", most=MOST)
        await _require_near(act, mine[0], chosen)
        for before in await sent_before(
            act, PassedSession, "at", training=training_id, trainer=act.by.id, held_on=held_on
        ):
            if {*chosen} == {one.person for one in await PassedTo.objects().where(PassedTo.session == before)}:
                return before
        row = PassedSession(training=training_id, trainer=act.by.id, held_on=held_on, at=act.at)
        await row.save()
        await PassedTo.insert(*[PassedTo(session=row.id, person=person) for person in chosen])
        said = events.KnowledgePassedOn(subject=subject(training_id), colleagues=tuple(chosen), held_on=held_on)
        await record(act, said)
    return int(row.id)


async def undo(act: Act, session_id: int) -> None:
    """By the trainer, who recorded it by mistake."""
    async with writing():
        found = await PassedSession.objects().get(PassedSession.id == session_id).lock_rows("UPDATE")
        if found is None or found.trainer != act.by.id:
            raise NotFound("There is no such page.")
        await PassedTo.delete().where(PassedTo.session == session_id)
        await PassedSession.delete().where(PassedSession.id == session_id)
        await record(act, events.NotPassedOn(subject=subject(found.training)))


async def _require_near(act: Act, trainer: queries.Trainer, chosen: Collection[int]) -> None:
    here = (Membership.from_on <= act.today) & (Membership.until_on.is_null() | (Membership.until_on >= act.today))
    if trainer.reach is Reach.TEAM:
        here = here & Membership.team.is_in([*trainer.teams] or [-1])
    found = (
        await Membership.select(Membership.person).where(here & Membership.person.is_in([*chosen])).output(as_list=True)
    )
    if {*chosen} - {*found} or not await Person.exists().where(Person.id.is_in([*chosen])):
        raise Invalid("Choose colleagues whom you train: of your own team, or everybody, as you said.")
