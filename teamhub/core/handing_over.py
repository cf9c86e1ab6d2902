"""What else happens when a role passes from one person to the next. Roles calls it; capabilities may hang in.

A hook gets the role, who held it before, who holds it now and from which day; in the transaction that makes it so. Both
may be the same person: then it stays where it was.
"""

from collections.abc import Awaitable, Callable
from datetime import date

from teamhub.core.act import Act

Hook = Callable[[Act, int, int, int, date], Awaitable[None]]
HOOKS: list[Hook] = []  # filled by features.py: core knows no capability
