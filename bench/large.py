"""An organisation far larger than any that there is: 10,000 people, 1,000 teams, 100,000 ideas.

Written by the database itself, in seconds. It is there to be read quickly, and not to be believed: the journal's
chain is not computed, so `teamhub verify` would rightly object.
"""

from datetime import datetime, timedelta

from bench import delegated
from teamhub.core.clock import now
from teamhub.core.db import DB
from teamhub.demo.building import read
from teamhub.demo.frameworks import adopt_all

PEOPLE, TEAMS, IDEAS = 10_000, 1_000, 100_000
MEMBERS = PEOPLE - 60  # the others hold an office
VARIANTS = 5_000  # different texts; the rest repeats them
WORDS = (
    "overdracht weekend bereikbaarheid cliënt gesprek rooster telefoon opvang kind veiligheid netwerk wijkteam "
    "huisarts avond planning intake wachtlijst kamer tuin kookgroep vrijwilliger vervoer taal tolk formulier dossier "
    "sleutel melding school sport muziek buurt budget scholing intervisie pauze begeleider nacht inloop thuis ouder "
    "vertrouwen rust dagprogramma maaltijd administratie computer app brief bezoek gemeente woning verhuizing"
)

STAGES = ", ".join(f"'{stage}'" for stage in ["open"] * 8 + ["advice", "decision"] + ["pilot"] * 2 + ["embedded"] * 8)
RULING = '{"question": "ideas.decide", "facts": {}, "clause": null, "also": []}'

