"""A policy note stays, with the credit of who wrote it, as an idea does."""

from teamhub.core.i18n import later
from teamhub.core.retention import listing

KEEPS = (
    listing(
        later("Policy notes that you wrote or were asked for"),
        "KAD-07",
        later("for good: they keep the credit of who wrote them"),
        """
        SELECT w.person, t.title, n.stage, NULL::smallint AS number, w.accepted_at AS at
            FROM policy_note_writer w JOIN policy_note n ON n.id = w.note
        JOIN policy_note_text t ON t.note = n.id AND t.number = n.version
        UNION ALL SELECT t.by, t.title, 'text', t.number, t.at FROM policy_note_text t
        UNION ALL SELECT o.by, t.title, 'offer', NULL, o.at FROM policy_note_offer o JOIN policy_note n ON n.id = o.note
        JOIN policy_note_text t ON t.note = n.id AND t.number = n.version
        """,
    ),
)
