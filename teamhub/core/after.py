"""What follows an act once its answer has been sent. Nobody waits for it, and a job makes up for what fails."""

import logging
from collections.abc import Awaitable, Callable, Sequence

from teamhub.core.act import SYSTEM, Act
from teamhub.core.trouble import placed
from teamhub.core.web import WebRequest

logger = logging.getLogger(__name__)
Hook = Callable[[Act], Awaitable[object]]
ONLY_READS = ("GET", "HEAD", "OPTIONS")


def afterwards(hooks: Sequence[Hook]) -> Callable[[WebRequest], Awaitable[None]]:
    async def run(request: WebRequest) -> None:
        if request.method in ONLY_READS:
            return
        for hook in hooks:
            try:
                await hook(Act(by=SYSTEM, at=request.app.state.clock()))
            except Exception as trouble:
                logger.error("%s failed after the answer: %s", hook.__module__, placed(trouble))

    return run
