from piccolo.apps.migrations.auto.migration_manager import MigrationManager

ID = "2026-11-25T22:15:19:000000"
VERSION = "1.38.0"
DESCRIPTION = "A term names its team and template no more"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="teamhub", description=DESCRIPTION
    )

    manager.drop_column(
        table_class_name="RoleTerm",
        tablename="role_term",
        column_name="role",
        db_column_name="role",
        schema=None,
    )

    manager.drop_column(
        table_class_name="RoleTerm",
        tablename="role_term",
        column_name="team",
        db_column_name="team",
        schema=None,
    )

    return manager
