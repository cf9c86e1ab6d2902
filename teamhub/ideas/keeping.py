"""Ideas stay their owner's, and what somebody wrote beside one stays with their name. A thought is theirs alone."""

from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

WHY = "AVG art. 6 lid 1 f"
BESIDE = """
    SELECT r.by AS person, 'remark' AS kind, i.title, r.text, r.at FROM idea_remark r JOIN idea i ON i.id = r.idea
    UNION ALL SELECT r.replied_by, 'reply', i.title, r.reply, r.replied_at FROM idea_remark r
        JOIN idea i ON i.id = r.idea WHERE r.replied_by IS NOT NULL
    UNION ALL SELECT s.by, 'suggestion', i.title, s.text, s.at FROM suggestion s JOIN idea i ON i.id = s.idea
    UNION ALL SELECT s.answered_by, 'answer', i.title, s.said, s.answered_at FROM suggestion s
        JOIN idea i ON i.id = s.idea WHERE s.answered_by IS NOT NULL
    UNION ALL SELECT b.person, 'backing', i.title, b.need, b.at FROM suggestion_backing b
        JOIN suggestion s ON s.id = b.suggestion JOIN idea i ON i.id = s.idea
    UNION ALL SELECT p.person, 'support', i.title, '', p.at FROM idea_support p JOIN idea i ON i.id = p.idea
    UNION ALL SELECT m.by, 'measurement', i.title, m.text, m.at FROM idea_measurement m
        JOIN idea_pilot t ON t.id = m.pilot JOIN idea i ON i.id = t.idea
    UNION ALL SELECT e.by, 'effect', i.title, e.text, e.at FROM idea_effect e JOIN idea i ON i.id = e.idea
    UNION ALL SELECT o.by, 'offer', i.title, o.note, o.at FROM idea_offer o JOIN idea i ON i.id = o.idea
    UNION ALL SELECT a.by, 'answer', i.title, a.text, a.at FROM idea_answer a JOIN idea i ON i.id = a.idea
    UNION ALL SELECT g.by, 'merge', i.title, g.words, g.at FROM idea_merge g JOIN idea i ON i.id = g.idea
    UNION ALL SELECT w.id, 'transfer', i.title, CASE WHEN w.id = f.by THEN f.words ELSE '' END, f.at
        FROM idea_transfer f JOIN idea i ON i.id = f.idea JOIN person w ON w.id IN (f.by, f.receiver)
    ORDER BY at
"""
BESIDE_WHOM = """
    SELECT c.person, i.title, 'co-maker' AS kind, c.joined_at AS at FROM idea_co_maker c JOIN idea i ON i.id = c.idea
    UNION ALL SELECT h.person, i.title, 'typing errors', h.given_at FROM idea_typo_help h JOIN idea i ON i.id = h.idea
    UNION ALL SELECT g.person, i.title, 'guest', NULL FROM idea_guest g JOIN idea i ON i.id = g.idea
    UNION ALL SELECT v.thanks, i.title, 'thanked', v.at FROM idea_version v JOIN idea i ON i.id = v.idea
        WHERE v.thanks IS NOT NULL
    UNION ALL SELECT c.origin_by, c.title, 'origin', c.shared_at FROM idea c WHERE c.origin_by IS NOT NULL
"""

KEEPS = (
    listing(
        later("Thoughts of yours that nobody else sees"),
        WHY,
        later("until you share or delete them"),
        """
        SELECT owner AS person, title, first_thought, matters, proposal, ownership, strengths, why_now, contacts,
            created_at, changed_at
        FROM thought ORDER BY created_at
        """,
        private=True,
    ),
    listing(
        later("Your ideas"),
        WHY,
        AS_LONG_AS_USED,
        """
        SELECT owner AS person, title, stage, audience, first_thought, matters, proposal, ownership, strengths, why_now,
            contacts, lesson, shared_at, version
        FROM idea ORDER BY shared_at
        """,
    ),
    listing(
        later("Texts of ideas that you wrote"),
        WHY,
        AS_LONG_AS_USED,
        """
        SELECT v.by AS person, i.title, v.number, v.text, v.note, v.at FROM idea_version v JOIN idea i ON i.id = v.idea
        ORDER BY v.at
        """,
    ),
    listing(later("What you said and did about ideas"), WHY, AS_LONG_AS_USED, BESIDE),
    listing(later("Ideas that name you"), WHY, AS_LONG_AS_USED, BESIDE_WHOM),
)
