"""`teamhub settings`: what can be set, what it means and what it is now."""

import argparse

from teamhub.cli.words import here
from teamhub.core.i18n import gettext as _
from teamhub.settings import SETTINGS, Setting, Settings


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listing = commands.add_parser("settings", help=_("list the settings, their meaning and their value"))
    listing.set_defaults(run=run)


def run(_typed: argparse.Namespace, _settings: Settings) -> int:
    from rich.table import Table

    table = Table(_("Setting"), _("Meaning"), _("Now"), show_lines=True)
    for setting in SETTINGS.values():
        table.add_row(setting.name, _(setting.meaning), _now(setting))
    here().print(table, soft_wrap=False)
    return 0


def _now(setting: Setting) -> str:
    if setting.typed():
        return _("(set; not shown)") if setting.secret else setting.typed()
    return setting.default or f"({_(setting.otherwise)})"
