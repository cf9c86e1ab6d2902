from datetime import timedelta

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.jobs import Job
from teamhub.sign_in.attempt_service import KEPT
from teamhub.sign_in.tables import Attempt, PasswordLink, Session


async def forget(act: Act) -> str:
    """Takes away what has run out. Nothing depends on it: what has run out does not work any more by itself."""
    async with writing():
        await Session.delete().where(Session.ends_at <= act.at)
        await PasswordLink.delete().where(PasswordLink.ends_at <= act.at)
        await Attempt.delete().where(Attempt.at <= act.at - KEPT)
    return "forgotten what has run out"


JOBS = [Job("sign_in.forget", timedelta(hours=1), forget)]
