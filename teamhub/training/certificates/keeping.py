"""Certificates and registrations are kept as long as somebody works here, and some years on: for who asks for proof."""

from teamhub.core.act import Act
from teamhub.core.db import writing
from teamhub.core.i18n import later
from teamhub.core.retention import listing
from teamhub.parameters import queries as parameters
from teamhub.training.certificates.tables import CertificateTold, Registration
from teamhub.training.tables import Certificate

YEARS = "training.keep_years_after_leaving"
GONE = "SELECT x.id FROM {} x JOIN person p ON p.id = x.person WHERE p.left_on + make_interval(years => {{}}) < {{}}"


async def purge(act: Act) -> int:
    """What those had who left longer ago than training.keep_years_after_leaving."""
    years = int((await parameters.numbers(act.today))[YEARS])
    erased = 0
    async with writing():
        for table, told in ((Certificate, CertificateTold.certificate), (Registration, CertificateTold.registration)):
            sql = GONE.format(table._meta.tablename)
            due = [row["id"] for row in await table.raw(sql, years, act.today)]
            if due:
                await CertificateTold.delete().where(told.is_in(due))
                await table.delete().where(table._meta.primary_key.is_in(due))
            erased += len(due)
    return erased


async def months(act: Act) -> int:
    return 12 * int((await parameters.numbers(act.today))[YEARS])


KEEPS = (
    listing(
        later("Certificates and registers"),
        "KAD-04",
        later("%(years)s after somebody left"),
        """
        SELECT c.person, t.title_nl AS what, c.obtained_on, c.valid_until, p.left_on FROM certificate c
        JOIN training t ON t.id = c.training JOIN person p ON p.id = c.person
        UNION ALL SELECT r.person, r.register, NULL, r.valid_until, p.left_on FROM registration r
        JOIN person p ON p.id = r.person
        """,
        last="left_on",
        months=months,
        purge=purge,
        terms={"years": YEARS},
    ),
)
