from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

KEEPS = (
    listing(
        later("The teams that you are and were in"),
        "AVG art. 6 lid 1 b",
        AS_LONG_AS_USED,
        """
        SELECT m.person, t.name AS team, m.from_on, m.until_on FROM membership m JOIN team t ON t.id = m.team
        ORDER BY m.from_on
        """,
    ),
    listing(
        later("Offices that you hold and held"),
        "AVG art. 6 lid 1 b",
        AS_LONG_AS_USED,
        """
        SELECT o.person, o.office, t.name AS team, o.from_on, o.until_on FROM office_held o
        LEFT JOIN team t ON t.id = o.team ORDER BY o.from_on
        """,
    ),
)
