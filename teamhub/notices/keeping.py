"""What somebody was told, where they want to hear of it, and the mails that went to them."""

from teamhub.core.delivery import KEPT
from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

WHY = "AVG art. 6 lid 1 f"

KEEPS = (
    listing(
        later("Notices that you got"),
        WHY,
        AS_LONG_AS_USED,
        """
        SELECT n.person, e.what AS event, e.subject, n.about, n.told_at AS at, n.read_at, n.mailed_at FROM notice n
        JOIN journal_entry e ON e.id = n.entry ORDER BY n.told_at
        """,
    ),
    listing(
        later("What you want to hear of"),
        WHY,
        later("until you choose otherwise"),
        "SELECT person, about, inbox, mail FROM notice_choice",
    ),
    listing(
        later("On which days a mail about your day was seen to"),
        WHY,
        AS_LONG_AS_USED,
        'SELECT person, "on", sent, at FROM notice_digest ORDER BY at',
    ),
    listing(
        later("Mails to you: which kind and when"),
        WHY,
        later("thirty days"),
        f"""
        SELECT p.id AS person, m.template AS letter, m.made_at AS at, m.sent_at,
            m.made_at + interval '{KEPT.days} days' AS last
        FROM mail m JOIN person p ON p.email = m.address ORDER BY m.made_at
        """,
        last="last",
    ),
)
