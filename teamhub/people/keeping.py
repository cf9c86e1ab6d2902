"""What HR keeps of somebody, and what they say of themselves."""

from teamhub.core.i18n import later
from teamhub.core.retention import AS_LONG_AS_HERE, listing

KEEPS = (
    listing(
        later("Your record"),
        "AVG art. 6 lid 1 b",
        later("as long as you are here, and after that with what you wrote and decided; no rule names a term for it"),
        """
        SELECT p.id AS person, p.number, p.name, p.email, p.function_nl, p.function_en, p.registration, p.language,
            p.joined_on, p.left_on, p.digest_hour, next.name AS successor
        FROM person p LEFT JOIN person next ON next.id = p.successor
        """,
    ),
    listing(
        later("Contract hours"),
        "AVG art. 6 lid 1 b",
        AS_LONG_AS_HERE,
        "SELECT person, hours, from_on FROM contract_hours ORDER BY from_on",
    ),
    listing(
        later("Caseload"),
        "AVG art. 6 lid 1 f",
        AS_LONG_AS_HERE,
        "SELECT person, size, from_on FROM caseload ORDER BY from_on",
    ),
    listing(
        later("Talents"),
        "AVG art. 6 lid 1 f",
        later("until you take them back"),
        "SELECT person, text, at FROM talent ORDER BY at, id",
    ),
)
