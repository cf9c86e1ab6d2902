"""Words that colleagues gave each other: to whom they are about, and to who wrote them."""

from teamhub.core.i18n import later
from teamhub.core.retention import listing

UNTIL = later("until they are taken back")
WORDS = """
    SELECT r.{whose} AS person, other.name AS {other}, r.text, r.stage, r.at FROM recognition r
    JOIN person other ON other.id = r.{them} WHERE r.text <> '' ORDER BY r.at
"""

KEEPS = (
    listing(
        later("What colleagues saw you do well"),
        "AVG art. 6 lid 1 f",
        UNTIL,
        WORDS.format(whose="person", other="by", them="by"),
    ),
    listing(
        later("What you saw colleagues do well"),
        "AVG art. 6 lid 1 f",
        UNTIL,
        WORDS.format(whose="by", other="colleague", them="person"),
    ),
)
