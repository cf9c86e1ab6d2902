"""What full-text search looks in for questions that were asked before: kept up to date by the database itself."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T20:08:36:000000"
VERSION = "1.38.0"
DESCRIPTION = "Find questions and their answers by their words, Dutch and English"

WORDS = """
ALTER TABLE may_we ADD COLUMN words tsvector GENERATED ALWAYS AS (
    to_tsvector('dutch', question || ' ' || answer) || to_tsvector('english', question || ' ' || answer)
) STORED
"""
INDEX = "CREATE INDEX may_we_words ON may_we USING gin (words)"
BACK = "ALTER TABLE may_we DROP COLUMN words"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        for ddl in (WORDS, INDEX):
            await engine.run_ddl(ddl)

    async def back() -> None:
        await engine.run_ddl(BACK)

    manager.add_raw(run)
    manager.add_raw_backwards(back)
    return manager
