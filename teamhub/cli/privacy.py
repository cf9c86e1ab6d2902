"""`teamhub privacy`: what is held, of how many people, until when; and erasing what is due before it is night."""

import argparse

from teamhub.cli.database import against
from teamhub.cli.words import say
from teamhub.core.act import SYSTEM, Act
from teamhub.core.clock import now
from teamhub.core.i18n import gettext as _
from teamhub.core.i18n import ngettext
from teamhub.privacy import queries, service
from teamhub.privacy.queries import Kind
from teamhub.settings import Settings


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    privacy = commands.add_parser("privacy", help=_("show what is kept of people, and erase what is due"))
    verbs = privacy.add_subparsers(metavar=_("command"), required=True)
    reporting = verbs.add_parser("report", help=_("what is held, of how many people, until when"))
    reporting.add_argument(
        "address", metavar=_("mail-address"), nargs="?", help=_("of whom; of everybody if not given")
    )
    reporting.set_defaults(run=report)
    erasing = verbs.add_parser("erase", help=_("erase now what is due, as the job does each night"))
    erasing.set_defaults(run=erase)


def report(typed: argparse.Namespace, settings: Settings) -> int:
    """No words that people wrote, and without an address no names. Exit status 1 when something should be gone."""
    act = Act(by=SYSTEM, at=now())
    if typed.address:
        name, kinds = against(settings, lambda: queries.of_address(act, typed.address))
        say(_("Held of %(name)s:") % {"name": name})
    else:
        kinds = [kind for kind in against(settings, lambda: queries.overview(act)) if kind.records]
    for kind in kinds:
        say(_line(kind, of_all=not typed.address))
        say(f"  {kind.until} ({_(kind.keeping.why)})")
    if not kinds:
        say(_("Nothing is held."))
    if typed.address:
        say(_("What is private to them is not counted here: they see it themselves, under “My data”."))
    return int(any(kind.due for kind in kinds))


def erase(_typed: argparse.Namespace, settings: Settings) -> int:
    done = against(settings, lambda: service.erase(Act(by=SYSTEM, at=now())))
    for name, count in done.erased.items():
        say(f"{_(name)}: {count}")
    say(ngettext("%(num)s record erased.", "%(num)s records erased.", done.count) % {"num": done.count})
    for name in done.failed:
        say(_("This could not be erased; the log says why: %(name)s") % {"name": _(name)}, "red")
    return int(bool(done.failed))


def _line(kind: Kind, *, of_all: bool) -> str:
    records = ngettext("%(num)s record", "%(num)s records", kind.records) % {"num": kind.records}
    people = ngettext("of %(num)s person", "of %(num)s people", kind.people) % {"num": kind.people}
    parts = [records, *([people] if of_all and kind.people else [])]
    if kind.first_on:
        parts.append(_("the first goes on %(day)s") % {"day": kind.first_on.isoformat()})
    if kind.due:
        parts.append(_("%(number)s should be gone") % {"number": kind.due})
    return f"{_(kind.keeping.name)}: {', '.join(parts)}"
