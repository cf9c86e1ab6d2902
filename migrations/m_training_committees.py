"""A training can be asked of who selects new colleagues."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T09:08:30:000000"
VERSION = "1.36.0"
DESCRIPTION = "What asks for a training: hiring committees too"

KNOWN = "'nothing', 'the law', 'a register', 'the method', 'a role', 'own agreement'"
NAME = "training_required_by_known"
CHECK = f"ALTER TABLE training DROP CONSTRAINT {NAME}, ADD CONSTRAINT {NAME} CHECK (required_by IN ({{words}}))"
BEFORE = "UPDATE training SET required_by = 'own agreement' WHERE required_by = 'hiring committees'"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        await engine.run_ddl(CHECK.format(words=f"{KNOWN}, 'hiring committees'"))

    async def run_backwards() -> None:
        await engine.run_ddl(BEFORE)
        await engine.run_ddl(CHECK.format(words=KNOWN))

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
