"""Help with typing errors: given by the owner to one person, taken back at will, and bounded by a rule."""

from collections.abc import Mapping
from typing import Any

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.errors import Invalid, NotAllowed, Stale
from teamhub.ideas import policy, queries
from teamhub.ideas.events import subject
from teamhub.ideas.rules import TEXTS, fields_of, fields_of_mapping
from teamhub.ideas.service import admit
from teamhub.ideas.tables import Idea, VersionKind
from teamhub.ideas.texts.service import change
from teamhub.ideas.together import events
from teamhub.ideas.together.guest_service import let_go
from teamhub.ideas.together.queries import owners_text, require_partner
from teamhub.ideas.together.rules import MOST, is_typo_fix
from teamhub.ideas.together.tables import TypoHelp
from teamhub.journal.service import record


async def let(act: Act, idea_id: int, person_id: int) -> None:
    """From now on this colleague may correct typing errors, until it is taken back."""
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require_owner(act.by, idea)
        await require_partner(act, idea, person_id)
        row = TypoHelp(idea=idea.id, person=person_id, given_at=act.at)
        if not await TypoHelp.insert(row).on_conflict(action="DO NOTHING").returning(TypoHelp.id):
            return
        await admit(idea.id, person_id)
        await record(act, events.TypoHelpGiven(subject=subject(idea.id), person=person_id))


async def take_back(act: Act, idea_id: int, person_id: int) -> None:
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        policy.require_owner(act.by, idea)
        if await TypoHelp.delete().where(_help(idea, person_id)).returning(TypoHelp.id):
            await record(act, events.TypoHelpTakenBack(subject=subject(idea.id), person=person_id))
            await let_go(idea.id, person_id)


async def fix(act: Act, idea_id: int, revision: int, text: Mapping[str, Any]) -> Idea:
    """The next version, with nothing but typing errors corrected. The owner is told, and puts it back in one tap.

    What counts is the distance from the last text that the owner wrote or took: many small corrections together
    do not make another text of it.
    """
    async with writing():
        idea = await queries.idea(act, idea_id, locked=True)
        await require_help(act, idea)
        if idea.revision != revision:
            raise Stale("This idea has changed since you opened it. Look at its newest version first.")
        now = fields_of(idea)
        new = now | {name: value for name, value in fields_of_mapping(now | dict(text)).items() if name in TEXTS}
        if new == now:
            return idea
        if not is_typo_fix(now, new) or not is_typo_fix(await owners_text(idea), new, most=2 * MOST):
            raise Invalid("This changes more than typing errors. Suggest it to the owner instead.")
        idea, version = await change(act, idea, new, VersionKind.TYPO, helping=True)
        seal = version.fingerprint
        await record(act, events.TyposFixed(subject=subject(idea.id), version=idea.version, fingerprint=seal))
    return idea


async def require_help(act: Act, idea: Idea) -> None:
    if not await TypoHelp.exists().where(_help(idea, act.by.id)):
        raise NotAllowed("Only who the owner asked can correct typing errors. You can suggest a change.")


def _help(idea: Idea, person_id: int | None) -> Any:
    return (TypoHelp.idea == idea.id) & (TypoHelp.person == person_id)
