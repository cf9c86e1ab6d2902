"""Ideas and thoughts as they come about: through the verbs."""

from typing import Any
from uuid import uuid4

from teamhub.core.act import Act
from teamhub.ideas.rules import FIELDS
from teamhub.ideas.tables import Audience, Idea, Thought
from teamhub.ideas.thoughts import service as thoughts

NOTHING: dict[str, Any] = {name: "" for name in FIELDS} | {"amount": 0, "hours": 0, "teams": 1, "clients": False}
TEXT: dict[str, Any] = NOTHING | {
    "title": "Eén intakeformulier in plaats van drie",
    "matters": "Niet drie keer hetzelfde vertellen op de slechtste dag van je leven.",
    "proposal": "Eén formulier van twee pagina's.",
    "hours": 24,
}


async def a_thought(act: Act, **words: Any) -> Thought:
    return await thoughts.begin(act, uuid4(), NOTHING | words)


async def an_idea(act: Act, audience: Audience = Audience.ORGANISATION, team: int | None = None, **words: Any) -> Idea:
    thought = await a_thought(act, **(TEXT | words))
    return await thoughts.share(act, thought.id, audience, team)
