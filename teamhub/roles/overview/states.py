"""The roles of very many teams at once: which seats nobody holds, without the whole of what is known of each.

The same answers as `roles.queries.SEATS`, in a twelfth of its time. A term is over sooner than it says only for who has
left; who has not is found in one go, and only of the others is their last day looked up.
"""

from teamhub.roles.exits.queries import BOUGHT
from teamhub.roles.queries import ROLES

TODAY = "(SELECT today FROM day)"
# `k`: the roles of teams that exist, whose team has a word in its name that was asked. `now`: seats that are held;
# `free`: those that nobody holds, with since when and whether a term merely ran out.
STATES = f"""
    WITH day AS (SELECT {{}}::date AS today), asked AS (SELECT {{}}::text AS name),
    here AS MATERIALIZED (SELECT t.id, t.name FROM team t, asked WHERE (t.closed_on IS NULL OR t.closed_on > {TODAY})
        AND strpos(lower(t.name), lower(asked.name)) > 0),
    k AS MATERIALIZED (SELECT role.id, role.team, role.template, role.seats, role.opened_on, role.name_nl,
            here.name AS team_name
        FROM ({ROLES}) role JOIN here ON here.id = role.team
        WHERE (role.closed_on IS NULL OR role.closed_on >= {TODAY}) AND %s),
    now AS MATERIALIZED (SELECT r.team_role, r.seat FROM role_term r JOIN k ON k.id = r.team_role AND r.seat <= k.seats
        WHERE NOT r.acting AND r.from_on <= {TODAY} AND r.until_on >= {TODAY}
        AND r.person NOT IN (SELECT p.id FROM person p WHERE p.left_on < {TODAY})
        AND ((k.team, r.person) NOT IN (SELECT b.team, b.person FROM membership b WHERE b.until_on < {TODAY})
            OR EXISTS (SELECT 1 FROM membership b WHERE b.team = k.team AND b.person = r.person
                AND b.from_on <= r.until_on AND (b.until_on IS NULL OR b.until_on >= {TODAY})))),
    empty AS MATERIALIZED (SELECT k.*, chair.seat::int
        FROM k CROSS JOIN LATERAL unnest(array_fill(0, ARRAY[k.seats])) WITH ORDINALITY AS chair(zero, seat)
        WHERE NOT EXISTS (SELECT 1 FROM now WHERE now.team_role = k.id AND now.seat = chair.seat)),
    past AS MATERIALIZED (SELECT DISTINCT ON (team_role, seat) team_role, seat, least(until_on, gone_on) AS last_on,
            NOT ended AND coalesce(gone_on >= {TODAY}, true) AS ran_out
        FROM (SELECT r.team_role, r.seat, r.ended, r.from_on, r.until_on,
                CASE WHEN r.person IN (SELECT p.id FROM person p WHERE p.left_on IS NOT NULL) OR (k.team, r.person) IN
                    (SELECT b.team, b.person FROM membership b WHERE b.until_on IS NOT NULL)
                THEN (SELECT nullif(least(p.left_on, (SELECT max(coalesce(b.until_on, 'infinity'::date))
                        FROM membership b WHERE b.team = k.team AND b.person = r.person AND b.from_on <= r.until_on)),
                    'infinity') FROM person p WHERE p.id = r.person) END AS gone_on
            FROM role_term r JOIN k ON k.id = r.team_role
            WHERE r.team_role = ANY(ARRAY(SELECT id FROM empty)) AND NOT r.acting AND r.from_on <= {TODAY}
            OFFSET 0) term
        WHERE least(until_on, gone_on) >= from_on AND least(until_on, gone_on) < {TODAY}
        ORDER BY team_role, seat, least(until_on, gone_on) DESC),
    free AS MATERIALIZED (SELECT empty.*, past.last_on, coalesce(past.ran_out, false) AS ran_out
        FROM empty LEFT JOIN past ON past.team_role = empty.id AND past.seat = empty.seat)
"""
# How often each role of the organisation is held, over all teams; a role of a team's own is in no circle.
CIRCLES = f"""
    {STATES % "role.template IS NOT NULL"}
    SELECT t.key, t.name_nl, t.name_en, t.purpose_nl, t.purpose_en, t.core, coalesce(a.teams, 0) AS teams,
        coalesce(a.seats, 0) - coalesce(o.seats, 0) AS held, coalesce(o.expired, 0) AS expired,
        coalesce(o.seats - o.expired, 0) AS vacant
    FROM role_template t
    LEFT JOIN (SELECT template, count(DISTINCT team) AS teams, sum(seats) AS seats FROM k GROUP BY template) a
        ON a.template = t.id
    LEFT JOIN (SELECT template, count(*) AS seats, count(*) FILTER (WHERE ran_out) AS expired FROM free
        GROUP BY template) o ON o.template = t.id
    ORDER BY t.core DESC, t.name_nl, t.id
"""
# Of the core roles: a page of the teams, those that miss one first; a page of what nobody holds, the longest open
# first (of what is bought in, its last day; see exits.rules.open_since); and how many there are of all.
CORE = f"""
    {STATES % "role.core"},
    teams AS MATERIALIZED (SELECT here.id, here.name, coalesce(a.seats, 0)::int AS seats,
            (coalesce(a.seats, 0) - coalesce(o.seats, 0))::int AS held
        FROM here LEFT JOIN (SELECT team, sum(seats) AS seats FROM k GROUP BY team) a ON a.team = here.id
        LEFT JOIN (SELECT team, count(*) AS seats FROM empty GROUP BY team) o ON o.team = here.id),
    bought AS (SELECT team_role, max(last_on) FILTER (WHERE from_on <= {TODAY} AND last_on >= {TODAY}) AS until_on,
            max(last_on + 1) FILTER (WHERE from_on <= last_on AND last_on < {TODAY}) AS again_on
        FROM ({BOUGHT} true) span GROUP BY team_role),
    open AS (SELECT free.id, free.seat, free.team_name, free.name_nl, coalesce(bought.until_on, greatest(
            free.last_on + 1, CASE WHEN NOT free.ran_out THEN free.opened_on END, bought.again_on)) AS since
        FROM free LEFT JOIN bought ON bought.team_role = free.id)
    SELECT (SELECT json_agg(one) FROM (SELECT * FROM teams ORDER BY held < seats DESC, name, id
            LIMIT {{}} OFFSET {{}}) one) AS teams,
        (SELECT json_agg(one) FROM (SELECT id, seat FROM open
            ORDER BY since, team_name COLLATE "C", name_nl COLLATE "C", id, seat LIMIT {{}} OFFSET {{}}) one) AS open,
        count(*) AS count, count(*) FILTER (WHERE held = seats) AS filled, coalesce(sum(seats), 0) AS seats,
        coalesce(sum(held), 0) AS held
    FROM teams
"""
