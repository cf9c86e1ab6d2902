"""What a decision by consent sets going: the capability that it is about is called back when it is kept.

In the transaction that closes the round, with the subject held; as TeamHub itself, because a round also closes by the
clock. A capability registers by the kind of its subjects, such as "proposal" of "proposal:7".
"""

from collections.abc import Awaitable, Callable

from teamhub.core.act import Act

# Of an act: the subject, the purpose of the round, and the number of the decision.
Decided = Callable[[Act, str, str, int], Awaitable[None]]
DECIDED: dict[str, Decided] = {}  # filled by features.py: core knows no capability
