"""Who may answer a question or a request, as ids: for who is told of it."""

from datetime import date

from teamhub.frameworks.policy import ANSWER_EVERYBODY
from teamhub.people.tables import Person

# The same as policy.may_answer, for everybody at once.
ANSWERERS = """
    SELECT DISTINCT o.person FROM office_held o JOIN person p ON p.id = o.person
    WHERE o.from_on <= {} AND (o.until_on IS NULL OR o.until_on >= {}) AND o.person <> {}
        AND (p.left_on IS NULL OR p.left_on >= {})
        AND (o.office = ANY({}::text[]) OR (o.office = 'mpp' AND o.team = {}))
    ORDER BY o.person
"""


async def answerers(by: int, team: int | None, on: date) -> list[int]:
    """The ids of those who may answer on this day what `by` asked, from `team` or from an office."""
    rows = await Person.raw(ANSWERERS, on, on, by, on, sorted(ANSWER_EVERYBODY), team)
    return [row["person"] for row in rows]