FILL = (
    f"""CREATE TEMP TABLE said ON COMMIT DROP AS
        WITH stem AS (SELECT word, ordinality AS o FROM regexp_split_to_table('{WORDS}', ' ') WITH ORDINALITY w (word)),
        word AS (  -- some three thousand, as the language makes them: "overdrachtgesprek"
            SELECT row_number() OVER (ORDER BY a.o, b.o) - 1 AS n,
                a.word || CASE WHEN a.o <> b.o THEN b.word ELSE '' END AS word
            FROM stem a CROSS JOIN stem b),
        mixed AS (SELECT v, p, word.word FROM generate_series(0, {VARIANTS} - 1) v
            CROSS JOIN generate_series(1, 45) p
            JOIN word ON word.n = abs(hashint4(v * 45 + p)) % (SELECT count(*) FROM word))
        SELECT v, string_agg(word, ' ') AS long, string_agg(word, ' ') FILTER (WHERE p <= 12) AS short,
            string_agg(word, ' ') FILTER (WHERE p <= 4) AS title,
            (SELECT word FROM stem WHERE o = 1 + v % 12) AS subject
        FROM mixed GROUP BY v""",
    "CREATE UNIQUE INDEX ON said (v)",
    "INSERT INTO organisation (name, tagline_nl, tagline_en, about_nl, about_en) VALUES ('Groot', '', '', '', '')",
    f"""INSERT INTO team (code, name, place, focus_nl, focus_en, caseload_unit_nl, caseload_unit_en)
        SELECT 't' || n, 'Team ' || n, 'Plaats ' || n % 80, 'Ambulant', 'Outreach', 'cliënten', 'clients'
        FROM generate_series(1, {TEAMS}) n""",
    f"""INSERT INTO person (name, function_nl, function_en, joined_on, demo)
        SELECT 'Persoon ' || n, 'Begeleider', 'Support worker', date '2020-01-01', true
        FROM generate_series(1, {PEOPLE}) n""",
    f"""INSERT INTO membership (team, person, from_on)
        SELECT 1 + (p.id - 1) % {TEAMS}, p.id, date '2020-01-01' FROM person p WHERE p.id <= {MEMBERS} ORDER BY p.id""",
    f"""INSERT INTO office_held (person, office, team, from_on)
        SELECT {MEMBERS} + 1 + t.id % 50, 'mpp', t.id, date '2020-01-01' FROM team t""",
    f"""INSERT INTO office_held (person, office, from_on)
        SELECT {PEOPLE} - n + 1, office, date '2020-01-01'
        FROM unnest(ARRAY['hr', 'council', 'process', 'practice', 'director', 'operator'])
        WITH ORDINALITY o (office, n)""",
    "INSERT INTO contract_hours (person, hours, from_on) SELECT id, 28, date '2020-01-01' FROM person",
    """INSERT INTO caseload (person, size, from_on) SELECT id, 4 + id % 5, date '2020-01-01' FROM person""",
    """INSERT INTO role_template (key, name_nl, name_en, purpose_nl, purpose_en, accountabilities, term_months,
            max_terms, hours_per_week, core)
       SELECT 'rol' || n, 'Rol ' || n, 'Role ' || n, 'Waar deze rol voor is.', 'What it is for.', '[]', 12, 2, 1.5,
           n <= 11 FROM generate_series(1, 14) n""",
    """INSERT INTO team_role (team, template, name_nl, name_en, purpose_nl, purpose_en, seats, opened_on)
       SELECT t.id, k.id, '', '', '', '', 1, date '2020-01-01' FROM team t CROSS JOIN role_template k""",
    # Six terms of each role, a year each, of another of the team; some of the present ones have run out or are vacant.
    """INSERT INTO role_term (team_role, person, from_on, until_on, seat, acting, focus, ended)
       SELECT k.id, m.person, current_date - 365 * back + 180 - k.id % 170, current_date - 365 * (back - 1) + 179
            - k.id % 170, 1, false, '', k.id % 7 = 0
       FROM team_role k CROSS JOIN generate_series(1, 6) back
       JOIN LATERAL (SELECT person FROM membership b WHERE b.team = k.team ORDER BY b.person
            OFFSET (k.template + back) % 9 LIMIT 1) m ON true
       WHERE back > 1 OR k.id % 9 > 0""",
    """INSERT INTO proposal (type, key, team, payload, names, lines, why, by, at, version)
        SELECT 'roles.change', 'role:' || k.id, k.team, '{}', '{"role": {"nl": "Rol", "en": "Role"}}', '[]',
            'Zo past het beter.', r.person, now() - interval '1 day', 1
        FROM team_role k JOIN role_term r ON r.team_role = k.id AND r.until_on >= current_date WHERE k.id % 14 = 3""",
    f"""INSERT INTO consent_round (subject, purpose, team, proposal, evaluate_on, doer, ruling, quorum, resolve_days,
            by, at, picture_ends, opinion_ends, decision_ends)
        SELECT 'proposal:' || id, 'decide', team, why, current_date + 90, by, '{RULING}', 60, 14, by, at, at, at,
           now() + interval '4 days' FROM proposal""",
    f"""INSERT INTO talent (person, text, at) SELECT p.id, said.title, now()
        FROM person p JOIN said ON said.v = p.id % {VARIANTS} WHERE p.id % 3 = 0""",
    f"""INSERT INTO idea (team, owner, audience, stage, title, first_thought, matters, proposal, ownership, strengths,
            why_now, contacts, subject, amount, hours, teams, clients, version, revision, thought_at, shared_at,
            moved_at, lesson)
        SELECT m.team, m.person, CASE WHEN hashint4(n) % 4 = 0 THEN 'team' ELSE 'organisation' END,
            (ARRAY[{STAGES}])[1 + n % 20],
            said.title || ' ' || n, said.short, said.short, said.long, '', '', '', '', said.subject,
            n % 3000, n % 40, 1, hashint4(-n) % 2 = 0, 1, 1, at, at, at, ''
        FROM generate_series(1, {IDEAS}) n
        JOIN said ON said.v = n % {VARIANTS}
        JOIN membership m ON m.id = 1 + (n::bigint * 7919) % {MEMBERS}
        CROSS JOIN LATERAL (SELECT now() - make_interval(mins => n * 10)) AS t (at)""",
    """INSERT INTO idea_version (idea, number, by, at, text, note, fingerprint, kind)
       SELECT id, 1, owner, shared_at, proposal, '', encode(sha256(convert_to(proposal, 'UTF8')), 'hex'), 'first'
       FROM idea""",
    """INSERT INTO journal_entry (subject, number, at, by, what, facts, hash)
       SELECT 'idea:' || id, n, shared_at + make_interval(hours => n), owner,
           (ARRAY['IdeaShared', 'IdeaEdited', 'IdeaEdited'])[n], '{}', repeat('0', 64)
       FROM idea, generate_series(1, 3) n""",
    """INSERT INTO idea_support (idea, person, version, at)
       SELECT DISTINCT i.id, m.person, 1, i.shared_at
       FROM idea i JOIN membership m ON m.team = i.team WHERE (m.person + i.id) % 5 < 2 AND m.person <> i.owner""",
    """INSERT INTO idea_remark (idea, by, at, kind, text, reply)
       SELECT i.id, m.person, i.shared_at, (ARRAY['question', 'offer of help', 'comment'])[1 + m.person % 3],
           left(i.proposal, 200), ''
       FROM idea i JOIN membership m ON m.team = i.team WHERE (m.person + i.id) % 5 = 4 AND m.person <> i.owner""",
    """INSERT INTO advice_request (subject, question, by, at)
       SELECT 'idea:' || id, left(title, 60) || '?', owner, shared_at FROM idea WHERE stage = 'advice'""",
    """INSERT INTO adviser (request, person, capacity, due_on)
       SELECT r.id, m.person, 'colleague', current_date + 14
       FROM advice_request r JOIN idea i ON r.subject = 'idea:' || i.id JOIN membership m ON m.team = i.team
       WHERE m.person <> i.owner AND m.person % 4 = 0""",
    f"""INSERT INTO consent_round (subject, purpose, team, proposal, evaluate_on, doer, ruling, quorum, resolve_days,
            by, at, picture_ends, opinion_ends, decision_ends)
        SELECT 'idea:' || id, 'decide', team, proposal, current_date + 90, owner, '{RULING}', 60, 14, owner, shared_at,
           now() - interval '2 days', now() - interval '1 day', now() + interval '4 days'
        FROM idea WHERE stage = 'decision'""",
    """INSERT INTO voice (round, person, at, edition, stance, argument, harm, safe)
       SELECT r.id, m.person, now(), 1, 'consent', '', '', ''
       FROM consent_round r JOIN membership m ON m.team = r.team WHERE m.person % 3 > 0""",
    f"""INSERT INTO decision (subject, purpose, text, way, ruling, by, at, doer, evaluate_on, finding)
        SELECT 'idea:' || id, 'decide', proposal, 'own decision', '{RULING}', owner, shared_at, owner,
            current_date + 60, ''
        FROM idea WHERE stage IN ('pilot', 'embedded')""",
    """INSERT INTO idea_pilot (idea, decision, question, starts_on, ends_on, result, clients)
       SELECT i.id, d.id, left(i.proposal, 120), current_date - 30, current_date + 30, '', ''
       FROM idea i JOIN decision d ON d.subject = 'idea:' || i.id WHERE i.stage = 'pilot'""",
    """INSERT INTO notice (person, entry, about, inbox, told_at, read_at)
       SELECT m.person, e.id, 'team', true, e.at, CASE WHEN e.id % 20 <> 0 THEN e.at END
       FROM journal_entry e JOIN idea i ON e.subject = 'idea:' || i.id JOIN membership m ON m.team = i.team
       WHERE e.number = 1 AND m.person % 3 = i.id % 3""",
    "DELETE FROM journal_pending",
)


async def fill() -> None:
    """In one transaction; afterwards the planner knows the tables."""
    assert DB.pool is not None
    async with DB.pool.acquire() as connection, connection.transaction():
        for statement in (*FILL, *delegated.FILL):
            await connection.execute(statement)
    await adopt_all(read("oeverlicht.json")["frameworks"], Everybody(), long_ago)
    await DB.run_ddl("VACUUM ANALYZE")


class Everybody(dict[str, int]):
    """Authors of the frameworks, whoever they are in the demo: they get a number each, as they come."""

    def __missing__(self, person: str) -> int:
        return self.setdefault(person, 1 + len(self))


def long_ago(_day: str) -> datetime:
    return now() - timedelta(days=400)
