from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

KEEPS = (
    listing(
        later("What you took over, or what was taken over from you"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        """
        SELECT w.id AS person, t.name AS team, o.what AS text, o.why, o.taken_on AS from_on, o.back_on AS until_on,
            o.ended_on, CASE WHEN w.id = o.ended_by THEN o.reflection ELSE '' END AS reflection
        FROM takeover o JOIN team t ON t.id = o.team JOIN person w ON w.id IN (o.taker, o.colleague, o.ended_by)
        UNION ALL SELECT l.answered_by, t.name, o.what, l.why, l.was, l.until_on, NULL, '' FROM takeover_longer l
            JOIN takeover o ON o.id = l.takeover JOIN team t ON t.id = o.team WHERE l.answered_by IS NOT NULL
        ORDER BY from_on
        """,
    ),
    listing(
        later("Work that you left with a team"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        """
        SELECT w.id AS person, t.name AS team, CASE WHEN w.id = h.by THEN h.words ELSE '' END AS text,
            h.held_on AS on, h.at
        FROM takeover_withheld h JOIN team t ON t.id = h.team JOIN person w ON w.id IN (h.hands, h.by) ORDER BY h.at
        """,
    ),
)
