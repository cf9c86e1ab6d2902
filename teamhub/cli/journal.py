"""`teamhub verify`: proof that nobody rewrote what happened."""

import argparse

from teamhub.cli.database import against
from teamhub.cli.words import progress, say
from teamhub.core.i18n import gettext as _
from teamhub.journal import queries
from teamhub.settings import Settings


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verifying = commands.add_parser("verify", help=_("prove that the journal was not changed"))
    verifying.set_defaults(run=run)


def run(_typed: argparse.Namespace, settings: Settings) -> int:
    with progress() as shown:
        checking = shown.add_task(_("Checking the journal"), total=None)
        breaks = against(
            settings, lambda: queries.breaks(lambda n, all: shown.update(checking, completed=n, total=all))
        )
    for link in breaks:
        entry = {"subject": link.subject, "number": link.number, "what": link.what}
        say(_("%(subject)s: entry %(number)s (%(what)s) does not fit the one before it.") % entry)
    say(_("The journal does not hold.") if breaks else _("The journal holds."))
    return int(bool(breaks))
