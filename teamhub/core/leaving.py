"""What becomes of what somebody leaves behind. Every capability may hang something here; people calls it.

A hook gets the id of who left, on the day after their last one or as soon after as TeamHub runs. It may be called
again for the same person, and then changes nothing.
"""

from collections.abc import Awaitable, Callable

from teamhub.core.act import Act

Hook = Callable[[Act, int], Awaitable[None]]
HOOKS: list[Hook] = []  # filled by features.py: core knows no capability
