"""Who trains colleagues, and who was trained, is kept as certificates are; a session goes with who led it."""

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import listing
from teamhub.parameters import queries as parameters
from teamhub.training.passing.tables import PassedSession, PassedTo, Trainer

YEARS = "training.keep_years_after_leaving"
LONG_GONE = "p.left_on + make_interval(years => {}) < {}"
TAUGHT = f"SELECT x.id FROM passed_to x JOIN person p ON p.id = x.person WHERE {LONG_GONE}"
SESSIONS = f"""
    SELECT s.id FROM passed_session s JOIN person p ON p.id = s.trainer WHERE {LONG_GONE}
    UNION SELECT s.id FROM passed_session s WHERE NOT EXISTS (SELECT FROM passed_to x WHERE x.session = s.id)
"""
TRAINERS = f"SELECT r.id FROM trainer r JOIN person p ON p.id = r.person WHERE {LONG_GONE}"


async def purge(act: Act) -> int:
    """What is about who left longer ago than training.keep_years_after_leaving."""
    years = int((await parameters.numbers(act.today))[YEARS])
    async with writing():
        taught = [row["id"] for row in await PassedTo.raw(TAUGHT, years, act.today)]
        if taught:
            await PassedTo.delete().where(PassedTo.id.is_in(taught))
        sessions = [row["id"] for row in await PassedSession.raw(SESSIONS, years, act.today)]
        if sessions:
            await PassedTo.delete().where(PassedTo.session.is_in(sessions))
            await PassedSession.delete().where(PassedSession.id.is_in(sessions))
        trainers = [row["id"] for row in await Trainer.raw(TRAINERS, years, act.today)]
        if trainers:
            await Trainer.delete().where(Trainer.id.is_in(trainers))
    return len(taught) + len(sessions) + len(trainers)


async def months(act: Act) -> int:
    return 12 * int((await parameters.numbers(act.today))[YEARS])


KEEPS = (
    listing(
        later("What you pass on to colleagues, and what was passed on to you"),
        "KAD-04",
        later("%(years)s after you left, and a session also after who led it left"),
        """
        SELECT r.person, t.title_nl AS what, r.from_on AS on_day, p.left_on FROM trainer r
            JOIN training t ON t.id = r.training JOIN person p ON p.id = r.person
        UNION ALL SELECT s.trainer, t.title_nl, s.held_on, p.left_on FROM passed_session s
            JOIN training t ON t.id = s.training JOIN person p ON p.id = s.trainer
        UNION ALL SELECT x.person, t.title_nl, s.held_on, least(p.left_on, led.left_on) FROM passed_to x
            JOIN passed_session s ON s.id = x.session JOIN training t ON t.id = s.training
            JOIN person p ON p.id = x.person JOIN person led ON led.id = s.trainer
        """,
        last="left_on",
        months=months,
        purge=purge,
        terms={"years": YEARS},
    ),
)
