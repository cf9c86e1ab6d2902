"""Talents, and what colleagues saw, are found by their words: without accents, and also by how a word begins."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-25T22:21:09:000000"
VERSION = "1.38.0"
DESCRIPTION = "Find talents and recognitions by their words"

PLAIN = "translate(lower(text), 'áàâäãåéèêëíìîïóòôöõúùûüñç', 'aaaaaaeeeeiiiiooooouuuunc')"
TABLES = ("talent", "recognition")


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        for table in TABLES:
            await engine.run_ddl(
                f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS"
                f" (to_tsvector('dutch', {PLAIN}) || to_tsvector('simple', {PLAIN})) STORED"
            )
            await engine.run_ddl(f"CREATE INDEX {table}_search ON {table} USING gin (search)")

    async def back() -> None:
        for table in TABLES:
            await engine.run_ddl(f"ALTER TABLE {table} DROP COLUMN search")

    manager.add_raw(run)
    manager.add_raw_backwards(back)
    return manager
