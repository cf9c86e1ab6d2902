"""What an idea that rests waits for."""

from typing import Any

from teamhub.core.act import Act
from teamhub.frameworks.requests import queries as requests
from teamhub.ideas.stages import Stage
from teamhub.ideas.tables import Idea


async def resting(act: Act, idea: Idea) -> list[Any]:
    """The framework requests about an idea that is outside the frameworks, the newest first."""
    return await requests.of_idea(idea.id) if idea.stage == Stage.OUTSIDE else []
