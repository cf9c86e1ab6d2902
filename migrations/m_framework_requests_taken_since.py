"""What was taken before TeamHub kept when: the journal tells. From here on there is always both."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.constraints import Check
from piccolo.engine import engine_finder

ID = "2026-11-25T22:41:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Since when a framework request is with whom"

KNOWN = """
UPDATE framework_request r SET taken_at = COALESCE((SELECT max(e.at) FROM journal_entry e
    WHERE e.what = 'RequestTaken' AND e.subject = 'framework_request:' || r.id), r.at)
WHERE r.taken_by IS NOT NULL
"""


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        await engine.run_ddl(KNOWN)

    manager.add_raw(run)  # before the constraint, which would refuse what has no moment
    manager.add_constraint(
        table_class_name="FrameworkRequest",
        tablename="framework_request",
        constraint_name="framework_request_taken",
        constraint_class=Check,
        params={"condition": "(taken_at IS NULL) = (taken_by IS NULL)"},
        schema=None,
    )
    return manager
