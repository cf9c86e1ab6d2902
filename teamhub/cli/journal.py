"""`teamhub verify`: proof that nobody rewrote what happened, or what the frameworks said of it."""

import argparse

from teamhub.cli.database import against
from teamhub.cli.words import progress, say
from teamhub.core.i18n import gettext as _
from teamhub.decisions.replay_queries import Differs, differing
from teamhub.features import QUESTIONS
from teamhub.journal import queries
from teamhub.journal.chain import Link
from teamhub.settings import Settings


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verifying = commands.add_parser("verify", help=_("prove that the journal and the rulings were not changed"))
    verifying.set_defaults(run=run)


def run(_typed: argparse.Namespace, settings: Settings) -> int:
    with progress() as shown:
        checking = shown.add_task(_("Checking the journal"), total=None)

        async def both() -> tuple[list[Link], list[Differs]]:
            breaks = await queries.breaks(lambda n, all: shown.update(checking, completed=n, total=all))
            return breaks, await differing(QUESTIONS)

        breaks, others = against(settings, both)
    for link in breaks:
        entry = {"subject": link.subject, "number": link.number, "what": link.what}
        say(_("%(subject)s: entry %(number)s (%(what)s) does not fit the one before it.") % entry)
    say(_("The journal does not hold.") if breaks else _("The journal holds."))
    for one in others:
        rulings = {"subject": one.subject, "kept": one.kept.said(_), "now": one.now.said(_)}
        say(_("%(subject)s: kept is “%(kept)s”, and the frameworks of that moment say “%(now)s”.") % rulings)
    say(_("Not every kept ruling replays.") if others else _("Every kept ruling replays."))
    return int(bool(breaks or others))
