"""`teamhub import people.csv`: who works here, from an HR export. All of the file, or nothing of it."""

import argparse
from datetime import date
from decimal import Decimal
from pathlib import Path

from babel.dates import format_date

from teamhub.cli.database import against
from teamhub.cli.words import here, progress, say
from teamhub.core.act import SYSTEM, Act
from teamhub.core.clock import now
from teamhub.core.errors import Invalid
from teamhub.core.i18n import gettext as _
from teamhub.core.i18n import locale, ngettext
from teamhub.people.importing import reading, service
from teamhub.people.importing.rules import Change, Kind, Plan
from teamhub.settings import Settings

STYLES = {Kind.JOINS: "green", Kind.RETURNS: "green", Kind.CHANGES: "", Kind.LEAVES: "yellow"}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    importing = commands.add_parser("import", help=_("take over people from an HR export (CSV)"))
    importing.add_argument("file", type=Path)
    importing.add_argument("--dry-run", action="store_true", help=_("only show what would change"))
    importing.add_argument("--new-teams", action="store_true", help=_("start the teams that TeamHub does not know yet"))
    importing.set_defaults(run=run)


def run(typed: argparse.Namespace, settings: Settings) -> int:
    try:
        content = typed.file.read_bytes()
    except OSError as unread:
        raise Invalid("%(file)s cannot be read: %(why)s", file=typed.file, why=unread.strerror) from None

    async def command() -> int:
        return await import_people(content, dry_run=typed.dry_run, new_teams=typed.new_teams)

    return against(settings, command)


async def import_people(content: bytes, *, dry_run: bool, new_teams: bool = False) -> int:
    """Exit status 1, and nothing written, if a line is wrong."""
    with progress() as shown:
        task = shown.add_task(_("Taking over"), total=None)
        plan = await service.take_over(
            Act(by=SYSTEM, at=now()),
            reading.sheet(content),
            dry_run=dry_run,
            new_teams=new_teams,
            progress=lambda done, total: shown.update(task, completed=done, total=total),
        )
    show(plan, dry_run=dry_run)
    return int(bool(plan.problems))


def show(plan: Plan, *, dry_run: bool) -> None:
    if plan.unread:
        say(_("Columns that are not read: %(names)s.") % {"names": ", ".join(plan.unread)}, "dim")
    if plan.problems:
        _problems(plan)
    else:
        _changes(plan)
    _gone(plan)
    if plan.problems:
        count = len({problem.line for problem in plan.problems})
        said = ngettext(
            "Nothing was written: %(n)s line is not right.", "Nothing was written: %(n)s lines are not right.", count
        )
        say(said % {"n": count}, "bold red")
    elif dry_run:
        say(_("This was a dry run: nothing was written."), "bold")
    else:
        say(_("All of it was written."), "bold")


def _problems(plan: Plan) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(
        _("Line"), _("Column"), _("What is wrong"), title=_("These lines are not right"), title_justify="left"
    )
    for problem in plan.problems:
        table.add_row(str(problem.line), _(problem.column) if problem.column else "", Text(problem.said(_)))
    here().print(table)


def _changes(plan: Plan) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(_("Line"), _("Who"), "", _("What changes"), title=_("What the file changes"), title_justify="left")
    for name in plan.new_teams:
        table.add_row("", Text(name), _("new team"), "")
    for change in plan.changes:
        row = change.row
        who = Text(f"{row.name} ({row.number})")
        table.add_row(str(row.line), who, Text(_(change.kind), STYLES[change.kind]), Text(_told(change)))
    if table.row_count:
        here().print(table)
    counts = {kind: sum(change.kind is kind for change in plan.changes) for kind in Kind}
    told = [f"{_(kind)} {count}" for kind, count in counts.items() if count]
    say(", ".join([*told, _("stays the same %(count)s") % {"count": plan.same}]))


def _told(change: Change) -> str:
    """A line for each column: what it was, and what it becomes."""
    if change.kind is Kind.JOINS:
        return "\n".join(f"{_(column)}: {_shown(after)}" for column, (_before, after) in change.changed.items())
    return "\n".join(
        f"{_(column)}: {_shown(before)} → {_shown(after)}" for column, (before, after) in change.changed.items()
    )


def _shown(value: object) -> str:
    if isinstance(value, date):
        return str(format_date(value, "d MMM y", locale=locale()))
    if isinstance(value, Decimal):
        plain = f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
        return plain.replace(".", ",") if locale() == "nl" else plain
    return str(value) if value not in (None, "") else "-"


def _gone(plan: Plan) -> None:
    """Who is not in the file any more may have left, or the file is not complete: a person decides that."""
    if not plan.gone:
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(_("Who"), _("Page to record a last day"), title=_("Not in the file any more"), title_justify="left")
    for person in plan.gone:
        table.add_row(Text(f"{person.name} ({person.number})"), f"/personeel/{person.id}")
    here().print(table)
    say(_("They stay as they are. Did somebody leave? Then HR records the last day on that page."))
