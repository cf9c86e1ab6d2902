"""Roles: who held which and when, how gladly, and what was said when they passed on."""

from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, listing

ROLE = "coalesce(nullif(k.name_nl, ''), t.name_nl) AS role"
OF_ROLE = "JOIN team_role k ON k.id = {key} LEFT JOIN role_template t ON t.id = k.template"
TERMS = OF_ROLE.format(key="r.team_role")
ELECTION = f"JOIN election e ON e.id = n.election {OF_ROLE.format(key='e.team_role')}"

KEEPS = (
    listing(
        later("Roles that you hold and held"),
        "AVG art. 6 lid 1 b",
        AS_LONG_AS_USED,
        f"""
        SELECT r.person, {ROLE}, team.name AS team, r.from_on, r.until_on, r.focus, r.acting
        FROM role_term r {TERMS} JOIN team ON team.id = k.team ORDER BY r.from_on
        """,
    ),
    listing(
        later("How gladly you take a role"),
        "AVG art. 6 lid 1 f",
        later("until you say something else"),
        "SELECT person, wish, at, from_on, until_on FROM role_preference ORDER BY at, id",
    ),
    listing(
        later("Whom you named for a role, and who named you"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        f"""
        SELECT whose.id AS person, {ROLE}, giver.name AS by, named.name AS colleague, n.reason AS text, n.at
        FROM nomination n {ELECTION} JOIN person giver ON giver.id = n.by JOIN person named ON named.id = n.person
        JOIN person whose ON whose.id = n.by OR (whose.id = n.person AND e.held_at IS NOT NULL)
        UNION ALL
        SELECT n.person, {ROLE}, NULL, NULL, n.why, n.at FROM election_decline n {ELECTION} ORDER BY at
        """,
    ),
    listing(
        later("Elections that you started, led or won"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        f"""
        SELECT whose.id AS person, {ROLE}, e.profile AS text, e.at, e.first_on AS from_on, e.withdrawn_why AS why
        FROM election e {OF_ROLE.format(key="e.team_role")}
        JOIN person whose ON whose.id IN (e.by, e.facilitator, e.person, e.withdrawn_by) ORDER BY e.at
        """,
    ),
    listing(
        later("Roles that you handed over or took over"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        f"""
        SELECT whose.id AS person, {ROLE}, h.from_on, h.until_on,
            CASE WHEN whose.id = h.giver THEN h.tip ELSE '' END AS text, h.given_at, h.taken_at,
            (SELECT count(*) FROM role_handover_item i WHERE i.handover = h.id
             AND whose.id IN (i.by, i.settled_by)) AS items
        FROM role_handover h {OF_ROLE.format(key="h.team_role")}
        JOIN person whose ON whose.id IN (h.giver, h.receiver) ORDER BY h.from_on
        """,
    ),
    listing(
        later("What you wrote and ticked on the checklist of a role"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        f"""
        SELECT i.by AS person, {ROLE}, i.text, i.from_on, NULL::boolean AS done, NULL AS note
        FROM role_checklist_item i {OF_ROLE.format(key="i.team_role")}
        UNION ALL
        SELECT c.by, {ROLE}, i.text, c.period, c.done, c.note FROM role_checklist_tick c
        JOIN role_checklist_item i ON i.id = c.item {OF_ROLE.format(key="i.team_role")} ORDER BY from_on
        """,
    ),
    listing(
        later("Exchanges of clients for a role, and work bought in"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        f"""
        SELECT whose.id AS person, {ROLE}, CASE WHEN whose.id = x.by THEN x.words ELSE '' END AS text, x.at,
            x.from_on, x.review_on AS until_on, x.clients, x.last_words AS answer
        FROM role_exchange x {OF_ROLE.format(key="x.role")}
        JOIN person whose ON whose.id IN (x.more, x.takes, x.by, x.ended_by)
        UNION ALL
        SELECT whose.id, {ROLE}, b.what, b.at, b.from_on, b.until_on, NULL::int, b.words
        FROM role_buy_in b {OF_ROLE.format(key="b.team_role")} JOIN person whose ON whose.id IN (b.by, b.answered_by)
        ORDER BY at
        """,
    ),
)
