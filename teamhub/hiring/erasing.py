"""What is kept of applicants goes, together with what other capabilities keep of them. What they were counts on."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from typing import Any

from piccolo.columns import Column

from teamhub.core.mail import Mail
from teamhub.hiring.tables import Applicant, ApplicantFile, ApplicantLink

Erase = Callable[[Sequence[int]], Awaitable[object]]
WITH: list[Erase] = []  # filled by the feature.py of who keeps something of applicants: in the same transaction

MAILS = """
    DELETE FROM mail WHERE template = ANY({}::text[]) AND (params->>'applicant' = ANY({}::text[])
        OR (due_at IS NULL AND address IN (SELECT email FROM applicant WHERE id = ANY({}::int[]) AND email <> '')))
"""
TEMPLATES = ("hiring_reply", "hiring_link")


async def erase(applicants: Sequence[int], on: date) -> None:
    """Name, address, letter, files, links, reasons, mails. When they applied, from where, and what came of it stays."""
    if not applicants:
        return
    ids = [*applicants]
    for also in WITH:
        await also(ids)
    await Mail.raw(MAILS, [*TEMPLATES], [str(one) for one in ids], ids)
    await ApplicantFile.delete().where(ApplicantFile.applicant.is_in(ids))
    await ApplicantLink.delete().where(ApplicantLink.applicant.is_in(ids))
    texts = ("name", "email", "phone", "letter", "reason_words", "agreed")
    blank: dict[Column | str, Any] = {
        **dict.fromkeys(texts, ""),
        "consent_on": None,
        "entered_by": None,
        "erased_on": on,
    }
    await Applicant.update(blank).where(Applicant.id.is_in(ids))
