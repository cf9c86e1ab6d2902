"""`teamhub found` and `teamhub office`: the first steps of an organisation, before anybody can sign in to take them."""

import argparse
from datetime import date, timedelta
from decimal import Decimal

from teamhub.cli.database import against
from teamhub.cli.words import say
from teamhub.core.act import SYSTEM, Act, Office
from teamhub.core.clock import now
from teamhub.core.i18n import gettext as _
from teamhub.people import queries as people
from teamhub.people import service
from teamhub.settings import Settings
from teamhub.teams import queries as teams
from teamhub.teams import service as team_service


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    founding = commands.add_parser("found", help=_("start the organisation of this installation"))
    founding.add_argument("name", metavar=_("name"))
    founding.add_argument(
        "--fulltime", type=Decimal, default=Decimal(36), help=_("hours a week of a full-time contract")
    )
    founding.set_defaults(run=found)
    giving = commands.add_parser("office", help=_("record who is HR, MPP or another office, and who no longer is"))
    giving.add_argument("address", metavar=_("mail-address"))
    giving.add_argument("office", type=Office, choices=[*Office], metavar="|".join(Office))
    giving.add_argument("--team", help=_("the short name of the team, for an MPP"))
    giving.add_argument("--from", dest="from_on", type=date.fromisoformat, help=_("the first day; today if not given"))
    giving.add_argument("--ends", action="store_true", help=_("the office ends with the day before"))
    giving.set_defaults(run=office)


def found(typed: argparse.Namespace, settings: Settings) -> int:
    act = Act(by=SYSTEM, at=now())
    made = against(settings, lambda: service.found(act, name=typed.name, fulltime_hours=typed.fulltime))
    say(_("TeamHub is ready for %(name)s. Now take over the people: teamhub import people.csv") % {"name": made.name})
    return 0


def office(typed: argparse.Namespace, settings: Settings) -> int:
    return against(settings, lambda: record(Act(by=SYSTEM, at=now()), typed))


async def record(act: Act, typed: argparse.Namespace) -> int:
    person = await people.by_address(typed.address)
    team = (await teams.by_code(typed.team)).id if typed.team else None
    on = typed.from_on or act.today
    if typed.ends:
        await team_service.give_up_office(act, person.id, typed.office, on=on - timedelta(days=1), team=team)
        said = _("%(name)s no longer is %(office)s from %(day)s.")
    else:
        await team_service.take_office(act, person.id, typed.office, from_on=on, team=team)
        said = _("%(name)s is %(office)s from %(day)s.")
    say(said % {"name": person.name, "office": _(typed.office), "day": on.isoformat()})
    return 0
