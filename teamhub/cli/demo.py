"""`teamhub demo`: an organisation that could be, in a database that is empty."""

import argparse
from datetime import date
from functools import partial

from teamhub.cli.database import against
from teamhub.cli.schema import refuse_when_behind
from teamhub.cli.words import progress, say
from teamhub.core import clock
from teamhub.core.act import SYSTEM, Act
from teamhub.core.errors import Refused
from teamhub.core.i18n import gettext as _
from teamhub.core.words import sentence
from teamhub.demo.building import build
from teamhub.people.tables import Person
from teamhub.settings import Settings
from teamhub.sign_in import queries


class InUse(Refused):
    """The database has people in it."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    loading = commands.add_parser("demo", help=_("put the demo organisation in an empty database"))
    loading.add_argument(
        "--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help=_("the day that its story has come to (today)")
    )
    loading.set_defaults(run=run)


def run(typed: argparse.Namespace, settings: Settings) -> int:
    return against(settings, partial(command, typed.on))


async def command(on: date | None) -> int:
    await refuse_when_behind()
    if await load(on):
        say(_("The demo organisation is there: start with “teamhub serve --demo”."))
    elif on:
        raise InUse("The demo organisation is there already, and its days cannot be changed: use an empty folder.")
    else:
        say(_("The demo organisation was there already."))
    return 0


async def load(on: date | None = None) -> bool:
    """False if it was there already. Among real people it is refused: in the demo everybody may sign in as anybody."""
    if await Person.exists().where(Person.demo.eq(False)):
        raise InUse("There are real people in this database: use another folder or database for the demo.")
    with progress() as shown:
        task = shown.add_task(_("Telling the story of the demo organisation"), total=None)
        built = await build(
            clock.now(), on=on, progress=lambda done, total: shown.update(task, completed=done, total=total)
        )
    return built is not None


async def sign_ins() -> list[str]:
    """One person of each team and of each office: the sign-in page has them all."""
    groups = await queries.demo_people(Act(by=SYSTEM, at=clock.now()))
    return [f"{group.people[0]['name']:<24}{group.team or sentence(_(group.office)).rstrip('.')}" for group in groups]
