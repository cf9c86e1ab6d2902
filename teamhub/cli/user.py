"""`teamhub user`: letting somebody in. The first of them lets in the others, from the pages."""

import argparse

from teamhub.cli.database import against
from teamhub.cli.words import say
from teamhub.core.act import SYSTEM, Act
from teamhub.core.clock import now
from teamhub.core.i18n import gettext as _
from teamhub.settings import Settings
from teamhub.sign_in import link_service
from teamhub.sign_in.second_factor import service as second_factor


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    users = commands.add_parser("user", help=_("let somebody in"))
    verbs = users.add_subparsers(metavar=_("command"), required=True)
    inviting = verbs.add_parser("invite", help=_("mail somebody the link with which they choose a password"))
    inviting.add_argument("address", metavar=_("mail-address"))
    inviting.set_defaults(run=invite)
    resetting = verbs.add_parser(
        "reset-second-factor", help=_("for who lost both their phone and their recovery codes: they set up a new one")
    )
    resetting.add_argument("address", metavar=_("mail-address"))
    resetting.set_defaults(run=reset_second_factor)


def invite(typed: argparse.Namespace, settings: Settings) -> int:
    """Where no mail goes out, the operator hands the link over: nobody else could let in the first person."""
    path = against(settings, lambda: link_service.invite_address(Act(by=SYSTEM, at=now()), typed.address))
    if settings.mail:
        say(_("%(address)s is invited; the mail goes out with the next round.") % {"address": typed.address})
    else:
        said = _("%(address)s is invited. No mail goes out, so give them this link yourself: %(link)s")
        say(said % {"address": typed.address, "link": f"{settings.url}{path}"})
    return 0


def reset_second_factor(typed: argparse.Namespace, settings: Settings) -> int:
    """Ask somebody who knows them whether it is really them who asks. They hear of it by mail."""
    name = against(settings, lambda: second_factor.reset_address(Act(by=SYSTEM, at=now()), typed.address))
    say(_("The second factor of %(name)s is gone; they set up a new one when a page asks for it.") % {"name": name})
    return 0
