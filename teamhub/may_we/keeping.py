from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

KEEPS = (
    listing(
        later("Questions whether something may, and what you answered"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        """
        SELECT by AS person, 'asked' AS kind, question AS text, at FROM may_we
        UNION ALL SELECT answered_by, 'answered', answer, answered_at FROM may_we WHERE answered_by IS NOT NULL
        UNION ALL SELECT by, 'answered', answer, at FROM may_we_earlier_answer
        ORDER BY at
        """,
    ),
)
