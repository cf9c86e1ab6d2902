"""Nobody is twice in one team, or twice in one role of it, on the same day. And talents are found by their words."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T20:08:00:000000"
VERSION = "1.36.0"
DESCRIPTION = "No membership and no role term overlaps another of the same person"

# A number as a range of one, so that no extension is needed to compare it in a GiST index. No last day: no end.
ONCE = """
ALTER TABLE {table} ADD CONSTRAINT {table}_no_overlap EXCLUDE USING gist
    ({numbers}, daterange(from_on, until_on, '[]') WITH &&)
"""
ONE = "int4range({column}, {column}, '[]') WITH &&"
TABLES = {"membership": ("team", "person"), "role_term": ("team", "role", "person")}
WORDS = "CREATE INDEX talent_words ON talent USING gin (to_tsvector('dutch', text))"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        for table, columns in TABLES.items():
            numbers = ", ".join(ONE.format(column=column) for column in columns)
            await engine.run_ddl(ONCE.format(table=table, numbers=numbers))
        await engine.run_ddl(WORDS)

    async def run_backwards() -> None:
        for table in TABLES:
            await engine.run_ddl(f"ALTER TABLE {table} DROP CONSTRAINT {table}_no_overlap")
        await engine.run_ddl("DROP INDEX talent_words")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
