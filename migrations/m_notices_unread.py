"""What the header counts on every page, and what a digest and an inbox look up."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-21T20:11:51:000000"
VERSION = "1.38.0"
DESCRIPTION = "Find somebody's notices, and those that they have not read"

INDEXES = {
    "notice_newest": "CREATE INDEX notice_newest ON notice (person, id DESC)",
    "notice_unread": "CREATE INDEX notice_unread ON notice (person) WHERE read_at IS NULL",
}


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        for create in INDEXES.values():
            await engine.run_ddl(create)

    async def back() -> None:
        for name in INDEXES:
            await engine.run_ddl(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(back)
    return manager
