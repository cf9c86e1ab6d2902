"""The journal writes at the end, and nowhere else: one function appends, and the table refuses every other change."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T20:01:35:000000"
VERSION = "1.36.0"
DESCRIPTION = "Append to the journal in one round trip, and refuse to change it"

# VOLATILE, so that the SELECT behind the lock sees what whoever held it before has committed.
APPEND = """
CREATE FUNCTION journal_append(
    of_subject text, at_moment timestamptz, by_person integer, what_happened text, with_facts jsonb, head text, tail text
) RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    newest record;
    next_number integer;
    new_id integer;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(of_subject, 0));
    SELECT e.number, e.hash INTO newest FROM journal_entry e
        WHERE e.subject = of_subject ORDER BY e.number DESC LIMIT 1;
    next_number := coalesce(newest.number, 0) + 1;
    INSERT INTO journal_entry (subject, number, at, by, what, facts, hash)
        VALUES (of_subject, next_number, at_moment, by_person, what_happened, with_facts, encode(sha256(convert_to(
            '["' || coalesce(newest.hash, '') || '",' || head || ',' || next_number || ',' || tail, 'UTF8')), 'hex'))
        RETURNING id INTO new_id;
    INSERT INTO journal_pending (entry, tries) VALUES (new_id, 0);
    RETURN new_id;
END $$
"""

REFUSE = """
CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The journal is only ever added to: % is refused.', TG_OP USING ERRCODE = 'restrict_violation';
END $$
"""

TRIGGER = """
CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses()
"""

BACK = (
    "DROP TRIGGER journal_only_grows ON journal_entry",
    "DROP FUNCTION journal_refuses()",
    "DROP FUNCTION journal_append(text, timestamptz, integer, text, jsonb, text, text)",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        for ddl in (APPEND, REFUSE, TRIGGER):
            await engine.run_ddl(ddl)

    async def back() -> None:
        for ddl in BACK:
            await engine.run_ddl(ddl)

    manager.add_raw(run)
    manager.add_raw_backwards(back)
    return manager
