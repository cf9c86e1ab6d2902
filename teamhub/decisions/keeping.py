"""What somebody said when something was decided, and what was asked of them."""

from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

WHY = "AVG art. 6 lid 1 f"

KEEPS = (
    listing(
        later("Advice that you asked for, gave, or were asked for"),
        WHY,
        AS_LONG_AS_USED,
        """
        SELECT by AS person, 'asked' AS kind, subject, question AS text, at FROM advice_request
        UNION ALL SELECT a.person, 'asked of you', r.subject, r.question, r.at FROM adviser a
            JOIN advice_request r ON r.id = a.request WHERE a.person IS NOT NULL
        UNION ALL SELECT g.by, 'given', r.subject, g.text, g.at FROM advice g
            JOIN adviser a ON a.id = g.adviser JOIN advice_request r ON r.id = a.request
        ORDER BY at
        """,
    ),
    listing(
        later("What you said in rounds, and rounds that you called or take part in"),
        WHY,
        AS_LONG_AS_USED,
        """
        SELECT c.by AS person, c.phase AS kind, r.subject, c.text, c.at FROM contribution c
            JOIN consent_round r ON r.id = c.round
        UNION ALL SELECT v.person, v.stance, r.subject, concat_ws(' / ', nullif(v.argument, ''), nullif(v.harm, ''),
            nullif(v.safe, '')), v.at FROM voice v JOIN consent_round r ON r.id = v.round
        UNION ALL SELECT s.by, 'resolution', r.subject, s.text, s.at FROM resolution s JOIN voice v ON v.id = s.voice
            JOIN consent_round r ON r.id = v.round
        UNION ALL SELECT w.id, 'called', r.subject, r.proposal, r.at FROM consent_round r
            JOIN person w ON w.id IN (r.by, r.doer, r.last)
        UNION ALL SELECT m.person, 'asked of you', r.subject, '', r.at FROM round_member m
            JOIN consent_round r ON r.id = m.round
        ORDER BY at
        """,
    ),
    listing(
        later("Decisions that you took or carry out, and doubts about one"),
        WHY,
        AS_LONG_AS_USED,
        """
        SELECT w.id AS person, 'decided' AS kind, d.subject, d.text, d.at, d.evaluate_on FROM decision d
            JOIN person w ON w.id IN (d.by, d.doer)
        UNION ALL SELECT o.by, 'doubt', d.subject, o.text, o.at, NULL FROM doubt o JOIN decision d ON d.id = o.decision
        ORDER BY at
        """,
    ),
)
