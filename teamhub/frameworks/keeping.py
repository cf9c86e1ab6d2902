"""Who wrote frameworks, asked for one, or set a number that counts."""

from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

WHY = "AVG art. 6 lid 1 f"

KEEPS = (
    listing(
        later("Requests about frameworks, and what you answered or noted"),
        WHY,
        AS_LONG_AS_USED,
        """
        SELECT w.id AS person, 'request' AS kind, q.code AS framework,
            CASE WHEN w.id = q.by THEN q.question ELSE q.answer END AS text, q.at FROM framework_request q
            JOIN person w ON w.id IN (q.by, q.answered_by, q.taken_by)
        UNION ALL SELECT n.by, 'note', q.code, n.text, n.at FROM framework_request_note n
            JOIN framework_request q ON q.id = n.request
        ORDER BY at
        """,
    ),
    listing(
        later("Frameworks that you wrote or decided"),
        WHY,
        AS_LONG_AS_USED,
        """
        SELECT a.person, 'wrote' AS kind, v.code AS framework, v.adopted_at AS at FROM framework_author a
            JOIN framework_version v ON v.id = a.framework
        UNION ALL SELECT decided_by, 'decided', code, adopted_at FROM framework_version WHERE decided_by IS NOT NULL
        UNION ALL SELECT w.id, 'draft', d.code, d.at FROM framework_draft d
            JOIN person w ON w.id IN (d.by, d.council_by)
        UNION ALL SELECT v.by, 'text', d.code, v.at FROM framework_draft_version v
            JOIN framework_draft d ON d.id = v.draft
        UNION ALL SELECT w.id, CASE WHEN w.id = g.person THEN 'group' ELSE 'invited' END, d.code, g.invited_at
            FROM framework_group_member g JOIN framework_draft d ON d.id = g.draft
            JOIN person w ON w.id IN (g.person, g.invited_by)
        ORDER BY at
        """,
    ),
)
