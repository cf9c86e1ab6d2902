from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

KEEPS = (
    listing(
        later("Proposals that you put to a team"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        """
        SELECT p.by AS person, 'proposal:' || p.id AS subject, t.name AS team, p.why AS text, p.at, p.carried_out_at,
            p.withdrawn_at
        FROM proposal p LEFT JOIN team t ON t.id = p.team ORDER BY p.at
        """,
    ),
)
