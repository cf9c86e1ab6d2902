"""The verbs: write what one saw, take it back; keep it on one's page, or not."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid
from teamhub.journal.events import Event
from teamhub.journal.service import record
from teamhub.people import queries as people
from teamhub.people.recognitions import events, policy, queries, rules
from teamhub.people.recognitions.events import subject
from teamhub.people.recognitions.stages import STAGES, Stage, Verb
from teamhub.people.recognitions.tables import Recognition
from teamhub.people.tables import Person


async def give(act: Act, person_id: int, text: str) -> int:
    """What one saw a colleague do well, in one's own words. Only that colleague is told. Returns its id."""
    async with writing():
        person = await people.person(act, person_id)
        policy.require(Verb.GIVE, act.by, person=person_id)
        said = rules.wording(text)
        if not await people.works_here(act, person_id):
            raise Invalid("%(name)s does not work here now.", name=person.name)
        await Person.raw("SELECT pg_advisory_xact_lock(hashtextextended({}, 2))", f"person:{act.by.id}")
        mine = (Recognition.by == act.by.id) & (Recognition.person == person_id) & (Recognition.text == said)
        if await Recognition.exists().where(mine):
            raise Invalid("You wrote these words already.")
        row = Recognition(person=person_id, by=act.by.id, text=said, at=act.at, stage=Stage.GIVEN)
        await row.save()
        await record(act, events.RecognitionGiven(subject=subject(row.id), person=person_id))
    return int(row.id)


async def keep(act: Act, person_id: int, recognition_id: int) -> None:
    """Onto one's own page, for colleagues to read and to find. Nobody is told."""
    await _move(act, person_id, recognition_id, Verb.KEEP, events.RecognitionKept)


async def put_aside(act: Act, person_id: int, recognition_id: int) -> None:
    """Not on one's page, or no longer. Nobody is told, and the writer sees no difference from not having chosen."""
    await _move(act, person_id, recognition_id, Verb.PUT_ASIDE, events.RecognitionPutAside)


async def take_back(act: Act, person_id: int, recognition_id: int) -> None:
    """One's own words, wherever they stand: they are erased."""
    await _move(act, person_id, recognition_id, Verb.TAKE_BACK, events.RecognitionTakenBack)


async def _move(act: Act, person_id: int, recognition_id: int, verb: Verb, happened: type[Event]) -> None:
    async with writing():
        row = await queries.locked(act, person_id, recognition_id)
        policy.require(verb, act.by, person=row.person, by=row.by)
        stage = STAGES.after(Stage(row.stage), verb)
        changed: dict[Any, Any] = {Recognition.stage: stage}
        if stage is Stage.TAKEN_BACK:
            changed[Recognition.text] = ""
        await Recognition.update(changed).where(Recognition.id == recognition_id)
        await record(act, happened(subject=subject(recognition_id)))
