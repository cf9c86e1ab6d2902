"""Full-text search over ideas, and the order in which the board reads them. By hand: Piccolo knows neither."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from piccolo.table import Table


class Idea(Table, tablename="idea"):
    """Only to run statements through."""


ID = "2026-11-21T19:59:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "search over ideas"

# Without accents, for who types on a phone; titles also word by word as they are, so that an exact title is found
# even when the stemmer would drop all of it ("Wat nu?").
PLAIN = "translate(lower({}), 'áàâäãåéèêëíìîïóòôöõúùûüñç', 'aaaaaaeeeeiiiiooooouuuunc')"
TITLE = PLAIN.format("title")
REST = PLAIN.format("subject || ' ' || matters || ' ' || first_thought || ' ' || proposal")

FORWARDS = (
    f"""ALTER TABLE idea ADD COLUMN search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', {TITLE}), 'A') || setweight(to_tsvector('dutch', {TITLE}), 'A')
        || setweight(to_tsvector('dutch', {REST}), 'C')) STORED""",
    "CREATE INDEX idea_search ON idea USING gin (search)",
    "CREATE INDEX idea_by_stage ON idea (stage, moved_at DESC, id DESC)",
    "CREATE INDEX idea_by_moved ON idea (moved_at DESC, id DESC)",
    "CREATE INDEX idea_by_subject ON idea (subject)",
)
BACKWARDS = (
    "DROP INDEX idea_by_subject",
    "DROP INDEX idea_by_moved",
    "DROP INDEX idea_by_stage",
    "ALTER TABLE idea DROP COLUMN search",
)


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="teamhub", description=DESCRIPTION)

    async def run() -> None:
        for statement in FORWARDS:
            await Idea.raw(statement)

    async def back() -> None:
        for statement in BACKWARDS:
            await Idea.raw(statement)

    manager.add_raw(run)
    manager.add_raw_backwards(back)
    return manager
