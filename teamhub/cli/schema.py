"""`teamhub migrate`: the tables as this version wants them."""

import argparse

from teamhub.cli.database import against
from teamhub.cli.words import progress, say
from teamhub.core import schema
from teamhub.core.i18n import gettext as _
from teamhub.core.i18n import ngettext
from teamhub.core.postgres import DatabaseTrouble
from teamhub.settings import Settings


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    migrating = commands.add_parser("migrate", help=_("give the database the tables of this version"))
    migrating.set_defaults(run=run)


def run(_typed: argparse.Namespace, settings: Settings) -> int:
    done = against(settings, bring_up_to_date)
    if done:
        say(ngettext("One migration was run.", "%(number)s migrations were run.", done) % {"number": done})
    else:
        say(_("The database was up to date."))
    return 0


async def bring_up_to_date() -> int:
    """How many migrations that took."""
    count = 0
    with progress() as shown:
        task = shown.add_task(_("Migrating"), total=None)
        async for count, total in schema.migrate():
            shown.update(task, completed=count, total=total)
    return count


async def refuse_when_behind() -> None:
    missing = await schema.pending()
    if missing:
        raise DatabaseTrouble(
            "The database is %(number)s migrations behind: make a backup, then run “teamhub migrate”, "
            "or start with --migrate.",
            number=len(missing),
        )
