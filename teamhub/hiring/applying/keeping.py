"""What is held of applicants, until when, and what erases it: for the nightly job and the privacy report."""

from teamhub.core.act import Act
from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_USED, Held, Keeping, listing
from teamhub.hiring.applying import queries, service


async def held(act: Act) -> list[Held]:
    """Nobody by name: an applicant has no account. Each is one record."""
    found = await queries.read(act, "a.erased_on IS NULL ORDER BY a.id")
    return [Held(None, 1 + one.files, one.gone_on) for one in found]


KEEPS = (
    Keeping(
        name=later("Applications: name, addresses, letter and files"),
        why="NVP Sollicitatiecode",
        until=later("%(weeks)s after the procedure has ended, or %(years)s with consent"),
        held=held,
        purge=service.purge,
        terms={"weeks": "hiring.delete_weeks", "years": "hiring.delete_years_with_consent"},
    ),
    listing(
        later("Vacancies that you drafted, are the contact of, select for, or came through"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_USED,
        """
        SELECT w.id AS person, v.title_nl AS title, v.made_at AS at FROM vacancy v
            JOIN person w ON w.id IN (v.made_by, v.contact)
        UNION ALL SELECT c.person, v.title_nl, c.asked_at FROM committee_member c JOIN vacancy v ON v.id = c.vacancy
        UNION ALL SELECT h.colleague, v.title_nl, NULL FROM hire_choice h JOIN vacancy v ON v.id = h.vacancy
            WHERE h.colleague IS NOT NULL
        ORDER BY at
        """,
    ),
)
