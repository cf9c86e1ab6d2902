"""The journal says who did what, when. Nobody can erase from it: that is what makes it worth something."""

from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

KEEPS = (
    listing(
        later("What you did in TeamHub, as the journal has it"),
        "AVG art. 5 lid 2",
        AS_LONG_AS_USED,
        """
        SELECT by AS person, at, subject, what AS event FROM journal_entry WHERE by IS NOT NULL
        ORDER BY at DESC, id DESC
        """,
    ),
)
