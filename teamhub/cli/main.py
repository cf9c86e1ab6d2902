"""From the words on the command line to the command."""

import argparse
import sys
from collections.abc import Callable, Sequence

from teamhub.cli import (
    backup,
    demo,
    doctor,
    importing,
    jobs,
    journal,
    organisation,
    privacy,
    schema,
    serve,
    settings,
    user,
)
from teamhub.cli.words import complain, speak
from teamhub.core.errors import Refused
from teamhub.core.i18n import gettext as _
from teamhub.settings import Settings, unknown

Command = Callable[[argparse.Namespace, Settings], int]
MODULES = (serve, demo, schema, organisation, importing, user, doctor, settings, backup, jobs, journal, privacy)


def parser() -> argparse.ArgumentParser:
    """Each module adds its commands; each command names the function that runs it."""
    made = argparse.ArgumentParser(prog="teamhub", description=_("Runs TeamHub, and looks after it."))
    commands = made.add_subparsers(metavar=_("command"), required=True)
    for module in MODULES:
        module.add(commands)
    return made


def run(settings: Settings, words: Sequence[str]) -> int:
    """0 when all is well, 1 when something was refused or found, 2 when the words or the settings are wrong."""
    speak()
    typed = parser().parse_args(words)
    for name in unknown():
        slip = _("%(name)s is no setting of TeamHub; “teamhub settings” lists them.")
        print(f"teamhub: {slip % {'name': name}}", file=sys.stderr)
    command: Command = typed.run
    try:
        return command(typed, settings)
    except Refused as refusal:
        complain(refusal)
        return 1
    except KeyboardInterrupt:
        return 130
