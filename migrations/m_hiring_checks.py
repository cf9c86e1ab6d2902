"""What a vacancy may be in between, and what is blank once an applicant was erased."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "2026-11-26T02:03:20:000000"
VERSION = "1.36.0"
DESCRIPTION = "A vacancy that was adopted, and everything of an applicant that goes"

BLANK = "name = '' AND email = '' AND phone = '' AND letter = ''"
WERE = "'draft', 'open', 'selecting', 'terms', 'filled', 'stopped'"
STAGES = "'draft', 'consented', 'posted', 'selecting', 'terms', 'filled', 'called off'"
CHECK = "ALTER TABLE {table} DROP CONSTRAINT {name}, ADD CONSTRAINT {name} CHECK ({condition})"


def checks(stages: str, stopped: str, blank: str) -> list[str]:
    ended = f"(closed_on IS NOT NULL) = (stage IN ('filled', '{stopped}'))"
    return [
        CHECK.format(table="vacancy", name="vacancy_ended", condition=ended),
        CHECK.format(table="vacancy", name="vacancy_stage_known", condition=f"stage IN ({stages})"),
        CHECK.format(table="applicant", name="applicant_erased", condition=f"erased_on IS NULL OR ({blank})"),
    ]


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)
    engine = engine_finder()
    assert engine

    async def run() -> None:
        for check in checks(STAGES, "called off", f"{BLANK} AND reason_words = '' AND agreed = ''"):
            await engine.run_ddl(check)

    async def run_backwards() -> None:
        for check in checks(WERE, "stopped", BLANK):
            await engine.run_ddl(check)

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
