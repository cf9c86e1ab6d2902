"""`teamhub jobs`: the scheduled jobs alone, for who serves the pages elsewhere."""

import argparse
import asyncio
import signal

from teamhub.app import create_app
from teamhub.cli.database import against
from teamhub.cli.words import say
from teamhub.core import clock, log
from teamhub.core.i18n import gettext as _
from teamhub.core.jobs import scheduler
from teamhub.core.web import current_app
from teamhub.features import JOBS
from teamhub.settings import Settings


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    running = commands.add_parser("jobs", help=_("run the scheduled jobs, without the pages"))
    running.set_defaults(run=run)


def run(_typed: argparse.Namespace, settings: Settings) -> int:
    log.configure(settings.log)
    current_app.set(create_app(settings))  # a mail names addresses
    against(settings, _until_told)
    return 0


async def _until_told() -> None:
    """Until Ctrl-C or SIGTERM. What is running then is finished first."""
    told = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, told.set)
    working = scheduler(JOBS, clock.now)
    working.start()
    for job in JOBS:
        say(_("%(job)s: every %(interval)s") % {"job": job.name, "interval": job.every})
    await told.wait()
    working.shutdown()
