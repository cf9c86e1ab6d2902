"""What signing in leaves behind: no password and no secret can be read back, so of these only that there is one."""

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import listing
from teamhub.sign_in.tables import PasswordLink, Session


async def purge_sessions(act: Act) -> int:
    async with writing():
        ended = await Session.delete().where(Session.ends_at <= act.at).returning(Session.person)
    return len(ended)


async def purge_links(act: Act) -> int:
    async with writing():
        ended = await PasswordLink.delete().where(PasswordLink.ends_at <= act.at).returning(PasswordLink.person)
    return len(ended)


KEEPS = (
    listing(
        later("Browsers in which you are signed in"),
        "AVG art. 32",
        later("until you sign out, and for thirty days at most"),
        "SELECT person, device, started_at, last_used_at, ends_at, proved_at, ends_at AS last FROM session",
        last="last",
        purge=purge_sessions,
    ),
    listing(
        later("That you have a password, and since when"),
        "AVG art. 32",
        later("until you leave"),
        "SELECT person, changed_at AS at FROM credential",
    ),
    listing(
        later("Links by mail with which you choose a password"),
        "AVG art. 32",
        later("seven days at most"),
        "SELECT person, what_for, made_at AS at, ends_at, used_at, ends_at AS last FROM password_link",
        last="last",
        purge=purge_links,
    ),
    listing(
        later("That you have a second factor, and how many recovery codes"),
        "AVG art. 32",
        later("until you turn it off or leave"),
        """
        SELECT f.person, f.set_up_at AS at,
            (SELECT count(*) FROM recovery_code r WHERE r.person = f.person) AS recovery_codes
        FROM second_factor f
        """,
    ),
)
