"""Who was let in by an invitation, and said no to it or had it taken back, goes out again."""

from teamhub.ideas.tables import IdeaGuest

# Whatever else somebody is to an idea lets them stay: a part in it, something asked of them, or words of their own.
LET_GO = """
WITH me AS (SELECT {}::int AS idea, {}::int AS person, 'idea:' || {}::text AS subject)
DELETE FROM idea_guest g USING me WHERE g.idea = me.idea AND g.person = me.person
AND NOT EXISTS (SELECT FROM idea_co_maker c WHERE c.idea = me.idea AND c.person = me.person
    AND (c.ended_at IS NULL OR c.joined_at IS NOT NULL))
AND NOT EXISTS (SELECT FROM idea_typo_help h WHERE h.idea = me.idea AND h.person = me.person)
AND NOT EXISTS (SELECT FROM idea_transfer t WHERE t.idea = me.idea AND t.ended_at IS NULL
    AND (t.receiver = me.person OR t.accepted_at IS NOT NULL AND t.by = me.person))
AND NOT EXISTS (SELECT FROM idea_merge m JOIN idea i ON i.id = m.idea JOIN idea j ON j.id = m.target
    WHERE me.idea IN (i.id, j.id) AND me.person IN (i.owner, j.owner) AND m.ended_at IS NULL)
AND NOT EXISTS (SELECT FROM adviser a JOIN advice_request q ON q.id = a.request
    WHERE q.subject = me.subject AND a.person = me.person)
AND NOT EXISTS (SELECT FROM office_held o WHERE o.person = me.person AND o.office IN ('process', 'mpp'))
AND NOT EXISTS (SELECT FROM consent_round r WHERE r.subject = me.subject AND r.doer = me.person)
AND NOT EXISTS (SELECT FROM decision d WHERE d.subject = me.subject AND d.doer = me.person)
AND NOT EXISTS (SELECT FROM idea_support s WHERE s.idea = me.idea AND s.person = me.person)
AND NOT EXISTS (SELECT FROM idea_remark r WHERE r.idea = me.idea AND r.by = me.person)
AND NOT EXISTS (SELECT FROM suggestion s WHERE s.idea = me.idea AND s.by = me.person)
"""


async def let_go(idea_id: int, person_id: int) -> None:
    """They read it no more, unless they may for another reason. The caller has a `writing()` open."""
    await IdeaGuest.raw(LET_GO, idea_id, person_id, str(idea_id))
