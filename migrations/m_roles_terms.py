"""Every team gets the roles it has as rows of its own, and every term belongs to one of these."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from teamhub.core.references import ForeignKey
from piccolo.constraints import Unique
from piccolo.engine import engine_finder

ID = "2026-11-25T22:15:18:326919"
VERSION = "1.38.0"
DESCRIPTION = "Terms belong to the role of a team"

# The core roles of every team, and what else it has held.
ROLES = """
INSERT INTO team_role (team, template, name_nl, name_en, purpose_nl, purpose_en, seats, opened_on)
SELECT t.id, k.id, '', '', '', '', 1, coalesce((SELECT min(r.from_on) FROM role_term r WHERE r.team = t.id AND r.role = k.id),
    (SELECT min(m.from_on) FROM membership m WHERE m.team = t.id), current_date)
FROM team t CROSS JOIN role_template k
WHERE k.core OR EXISTS (SELECT FROM role_term r WHERE r.team = t.id AND r.role = k.id)
"""
TERMS = "UPDATE role_term r SET team_role = k.id FROM team_role k WHERE k.team = r.team AND k.template = r.role"
# Two may have held one role at the same time: each gets a seat of their own, the lowest that is free.
SEATS = """
DO $$
DECLARE term record; free int;
BEGIN
    FOR term IN SELECT * FROM role_term ORDER BY from_on, id LOOP
        SELECT min(n) INTO free FROM generate_series(1, 50) n WHERE NOT EXISTS (
            SELECT FROM role_term o WHERE o.team_role = term.team_role AND o.seat = n AND o.id <> term.id
            AND (o.from_on, o.id) < (term.from_on, term.id) AND o.until_on >= term.from_on);
        UPDATE role_term SET seat = free WHERE id = term.id;
        UPDATE team_role SET seats = greatest(seats, free) WHERE id = term.team_role;
    END LOOP;
END $$
"""
# Numbers as ranges of one, so that no extension is needed to compare them in a GiST index.
ONE_HOLDER = """
ALTER TABLE role_term ADD CONSTRAINT role_term_one_holder EXCLUDE USING gist (
    int4range(team_role, team_role, '[]') WITH &&, int4range(seat, seat, '[]') WITH &&,
    int4range(acting::int, acting::int, '[]') WITH &&, daterange(from_on, until_on, '[]') WITH &&)
"""
NO_OVERLAP = """
ALTER TABLE role_term ADD CONSTRAINT role_term_no_overlap EXCLUDE USING gist (
    int4range(team_role, team_role, '[]') WITH &&, int4range(person, person, '[]') WITH &&,
    daterange(from_on, until_on, '[]') WITH &&)
"""
OPEN_ONCE = "CREATE UNIQUE INDEX team_role_open_once ON team_role (team, template) WHERE closed_on IS NULL"


async def forwards():
    manager = MigrationManager(
        migration_id=ID, app_name="teamhub", description=DESCRIPTION
    )

    manager.alter_column(
        table_class_name="RoleTerm",
        tablename="role_term",
        column_name="team_role",
        db_column_name="team_role",
        params={"null": False},
        old_params={"null": True},
        column_class=ForeignKey,
        old_column_class=ForeignKey,
        schema=None,
    )

    manager.drop_constraint(
        table_class_name="RoleTerm",
        tablename="role_term",
        constraint_name="role_term_once",
        schema=None,
    )

    manager.add_constraint(
        table_class_name="RoleTerm",
        tablename="role_term",
        constraint_name="role_term_begins_once",
        constraint_class=Unique,
        params={
            "columns": ["team_role", "person", "from_on"],
            "nulls_distinct": True,
        },
        schema=None,
    )

    engine = engine_finder()
    assert engine

    async def run() -> None:
        await engine.run_ddl("ALTER TABLE role_term DROP CONSTRAINT role_term_no_overlap")
        for statement in (ROLES, TERMS, SEATS, ONE_HOLDER, NO_OVERLAP, OPEN_ONCE):
            await engine.run_ddl(statement)

    manager.add_raw(run)
    return manager
