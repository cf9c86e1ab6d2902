"""What becomes of somebody's ideas when they leave: nobody is given them, and nothing goes on without an owner."""

from collections.abc import Sequence

from teamhub.core.act import Act
from teamhub.core.asking import Ask, Row
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.waiting import Glyph, Source, Waiting
from teamhub.decisions import round_service
from teamhub.ideas import queries
from teamhub.ideas.events import subject
from teamhub.ideas.service import advance
from teamhub.ideas.stages import ACTIVE, LIVING, Stage, Verb
from teamhub.ideas.tables import Idea
from teamhub.ideas.together.events import LeftBehind
from teamhub.ideas.together.queries import colleague_or_none, open_transfer
from teamhub.ideas.together.transfer_service import make_offer
from teamhub.journal.service import record
from teamhub.people.tables import Person

WITHOUT = """
    SELECT p.left_on FROM person p WHERE p.id = {} AND p.successor IS NULL
    AND EXISTS (SELECT FROM idea WHERE idea.owner = p.id AND idea.stage = ANY({}))
"""


def _ask(act: Act) -> list[Ask]:
    """For who leaves soon, owns ideas, and has named nobody to look after them."""
    return [Ask(WITHOUT, (act.by.id, [str(stage) for stage in LIVING]))] if act.by.leaves_on else []


def _read(act: Act, found: Sequence[list[Row]]) -> list[Waiting]:
    said, button = later("Who looks after your ideas when you leave?"), later("Name a colleague")
    return [
        Waiting(said=said, act=button, route="people.show", params={"person_id": act.by.id}, due=row["left_on"],
                glyph=Glyph.ME, anchor="successor")
        for row in found[0]
    ]  # fmt: skip


waiting = Source(_ask, _read)


async def park_or_offer(act: Act, person_id: int) -> None:
    """Parks what was under way, with its owner's name on it, and offers it to the successor whom they named.

    What is embedded, spreading, parked or outside stays where it is. Who accepts the offer owns it, and wakes it
    themselves. Called again, it changes nothing.
    """
    async with writing():
        leaver = await Person.objects().get(Person.id == person_id)
        living = Idea.stage.is_in([str(stage) for stage in LIVING])
        found = await Idea.select(Idea.id).where((Idea.owner == person_id) & living).order_by(Idea.id)
        successor = await colleague_or_none(act, leaver.successor if leaver else None)
        for row in found:
            await _leave(act, await queries.idea(act, row["id"], locked=True), successor)


async def _leave(act: Act, idea: Idea, successor: int | None) -> None:
    under_way = Stage(idea.stage) in ACTIVE
    if under_way:
        idea = await advance(act, idea, Verb.PARK, resume_stage=idea.stage)
        await round_service.withdraw_running(act, subject(idea.id))
    offered = await open_transfer(idea)
    if under_way or (successor and offered is None):
        await record(act, LeftBehind(subject=subject(idea.id), owner=idea.owner, successor=successor))
    if successor and offered is None:
        await make_offer(act, idea, successor)
