"""A team has one copy of an idea, also when two of its members adopt it at the same moment."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from teamhub.core.db import DB

ID = "2026-11-21T20:24:37:000000"
VERSION = "1.38.0"
DESCRIPTION = "one copy a team"


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)

    async def add() -> None:
        await DB.run_ddl("CREATE UNIQUE INDEX idea_answer_one_copy ON idea_answer (idea, team) WHERE copy IS NOT NULL")

    async def remove() -> None:
        await DB.run_ddl("DROP INDEX idea_answer_one_copy")

    manager.add_raw(add)
    manager.add_raw_backwards(remove)
    return manager
