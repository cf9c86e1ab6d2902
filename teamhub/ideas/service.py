"""How an idea is moved: the one way, used by all its verbs. They stand by noun in the modules beside this one."""

from typing import Any

from teamhub.core.act import Act
from teamhub.core.errors import Stale
from teamhub.ideas import policy, queries
from teamhub.ideas.stages import STAGES, Stage, Verb
from teamhub.ideas.tables import Idea, IdeaGuest


async def move(act: Act, idea: Idea, verb: Verb, to: Stage | None = None, **also: Any) -> Idea:
    """Checks who and when, then moves it only if nobody moved it since `idea` was read, and reads it again.

    `to` is for the two ways back (WAKE, COME_INSIDE), which lead to `resume_stage`. Raises NotAllowed, WrongStage, or
    Stale when somebody was first. The caller has a `writing()` open and records what happened.
    """
    policy.require(verb, act.by, idea)
    return await advance(act, idea, verb, to, **also)


async def advance(act: Act, idea: Idea, verb: Verb, to: Stage | None = None, **also: Any) -> Idea:
    """The same without asking who: for what its owner agreed to before, and only for that.

    That is a merge that they proposed, help with typing errors that they allowed, and the rest an idea gets when its
    owner leaves the organisation.
    """
    target = STAGES.after(Stage(idea.stage), verb)
    changed = {"stage": to or target, "revision": idea.revision + 1, "moved_at": act.at, **also}
    here = (Idea.id == idea.id) & (Idea.revision == idea.revision)
    if not await Idea.update(**changed).where(here).returning(Idea.id):
        raise Stale("Somebody else moved this idea first. Please look again.")
    return await queries.idea(act, idea.id)


async def admit(idea_id: int, person_id: int) -> None:
    """Lets somebody who is named in an idea read it, from now on. The caller has a `writing()` open."""
    guest = IdeaGuest(idea=idea_id, person=person_id)
    await IdeaGuest.insert(guest).on_conflict(action="DO NOTHING")
